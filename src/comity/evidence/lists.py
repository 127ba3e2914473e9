"""The word lists of this room, by the name of their file in `data/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def word_list(name: str) -> Any:
    """What `data/NAME.yaml` holds. Raises FileNotFoundError where there is no such list."""
    return yaml.safe_load((files("comity.evidence") / "data" / f"{name}.yaml").read_text("utf-8"))


@cache
def words(name: str, entry: str) -> frozenset[str]:
    """The words of one entry of a list.

    >>> "despite" in words("factuality", "adverbial")
    True
    """
    return frozenset(word_list(name)[entry])
