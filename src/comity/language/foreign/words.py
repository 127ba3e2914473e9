"""What the foreign languages call states, organisations, offices and days (`data/foreign`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from comity.model import Actor


@cache
def words(language: str) -> dict[str, Any]:
    """The words of a language: organisations, seats, offices, pairs, pronouns, days and numbers.

    >>> words("es")["days"]["ayer"], "Kremlin" in words("fr")["seats"]["RUS"]
    (-1, True)
    """
    return _loaded(language)


@cache
def states(language: str) -> dict[str, dict[str, list[str]]]:
    """What a language calls states, by code: beginnings of adjectives, capitals and further names.

    >>> states("ru")["FRA"]["capitals"]
    ['Париж']
    """
    return _loaded(f"states_{language}")


def _loaded(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        files("comity.language").joinpath(f"data/foreign/{name}.yaml").read_text("utf-8")
    )
    return loaded


@dataclass(frozen=True, eq=False)
class Known:
    """The actors on record, as one thing that what is made of them can be kept by."""

    actors: tuple[Actor, ...]

    @classmethod
    def of(cls, registry: tuple[Actor, ...]) -> Known:
        """Those of a registry; the same for the next call with the same one."""
        kept = _last.get("known")
        if kept is None or kept.actors is not registry:
            kept = _last["known"] = cls(registry)
        return kept


_last: dict[str, Known] = {}
