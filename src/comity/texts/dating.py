"""The date of a text, by what speaks for each date that its first and last lines give.

A line that gives a date and little else, a label ("Published:"), the title, brackets: each has its weight, as has what
speaks against a date: a print-out's head, a caption, "last updated", a sentence that tells of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.model import Reasoned, Span
from comity.texts.calendar import Written, written_dates
from comity.texts.furniture import is_furniture, is_printed
from comity.texts.lines import Line
from comity.texts.titling import is_prose

DEEPEST = 34  # lines from the top in which a text tells its date
LAST = 6  # lines at the end
ENOUGH = 2.4  # weight from which the lines tell the date without the rest of the text

_LABELLED = re.compile(
    r"\b(?:published|posted|date[ds]?|released?|issued|delivered|datum|fecha|data|publié|publicado|дата|from)\b[^\w]{0,4}"
    r"(?:(?:on|le|el|the|at)\s+)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updated?|modified|crawled|printed|accessed|retrieved|viewed|copyright|since|born|until|founded)\b|©",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\((?:photo|ap|afp|reuters|xinhua|image|file)\b|\bphoto\b|getty|/(?:afp|epa|tass)\b", re.IGNORECASE
)
_GIVEN = re.compile(
    r"\b(?:today|adopted|issued|signed|done|held|released|announced|delivered|posted|concluded|met|gathered|convened|"
    r"meeting|press conference|communiqu[eé]|statement|session|visit\w*|summit)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:speech|address|remarks|lecture|tal|anförande|uttalande|rede|discurso|intervenci[oó]n|discours|allocution)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d[:.]\d\d")
_TELLS_OF = re.compile(
    r"\b(?:in|since|of|before|after|until|from|by|between|dated|anniversary|resolution|agreement|treaty)\s+(?:the )?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s?(?:[-–—]|to|and)\s?\d")


class _Weighed(NamedTuple):
    weight: float
    reason: str
    start: int
    end: int
    value: str


def date_of(text: str, lines: Sequence[Line], title: Reasoned | None) -> Reasoned | None:
    """The date that the first and last lines of a text give it; None where none says enough."""
    found = [*_above(text, lines, title), *_below(text, lines)]
    best = max(found, key=lambda one: (one.weight, -one.start), default=None)
    if best is None or best.weight < ENOUGH:
        return None
    confidence = round(min(0.98, 0.6 + best.weight / 12), 2)
    return Reasoned(best.value, best.reason, confidence, Span.of(text, best.start, best.end))


def _above(text: str, lines: Sequence[Line], title: Reasoned | None) -> Iterator[_Weighed]:
    prose = 0
    span = title.span if title else None
    for i, line in enumerate(lines[:DEEPEST]):
        entitled = span is not None and span.start <= line.start < span.end
        running = is_prose(line.text) and not entitled
        for written in written_dates(line.text[:400]):
            if written.value:
                weight, reason = _weight(line, written, running, entitled, prose == 0)
                at = line.start + written.start
                yield _Weighed(weight - 0.04 * i - 0.5 * prose, reason, at, line.start + written.end, written.value)
        prose += running


def _weight(line: Line, written: Written, running: bool, entitled: bool, first: bool) -> tuple[float, str]:
    words, before = line.text, line.text[: written.start]
    loss = 2.0 * (written.day is None) + 3.0 * bool(_CHANGED.search(before[-40:])) + 3.0 * bool(_CAPTION.search(words))
    if is_printed(words) and written.start < 12:
        return 1.0 - loss, "the day on which the page was printed"
    if running:
        if re.match(r"\W*(?:[A-Z][\w.’' /-]{2,40},? )?\W*$", before) and written.start < 45:
            return 3.4 - loss, "the dateline"
        if re.search(r"(?:[Dd]istr\.?: ?\w+|[Ll]etter dated|[Dd]ated|DATED) $", before):
            return 3.0 - loss, "it says of when it is"
        if _SPOKEN.search(before) and written.day and first and not _TELLS_OF.search(before):
            return 2.6 - loss, "its first sentence tells when it was spoken"
        told = _GIVEN.search(words[max(0, written.start - 160) : written.end + 60])
        return (1.6 if told and not _TELLS_OF.search(before) else 0.6) - loss, "the day of what its opening tells"
    if _LABELLED.search(before):
        return 4.3 - loss, f"the line “{words[:40].strip()}”"
    rest = (before + words[written.end :]).strip(" ,.;:|–—-()[]*_\t\xa0#")
    if len(rest.split()) <= 6 and not _TELLS_OF.search(before):
        ranged = _RANGE.search(words[written.start : written.end]) is not None
        return 4.0 - loss - 0.5 * ranged - 1.0 * (is_furniture(words) and written.start > 20), "the dateline"
    if entitled:
        return 3.3 - loss, "the title’s date"
    return (2.9 if written.end > len(words) - 24 or written.start < 16 else 2.2) - loss, "a line above the text"


def _below(text: str, lines: Sequence[Line]) -> Iterator[_Weighed]:
    """Dates that stand by themselves among the last lines, with at most a place."""
    for line in lines[max(DEEPEST, len(lines) - LAST) :] if len(lines) > DEEPEST else lines[3:][-LAST:]:
        for written in written_dates(line.text) if len(line.text) < 90 else ():
            rest = (line.text[: written.start] + line.text[written.end :]).strip(" ,.;:|–—-()[]*_")
            stamped = _CLOCK.search(rest) is not None  # when it was printed or fetched
            if (
                written.value
                and written.day
                and len(rest.split()) <= 4
                and not stamped | bool(_CHANGED.search(line.text))
            ):
                at = line.start + written.start
                yield _Weighed(2.9, "the date below the text", at, line.start + written.end, written.value)
