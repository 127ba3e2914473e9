"""Neighbours that are one expression: "10 p.m. Wednesday", "next year's first quarter", "May 5 of last year"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.language.time.context import Context, Found
from comity.language.time.points import Point

_TOUCH = re.compile(r",?\s+")
_OF_YEAR = re.compile(r",?\s+(?:of\s+|in\s+)?(?:the\s+)?(?:fiscal\s+)?")
_POSSESSIVE = re.compile(r"(?:['’]s?)?\s+(?:fiscal[\s-]+)?")
_ON = re.compile(r",?\s+(?:on|of)\s+(?:the\s+)?")
_AT = re.compile(r",?\s+(?:at|around|about|from|by|in the|before|after|until|till|between)\s+(?:about\s+|around\s+)?")


def join(first: Found, second: Found, ctx: Context) -> list[Found] | None:
    """What the two become together: one expression, or two of which one lends the other its day; None if neither."""
    gap = ctx.text[first.end : second.start]
    if len(gap) > 16 or first.point is None or second.point is None:
        return None
    if (
        first.lacks == "year"
        and second.point.grain == "year"
        and _OF_YEAR.fullmatch(gap)
        and second.rule in ("year", "step", "year in words")
    ):
        return _one(first, second, _in_year(first.point, second.point), ctx)
    if (
        first.point.grain == "year"
        and second.lacks == "year"
        and first.rule in ("year", "step")
        and _POSSESSIVE.fullmatch(gap)
        and second.point.grain in ("quarter", "half", "season")
    ):
        return _one(first, second, _in_year(second.point, first.point), ctx)
    if (
        first.rule in ("year", "step")
        and first.point.grain == "year"
        and second.lacks == "year"
        and re.fullmatch(r",?\s+in\s+(?:the\s+)?", gap)
    ):
        point = _in_year(second.point, first.point)
        return [
            first,
            replace(
                second, point=point, value=point.value, anchor=first.anchor, reason=f"in {first.value}, named before it"
            ),
        ]
    if _day(first) and second.lacks == "day":
        return _clocked(first, second, gap, ctx)
    if first.lacks == second.lacks == "day" and gap.strip() == "(" and ctx.text[second.end : second.end + 1] == ")":
        return [replace(first, end=second.end + 1, words=ctx.text[first.start : second.end + 1])]
    if first.lacks == "day" and _day(second):
        return _dated(first, second, gap, ctx)
    return None


def _day(found: Found) -> bool:
    return found.point is not None and found.point.grain == "day" and not found.point.clock


def _in_year(point: Point, year: Point) -> Point:
    try:
        return replace(point, day=point.day.replace(year=year.day.year), known="day" if year.known else "")
    except ValueError:  # 29 February in a year without one
        return replace(point, day=point.day.replace(year=year.day.year, day=28))


def _one(first: Found, second: Found, point: Point, ctx: Context) -> list[Found]:
    anchor = first.anchor if first.lacks != "year" else second.anchor
    reason = f"{second.words or first.words}: {second.reason if first.lacks == 'year' else first.reason}"
    words = ctx.text[first.start : second.end]
    kind = "TIME" if point.clock else "DATE"
    return [Found(first.start, second.end, kind, point.value, reason, anchor, point, "", words, "joined")]


def _clocked(day: Found, clock: Found, gap: str, ctx: Context) -> list[Found] | None:
    """A day and then its time: one where they touch, else the day is lent."""
    assert day.point is not None
    assert clock.point is not None
    point = day.point.at(clock.point.clock)
    if _TOUCH.fullmatch(gap):
        return [replace(joined, reason=day.reason) for joined in _one(day, clock, point, ctx)]
    if _AT.fullmatch(gap):
        return [
            day,
            replace(clock, point=point, value=point.value, anchor=day.value, reason=f"on {day.value}, named beside it"),
        ]
    return None


def _dated(clock: Found, day: Found, gap: str, ctx: Context) -> list[Found] | None:
    """A time and then its day: "10 p.m. Wednesday", "the evening of May 5", "at 3 p.m. on Friday"."""
    assert day.point is not None
    assert clock.point is not None
    point = day.point.at(clock.point.clock)
    if _TOUCH.fullmatch(gap) or _ON.fullmatch(gap):
        return [replace(joined, reason=day.reason, anchor=day.anchor) for joined in _one(clock, day, point, ctx)]
    return None
