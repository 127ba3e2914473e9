"""Whose side is certain: who stands in the same camp in every division that leaves the fewest ties out of place."""

from __future__ import annotations

from collections.abc import Mapping

from comity.errors import ComityError
from comity.security import certain
from comity.system import Frustration

MOST = 600  # signed pairs of a network in which it is asked whose side is certain
_NODES = 200  # of the search for another best division, so that it ends, on every machine alike


def unsure(signs: Mapping[tuple[str, str], int], known: Frustration) -> tuple[tuple[str, ...] | None, int]:
    """Who does not stand with the greatest group that every best division divides alike, and how many best divisions
    there are at least; None for who where it is not proved."""
    if not known.proved or len(signs) > MOST:
        return None, 1
    try:
        found = certain(tuple(sorted(signs.items())), _NODES)
    except ComityError:
        return None, 1
    sure = {actor for side in found.groups[0] for actor in side}
    sure = sure if len(sure) > 1 else set[str]()  # one alone is certain of nobody
    return tuple(sorted({actor for two in signs for actor in two} - sure)), found.divisions
