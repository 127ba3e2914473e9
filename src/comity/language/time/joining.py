"""Neighbours that are one expression: "10 p.m. Wednesday", "next year's first quarter", "May 5 of last year"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.language.time.context import Context, Found
from comity.language.time.points import Point, shift

_TOUCH = re.compile(r",?(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)")  # not over a blank line
_OF_YEAR = re.compile(r",?\s+(?:of\s+|in\s+)?(?:the\s+)?(?:fiscal\s+)?")
_POSSESSIVE = re.compile(r"(?:['’]s?)?\s+(?:fiscal[\s-]+)?")
_ON = re.compile(r",?\s+(?:on|of)\s+(?:the\s+)?")
_AT = re.compile(r",?\s+(?:at|around|about|from|by|in the|before|after|until|till|between)\s+(?:about\s+|around\s+)?")


def join(first: Found, second: Found, ctx: Context) -> list[Found] | None:
    """What the two become together: one expression, or two of which one lends the other its day; None if neither."""
    gap = ctx.text[first.end : second.start]
    if len(gap) > 16 or first.point is None or second.point is None:
        return None
    for way in (_of_a_year, _years_part, _within_year, _week_of, _beside, _clocked, _same_moment, _dated):
        if (joined := way(first, second, gap, ctx)) is not None:
            return joined
    return None


def _of_a_year(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "May of last year", "the third quarter, 2015"."""
    told = second.rule in ("year", "step", "year in words") and _point(second).grain == "year"
    if first.lacks == "year" and told and _OF_YEAR.fullmatch(gap):
        return _one(first, second, _in_year(_point(first), _point(second)), ctx)
    return None


def _years_part(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "next year's first quarter"."""
    part = second.lacks == "year" and _point(second).grain in ("quarter", "half", "season")
    if _is_year(first) and part and _POSSESSIVE.fullmatch(gap):
        return _one(first, second, _in_year(_point(second), _point(first)), ctx)
    return None


def _within_year(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "last year in September": two expressions, of one year."""
    if not (_is_year(first) and second.lacks == "year" and re.fullmatch(r",?\s+in\s+(?:the\s+)?", gap)):
        return None
    point = _in_year(_point(second), _point(first))
    reason = f"in {first.value}, named before it"
    return [first, replace(second, point=point, value=point.value, anchor=first.anchor, reason=reason)]


def _week_of(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "the week of March 6"."""
    if first.rule == "bare" and _point(first).grain == "week" and _day(second) and re.fullmatch(r"\s+of\s+", gap):
        return _one(first, second, _point(second).to("week"), ctx)
    return None


def _beside(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "the day before last Tuesday"."""
    if first.rule != "neighbour" or not _day(second) or not gap.isspace():
        return None
    step = -1 if first.words.lower().split()[-1] in ("before", "prior") else 1
    return _one(first, second, shift(_point(second), step, _point(first).grain), ctx)


def _same_moment(first: Found, second: Found, gap: str, ctx: Context) -> list[Found] | None:
    """As "10:35 a.m. (0735 GMT)": the second tells the first again."""
    closed = ctx.text[second.end : second.end + 1] == ")"
    if first.lacks == second.lacks == "day" and gap.strip() == "(" and closed:
        return [replace(first, end=second.end + 1, words=ctx.text[first.start : second.end + 1])]
    return None


def _point(found: Found) -> Point:
    assert found.point is not None
    return found.point


def _is_year(found: Found) -> bool:
    return found.rule in ("year", "step") and _point(found).grain == "year"


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
    if not _day(day) or clock.lacks != "day":
        return None
    point = _point(day).at(_point(clock).clock)
    if _TOUCH.fullmatch(gap):
        return [replace(joined, reason=day.reason) for joined in _one(day, clock, point, ctx)]
    if _AT.fullmatch(gap):
        reason = f"on {day.value}, named beside it"
        return [day, replace(clock, point=point, value=point.value, anchor=day.value, reason=reason)]
    return None


def _dated(clock: Found, day: Found, gap: str, ctx: Context) -> list[Found] | None:
    """A time and then its day: "10 p.m. Wednesday", "the evening of May 5", "at 3 p.m. on Friday"."""
    if clock.lacks != "day" or not _day(day) or not (_TOUCH.fullmatch(gap) or _ON.fullmatch(gap)):
        return None
    point = _point(day).at(_point(clock).clock)
    return [replace(joined, reason=day.reason, anchor=day.anchor) for joined in _one(clock, day, point, ctx)]
