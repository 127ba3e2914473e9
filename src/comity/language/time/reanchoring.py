"""Resolving again the expressions of a quotation, against the day its words were spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from comity.language.time.context import Context, Found
from comity.language.time.points import parse_point
from comity.language.time.scanning import scan
from comity.model import Span, TimeExpression

_LEAD = "in "  # the rules look at the word before; a preposition lets "May" and "spring" stand for time


def reanchored(expressions: Iterable[TimeExpression], span: Span, date: str, reason: str) -> tuple[TimeExpression, ...]:
    """All expressions, those inside `span` resolved against `date` (ISO, any precision), because of `reason`.

    What was past against the old day stays past against the new one, and what was to come stays to come.
    """
    points: list[Found] = []
    return tuple(_again(e, date, reason, points) if span.contains(e.span) else e for e in expressions)


def _again(expression: TimeExpression, date: str, reason: str, points: list[Found]) -> TimeExpression:
    """One expression resolved anew; `points` are the dates of the quotation so far, and grow."""
    way = _way(expression)
    ctx = Context.of(
        _LEAD + expression.span.text,
        date,
        direction=lambda start, end: (way, "", False),
        speech=reason,
        points=list(points),
    )
    found = next(iter(scan(ctx)), None)
    if found is None:
        return expression
    points.append(replace(found, start=-1, end=0))
    if expression.anchor is None and found.anchor is None:
        return expression
    return msgspec.structs.replace(
        expression, type=found.type, value=found.value, anchor=found.anchor, reason=found.reason
    )


def _way(expression: TimeExpression) -> int:
    """Whether the expression lay before (-1) or after (1) what it was resolved against."""
    value = re.match(r"\d{4}(?:-\d\d){0,2}", expression.value)
    point, anchor = parse_point(value.group(0)) if value else None, parse_point(expression.anchor or "")
    if point is None or anchor is None or point.day == anchor.day:
        return 0
    return -1 if point.day < anchor.day else 1
