"""Parts of a year: quarters, halves and seasons, and the periods that company reports compare."""

from __future__ import annotations

import re
from datetime import date

from comity.language.time.context import Context, Found
from comity.language.time.grammar import named_pattern
from comity.language.time.nearest import undated
from comity.language.time.numbers import ordinal
from comity.language.time.points import Point, shift
from comity.language.time.rules import Build, dated, group, last_word, next_word, plain
from comity.language.time.time_words import time_words

_LAST_ORDINAL = {"quarter": 4, "half": 2, "trimester": 3, "semester": 2}


def part_of_year(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the third quarter", "third-quarter", "the first half of 2015", "Q3"."""
    unit = group(m, "unit") or {"q": "quarter", "h": "half"}[m["letter"].lower()]
    number = int(m["digit"]) if group(m, "digit") else ordinal(m["ordinal"])
    if number > _LAST_ORDINAL[unit]:
        return None
    if unit == "half" and not (group(m, "digit") or group(m, "year") or _half_of_year(m, ctx)):
        return None
    month = (number - 1) * (3 if unit == "quarter" else 6) + 1
    if group(m, "year"):
        return dated(m, Point(date(int(m["year"]), month, 1), unit), f"a {unit} and its year", ctx)
    if not ctx.today.known:
        return plain(m, "DATE", f"XXXX-{unit[0].upper()}{number}", "the year is not known")
    year = ctx.today.day.year
    way, _, _ = ctx.direction(m.start(), m.end())
    now = Point(date(year, month, 1), unit)
    if way <= 0 and now.first > ctx.today.day and (now.first - ctx.today.day).days > 31:
        now = Point(date(year - 1, month, 1), unit)
    return dated(m, now, f"the {unit} nearest before {ctx.anchor}, {ctx.speech}", ctx, anchor=ctx.anchor, lacks="year")


def _half_of_year(m: re.Match[str], ctx: Context) -> bool:
    """Whether a half is one of a year, not of a match or a sum."""
    return bool(named_pattern("of_a_year").match(ctx.text, m.end()))


def _reported(ctx: Context, offset: int) -> Point:
    """The quarter under report: the last one named, else the last that was over on the day of the words."""
    for found in reversed(ctx.points):
        point = found.point
        if (
            found.end <= offset
            and point is not None
            and point.grain == "quarter"
            and found.rule not in ("year ago", "year's quarter")
            and shift(point, 1, "quarter").first <= ctx.today.day
        ):
            return point
    return shift(ctx.today, -1, "quarter")


def quarter(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the quarter", "the latest period", "this quarter"."""
    rel = group(m, "rel")
    if rel in ("this", "the current", "current"):
        return dated(m, ctx.today.to("quarter"), f"the quarter of {ctx.speech}", ctx, anchor=ctx.anchor)
    if rel in ("next", "the next", "the coming"):
        return dated(
            m, shift(ctx.today, 1, "quarter"), f"the quarter after that of {ctx.speech}", ctx, anchor=ctx.anchor
        )
    if rel in ("last",):
        return dated(
            m, shift(ctx.today, -1, "quarter"), f"the quarter before that of {ctx.speech}", ctx, anchor=ctx.anchor
        )
    point = _reported(ctx, m.start())
    if rel in ("the previous", "the preceding", "the prior", "previous"):
        point = shift(point, -1, "quarter")
    return dated(m, point, "the quarter under report", ctx, anchor=ctx.anchor)


def quarter_of_year(m: re.Match[str], ctx: Context) -> Found:
    """As "the 1988 quarter": the quarter under report, in another year."""
    point = _reported(ctx, m.start())
    number = int(m["year"])
    if not any(f.point is not None and f.point.grain == "quarter" for f in ctx.points):
        return dated(m, Point(date(number, 1, 1), "year"), "a year", ctx)
    return dated(m, Point(date(number, point.day.month, 1), "quarter"), "the quarter under report, in that year", ctx)


def report_period(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the latest period": the quarter under report."""
    return dated(m, _reported(ctx, m.start()), "the period under report", ctx, anchor=ctx.anchor)


def year_ago(m: re.Match[str], ctx: Context) -> Found:
    """As "a year earlier", "the year-ago period": a year before the period under report, or before the words."""
    words = " ".join(m.group(0).lower().split())
    if "ordinal" in m.groupdict() and group(m, "ordinal"):
        base = Point(date(ctx.today.day.year, ordinal(m["ordinal"]) * 3 - 2, 1), "quarter", known=ctx.today.known)
        return dated(
            m, shift(base, -1, "year").to("quarter"), "that quarter of the year before", ctx, anchor=ctx.anchor
        )
    reported = [
        f.point for f in ctx.points if f.end <= m.start() and f.point is not None and f.point.grain == "quarter"
    ]
    if (reported and (reported[-1].day.year, "ago")) or "period" in words or "quarter" in words:
        last = reported[-1] if reported else shift(ctx.today, -1, "quarter")
        now = [p for p in reported if p.day.year == ctx.today.day.year] or [last]
        return dated(
            m,
            shift(now[-1], -1, "year").to("quarter"),
            f"a year before {now[-1].value}, the quarter under report",
            ctx,
            anchor=now[-1].value,
        )
    ref = ctx.reference("year", m.start()) if "earlier" in words or "before" in words else None
    base, anchor = (ref.point, ref.value) if ref and ref.point else (ctx.today, ctx.anchor)
    return dated(m, shift(base, -1, "year"), f"a year before {anchor}", ctx, anchor=anchor)


def season(m: re.Match[str], ctx: Context) -> Found | None:
    """As "last summer", "the spring of 2014", "in winter"."""
    word, rel = group(m, "season"), group(m, "rel")
    code, month = time_words().seasons[word]
    if group(m, "year"):
        return dated(m, Point(date(int(m["year"]), month, 1), "season"), "a season and its year", ctx)
    if rel in ("each", "every"):
        return plain(m, "SET", f"XXXX-{code}", "that season of every year")
    if not _season_here(m, ctx, word, rel):
        return None
    return undated(m, ctx, lambda y: Point(date(y, month, 1), "season"), rel if rel != "the" else "")


def _season_here(m: re.Match[str], ctx: Context, word: str, rel: str) -> bool:
    """Whether "fall" and "spring" are seasons (not verbs, not "the fall of"), and a bare season tells a time."""
    prev, following = last_word(ctx.text, m.start()), next_word(ctx.text, m.end())
    if following in ("olympics", "olympic", "games", "palace", "universiade"):
        return False
    told = prev in ("in", "by", "until", "since", "during", "early", "late", "mid", "from")
    if rel not in ("", "the"):
        return True
    if word in ("fall", "spring"):
        return told and prev != "from" and following not in ("of", "in", "from", "to", "through")
    return told or rel == "the"


BUILDERS: dict[str, Build] = {
    "part of the year": part_of_year,
    "Q3": part_of_year,
    "year, quarter": part_of_year,
    "year's quarter": quarter_of_year,
    "quarter a year ago": year_ago,
    "quarter": quarter,
    "period": report_period,
    "year ago": year_ago,
    "season": season,
}
