"""Days, months and days of the week: "May 16-17", "5 March 2014", "in October", "last Friday"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from comity.language.time.context import Context, Found
from comity.language.time.grammar import named_pattern
from comity.language.time.nearest import BACK, ON, undated
from comity.language.time.numbers import spoken_year
from comity.language.time.points import Point, shift
from comity.language.time.rules import Build, after_cased, dated, group, last_word, plain
from comity.language.time.tense import FUTURE, PAST
from comity.language.time.time_words import time_words


def _month_number(text: str) -> int:
    return time_words().months[text.lower().rstrip(".")]


def _is_month(m: re.Match[str]) -> bool:
    """Months are capitalised; May and March also open sentences as other words."""
    word = m.group("month")
    return word[0].isupper()


def _weekday_number(text: str) -> int:
    return time_words().weekdays[text.lower().rstrip(".")]


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1]


def month_day(m: re.Match[str], ctx: Context) -> list[Found] | None:
    """A day of a month, or two of them, with or without the year."""
    if not _is_month(m):
        return None
    month, days = _month_number(m["month"]), [g for g in ("day", "day2") if group(m, g)]
    founds = []
    for name in days:
        day = int(re.sub(r"\D", "", m[name]))
        got = _day(m, ctx, month, day)
        if got is None:
            return None
        founds.append(got)
    return _pieces(m, founds)


def _shared_year(m: re.Match[str], ctx: Context) -> int | None:
    """The year of a second date joined to this one: "18 March and 3 May 2021", "from April to June of 1917"."""
    if group(m, "rel"):
        return None
    second = named_pattern("next_date").match(ctx.text, m.end())
    return int(second["year"]) if second else None


def _pieces(m: re.Match[str], founds: list[Found]) -> list[Found]:
    """Two days told together ("May 16-17") are two expressions, divided where the second begins."""
    if len(founds) == 1:
        return founds
    first, second = founds
    return [first.moved(m.start(), m.end("day")), second.moved(m.start("day2"), m.end())]


def _day(m: re.Match[str], ctx: Context, month: int, day: int) -> Found | None:
    """A day of a month, in the year told, shared with the next date, or nearest."""
    if year := group(m, "year"):
        if not _valid(int(year), month, day):
            return None
        return dated(m, Point(date(int(year), month, day), "day"), "a full date", ctx)
    rel = group(m, "rel")
    if shared := _shared_year(m, ctx):
        return (
            dated(m, Point(date(shared, month, day), "day"), "its year stands after the next date", ctx)
            if _valid(shared, month, day)
            else None
        )
    return undated(
        m,
        ctx,
        lambda y: Point(date(y, month, day), "day") if _valid(y, month, day) else None,
        rel,
        _weekday_number(m["wd"]) if group(m, "wd") else 0,
    )


def month_alone(m: re.Match[str], ctx: Context) -> Found | None:
    """A month without its year, or with it."""
    if not _is_month(m):
        return None
    month, rel = _month_number(m["month"]), group(m, "rel")
    if year := group(m, "year"):
        return dated(m, Point(date(int(year), month, 1), "month"), "a month and its year", ctx)
    if not rel and not _month_here(m, ctx.text):
        return None
    if shared := _shared_year(m, ctx):
        return dated(m, Point(date(shared, month, 1), "month"), "its year stands after the next date", ctx)
    if rel in ("each", "every"):
        return plain(m, "SET", f"XXXX-{month:02}", "that month of every year")
    return undated(m, ctx, lambda y: Point(date(y, month, 1), "month"), rel)


def _month_here(m: re.Match[str], text: str) -> bool:
    """Whether "May", "March" and the like stand for the month: May opens no question, March is no surname."""
    word = m["month"]
    if word.lower() not in ("may", "march", "april", "june", "august", "mar", "jan", "dec", "jun", "sep", "oct", "apr"):
        return True
    if len(word.rstrip(".")) <= 4 and word.lower().rstrip(".") not in ("may", "june", "july"):
        return word.endswith(".")
    if word.lower() in ("april", "june", "august"):
        return (
            not re.match(r"\s+[A-Z]", after_cased(text, m.end()))
            or last_word(text, m.start()) in time_words().month_cues
        )
    prev = last_word(text, m.start())
    return prev in time_words().month_cues


def weekday(m: re.Match[str], ctx: Context) -> Found | None:
    """A day of the week: the last or the next one, by the words before it or the tense."""
    if not m["weekday"][0].isupper() or _abbreviated(m, ctx.text):
        return None
    number, rel = _weekday_number(m["weekday"]), group(m, "rel")
    if rel in ("each", "every") or (m.end() < len(ctx.text) and ctx.text[m.end()] == "s" and rel == ""):
        return plain(m, "SET", f"XXXX-WXX-{number}", "that day of every week")
    if ctx.today.known != "day":
        return plain(m, "DATE", f"XXXX-WXX-{number}", "a day of the week; the day of the words is not known")
    ahead = (number - ctx.today.day.isoweekday()) % 7
    if rel in ("that", "the following", "the previous", "the next") and (ref := ctx.reference("day", m.start())):
        return _weekday_of(m, ctx, ref, number, rel)
    if rel in BACK:
        return _day_off(m, ctx, ahead - 7, f"the one before {ctx.anchor}, {ctx.speech}")
    if rel in ON:
        return _day_off(m, ctx, ahead or 7, f"the one after {ctx.anchor}, {ctx.speech}")
    if ahead == 0:
        return _day_off(m, ctx, 0, f"the day of {ctx.speech}")
    way, verb, _ = ctx.direction(m.start(), m.end())
    if rel.startswith("this") or way == FUTURE:
        return _day_off(m, ctx, ahead, f"to come (“{verb or rel}”): the next after {ctx.anchor}, {ctx.speech}")
    why = f"past (“{verb}”)" if way == PAST else "nothing says that it is to come"
    return _day_off(m, ctx, ahead - 7, f"{why}: the last before {ctx.anchor}, {ctx.speech}")


def _abbreviated(m: re.Match[str], text: str) -> bool:
    """Whether a short name stands alone: "Sun" and "Sat" are days only with a full stop, or beside a date."""
    word = m["weekday"]
    return len(word) <= 5 and not word.endswith(".")


def _weekday_of(m: re.Match[str], ctx: Context, ref: Found, number: int, rel: str) -> Found:
    assert ref.point is not None
    ahead = (number - ref.point.day.isoweekday()) % 7
    off = {"that": ahead, "the previous": ahead - 7}.get(rel, ahead or 7)
    return dated(m, shift(ref.point, off, "day"), f"reckoned from {ref.value} in the text", ctx, anchor=ref.value)


def _day_off(m: re.Match[str], ctx: Context, days: int, reason: str) -> Found:
    return dated(m, shift(ctx.today, days, "day"), reason, ctx, anchor=ctx.anchor)


def weekday_date(m: re.Match[str], ctx: Context) -> Found | None:
    """As "Monday the 16th", "from Monday 16 to Friday": the nearest such day."""
    if ctx.today.known != "day":
        return None
    day = int(re.sub(r"\D", "", m["day"] or m["bare"]))
    near = [ctx.today.day + timedelta(k) for k in range(-45, 46)]
    fit = [d for d in near if d.day == day and d.isoweekday() == _weekday_number(m["weekday"])]
    if not fit:
        return None
    return dated(
        m,
        Point(min(fit, key=lambda d: abs((d - ctx.today.day).days)), "day"),
        "the nearest such day",
        ctx,
        anchor=ctx.anchor,
    )


def weekday_before_last(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the Friday before last", "the Monday after next"."""
    number = _weekday_number(m["weekday"])
    if ctx.today.known != "day":
        return plain(m, "DATE", f"XXXX-WXX-{number}", "a day of the week; the day of the words is not known")
    ahead = (number - ctx.today.day.isoweekday()) % 7
    days = ahead - 14 if m["way"].lower().startswith("before") else (ahead or 7) + 7
    return _day_off(m, ctx, days, f"the one {m['way']}, from {ctx.anchor}, {ctx.speech}")


def short_date(m: re.Match[str], ctx: Context) -> Found | None:
    """As "19-Nov-16": a full date, the century of a short year that of the words or the one before."""
    month, day, year = _month_number(m["month"]), int(re.sub(r"\D", "", m["day"])), int(m["digits"])
    if len(m["digits"]) == 2:
        now = ctx.today.day.year if ctx.today.known else 2024
        year = max(century + year for century in (1800, 1900, 2000) if century + year <= now + 20)
    if not _valid(year, month, day):
        return None
    return dated(m, Point(date(year, month, day), "day"), "a full date", ctx)


def every_weekday(m: re.Match[str], ctx: Context) -> Found:
    """As "on Mondays"."""
    return plain(m, "SET", f"XXXX-WXX-{_weekday_number(m['weekday'])}", "that day of every week")


def month_in_words(m: re.Match[str], ctx: Context) -> Found | None:
    """As "January nineteen ninety-seven"."""
    number = spoken_year(m["words"])
    if number is None or not _is_month(m):
        return None
    return dated(m, Point(date(number, _month_number(m["month"]), 1), "month"), "a month and its year", ctx)


BUILDERS: dict[str, Build] = {
    "month and day": month_day,
    "day and month": month_day,
    "month": month_alone,
    "month, year in words": month_in_words,
    "weekday": weekday,
    "weekdays": every_weekday,
    "weekday and day": weekday_date,
    "weekday before last": weekday_before_last,
    "day, month and short year": short_date,
}
