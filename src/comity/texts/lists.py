"""The word lists of this room, `data/words.yaml`, by entry."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = yaml.safe_load((files("comity.texts") / "data" / "words.yaml").read_text("utf-8"))
    return lists


@cache
def listed(entry: str) -> frozenset[str]:
    """The words of an entry."""
    return frozenset(_lists()[entry])


@cache
def either(entry: str) -> str:
    """The words (or patterns) of an entry as alternatives of a pattern, in their order."""
    return "|".join(_lists()[entry])
