"""How strongly a sentence commits or judges, by the verbs that diplomatic texts grade with such care."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from comity.names import longest_first


@cache
def scale() -> dict[str, int]:
    """The verbs with their level, 1 (weakest) to 5."""
    levels = yaml.safe_load((files("comity.collation") / "data" / "strength.yaml").read_text("utf-8"))
    return {verb: int(level) for level, verbs in levels.items() for verb in verbs}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{longest_first(scale())})\b", re.IGNORECASE)


def main_verb(text: str) -> str | None:
    """The verb of the scale that a sentence turns on: the first, unless a stronger one by two levels follows.

    >>> main_verb("The sides discussed the treaty and condemned its breach."), main_verb("It rained.")
    ('condemned', None)
    """
    found = [match[0].casefold() for match in _verbs().finditer(" ".join(text.split()))]
    if not found:
        return None
    strongest = max(found, key=lambda verb: scale()[verb])
    return strongest if scale()[strongest] >= scale()[found[0]] + 2 else found[0]


def without_verbs(text: str) -> str:
    """A text without the verbs of the scale."""
    return _verbs().sub("", text)


def difference(first: str, second: str) -> str:
    """“reaffirmed (3) – took note of (1)” where the main verbs of two sentences differ in level; else empty."""
    one, two = main_verb(first), main_verb(second)
    if one and two and scale()[one] != scale()[two]:
        return f"{one} ({scale()[one]}) – {two} ({scale()[two]})"
    return ""
