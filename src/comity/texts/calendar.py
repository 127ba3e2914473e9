"""Dates written out in a text, in the forms that datelines, titles and opening sentences use.

Only dates of the calendar: expressions that need an anchor ("last Thursday") are the matter of
`comity.language` within a text, and of `inference` where they date the text itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comity.names import longest_first
from comity.vocabulary import months, ordinals


class Written(NamedTuple):
    """A date as written: its place, its ISO value, and the month and day where no year was given."""

    start: int
    end: int
    value: str | None  # ISO date of the precision given; None where the year is missing
    month: int
    day: int | None

    def with_year(self, year: int) -> str | None:
        """This date in a year, or None where the calendar has no such day."""
        return _iso(year, self.month, self.day)


_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)"
_DAYS = r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s?(?:-|–|—|to|and|through)\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"


def ordinal(word: str) -> int | None:
    """The number of an ordinal in words or figures, up to ninety-nine.

    >>> ordinal("Twenty-third"), ordinal("23rd"), ordinal("last")
    (23, 23, None)
    """
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ordinals().get(re.sub(r"\s", "", word.lower()))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{longest_first(months())})\b\.?"
    written = longest_first(word for word, day in ordinals().items() if day <= 31)
    flags = re.IGNORECASE
    return (
        re.compile(r"(?<![\d-])(?P<year>1[6-9]\d\d|20\d\d)-(?P<m>\d{1,2})-(?P<day>\d{1,2})(?!\d)", flags),
        re.compile(rf"(?<![\d-])(?P<day>\d{{1,2}})[./](?P<m>\d{{1,2}})[./]{_YEAR}(?!\d)", flags),
        re.compile(rf"(?<![\d-])(?P<day>\d{{1,2}})-(?P<m>\d{{1,2}})-{_YEAR}(?![\d-])", flags),
        re.compile(
            r"(?<!\d)(?P<year>1[6-9]\d\d|20\d\d) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]", flags
        ),
        re.compile(
            rf"\b(?P<ordinal>{written})\s+(?:day\s+)?of\s+{month},?\s*(?:in\s+the\s+year\s+)?(?:{_YEAR}\b)?", flags
        ),
        re.compile(
            rf"(?<![\d.,$€£])(?<!\d-)\b{_DAYS}\s*(?:day\s+)?(?:of\s+|de\s+)?{month},?(?:\s+(?:de\s+|del\s+)?{_YEAR}\b(?!\s?%))?",
            flags,
        ),
        re.compile(rf"\b{month}\s+{_DAYS}(?![\d%])(?:,?\s+{_YEAR}\b)?", flags),
        re.compile(rf"\b{month},?\s+{_YEAR}\b", flags),
    )


def written_dates(text: str) -> list[Written]:
    """All dates written in a text, in order; of overlapping readings the fullest.

    >>> [(d.value, d.month, d.day) for d in written_dates("on May 19-21, 2023; 3 June; the third day of April 2007")]
    [('2023-05-21', 5, 21), (None, 6, 3), ('2007-04-03', 4, 3)]
    """
    found = sorted(_all(text), key=lambda d: (d.start, -(d.end - d.start)))
    kept: list[Written] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def _all(text: str) -> Iterator[Written]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if (date := _read(match)) is not None:
                yield date


def _read(match: re.Match[str]) -> Written | None:
    groups = match.groupdict()
    name = groups.get("month")
    if name in ("may", "march", "mar", "mai", "jan", "august", "mayo") and not groups.get("year"):
        return None  # the verb, or a name, in lower case
    month = months()[name.lower()] if name else int(groups["m"])
    day: int | None = int(groups["day"]) if groups.get("day") else None
    if groups.get("ordinal"):
        day = ordinal(groups["ordinal"])
    if "m" in groups and month > 12 and day is not None:
        month, day = day, month  # 05/20/2024
    year = int(groups["year"]) if groups.get("year") else None
    value = _iso(year, month, day) if year else None
    if (year and value is None) or _iso(2000, month, day) is None:
        return None
    return Written(match.start(), len(match.group().rstrip(", ")) + match.start(), value, month, day)


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        full = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return full.isoformat() if day else f"{year:04}-{month:02}"


def weekday(date: str) -> str:
    """English name of the day of the week of a full ISO date.

    >>> weekday("2024-05-18")
    'Saturday'
    """
    return datetime.date.fromisoformat(date).strftime("%A")


def shift(date: str, days: int) -> str:
    """A full ISO date moved by a number of days."""
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days)).isoformat()
