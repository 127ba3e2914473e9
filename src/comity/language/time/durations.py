"""Lengths of time and sets of times: "nine months", "the past three years", "every two weeks", "twice a day"."""

from __future__ import annotations

import re

from comity.language.time.context import Context, Found
from comity.language.time.grammar import named_pattern
from comity.language.time.numbers import number
from comity.language.time.relative_dates import duration_value, step_by
from comity.language.time.rules import Build, after, before, group, last_word, plain, titled
from comity.language.time.time_words import time_words


def counted(m: re.Match[str], ctx: Context) -> Found | None:
    """A number of units: a length of time, a set after "every", nothing where it is an age."""
    unit, words = time_words().singular[group(m, "unit")], group(m, "number")
    if words in ("a", "an") and group(m, "unit") != unit:
        found = plain(m, "DURATION", duration_value(None, unit), "an open number of " + group(m, "unit"))
        return found.moved(m.start("unit"), m.end())  # "a years-old rift"
    many = _how_many(m)
    if _no_length(m, ctx, unit, words, many):
        return None
    if many is not None and many <= 100 and _to_come(m, ctx):
        reason = f"{m['number']} {unit}{'s' * (many != 1)} after {ctx.speech}"
        return step_by(m, ctx, ctx.today, ctx.anchor, many, unit, reason)
    bare = not group(m, "head") and not group(m, "adjective")
    if group(m, "head") in ("every", "each", "per") or (words in ("a", "an") and bare and _rate(m, ctx)):
        return plain(m, "SET", duration_value(many, unit), "how often")
    cue = last_word(ctx.text, m.start()) in time_words().length_cues
    if words == "one" and unit == "day" and bare and not cue and "-" not in m.group(0):
        return plain(m, "DATE", "FUTURE_REF", "some day to come") if ctx.direction(m.start(), m.end())[0] > 0 else None
    return plain(m, "DURATION", duration_value(many, unit), "a length of time")


def _how_many(m: re.Match[str]) -> float | None:
    """The number told, the upper one of two ("three or four"); None where it is open."""
    many, upper = number(m["number"]), group(m, "upper")
    if many is not None and group(m, "half"):
        return many + 0.5
    return number(upper) if many is not None and upper else many


def _no_length(m: re.Match[str], ctx: Context, unit: str, words: str, many: float | None) -> bool:
    """Whether a number and a unit tell no length: an age, a title ("60 Minutes"), "a second", three quarters of it."""
    if unit == "weekend" or _an_age(m, ctx):
        return True
    if titled(m["unit"]) and (m["number"].isdigit() or not m.group(0).istitle()):
        return True
    if (
        unit == "second"
        and words in ("a", "one")
        and not re.search(r"second\s+(?:later|ago|delay)", m.group(0).lower())
    ):
        return True
    if unit == "minute" and named_pattern("of_the_hour").match(ctx.text, m.end()):
        return True
    if unit == "quarter" and not named_pattern("quarters_told").match(m.group(0)):
        return True
    return many is not None and 1000 <= many < 2100 and group(m, "unit") == unit and "-" not in m.group(0)


def _to_come(m: re.Match[str], ctx: Context) -> bool:
    """As "will be ready in five years": a date to come, told by its distance."""
    exact = not group(m, "head") and not group(m, "upper") and not group(m, "adjective")
    if (
        not exact
        or last_word(ctx.text, m.start()) != "in"
        or "-" in m.group(0)
        or group(m, "unit") not in time_words().units
    ):
        return False
    return ctx.direction(m.start(), m.end())[0] > 0 and not re.match(r"\s+(?:of|or)\b", after(ctx.text, m.end()))


def _an_age(m: re.Match[str], ctx: Context) -> bool:
    """Whether an age is told: "a 36-year-old man" tells an age, "a three-year-old war" a length of time."""
    rest = after(ctx.text, m.end())
    if re.match(r"\s+of\s+age\b", rest):
        return True
    old = re.match(r"[\s-]*olds?\b", rest)
    if not old:
        return False
    return not any(
        re.match(r"\W+(?:[\w-]+\s+){0,2}" + re.escape(thing) + r"s?\b", rest[old.end() :])
        for thing in time_words().aged_things
    )


def _rate(m: re.Match[str], ctx: Context) -> bool:
    """Whether "a" means each, as in "$5 a share a year", "twice a day"."""
    prev = last_word(ctx.text, m.start())
    if prev in ("once", "twice", "thrice", "times"):
        return True
    lead = before(ctx.text, m.start(), 60)
    if prev in time_words().length_cues or not prev or not prev[-1].isalnum():
        return False
    if group(m, "unit") not in ("day", "week", "month", "year", "hour", "minute"):
        return False
    return bool(
        re.search(
            r"(?:[$£€#]\s?[\d.,]+|\b\d[\d.,]*|\bmillion|\bbillion|\bthousands?|\bhundreds|\bdozens)(?:\s+[\w-]+){0,3}\s*$",
            lead,
        )
    )


def bare_plural(m: re.Match[str], ctx: Context) -> Found | None:
    """As "weeks", "for years", "in recent months": an open number."""
    plural = group(m, "unit")
    unit = time_words().singular[plural]
    if plural == unit or unit in ("weekend", "second", "sec", "min", "hr", "yr"):
        return None
    head = group(m, "head")
    if re.match(r"\s+(?:old|of\s+age)\b", after(ctx.text, m.end())) or last_word(ctx.text, m.start()) in (
        "office",
        "business",
        "working",
        "school",
    ):
        return None
    if (not head and last_word(ctx.text, m.start()) in ("on", "by", "or")) or re.search(
        r"matter of\s+$", before(ctx.text, m.start())
    ):
        return None
    if unit in ("quarter", "minute") and not head:
        return None
    if re.match(r"\s+ago\b", after(ctx.text, m.end())):
        return None
    if head in ("these",):
        return plain(m, "DATE", "PRESENT_REF", "the present") if unit == "day" else None
    found = plain(m, "DURATION", duration_value(None, unit), "an open number of " + plural)
    return found.moved(m.start("head") if head else m.start("unit"), m.end())


def lasting(m: re.Match[str], ctx: Context) -> Found:
    """As "day-long", "yearlong", "decades-old"."""
    word = group(m, "unit")
    unit = time_words().singular[word]
    return plain(m, "DURATION", duration_value(None if word != unit else 1, unit), "a length of time")


def whole(m: re.Match[str], ctx: Context) -> Found:
    """As "all day", "the entire year", "another week", "the full month"."""
    return plain(m, "DURATION", duration_value(1, time_words().singular[group(m, "unit")]), "a length of time")


def while_(m: re.Match[str], ctx: Context) -> Found | None:
    if "long time" in m.group(0).lower() and last_word(ctx.text, m.start()) not in ("for", "after"):
        return None
    return plain(m, "DURATION", "PXX", "a length of time left open")


def every(m: re.Match[str], ctx: Context) -> Found | None:
    """As "every day", "each year", "every other week", "per month"."""
    unit = time_words().singular[group(m, "unit")]
    if unit in ("second", "minute") and m.group(0).lower().startswith("per"):
        return None
    if unit in ("quarter", "weekend"):
        return plain(m, "SET", {"quarter": "P1Q", "weekend": "XXXX-WXX-WE"}[unit], "how often")
    return plain(m, "SET", duration_value(2 if group(m, "other") else 1, unit), "how often")


def part_set(m: re.Match[str], ctx: Context) -> Found:
    """As "every morning", "each night"."""
    return plain(m, "SET", f"XXXX-XX-XXT{time_words().parts[group(m, 'part')]}", "that part of every day")


def frequency(m: re.Match[str], ctx: Context) -> Found | None:
    """As "daily", "weekly": how often. As part of a name ("the Daily Telegraph") it says nothing."""
    word = m["word"]
    titled_before = word[0].isupper() and re.search(r"[A-Z][\w’']*\s+$", ctx.text[max(0, m.start() - 30) : m.start()])
    if (
        titled_before
        or ctx.text[m.end() : m.end() + 2].strip()[:1].isupper()
        or last_word(ctx.text, m.start()) == "average"
    ):
        return None
    return plain(m, "SET", time_words().frequencies[word.lower()], "how often")


def quarter_century(m: re.Match[str], ctx: Context) -> Found:
    return plain(m, "DURATION", "P25Y", "a length of time")


BUILDERS: dict[str, Build] = {
    "counted": counted,
    "plural": bare_plural,
    "lasting": lasting,
    "lasting, one word": lasting,
    "decades-old": lasting,
    "whole": whole,
    "quarter of a century": quarter_century,
    "while": while_,
    "every": every,
    "every part": part_set,
    "frequency": frequency,
}
