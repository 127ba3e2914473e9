"""Lines of a cleaned text, on which every paragraph stands on one line, and the shapes that lines have."""

from __future__ import annotations

import re
from typing import NamedTuple

from comity.texts.calendar import Written, written_dates


class Line(NamedTuple):
    """A line that is not blank: its place, its words, and how many blank lines stand before it."""

    start: int
    end: int
    text: str
    gap: int


_LINE = re.compile(r"[^\n]+")
_CLOCK = re.compile(
    r"(?:(?P<end>END|End|\(END\)|-END-)\b[\s:.]*)?\(?\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:hrs|hours)?\s*"
    r"(?:\(?[A-Z][A-Za-z]{1,5}(?:[+-]\d+)?\)?|\([A-Z]\w* time\)|local(?: time)?)?\)?\.?"
)
_END = re.compile(
    r"(?:\\?#\s*){2,}|-+\s?30\s?-+|(?:-+\s*|\(|\[)?(?:END|End of (?:document|transcript|text|statement|message)|"
    r"ENDS|End)(?:\s*-+|\)|\])?[.:]?"
)
_ROSE = re.compile(
    r"The meeting (?:rose|was (?:adjourned|suspended|closed)) at \d{1,2}[.:]?\d{0,2}\s*(?:[ap]\.?\s?m\.?|noon)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[*_=~–—-]\s*){3,}")
_BULLET = re.compile(r"(?:[-*•▲·–—▪◦‣»›●○■□➢►✓]\s|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)]\s|>\s?)")
_STOP = re.compile(r"[.!?…;]['\"”’»)\]*_]*$|[:,]$")
_HEADING_MARK = re.compile(r"#{1,6}\s+")


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            breaks = text.count("\n", previous, start)
            lines.append(Line(start, start + len(words), words, max(0, breaks - 1) if lines else breaks))
            previous = start + len(words)
    return lines


def is_clock(line: str) -> bool:
    """Whether a line gives only a time of day, as transcripts do where they begin and end ("1:41 P.M. EDT")."""
    return len(line) < 60 and _CLOCK.fullmatch(line) is not None


def is_end(line: str) -> bool:
    """Whether a line says that a document ends ("###", "END  1:52 P.M. EST", "The meeting rose at 7.35 p.m.")."""
    if len(line) > 80:
        return False
    clock = _CLOCK.fullmatch(line)
    return bool((clock and clock.group("end")) or _END.fullmatch(line) or _ROSE.match(line))


def is_rule(line: str) -> bool:
    """Whether a line only divides ("* * *", "-----")."""
    return len(line) < 120 and _RULE.fullmatch(line) is not None


def is_bullet(line: str) -> bool:
    return _BULLET.match(line) is not None


def stops(line: str) -> bool:
    """Whether a line ends as a sentence or clause does."""
    return _STOP.search(line) is not None


def is_headingish(line: str) -> bool:
    """Whether a line can be a title or heading: short, no stop at its end, not an item of a list."""
    bare = _HEADING_MARK.sub("", line)
    if not 3 <= len(bare) <= 330 or is_clock(bare) or is_end(bare) or is_rule(bare):
        return False
    if bare[0].islower() or (is_bullet(bare) and bare == line):
        return False
    return not stops(bare) or (len(bare) < 120 and bare.endswith(("?", "!")))


def date_line(line: str) -> tuple[Written, str] | None:
    """The date of a line that gives a date and little else, with the rest of the line (place, author, source).

    >>> date, rest = date_line("2022-02-08 The Kremlin, Moscow")
    >>> date.value, rest
    ('2022-02-08', 'The Kremlin, Moscow')
    """
    if len(line) > 160 or not any(c.isdigit() for c in line) or (stops(line) and len(line) > 60):
        return None
    dates = [d for d in written_dates(line) if d.value and d.day]
    if not dates:
        return None
    date = dates[0] if dates[0].start == 0 else dates[-1]
    rest = (line[: date.start] + " " + line[date.end :]).strip(" ,.;:|–—-()[]\t\xa0")
    rest = re.sub(
        r"^(?:года|року|р\.|г\.|Date|Published|Posted|Released|Issued)(?: on)?:?\s*|"
        r"\d{1,2}:\d\d(?:\s*[AP]\.?M\.?)?(?:\s[A-Z]{2,4})?$",
        "",
        rest,
    ).strip(" ,|")
    at_edge = date.start <= 14 or date.end >= len(line.rstrip(" .)]")) - 12
    return (date, rest) if at_edge and len(rest.split()) <= 14 else None
