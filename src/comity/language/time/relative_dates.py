"""Dates reckoned from another: "yesterday", "last year", "the previous day", "three weeks ago", "a year earlier"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.language.lists import valued
from comity.language.time.context import Context, Found
from comity.language.time.grammar import named_pattern
from comity.language.time.numbers import number
from comity.language.time.points import Point, shift
from comity.language.time.rules import Build, after, dated, group, last_word, next_word, plain, titled
from comity.language.time.time_words import time_words

# Words that step from the day of the words, and by how many units.
_UP_TO_NOW, _FROM_NOW = ("the past", "the last", "past"), ("the next", "the coming", "coming")
# Words that step from the date that the narrative has reached.


def deictic_day(m: re.Match[str], ctx: Context) -> Found | None:
    """As "today", "yesterday", "tomorrow" and their kin."""
    words = group(m, "word").replace("’", "'")
    if titled(m["word"]) and re.search(r"[A-Z]\w*\s+$", ctx.text[max(0, m.start() - 20) : m.start()]):
        return None
    off = valued("days")[words]
    point = shift(ctx.today, off, "day")
    reason = (
        f"the day of {ctx.speech}"
        if not off
        else f"{abs(off)} day{'s' * (abs(off) > 1)} {'before' if off < 0 else 'after'} {ctx.speech}"
    )
    return dated(m, point.at("TNI") if words == "tonight" else point, reason, ctx, anchor=ctx.anchor)


def stepped(m: re.Match[str], ctx: Context) -> Found | None:
    """As "last year", "this week", "the following month", "that day"."""
    rel, unit = group(m, "rel"), time_words().singular[group(m, "unit")]
    if unit in ("second", "minute", "hour", "millennium") or group(m, "unit") != unit or titled(m["unit"]):
        return None
    if (rel == "the" and (_ends(m, ctx) or "fiscal" in m.group(0).lower())) or unit == "fortnight":
        return plain(m, "DURATION", duration_value(1, unit), "a length of time")
    if rel in valued("narrative") and rel not in valued("steps"):
        step = valued("narrative")[rel]
        return _from_narrative(m, ctx, rel, unit, ctx.reference(unit, m.start(), step > 0, far=step != 0))
    if rel == "the next" and unit == "day" and (reference := ctx.reference(unit, m.start(), True)):
        return _from_narrative(m, ctx, rel, unit, reference)
    if rel in _UP_TO_NOW + _FROM_NOW and unit != "weekend":
        return _stretch(m, ctx, rel, unit)
    step = valued("steps")[rel]
    point = _safe(ctx.week if unit in ("week", "weekend") else ctx.today, step, unit)
    return dated(m, point, _why(step, unit, ctx), ctx, anchor=ctx.anchor) if point else None


def _ends(m: re.Match[str], ctx: Context) -> bool:
    """As in "the year ended 30 June", "the year ahead": a length of time."""
    return bool(re.match(r"\s+(?:(?:that\s+)?end(?:ed|ing|s)|ahead|to\s+come)\b", after(ctx.text, m.end())))


def _stretch(m: re.Match[str], ctx: Context, rel: str, unit: str) -> Found:
    """The length of time up to now ("the past year") or from now on, perhaps with "and a half"."""
    half = re.match(r"\s+and\s+a\s+half\b", after(ctx.text, m.end()))
    reason = f"the {unit} {'up to' if rel in _UP_TO_NOW else 'from'} {ctx.speech}"
    found = plain(m, "DURATION", duration_value(1.5 if half else 1, unit), reason)
    return found.moved(m.start(), m.end() + (half.end() if half else 0))


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units.

    >>> duration_value(3, "week"), duration_value(None, "year"), duration_value(2.5, "hour")
    ('P3W', 'PXY', 'PT2H30M')
    """
    letter, size = time_words().units[unit]
    clock = "T" if unit in ("second", "minute", "hour", "sec", "min", "hr") else ""
    if count is None:
        long = {"decade": "DE", "century": "CE", "millennium": "ML"}.get(unit)
        return f"PX{long}" if long else f"P{clock}X{letter}"
    small = {"minute": (60, "S"), "hour": (60, "M"), "year": (12, "M")}.get(unit)
    if small and count * size % 1:
        whole, rest = int(count), count % 1 * small[0]
        return f"P{clock}{f'{whole}{letter}' if whole else ''}{rest:g}{small[1]}"
    return f"P{clock}{count * size:g}{letter}"


def _why(step: int, unit: str, ctx: Context) -> str:
    if not step:
        return f"the {unit} of {ctx.speech}"
    return f"the {unit} {'before' if step < 0 else 'after'} that of {ctx.speech}"


def _safe(base: Point, number: int, unit: str) -> Point | None:
    try:
        return shift(base, number, unit)
    except (ValueError, OverflowError):
        return None


def _from_narrative(m: re.Match[str], ctx: Context, rel: str, unit: str, ref: Found | None) -> Found | None:
    """A step from the date the narrative has reached, or from the day of the words where it has reached none."""
    step = valued("narrative")[rel]
    if rel in ("the", "the very"):
        return _bare(m, ctx, unit, ref)
    if ref is None or ref.point is None:
        base, anchor, source = ctx.week if unit in ("week", "weekend") else ctx.today, ctx.anchor, ctx.speech
    else:
        base, anchor, source = ref.point, ref.value, f"“{ref.words}” in the text"
    point = _safe(base, step, unit)
    if point is None:
        return None
    words = {-1: "before", 0: "of", 1: "after"}[step]
    return dated(m, point, f"the {unit} {words} {anchor or 'a date not known'} ({source})", ctx, anchor=anchor)


def _bare(m: re.Match[str], ctx: Context, unit: str, ref: Found | None) -> Found | None:
    """As "the day", "the week", "the year": the one spoken of."""
    if _general(m, ctx, unit) or unit not in ("day", "week", "weekend", "month", "year", "decade", "century"):
        return None
    point = ref.point if ref is not None else None
    if ref is not None and point is not None and (unit == "day" or (unit == "year" and m.start() - ref.end < 150)):
        return _weak(m, point.to(unit), f"the {unit} of {ref.value} in the text", ctx, anchor=ref.value)
    base = ctx.week if unit in ("week", "weekend") else ctx.today
    if unit == "weekend":
        base = _weekend(m, ctx)
    return _weak(m, base.to(unit), f"the {unit} of {ctx.speech}", ctx, anchor=ctx.anchor)


def _general(m: re.Match[str], ctx: Context, unit: str) -> bool:
    """As "man of the year", "the day that", "issues of the day": no date."""
    of = re.match(r"\s+of\b(?!\s+\d)", after(ctx.text, m.end()))
    if of and not named_pattern("of_a_day").match(ctx.text, m.end()):
        return True
    possessive = ctx.text[m.end() : m.end() + 2] in ("'s", "’s")
    if unit == "day" and (possessive or last_word(ctx.text, m.start()) in ("of", "in")):
        return True
    return next_word(ctx.text, m.end()) in time_words().clause_openers


def _weekend(m: re.Match[str], ctx: Context) -> Point:
    """The Saturday of the weekend spoken of: the coming one by the tense or on a weekend, else the last."""
    way, _, _ = ctx.direction(m.start(), m.end())
    base = ctx.week if way > 0 or ctx.today.day.isoweekday() >= 6 else shift(ctx.week, -1, "week")
    return shift(base, 5 - base.day.weekday(), "day")


def _weak(m: re.Match[str], point: Point, reason: str, ctx: Context, *, anchor: str | None) -> Found:
    """A date that nothing else is reckoned from."""
    return replace(dated(m, point, reason, ctx, anchor=anchor), rule="bare")


def neighbour_day(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the day before", "the week after": beside the date the narrative has reached."""
    unit = time_words().singular[group(m, "unit")]
    if unit in ("second", "minute", "hour", "millennium"):
        return None
    way = group(m, "way")
    step = -1 if way in ("before", "earlier", "prior to", "prior") else 1
    ref = ctx.reference(unit, m.start(), step > 0, far=True)
    base, anchor = (ref.point, ref.value) if ref and ref.point else (ctx.today, ctx.anchor)
    if re.match(r"\s+(?:the|his|her|its|their|our|my|a|an|he|she|they|it|we|\w+ing)\b", after(ctx.text, m.end())):
        return _bare_neighbour(m, ctx, unit, base, anchor)
    point = _safe(base, step, unit)
    source = f"“{ref.words}” in the text" if ref else ctx.speech
    reason = f"the {unit} {way} {anchor or 'a date not known'} ({source})"
    return dated(m, point, reason, ctx, anchor=anchor) if point else None


def _bare_neighbour(m: re.Match[str], ctx: Context, unit: str, base: Point, anchor: str | None) -> Found:
    """As "the day after his death": the event's date is not told, only that it is a day."""
    step = -1 if group(m, "way") in ("before", "earlier", "prior to", "prior") else 1
    point = shift(base, step, unit)
    found = dated(m, point, f"the {unit} beside an event whose date is taken to be {anchor}", ctx, anchor=anchor)
    return found.moved(m.start(), m.end("unit"))


def unit_before_last(m: re.Match[str], ctx: Context) -> Found | None:
    """As "the week before last", "the year after next"."""
    unit, way = time_words().singular[group(m, "unit")], group(m, "way")
    point = _safe(ctx.today.to(unit), -2 if way.startswith("before") else 2, unit)
    return dated(m, point, f"the {unit} {way}, from {ctx.speech}", ctx, anchor=ctx.anchor) if point else None


def counted_step(m: re.Match[str], ctx: Context) -> Found | None:
    """As "three weeks ago", "two years earlier", "five days later", "ten years from now"."""
    unit, tail = time_words().singular[group(m, "unit")], group(m, "tail")
    back = tail in ("ago", "earlier", "before", "previously", "back", "beforehand", "prior")
    many = number(m["number"]) if not group(m, "upper") else None
    if tail in ("before", "after", "prior") and not re.match(r"\s*(?:[.,;:)]|$)", after(ctx.text, m.end())):
        return plain(m, "DURATION", duration_value(many, unit), "a length of time beside an event").moved(
            m.start(), m.end("unit")
        )
    if many is None:
        if tail in ("from now", "hence"):
            return plain(m, "DATE", "FUTURE_REF", "an open number of " + unit + "s")
        if tail != "ago":
            return plain(m, "DURATION", duration_value(None, unit), "an open number of " + unit + "s")
        return plain(m, "DATE", "PAST_REF", "an open number of " + unit + "s")
    from_speech = tail in ("ago", "back", "from now", "hence", "from today", "in the future")
    ref = None if from_speech else ctx.reference(_reference_grain(unit), m.start(), not back)
    if not from_speech and ref is None and tail in ("before", "after", "prior", "on", "beforehand"):
        return None
    base, anchor = (ref.point, ref.value) if ref and ref.point else (ctx.today, ctx.anchor)
    source = f"“{ref.words}” in the text" if ref else ctx.speech
    way = "before" if back else "after"
    reason = f"{m['number']} {unit}{'s' * (many != 1)} {way} {anchor or 'a date not known'} ({source})"
    return step_by(m, ctx, base, anchor, -many if back else many, unit, reason)


def _reference_grain(unit: str) -> str:
    return {"second": "day", "minute": "day", "hour": "day"}.get(unit, unit)


def step_by(
    m: re.Match[str], ctx: Context, base: Point, anchor: str | None, many: float, unit: str, reason: str
) -> Found | None:
    """The date so many units from another; halves are told in the next smaller unit."""
    if unit in ("second", "minute", "hour", "sec", "min", "hr"):
        days = int(many // 24) if unit == "hour" and abs(many) >= 24 else 0
        at = _safe(base, days, "day")
        return dated(m, at.at("" if days else "TXX"), reason, ctx, anchor=anchor) if at else None
    if unit == "millennium":
        return None
    if unit in ("decade", "century"):
        unit, many = "year", many * {"decade": 10, "century": 100}[unit]
    if many % 1:
        small = {"year": ("month", 12), "week": ("day", 7)}.get(unit)
        if small is None:
            return None
        unit, many = small[0], round(many * small[1])
    point = _safe(base, int(many), unit)
    if point is None:
        return None
    if unit == "year" and base.grain in ("quarter", "season", "half"):
        point = point.to(base.grain)
    return dated(m, point, reason, ctx, anchor=anchor)


def year_end(m: re.Match[str], ctx: Context) -> Found:
    """As "by year-end", "mid-year": within the year of the words."""
    return dated(m, ctx.today.to("year"), f"the year of {ctx.speech}", ctx, anchor=ctx.anchor)


BUILDERS: dict[str, Build] = {
    "day": deictic_day,
    "step": stepped,
    "unit before last": unit_before_last,
    "neighbour": neighbour_day,
    "counted step": counted_step,
    "year's end": year_end,
}
