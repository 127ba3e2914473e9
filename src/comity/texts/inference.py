"""What a text's own words tell of its date where its head does not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from comity.model import Reasoned, Span
from comity.texts.calendar import Written, ordinal, written_dates
from comity.texts.heads import Head
from comity.texts.lists import either

OPENING = 700  # characters of the body in which a text tells what it is about
_DONE = re.compile(
    r"\b(?:DONE|Done|SIGNED|Signed)\b[^.]{0,40}?\b(?:at|in)\s+[A-Z][\w.\- ]{2,40}?(?:,|\s+(?:on|this)\b)"
)
_SENTENCE_END = re.compile(
    r"(?<!\bJr)(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bMrs)(?<!\bSr)(?<!\b[A-Z])[.!?][”\"’)]*\s+(?=[A-Z“\"‘])|\n"
)
_PUBLISHED = re.compile(rf"(?:{either('published')})(?: on| am| le)?\s*:?\s*", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:{either('on the day')})\b", re.IGNORECASE)
_TODAY = re.compile(rf"\b(?:{either('today')})\b", re.IGNORECASE)
_SESSION = re.compile(
    rf"\b({either('ordinals')})\s+(?:regular\s+)?session\b",
    re.IGNORECASE,
)


def date_in_body(text: str, head: Head, kind: str, path: str = "") -> Reasoned | None:
    """The date that a text without a dateline gives itself, with the words and the reason."""
    found = [
        date
        for date in (
            _published(text),
            _done(text) if kind == "treaty" else None,
            _signed(text) if kind in ("treaty", "letter") else None,
            _told(text, head, path)
            if kind in ("readout", "press release", "joint statement", "communiqué", "news", "fact sheet", "unknown")
            else None,
            _named_today(text, head, path),
            from_path(path),
            _session(text) if kind in ("speech", "unknown") else None,
            _latest(text) if kind in ("commentary", "news", "press release", "fact sheet") else None,
        )
        if date
    ]
    return max(found, key=lambda date: date.confidence, default=None)


def _published(text: str) -> Reasoned | None:
    for match in _PUBLISHED.finditer(text):
        dates = [d for d in written_dates(text[match.end() : match.end() + 40]) if d.value and d.day and d.start < 12]
        if dates:
            return _dated(text, dates[0], match.end(), "it says when it was published", 0.95)
    return None


def _done(text: str) -> Reasoned | None:
    match = next(iter([*_DONE.finditer(text)][-1:]), None)
    if not match:
        return None
    dates = [d for d in written_dates(text[match.start() : match.start() + 250]) if d.value and d.day]
    return _dated(text, dates[0], match.start(), "the day on which it was done", 0.95) if dates else None


_SIGNED = re.compile(r"(?:^|[\s.*_,])(?P<place>(?:The )?[A-Z]\w+(?:[ -][A-Z]\w+){0,2}),? (?=\d|[A-Z])")


def _signed(text: str) -> Reasoned | None:
    """The day beside the place at the end of a letter or agreement: “The Hague, August 27, 1971.”"""
    base = max(0, len(text) - OPENING)
    for match in _SIGNED.finditer(text, base):
        dates = [d for d in written_dates(text[match.end() : match.end() + 40]) if d.value and d.day and d.start < 4]
        if dates:
            return _dated(text, dates[0], match.end(), "the day on which it was signed", 0.8)
    return None


def _told(text: str, head: Head, path: str) -> Reasoned | None:
    """The date of what the opening tells of, for texts that are issued on the day."""
    opening = text[head.body : head.body + OPENING]
    ends = [m.start() for m in _SENTENCE_END.finditer(opening)] + [len(opening)] * 2
    for written in written_dates(opening):
        if written.start > (ends[1] if written.value and not _TODAY.search(opening[: ends[0]]) else ends[0]):
            return None
        sentence = opening[max(0, written.start - 150) : written.end + 100]
        if (
            not written.day
            or not _TOLD.search(sentence)
            or re.search(r"\b(?:since|before|until|in|of)\s+$", opening[: written.start])
        ):
            continue
        if written.value:
            ranged = re.search(r"\d\s?[-–]\s?\d", opening[written.start : written.end]) is not None
            return _dated(text, written, head.body, "the day of what its opening tells", 0.72 if ranged else 0.85)
        return _with_year(text, written, head.body, path)
    return None


def _with_year(text: str, written: Written, base: int, path: str) -> Reasoned | None:
    """A date without its year, the year taken from the file's name or from the text."""
    named = from_path(path)
    years = Counter(d.value[:4] for d in written_dates(text[:60_000]) if d.value)
    year = named.value[:4] if named else years.most_common(1)[0][0] if years else None
    value = written.with_year(int(year)) if year else None
    if value is None:
        return None
    source = "the file’s name" if named else "the other dates that it names"
    return Reasoned(
        value,
        f"the day of what its opening tells; the year from {source}",
        0.78 if named else 0.6,
        Span.of(text, base + written.start, base + written.end),
    )


def _named_today(text: str, head: Head, path: str) -> Reasoned | None:
    """A date that the text itself calls today ("today, 18 May 2024")."""
    match = re.search(
        r"\b[Tt]oday,? (?:is )?(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?",
        text[: head.body + 20_000],
    )
    while match:
        dates = [d for d in written_dates(text[match.end() : match.end() + 30]) if d.day and d.start == 0]
        if dates and dates[0].value:
            return _dated(text, dates[0], match.end(), "it calls this day today", 0.85)
        match = re.compile(match.re.pattern).search(text, match.end(), head.body + 20_000)
    return None


def from_path(path: str) -> Reasoned | None:
    """The date in a file's name: a day, a month, or a year that stands alone.

    >>> from_path("speeches/2024-05-18-moscow.txt").value, from_path("xyz_78_2023.txt").value
    ('2024-05-18', '2023')
    """
    name = PurePath(path).stem
    full = re.search(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)", name)
    if full and (dates := written_dates("-".join(full.groups()))) and dates[0].value:
        return Reasoned(dates[0].value, "the file’s name", 0.75)
    month = re.search(r"(?<!\d)((?:19|20)\d\d)[-_.]([01]\d)(?!\d)", name)
    if month and 1 <= int(month.group(2)) <= 12:
        return Reasoned("-".join(month.groups()), "the file’s name", 0.5)
    year = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
    return Reasoned(year[0], "the file’s name", 0.4) if len(set(year)) == 1 else None


def _session(text: str) -> Reasoned | None:
    """The year of a session of the General Assembly, which opens in September: the first was in 1946."""
    if "Assembly" not in text[:4000]:
        return None
    match = _SESSION.search(text[:4000])
    number = ordinal(match.group(1)) if match else None
    if match is None or number is None or not 1 <= number <= 99:
        return None
    return Reasoned(
        str(1945 + number),
        f"session {number} of the General Assembly opened in that year",
        0.55,
        Span.of(text, *match.span()),
    )


def _latest(text: str) -> Reasoned | None:
    dates = [d for d in written_dates(text[:200_000]) if d.value and d.day and d.value < "2100"]
    if not dates:
        return None
    last = max(dates, key=lambda d: d.value or "")
    return _dated(text, last, 0, "not before the latest day that it names", 0.3)


def _dated(text: str, written: Written, base: int, reason: str, confidence: float) -> Reasoned:
    return Reasoned(written.value or "", reason, confidence, Span.of(text, base + written.start, base + written.end))
