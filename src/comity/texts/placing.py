"""Where a text was spoken, written or issued, by its datelines, its venue lines and what its opening tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.model import Reasoned, Span
from comity.texts.calendar import written_dates
from comity.texts.cities import city_of, is_city
from comity.texts.furniture import is_crumbs, is_furniture, is_printed, is_shelf
from comity.texts.lines import Line, is_clock
from comity.texts.lists import either
from comity.texts.persons import names_in
from comity.texts.titling import INSTITUTION, KIND_WORDS, is_prose
from comity.vocabulary import calendar_names, months, weekdays

DEEPEST = 26
ENOUGH = 2.0
OPENING = 900

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{1,6})?\b"
_WORD = rf"(?!{_MONTHS}\.? \d)[A-ZÀ-Þ][\w’'.-]*"
_NAME = rf"(?:{_WORD}(?:[ -](?:(?:de|da|do|del|of|the|la|el|al|es|and|e) )*{_WORD}){{0,4}})"
PLACE = rf"{_NAME}(?:/{_NAME})?(?:, ?{_NAME}){{0,2}}"
_PLACE = re.compile(rf"(?:The )?{PLACE}", re.UNICODE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
_DAY = (
    rf"(?:(?:\w+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?|"
    r"\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_DATELINE = re.compile(
    rf"\W{{0,8}}(?P<place>\[?{PLACE}\]?)"
    rf"(?:,? ?\(?{_DAY}\)?)?(?:,? ?[(/](?P<agency>[A-Za-z][\w /.,&-]{{1,60}})[)/])?"
    r"(?P<end>\.? ?(?:--+|—|–|-(?= ))|\. |:(?= )|\]) ?(?=[A-Z“\"‘'\d]|$)"
)
_CITY_ALONE = re.compile(rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}})\.?")
_DAYS = "|".join(f"{day.title()}|{day.upper()}" for day in weekdays() if day.endswith("day"))
_MONTHS_IN_FULL = "|".join(sorted(name.title() for name in calendar_names() & set(months("en")) - {"may"}))
_NO_PLACE = re.compile(
    rf"\b(?:{_DAYS}|{_MONTHS_IN_FULL}|{either('no places')})\b|\d|^(?:{either('no place alone')})\b$"
)
_HELD = re.compile(
    rf"\b(?:{either('held')})\b[^.\n]{{0,90}}?\b(?:in|at|i|en)\s+(?:the city of )?"
    rf"(?P<place>{_NAME}(?:, ?(?:D\.? ?C\.?|{_NAME}))?)"
)
_DONE = re.compile(
    rf"\b(?:{either('done')})\b[^.\n]{{0,50}}?\b(?:at|in|te|en|à)\s+"
    rf"(?P<place>{_NAME}),?"
)
_TITLE_IN = re.compile(
    rf"(?:\b(?:in|at the \w+ in|i)\s+|, )(?P<place>{_NAME}(?:, {_NAME})?)(?:,? (?:on |den |the )?{_DAY}|,? \d|[)|]|$)"
)
_SPOKEN_OF = re.compile(rf"\b(?:{either('spoken of')})\b")
_VENUE = re.compile(rf"(?:{_WORD} ){{0,3}}(?:{either('venues')})|Via \w+")


_TOLD_BY_DATELINE = ("news", "analysis", "commentary", "press release")


class _Weighed(NamedTuple):
    weight: float
    reason: str
    start: int
    end: int
    value: str


def place_of(text: str, lines: Sequence[Line], title: Reasoned | None, kind: str, body: int) -> Reasoned | None:
    """The place that a text's lines give it; None where none says enough."""
    found = [
        one._replace(weight=one.weight + 0.8 * is_city(city_of(one.value)), value=_cased(one.value))
        for one in map(_cut, _candidates(text, lines, title, kind, body))
        if _sound(one.value) and _sound(_cased(one.value))
    ]
    best = max(found, key=lambda one: (one.weight, -one.start), default=None)
    if best is None or best.weight < ENOUGH:
        return None
    confidence = round(min(0.95, 0.5 + best.weight / 10), 2)
    return Reasoned(best.value, best.reason, confidence, Span.of(text, best.start, best.end))


def _cut(one: _Weighed) -> _Weighed:
    value = _within_sentence(one.value)
    return one._replace(value=value, end=one.end - len(one.value) + len(value)) if one.end else one


def _cased(place: str) -> str:
    """A place as it is written in running text: “NAIROBI, Kenya” is Nairobi, Kenya."""
    bare = place.strip(" .[]")
    return re.sub(r"[A-ZÀ-Þ]{4,}", lambda word: word[0].title(), bare + "." * bare.endswith("D.C"))


_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})\.\s.*|(?<=[^\W\d_]{4})\.$")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[A-Z]{2,5}")


def _within_sentence(place: str) -> str:
    """A place without what follows the end of its sentence: “Boracay. The Retreat” is Boracay."""
    return _SENTENCE.sub("", place)


def _sound(value: str) -> bool:
    if not 2 < len(value) < 60 or _NO_PLACE.search(value):
        return False
    if KIND_WORDS.search(value) and not _VENUE.fullmatch(value):
        return False
    if _INITIALS.fullmatch(value.strip("[] ")) and not is_city(value):
        return False
    return not any(word.strip(".,").lower() in weekdays() for word in value.split())


def _candidates(
    text: str, lines: Sequence[Line], title: Reasoned | None, kind: str, body: int
) -> Iterator[_Weighed]:  # fmt: skip
    span = title.span if title else None
    prose = 0
    for i, line in enumerate(lines[:DEEPEST]):
        if span and span.start <= line.start < span.end:
            yield from _in_title(line)
            continue
        if is_printed(line.text) or is_crumbs(line.text) or is_shelf(line.text):
            continue
        running = is_prose(line.text)
        yield from _opening_dateline(line, lines, i, prose, kind)
        if not running and not is_furniture(line.text):
            yield from (one._replace(weight=2.3) for one in _in_title(line))
            yield from _dated(line, i)
            yield from _beside(lines, i, prose, kind, span)
        elif running and prose == 0 and len(line.text) < 260:
            yield from (
                one._replace(weight=1.7, reason="its first sentence names the place")
                for one in _in_title(line)
                if is_city(city_of(one.value))
            )
        prose += running
    if title and span is None:
        yield from _named_in(title.value)
    yield from _below(text, lines)
    yield from _told(text, kind, body)


_HALL = rf"(?:{either('halls')})"
_AT_HALL = re.compile(
    rf"\b(?i:at) (?:the )?(?P<place>(?:{_WORD} ){{1,5}}{_HALL}(?:(?:,| in) {_NAME})?|UN [Hh]eadquarters)", re.UNICODE
)


_MATTER = re.compile(rf"\b(?:{either('matters')})\s+in\s*$", re.I)


def _in_title(line: Line) -> Iterator[_Weighed]:
    words = line.text.title() if line.text.isupper() and len(line.text.title()) == len(line.text) else line.text
    for match in _TITLE_IN.finditer(line.text):
        start, end = match.span("place")
        city = is_city(city_of(match["place"])) or is_city(match["place"].split(",")[-1])
        led = not line.text[:start].rstrip().endswith(",") and not _MATTER.search(line.text[:start])
        if city or ((led or re.search(r"\d", match[0])) and not names_in(match["place"])):
            yield _Weighed(2.6, "the title’s dateline", line.start + start, line.start + end, match["place"])
    for match in _AT_HALL.finditer(words):
        start, end = line.start + match.start("place"), line.start + match.end("place")
        yield _Weighed(3.6, "the title names the hall", start, end, match["place"])


def _named_in(title: str) -> Iterator[_Weighed]:
    match = re.search(rf"\bin (?P<place>{_NAME}(?:, {_NAME})?)$", title)
    if match:
        yield _Weighed(2.2, "the title names the place", 0, 0, match["place"])


def _plainly(match: re.Match[str]) -> bool:
    """Whether a dateline is one even below a summary or caption: a city in capitals, or an agency."""
    return match["place"].isupper() and (is_city(city_of(match["place"])) or bool(match["agency"]))


def _opening_dateline(line: Line, lines: Sequence[Line], i: int, prose: int, kind: str) -> Iterator[_Weighed]:
    """“ROME, May 4 (Agency) —”, “[Damascus]”, a city alone above its story."""
    match = _DATELINE.match(line.text[:140].removeprefix("Text: ").rjust(min(140, len(line.text))))
    if match and (prose == 0 or (prose <= 3 and _plainly(match))) and len(line.text) > 40:
        place = match["place"].strip()
        day = re.search(_DAY, match[0]) is not None
        sure = is_city(city_of(place)) or bool(match["agency"]) or place.isupper() or place.startswith("[") or day
        dashed = match["end"].strip() in ("--", "—", "–", "]") or (
            match["end"].strip() == "." and match["place"].isupper()
        )
        city = place.split(",")[0].split()
        labelled = (
            match["end"].startswith(":") and not day and (kind not in _TOLD_BY_DATELINE or not is_city(city_of(place)))
        )
        if not labelled and (sure or dashed or (match["end"] in (":", ": ") and len(city) <= 2)) and len(city) <= 4:
            place = re.sub(r"(?<=\w)(?:,| /) ?[A-Z]{2,5}$", "", place) if "," in place else place
            at = line.start + match.start("place")
            yield _Weighed(4.2 if sure else 3.0, "the dateline", at, at + len(place), place)
    dated = re.match(rf"\W{{0,3}}{_DAY} \((?P<place>[A-Z][A-Z ]{{3,24}})\) ?[-–—]", line.text[:90])
    if dated:
        at = line.start + dated.start("place")
        yield _Weighed(4.0, "the dateline", at, at + len(dated["place"]), dated["place"])
    embedded = re.search(
        rf"(?:^|[a-z)] ?)(?P<place>[A-Z]{{4,}}(?: [A-Z]{{3,}})?), {_DAY} \((?:[A-Z][\w/ ]+)\)", line.text[:600]
    )
    if embedded:
        at = line.start + embedded.start("place")
        yield _Weighed(3.6, "the dateline", at, at + len(embedded["place"]), embedded["place"])
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    alone = _CITY_ALONE.fullmatch(line.text)
    if (
        alone
        and (is_city(alone["place"]) or alone["place"].isupper() or "," in below[:2])
        and (line.text.endswith(".") or re.match(r"[,–—-]", below))
        and (len(below) > 40 or re.match(r"[,–—-]", below))
    ):
        at = line.start + alone.start("place")
        yield _Weighed(3.4, "the dateline", at, at + len(alone["place"]), alone["place"])


_CAPITALS = re.compile(rf"(?P<place>\b[A-ZÀ-Þ]{{4,}}(?: [A-ZÀ-Þ]{{3,}}){{0,2}}), {_DAY}")


def _dated(line: Line, i: int) -> Iterator[_Weighed]:
    """A line that gives a date and a place and little else."""
    for told in _CAPITALS.finditer(line.text[:200]):
        if is_city(told["place"].title()):
            start, end = told.span("place")
            yield _Weighed(3.2, "the dateline", line.start + start, line.start + end, told["place"])
    dates = [date for date in written_dates(line.text[:240]) if date.day]
    if not dates or len(line.text) > 200:
        return
    date = dates[0]
    for part, base in ((line.text[: date.start], 0), (line.text[date.end :], date.end)):
        part = re.sub(r"\b\w+day\b|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\.?", lambda gone: "·" * len(gone[0]), part)
        match = re.search(_PLACE, part)
        rest = part.replace(match[0], "", 1) if match else part
        if match and len(re.findall(r"[^\W\d_]{2,}", rest)) <= 1 and not names_in(match[0]):
            at = line.start + base + match.start()
            yield _Weighed(3.8 - 0.04 * i, "the dateline", at, at + len(match[0].rstrip(" .,")), match[0].rstrip(" .,"))


def _beside(lines: Sequence[Line], i: int, prose: int, kind: str, title: Span | None) -> Iterator[_Weighed]:
    """A line that is but a place, next to a date, a clock or the title."""
    line = lines[i]
    words = line.text.strip(" ().|*")
    if not (_PLACE.fullmatch(words) or _VENUE.fullmatch(words)) or len(words) > 60 or line.text.endswith(":"):
        return
    if prose and not _above_date(lines, i, words):
        return
    near = [lines[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(lines)]
    dated = any(any(date.day for date in written_dates(other.text)) and len(other.text) < 60 for other in near)
    clocked = any(is_clock(other.text) for other in lines[i + 1 : i + 4])
    venue = _VENUE.fullmatch(words) is not None
    comma, city = "," in words, is_city(city_of(words)) or is_city(words.split(",")[-1].strip())
    if names_in(words) and not (clocked or city):
        return
    if INSTITUTION.search(words) and not venue:
        return
    if dated or clocked or venue or comma or city:
        weight = (3.4 + 0.3 * comma) * clocked or 3.2 * venue or (3.0 if city else 2.2 if comma and dated else 1.6)
        value, start = words, line.start + line.text.find(words)
        if venue and clocked and i + 1 < len(lines) and _PLACE.fullmatch(lines[i + 1].text):
            yield _Weighed(
                4.0, "the venue above the text", line.start, lines[i + 1].end, f"{words}, {lines[i + 1].text}"
            )
        else:
            yield _Weighed(weight, "a place above the text", start, start + len(words), value)


# “Cablegram 771 TOKYO, 24 June 1938”, “Letter, Washington, 11 December 1951”.
_CABLED = re.compile(
    rf"(?m:^)[\W_]*(?:{either('sent')})\b[^\n,]{{0,16}}?[ ,]+(?P<place>(?!No\b)[A-ZÀ-Þ][a-zà-ÿ]{{2,}}(?: [A-Z][a-z]+)?|"
    rf"[A-ZÀ-Þ]{{4,}}|(?:THE|NEW|PORT|HONG) [A-ZÀ-Þ]{{4,}}(?: [A-Z]{{3,}})?), ?{_DAY}"
)


def _above_date(lines: Sequence[Line], i: int, words: str) -> bool:
    """Whether a city stands alone above a date, as below a headline and its summary."""
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    city = is_city(city_of(words)) or is_city(words.split(",")[0])
    return city and len(below) < 40 and any(date.day for date in written_dates(below))


def _below(text: str, lines: Sequence[Line]) -> Iterator[_Weighed]:
    for line in lines[-6:]:
        if line.text.isupper() and is_city(line.text.strip(" .,").title()):
            yield _Weighed(2.6, "a place below the text", line.start, line.end, line.text)
        if len(line.text) < 70 and not is_prose(line.text):
            yield from (one._replace(weight=2.6) for one in _dated(line, 0))


def _told(text: str, kind: str, body: int) -> Iterator[_Weighed]:
    """Where the opening of a readout, release or joint text says that it took place; where a treaty was done."""
    if kind in ("treaty", "letter"):
        for match in [*_DONE.finditer(text)][-1:]:
            yield _Weighed(3.2, "where it was done", *match.span("place"), match["place"].strip())
        dated = re.compile(rf"(?:^|\n|(?<=\d)|[.:*_] ?)(?P<place>(?:The )?{_NAME}),? {_DAY}")
        for match in [*dated.finditer(text, 0, 700), *dated.finditer(text, max(700, len(text) - 500))]:
            yield _Weighed(2.8, "the dateline", *match.span("place"), match["place"])
        for match in _CABLED.finditer(text, 0, 900):
            yield _Weighed(4.4, "whence it was sent", *match.span("place"), match["place"])
    if kind in (
        "readout",
        "press release",
        "interview",
        "press conference",
        "joint statement",
        "communiqué",
        "resolution",
        "council record",
    ):
        first = 0 if kind in ("communiqué", "joint statement") else body
        for match in list(_HELD.finditer(text, first, min(len(text), body + OPENING)))[:3]:
            if _SPOKEN_OF.search(match[0]):
                continue
            yield _Weighed(2.5, "where its opening says it took place", *match.span("place"), match["place"])
        for match in list(_AT_HALL.finditer(text, body, min(len(text), body + OPENING)))[:1]:
            yield _Weighed(2.4, "where its opening says it took place", *match.span("place"), match["place"])
    if kind == "speech":
        for match in list(_HELD.finditer(text, 0, min(len(text), OPENING)))[:2]:
            if re.search(r"General Assembly", text[max(0, match.start() - 90) : match.end()]):
                yield _Weighed(2.1, "where its opening says it was spoken", *match.span("place"), match["place"])
