"""Choosing the year, where the text leaves it to the reader: the nearest date in the direction of the tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from comity.language.time.context import Context, Found
from comity.language.time.points import Point
from comity.language.time.rules import dated
from comity.language.time.tense import FUTURE, PAST

BACK = {"last", "past", "the past", "this past", "the previous", "previous", "the preceding", "the last"}
ON = {"next", "the coming", "coming", "this coming", "the next", "the following", "following", "upcoming"}


def undated(
    m: re.Match[str], ctx: Context, on: Callable[[int], Point | None], rel: str = "", weekday: int = 0
) -> Found | None:
    """A day, month or season whose year the text leaves to the reader: the nearest in the direction of the tense."""
    if (year := _told_year(ctx)) and not rel and (point := on(int(year.value[:4]))):
        return dated(m, point, f"in the year of {year.value} (“{year.words}” in the text)", ctx, anchor=year.value)
    if not ctx.today.known:
        return _without_year(m, on)
    points = [p for p in (on(ctx.today.day.year + k) for k in range(-4, 5)) if p is not None]
    if weekday and (fit := [p for p in points if p.day.isoweekday() == weekday]):
        points = fit
    if not points:
        return None
    point, why = _nearest(m, ctx, points, rel)
    return dated(m, point, why, ctx, anchor=ctx.anchor, lacks="year")


def _told_year(ctx: Context) -> Found | None:
    """In a document without a date, the last date that the text itself gives with its year.

    A year alone dates nothing: it may stand in a name ("the 1982 convention") or lie ahead ("by 2031").
    """
    told = (f for f in reversed(ctx.points) if f.anchor is None and f.value[:4].isdigit() and len(f.value) > 4)
    return None if ctx.today.known else next(told, None)


def _without_year(m: re.Match[str], on: Callable[[int], Point | None]) -> Found | None:
    point = on(2000)
    if point is None:
        return None
    reason = "the year is not known: the document has no date"
    value = "XXXX" + point.value[4:]
    return Found(m.start(), m.end(), "DATE", value, reason, None, replace(point, known=""), "year")


def _nearest(m: re.Match[str], ctx: Context, points: list[Point], rel: str) -> tuple[Point, str]:
    """The one of some points that the words before, or else the tense and the distance, choose; and why."""
    here = ctx.today.to(points[0].grain) if points[0].grain != "season" else ctx.today
    start = here.first
    same = [p for p in points if p.value == ctx.today.to(p.grain).value]
    earlier = [p for p in points if p.first < start and p not in same]
    later = [p for p in points if p.first > start and p not in same]
    if rel in BACK and earlier:
        return earlier[-1], f"the last one before {ctx.anchor}, {ctx.speech}"
    if rel in ON and later:
        return later[0], f"the next one after {ctx.anchor}, {ctx.speech}"
    if rel.startswith("this"):
        return min(points, key=lambda p: abs(p.day.year - ctx.today.day.year)), f"in the year of {ctx.speech}"
    way, verb, direct = ctx.direction(m.start(), m.end())
    if ctx.today.known == "year":
        return min(points, key=lambda p: abs(p.day.year - ctx.today.day.year)), f"in the year of {ctx.speech}"
    if same:
        return same[0], f"that of {ctx.speech}"
    near = min(points, key=lambda p: _distance(p, start, way, direct))
    told = {PAST: f"past (“{verb}”): ", FUTURE: f"to come (“{verb}”): "}.get(way, "")
    return near, f"{told}the {'last before' if near.first < start else 'next after'} {ctx.anchor}, {ctx.speech}"


def _distance(point: Point, start: date, way: int, direct: bool) -> int:
    """Days between a point and the words, stretched where the tense points the other way (most by the verb that the
    date belongs to)."""
    days = (point.first - start).days
    against = (days > 0 and way == PAST) or (days < 0 and way == FUTURE)
    return abs(days) * ((15 if direct else 3) if against else 1) + (40 if days > 0 and not way else 0)
