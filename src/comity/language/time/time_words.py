"""The words of time (language/data/time.yaml), as tables."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import yaml

from comity.language.time.points import easter, nth_weekday
from comity.vocabulary import months, numbers, ordinals, weekdays


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """data/time.yaml, as it stands there, with the shared words of months, weekdays and numbers; `units` holds plurals
    too."""

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
    fulfilled: frozenset[str]
    happened: frozenset[str]
    future_prepositions: frozenset[str]
    past_prepositions: frozenset[str]
    aged_things: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    length_cues: frozenset[str]
    year_cues: frozenset[str]
    month_cues: frozenset[str]
    clause_openers: frozenset[str]


@cache
def time_words() -> TimeWords:
    """The words of time, read once."""
    text = resources.files("comity.language").joinpath("data/time.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    plurals = raw.pop("plurals")
    singular = {word: word for word in raw["units"]} | {plurals.get(w, w + "s"): w for w in raw["units"]}
    raw |= {"months": months("en"), "weekdays": weekdays(), "ordinals": ordinals()}
    raw["numbers"] = raw["numbers"] | numbers()
    raw |= {"singular": singular, "units": {word: raw["units"][base] for word, base in singular.items()}}
    for key in ("references", "reference_adjectives"):
        raw[key] = {word: value for value, words in raw[key].items() for word in words}
    return msgspec.convert(raw, TimeWords)


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year.

    >>> holiday("thanksgiving", 1999).isoformat()
    '1999-11-25'
    """
    rule = time_words().holidays[name].split()
    if rule[0] == "easter":
        return easter(year) + timedelta(days=int(rule[1]))
    if len(rule) == 3:
        return nth_weekday(year, int(rule[0]), int(rule[1]), int(rule[2]))
    return date(year, int(rule[0][:2]), int(rule[0][3:]))
