"""Times of day: "1:41 P.M. EDT", "noon", "this morning", "Friday night"."""

from __future__ import annotations

import re

from comity.language.time.context import Context, Found
from comity.language.time.numbers import number
from comity.language.time.points import Point, shift
from comity.language.time.rules import Build, dated, group, last_word, next_word, titled
from comity.language.time.time_words import time_words


def _on(m: re.Match[str], ctx: Context) -> tuple[Point, str | None, str]:
    """The day that a time of day belongs to where the text does not name it beside: the narrative's, near by."""
    near = ctx.reference("day", m.start())
    if (
        near is not None
        and near.point is not None
        and near.point.grain == "day"
        and m.start() - near.end < 120
        and "\n\n" not in ctx.text[near.end : m.start()]
    ):
        return near.point.at(""), near.value, f"on {near.value}, the date before it in the text"
    return ctx.today.to("day"), ctx.anchor, f"on the day of {ctx.speech}"


def clock(m: re.Match[str], ctx: Context) -> Found | None:
    """A time by the clock; the zone, where told, goes into the reason."""
    hour = int(number(m["hour"]) or 0) if not m["hour"].isdigit() else int(m["hour"])
    minute, half = group(m, "minute"), group(m, "half")
    half = half.replace(".", "").replace(" ", "")
    if (half and hour > 12 and not minute) or hour > 24 or (minute and int(minute) > 59):
        return None
    half = {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(half, half)
    if half in ("pm", "p") and hour < 12:
        hour += 12
    elif half in ("am", "a") and hour == 12:
        hour = 0
    point, anchor, why = _on(m, ctx)
    return dated(m, point.at(f"T{hour:02}:{minute or '00'}"), why + _zone(m), ctx, anchor=anchor, lacks="day")


def _zone(m: re.Match[str]) -> str:
    zone = group(m, "zone")
    if not zone:
        return ""
    hours = time_words().zones.get(zone)
    return f", {zone.upper()}" + (f" (UTC{hours:+g})" if hours is not None else "")


def military(m: re.Match[str], ctx: Context) -> Found | None:
    """As "0900 GMT", "1400 hours"."""
    hour, minute = int(m["digits"][:2]), int(m["digits"][2:])
    if hour > 24 or minute > 59:
        return None
    point, anchor, why = _on(m, ctx)
    return dated(m, point.at(f"T{hour:02}:{minute:02}"), why + _zone(m), ctx, anchor=anchor, lacks="day")


_DEICTIC = (
    (("this", "earlier this", "later this", "late this", "early this", "today"), 0, "of"),
    (("last", "late last", "yesterday", "late yesterday", "early yesterday"), -1, "before"),
    (("tomorrow", "next"), 1, "after"),
)


def _names_no_time(m: re.Match[str], ctx: Context, rel: str, word: str) -> bool:
    """As "This Morning" (a title), "high noon", "night club", "the night that it began"."""
    if (rel and titled(m["part"])) or (word == "noon" and last_word(ctx.text, m.start()) == "high"):
        return True
    following = next_word(ctx.text, m.end())
    if following in ("vision", "club", "clubs", "shift", "sky", "school", "schools"):
        return True
    of_a_date = re.match(r"\s+of\s+(?:the\s+)?(?:\d|[A-Z])", ctx.text[m.end() : m.end() + 20])
    return rel == "the" and following in ("that", "when", "the", "before", "after", "of") and not of_a_date


def part(m: re.Match[str], ctx: Context) -> Found | None:
    """A part of the day, on the day that the words before it name."""
    rel, word = group(m, "rel"), group(m, "part")
    code = time_words().parts[word]
    if (not rel and code[0].isalpha() and not _stands_alone(m, ctx, word)) or _names_no_time(m, ctx, rel, word):
        return None
    clock = "T" + (code[:2] if code == "24:00" else code)
    for words, days, day in _DEICTIC:
        if rel in words:
            point = shift(ctx.today, days, "day").at(clock)
            return dated(m, point, f"on the day {day} {ctx.speech}", ctx, anchor=ctx.anchor)
    point, anchor, why = _on(m, ctx)
    if rel in ("the next", "the following"):
        point = shift(point, 1, "day")
    if rel in ("the previous",):
        point = shift(point, -1, "day")
    return dated(m, point.at(clock), why, ctx, anchor=anchor, lacks="day")


def _stands_alone(m: re.Match[str], ctx: Context, word: str) -> bool:
    """A bare "night" or "morning" tells a time only beside a day, or after at, by, since and until."""
    if word == "overnight":
        return next_word(ctx.text, m.end()) not in ("stay", "bus", "train", "flight")
    beside = last_word(ctx.text, m.start())
    if beside.rstrip(".") in time_words().weekdays or beside in ("yesterday", "tomorrow", "today"):
        return True
    return beside in ("at", "by", "since", "until", "before", "after", "around") and word in (
        "dawn",
        "dusk",
        "night",
        "nightfall",
        "sunrise",
        "sunset",
        "daybreak",
        "midday",
    )


BUILDERS: dict[str, Build] = {
    "clock, half days": clock,
    "clock": clock,
    "in the morning": clock,
    "o'clock": clock,
    "four digits": military,
    "part of the day": part,
}
