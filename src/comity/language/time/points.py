"""Points on the calendar: a day and how coarsely it is meant, written as TIMEX3 values.

TIMEX3 (ISO-TimeML, Pustejovsky et al. 2010) writes 1998-03-04, 1998-W10, 1998-W10-WE, 1998-03, 1998-Q1,
1998-H1, 1998-SU, 1998, 199 (the 1990s) and 19 (the 1900s), with X for what is not known, and adds T13:41 or
TMO to a day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

# From coarse to fine; a grain is finer than another when its number is larger.
FINENESS = {
    "century": 0, "decade": 1, "year": 2, "half": 3, "season": 3, "quarter": 4, "month": 5, "week": 6, "weekend": 7,
    "day": 8,
}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_UNKNOWN = {
    "century": "XX", "decade": "XXX", "year": "XXXX", "half": "XXXX-HX", "season": "XXXX-XX", "quarter": "XXXX-QX",
    "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "day": "XXXX-XX-XX",
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A stretch of the calendar: the `grain` that holds `day`.

    `known` is the finest grain that is known of a point reckoned from a partial date ("" if nothing is);
    `clock` is what TIMEX3 writes after the day: T13:41, TMO.
    """

    day: date
    grain: str
    clock: str = ""
    known: str = "day"

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Point(date(1998, 3, 4), "week").value, Point(date(1998, 3, 4), "day", "TMO").value
        ('1998-W10', '1998-03-04TMO')
        """
        if self.grain != "century" and FINENESS[self.grain] > FINENESS.get(self.known, -1):
            return self._masked() + self.clock
        return self._whole() + self.clock

    def _whole(self) -> str:
        """The value where all of it is known."""
        day, year = self.day, f"{self.day.year:04}"
        if self.grain in ("week", "weekend"):
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain == "weekend" else "")
        return {
            "century": year[:2],
            "decade": year[:3],
            "year": year,
            "half": f"{year}-H{(day.month + 5) // 6}",
            "season": f"{_season(day)[0]:04}-{_season(day)[1]}",
            "quarter": f"{year}-Q{(day.month + 2) // 3}",
            "month": year + f"-{day.month:02}",
            "day": day.isoformat(),
        }[self.grain]

    def _masked(self) -> str:
        """What is left of the value when the date it was reckoned from is partial."""
        unknown = _UNKNOWN[self.grain]
        if not self.known:
            return unknown
        kept = Point(self.day, self.known)._whole()
        return kept + unknown[len(kept) :]

    @property
    def first(self) -> date:
        """First day of the stretch."""
        day = self.day
        if self.grain == "week":
            return day - timedelta(day.weekday())
        if self.grain in ("century", "decade"):
            return date(max(1, day.year - day.year % (100 if self.grain == "century" else 10)), 1, 1)
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(self.grain)
        return date(day.year, (day.month - 1) // months * months + 1, 1) if months else day

    def to(self, grain: str) -> Point:
        """The same place on the calendar, meant more coarsely or finely."""
        return replace(self, grain=grain, clock="" if grain != "day" else self.clock)

    def at(self, clock: str) -> Point:
        return replace(self, clock=clock)


def _season(day: date) -> tuple[int, str]:
    """The season of a day and its year; January and February belong to the winter that began the year before."""
    name = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    return (day.year - 1 if day.month <= 2 else day.year), name


def shift(point: Point, number: int, unit: str) -> Point:
    """The point `number` units later (earlier if negative), meant at the unit's grain.

    >>> shift(Point(date(1998, 3, 31), "day"), -1, "month").value
    '1998-02'
    """
    grain = {"fortnight": "week"}.get(unit, unit)
    if unit in DAYS_IN:
        return replace(point, day=point.day + timedelta(days=number * DAYS_IN[unit]), grain=grain, clock="")
    months = point.day.year * 12 + point.day.month - 1 + number * MONTHS_IN[unit]
    year, month = divmod(months, 12)
    day = date(year, month + 1, min(point.day.day, calendar.monthrange(year, month + 1)[1]))
    return replace(point, day=day, grain=grain, clock="")


def parse_point(value: str) -> Point | None:
    """The point that an ISO date of any precision names (its middle day); None where it names none.

    >>> parse_point("1998-03").value
    '1998-03'
    """
    try:
        if len(value) == 4:
            return Point(date(int(value), 7, 1), "year", known="year")
        if len(value) == 7:
            return Point(date(int(value[:4]), int(value[5:]), 15), "month", known="month")
        return Point(date.fromisoformat(value[:10]), "day")
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, Nature 1876).

    >>> easter(2000).isoformat()
    '2000-04-23'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th given weekday (1 Monday to 7 Sunday) of a month; -1 is the last.

    >>> nth_weekday(1999, 11, 4, 4).isoformat()
    '1999-11-25'
    """
    first, days = calendar.monthrange(year, month)
    start = (weekday - 1 - first) % 7 + 1
    return date(year, month, start + 7 * (nth - 1) if nth > 0 else start + 7 * ((days - start) // 7))
