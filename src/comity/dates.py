"""Dates in the forms that people type, as ISO dates; a form that could be two days asks which."""

from __future__ import annotations

import re
from datetime import date, timedelta

FORMS = "2018-01-31, 31 January 2018, January 2018 or 2018"
_WORDS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_PACKED = re.compile(r"(?P<year>(?:1[6-9]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})")
_SOON = {"today": 0, "yesterday": -1, "tomorrow": 1}


def typed(given: str) -> str | None:
    """The ISO date, of the precision that it has, of what a person typed; None where it is no date.

    >>> typed("20 May 2024"), typed("May 2024"), typed("2024"), typed("2024/5/3"), typed("31.12.2023")
    ('2024-05-20', '2024-05', '2024', '2024-05-03', '2023-12-31')

    Raises:
        ValueError: it could be two days; its words name both.
    """
    said = " ".join(given.split())
    if said.lower() in _SOON:
        return (date.today() + timedelta(_SOON[said.lower()])).isoformat()
    if re.fullmatch(r"\d{4}", said):
        return said if said != "0000" else None
    for form in (_YEAR_FIRST, _PACKED, _WORDS, _MONTH_FIRST, _MONTH):
        if match := form.fullmatch(said):
            return _iso(match["year"], match["month"], match.groupdict().get("day"))
    match = _DAY_FIRST.fullmatch(said)
    return _either(match) if match else None


def _either(match: re.Match[str]) -> str | None:
    """Day or month first: as full stops have it, as only one can be, or both alike; else it is asked."""
    day_first, month_first = (_iso(match["year"], a, b) for a, b in ((match["month"], match["day"]),
                                                                     (match["day"], match["month"])))  # fmt: skip
    if match["sep"] == "." or month_first is None or day_first == month_first:
        return day_first
    if day_first is None:
        return month_first
    raise ValueError(f"{match.group()!r} can be {day_first} or {month_first}")


def _iso(year: str, month: str, day: str | None) -> str | None:
    number = int(month) if month.isdigit() else _month(month)
    try:
        made = date(int(year), number, int(day or 1))
    except ValueError:
        return None
    return made.isoformat() if day else made.isoformat()[:7]


def _month(word: str) -> int:
    from comity.vocabulary import months

    return months("en").get(word.lower(), 0)
