"""The words of time (data/time.yaml), as tables and as pieces of regular expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml

from comity.language.time.points import easter, nth_weekday


@dataclass(frozen=True)
class Lexicon:
    """data/time.yaml, as it stands there; `units` holds plurals too."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[str, int]]
    units: dict[str, tuple[str, int]]
    singular: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague: tuple[str, ...]
    decades: dict[str, int]
    parts: dict[str, str]
    zones: dict[str, float]
    holidays: dict[str, str]
    references: dict[str, str]
    reference_adjectives: dict[str, str]
    frequencies: dict[str, str]
    modifiers: tuple[str, ...]
    approximators: tuple[str, ...]
    future_heads: frozenset[str]
    plans: frozenset[str]
    reporting: frozenset[str]
    future_prepositions: frozenset[str]
    past_prepositions: frozenset[str]
    aged_things: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    text = resources.files("comity.language").joinpath("data/time.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    plurals = raw.pop("plurals")
    singular = {word: word for word in raw["units"]} | {plurals.get(w, w + "s"): w for w in raw["units"]}
    for key in ("future_heads", "plans", "reporting", "future_prepositions", "past_prepositions", "aged_things", "counted", "numbered"):
        raw[key] = frozenset(raw[key])
    for key in ("references", "reference_adjectives"):
        raw[key] = {word: value for value, words in raw[key].items() for word in words}
    raw["units"] = {word: tuple(raw["units"][base]) for word, base in singular.items()}
    raw["seasons"] = {word: tuple(v) for word, v in raw["seasons"].items()}
    return Lexicon(singular=singular, vague=tuple(raw.pop("vague")), modifiers=tuple(raw.pop("modifiers")), approximators=tuple(raw.pop("approximators")), **raw)


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year.

    >>> holiday("thanksgiving", 1999).isoformat()
    '1999-11-25'
    """
    rule = lexicon().holidays[name].split()
    if rule[0] == "easter":
        return easter(year) + timedelta(days=int(rule[1]))
    if len(rule) == 3:
        return nth_weekday(year, int(rule[0]), int(rule[1]), int(rule[2]))
    return date(year, int(rule[0][:2]), int(rule[0][3:]))


def one_of(words: object) -> str:
    """A regular expression for any of these words or phrases, the longest first; a space is any white space."""
    ordered = sorted((str(w) for w in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in ordered) + ")"


@cache
def pieces() -> dict[str, str]:
    """Named pieces that the rules' patterns are built of, as `<name>`."""
    words = lexicon()
    number_word = one_of(words.numbers.keys() - {"a", "an"})
    digits = r"\d{1,3}(?:,\d{3})+|\d+\s+1/2|\d+½|\d+(?:\.\d+)?"
    spelled = rf"(?:an?(?!\s+{number_word})|(?:an?\s+(?=hundred|thousand|dozen))?{number_word}(?:[\s-]+(?:and\s+)?{number_word})*)(?:\s+and\s+a\s+half)?"
    vague = one_of(words.vague)
    number = rf"(?:(?:an?\s+)?couple(?:\s+of)?|half(?:\s+an?)?|{vague}|{spelled}|(?:{digits})(?:\s+and\s+a\s+half)?)"
    long_months = one_of(w for w in words.months if len(w) > 4 or w in ("may", "june", "july"))
    short_months = one_of(w for w in words.months if len(w) <= 4 and w not in ("may", "june", "july"))
    return {
        "month": rf"(?:{long_months}|{short_months}\b\.?)",
        "weekday": rf"(?:{one_of(w for w in words.weekdays if len(w) > 5)}|{one_of(w for w in words.weekdays if len(w) <= 5)}\b\.?)",
        "season": one_of(words.seasons),
        "unit": rf"{one_of(words.singular)}\b",
        "number": number,
        "count": rf"(?:{spelled}|{digits})",
        "ordinal": rf"(?:{one_of(words.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))",
        "dayno": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "year": r"(?:1\d{3}|20\d{2})",
        "decade": one_of(words.decades),
        "part": rf"{one_of(words.parts)}\b",
        "holiday": one_of(words.holidays),
        "zone": rf"(?:{one_of(words.zones)}|moscow\s+time|local\s+time|eastern(?:\s+standard|\s+daylight)?\s+time|astana\s+time|beijing\s+time)",
    }


def compile_pattern(template: str) -> re.Pattern[str]:
    """A rule's pattern, with every `<piece>` filled in; a space stands for any white space within a paragraph."""
    filled = template.replace(" ", r"\s+")
    filled = re.sub(r"(?<!\?P)<(\w+)>", lambda m: pieces()[m.group(1)], filled)
    return re.compile(filled, re.IGNORECASE)
