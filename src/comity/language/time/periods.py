"""Parts of a year: quarters, halves and seasons, and the periods that company reports compare."""

from __future__ import annotations

import re
from datetime import date

from comity.language.time.calendar_dates import undated
from comity.language.time.context import Context, Found
from comity.language.time.lexicon import lexicon
from comity.language.time.numbers import ordinal
from comity.language.time.points import Point, shift
from comity.language.time.rules import Rule, dated, group, last_word, next_word, plain, rule

_LAST_ORDINAL = {"quarter": 4, "half": 2, "trimester": 3, "semester": 2}


def part_of_year(m: re.Match[str], ctx: Context) -> Found | None:
    """"the third quarter", "third-quarter", "the first half of 2015", "Q3"."""
    unit = group(m, "unit") or {"q": "quarter", "h": "half"}[m["letter"].lower()]
    number = int(m["digit"]) if group(m, "digit") else ordinal(m["ordinal"])
    if number > _LAST_ORDINAL[unit]:
        return None
    if unit == "half" and not group(m, "digit") and not _half_of_year(m, ctx):
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
    return bool(re.match(r"(?:,? of (?:the )?(?:fiscal |calendar )?(?:year|\d{4}|this year|last year|next year)| of (?:this|last|next)|\s+(?:results|profit|earnings|net|sales)|-year)", ctx.text[m.end() : m.end() + 30].lower()))


def _reported(ctx: Context, offset: int) -> Point:
    """The quarter under report: the last one named, else the last that was over on the day of the words."""
    for found in reversed(ctx.points):
        point = found.point
        if found.end <= offset and point is not None and point.grain == "quarter" and found.rule not in ("year ago", "year's quarter"):
            if shift(point, 1, "quarter").first <= ctx.today.day:
                return point
    return shift(ctx.today, -1, "quarter")


def quarter(m: re.Match[str], ctx: Context) -> Found | None:
    """"the quarter", "the latest period", "this quarter"."""
    rel = group(m, "rel")
    if rel in ("this", "the current", "current"):
        return dated(m, ctx.today.to("quarter"), f"the quarter of {ctx.speech}", ctx, anchor=ctx.anchor)
    if rel in ("next", "the next", "the coming"):
        return dated(m, shift(ctx.today, 1, "quarter"), f"the quarter after that of {ctx.speech}", ctx, anchor=ctx.anchor)
    if rel in ("last",):
        return dated(m, shift(ctx.today, -1, "quarter"), f"the quarter before that of {ctx.speech}", ctx, anchor=ctx.anchor)
    point = _reported(ctx, m.start())
    if rel in ("the previous", "the preceding", "the prior", "previous"):
        point = shift(point, -1, "quarter")
    return dated(m, point, "the quarter under report", ctx, anchor=ctx.anchor)


def quarter_of_year(m: re.Match[str], ctx: Context) -> Found:
    """"the 1988 quarter": the quarter under report, in another year."""
    point = _reported(ctx, m.start())
    number = int(m["year"])
    if not any(f.point is not None and f.point.grain == "quarter" for f in ctx.points):
        return dated(m, Point(date(number, 1, 1), "year"), "a year", ctx)
    return dated(m, Point(date(number, point.day.month, 1), "quarter"), "the quarter under report, in that year", ctx)


def report_period(m: re.Match[str], ctx: Context) -> Found | None:
    """"the latest period": only where a quarter or other period is under report."""
    return dated(m, _reported(ctx, m.start()), "the period under report", ctx, anchor=ctx.anchor)


def year_ago(m: re.Match[str], ctx: Context) -> Found:
    """"a year earlier", "the year-ago period": a year before the period under report, or before the words."""
    words = " ".join(m.group(0).lower().split())
    if "ordinal" in m.groupdict() and group(m, "ordinal"):
        base = Point(date(ctx.today.day.year, ordinal(m["ordinal"]) * 3 - 2, 1), "quarter", known=ctx.today.known)
        return dated(m, shift(base, -1, "year").to("quarter"), "that quarter of the year before", ctx, anchor=ctx.anchor)
    reported = [f.point for f in ctx.points if f.end <= m.start() and f.point is not None and f.point.grain == "quarter"]
    if reported and (reported[-1].day.year, "ago") or "period" in words or "quarter" in words:
        last = reported[-1] if reported else shift(ctx.today, -1, "quarter")
        now = [p for p in reported if p.day.year == ctx.today.day.year] or [last]
        return dated(m, shift(now[-1], -1, "year").to("quarter"), f"a year before {now[-1].value}, the quarter under report", ctx, anchor=now[-1].value)
    ref = ctx.reference("year", m.start()) if "earlier" in words or "before" in words else None
    base, anchor = (ref.point, ref.value) if ref and ref.point else (ctx.today, ctx.anchor)
    return dated(m, shift(base, -1, "year"), f"a year before {anchor}", ctx, anchor=anchor)


def season(m: re.Match[str], ctx: Context) -> Found | None:
    """"last summer", "the spring of 2014", "in winter"."""
    word, rel = group(m, "season"), group(m, "rel")
    code, month = lexicon().seasons[word]
    if group(m, "year"):
        return dated(m, Point(date(int(m["year"]), month, 1), "season"), "a season and its year", ctx)
    if rel in ("each", "every"):
        return plain(m, "SET", f"XXXX-{code}", "that season of every year")
    prev = last_word(ctx.text, m.start())
    if not rel and prev not in ("in", "by", "until", "since", "during", "early", "late", "mid", "from") or rel == "the" and prev in ("of", "to") and word in ("fall", "spring"):
        return None
    if word in ("fall", "spring") and (rel in ("the", "") and prev not in ("in", "by", "during", "until", "since", "early", "late", "mid") or next_word(ctx.text, m.end()) in ("of", "in", "from", "to", "through")):
        return None
    if next_word(ctx.text, m.end()) in ("olympics", "olympic", "games", "palace", "universiade"):
        return None
    return undated(m, ctx, lambda y: Point(date(y, month, 1), "season"), rel if rel != "the" else "")


_REL = r"(?P<rel>the current|the latest|the previous|the preceding|the prior|the most recent|the next|the coming|this|last|next|the|current|latest|previous|its)"
_LEAD = r"(?:(?:the|its|their|this|our) )?(?:(?:latest|current|fiscal|company's|entire|full|previous)[\s-]+)?"

RULES: tuple[Rule, ...] = (
    rule("part of the year", "quarter", rf"\b{_LEAD}(?:fiscal[\s-]+)?(?P<ordinal><ordinal>)[\s-]+(?:fiscal[\s-]+)?(?P<unit>quarter|half)(?:-year)?(?!\w)(?:,? (?:of )?(?:fiscal )?(?P<year><year>)\b)?", part_of_year),
    rule("Q3", "digits", r"\b(?P<letter>[QH])(?P<digit>[1-4])(?:,? (?:of )?(?P<year><year>)\b)?(?!\w)", part_of_year),
    rule("year, quarter", "quarter", r"\b(?:the )?(?P<year><year>) (?:fiscal )?(?P<ordinal><ordinal>)[\s-](?P<unit>quarter|half)\b", part_of_year),
    rule("year's quarter", "quarter", r"\bthe (?P<year><year>) (?:quarter|period)(?!\w)", quarter_of_year),
    rule("quarter a year ago", "quarter", r"\bthe (?:quarter|period) a year (?:ago|earlier)\b", year_ago),
    rule("quarter", "quarter", rf"\b{_REL} (?:fiscal )?quarter(?!\w)", quarter),
    rule("period", "quarter", r"\bthe (?:latest|most recent|current) period\b", report_period),
    rule("year ago", "unit", r"\b(?P<all>(?:the )?year[\s-](?:ago|earlier)(?: (?P<ordinal><ordinal>))?(?:[\s-](?:quarter|period|half))?|(?:a|one) year[\s-](?:ago|earlier)(?:[\s-](?:quarter|period|half))?|(?:the )?(?:same|corresponding|comparable) (?:quarter|period)(?: (?:a year (?:ago|earlier)|last year|of last year))?)\b", year_ago),
    rule("season", "season", r"\b(?:(?P<rel>this past|this coming|the coming|the following|the previous|the next|last|next|this|each|every|that|the|coming) )?(?P<season><season>)(?![\w-])(?:,? (?:of )?(?P<year><year>)\b)?", season),
)  # fmt: skip
