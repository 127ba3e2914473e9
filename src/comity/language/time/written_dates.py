"""Dates by convention or by name: "2014-03-05", "10/26/1999", "9/11", "Christmas"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from comity.language.time.context import Context, Found
from comity.language.time.nearest import undated
from comity.language.time.points import Point
from comity.language.time.rules import Build, dated, group
from comity.language.time.time_words import holiday, time_words


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def iso_date(m: re.Match[str], ctx: Context) -> Found | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not (_valid(year, month, day)):
        return None
    return dated(m, Point(date(year, month, day), "day"), "a full date", ctx)


def slashed(m: re.Match[str], ctx: Context) -> Found | None:
    """10/26/1999, 26.10.1999: month first with slashes unless it cannot be, day first with full stops."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else (1900 if year > 40 else 2000)
    month, day = (a, b) if m["sep"] in "/-" and a <= 12 else (b, a)
    if not (_valid(year, month, day)):
        return None
    return dated(m, Point(date(year, month, day), "day"), "a full date", ctx)


def nine_eleven(m: re.Match[str], ctx: Context) -> Found:
    return dated(m, Point(date(2001, 9, 11), "day"), "the attacks of 11 September 2001", ctx)


def feast(m: re.Match[str], ctx: Context) -> Found | None:
    """A holiday: by its rule, in the year given or the nearest in the direction of the tense."""
    follows = re.match(r"\s+([A-Z]\w+)", ctx.text[m.end() : m.end() + 20])
    if not m["holiday"][0].isupper() or (follows and follows[1].lower() not in time_words().weekdays):
        return None
    name = group(m, "holiday").replace("’", "'")
    if group(m, "year"):
        return dated(m, Point(holiday(name, int(m["year"])), "day"), "a holiday", ctx)
    return undated(m, ctx, lambda y: Point(holiday(name, y), "day"), group(m, "rel"))


BUILDERS: dict[str, Build] = {"ISO date": iso_date, "numeric date": slashed, "9/11": nine_eleven, "holiday": feast}
