"""The grammar (language/data/time_grammar.yaml): patterns whose `<pieces>` are filled from the words of time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import yaml

from comity.language.time.time_words import time_words
from comity.names import longest_first


@cache
def grammar() -> dict[str, Any]:
    """The file's `pieces` and `rules`, as they stand there."""
    text = resources.files("comity.language").joinpath("data/time_grammar.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words or phrases, the longest first; a space is any white space.

    >>> one_of(["new year", "may"])
    '(?:new\\\\s+year|may)'
    """
    return "(?:" + longest_first(words).replace(r"\ ", r"\s+").replace("'", "['’]") + ")"


@cache
def _word_classes() -> dict[str, str]:
    """Pieces that are simply the words of a class of these words."""
    words = time_words()
    full = ("may", "june", "july")
    return {
        "long_month": one_of(w for w in words.months if len(w) > 4 or w in full),
        "short_month": one_of(w for w in words.months if len(w) <= 4 and w not in full),
        "long_weekday": one_of(w for w in words.weekdays if len(w) > 5),
        "short_weekday": one_of(w for w in words.weekdays if len(w) <= 5),
        "season": one_of(words.seasons),
        "unit": one_of(words.singular) + r"\b",
        "number_word": one_of(words.numbers.keys() - {"a", "an"}),
        "vague": one_of(words.vague),
        "ordinal_word": one_of(words.ordinals),
        "decade": one_of(words.decades),
        "part": one_of(words.parts) + r"\b",
        "holiday": one_of(words.holidays),
        "zone_name": one_of(words.zones),
        "reference": one_of(words.references),
        "reference_adjective": one_of(words.reference_adjectives),
        "frequency": one_of(words.frequencies),
        "modifier": one_of(words.modifiers),
        "approximator": one_of(words.approximators),
    }


@cache
def _piece(name: str) -> str:
    """A piece of the grammar by name, filled in."""
    written = grammar()["pieces"].get(name)
    return _filled(_joined(written)) if written is not None else _word_classes()[name]


def _joined(pattern: str | list[str]) -> str:
    return pattern if isinstance(pattern, str) else "".join(pattern)


def _filled(template: str) -> str:
    return re.sub(r"(?<!\?P)<(\w+)>", lambda m: _piece(m.group(1)), template.replace(" ", r"\s+"))


def compile_pattern(template: str | list[str]) -> re.Pattern[str]:
    """A pattern with every `<piece>` filled in; a space stands for any white space.

    >>> compile_pattern("last <season>").fullmatch("Last  summer").group()
    'Last  summer'
    """
    return re.compile(_filled(_joined(template)), re.IGNORECASE)


@cache
def named_pattern(name: str) -> re.Pattern[str]:
    """The pattern of one piece of the grammar."""
    return compile_pattern(f"<{name}>")
