"""Small worlds for the tests: capabilities are whole numbers, so every result can be worked by hand."""

from __future__ import annotations

from fractions import Fraction

from comity.security.world import World, pair
from comity.system.obligations import KINDS


def world(
    capability: dict[str, int],
    hostile: tuple[str, ...] = (),
    restrained: tuple[str, ...] = (),
    **obligations: tuple[str, ...],
) -> World:
    """A world of states with one-letter names; pairs are written as "AB"."""
    owed = {kind: frozenset(pair(*two) for two in obligations.get(kind.replace("-", "_"), ())) for kind in KINDS}
    return World(
        "2018-01-01", tuple(sorted(capability)), {state: Fraction(held) for state, held in capability.items()}, owed,
        {pair(*two): "rivalry" for two in sorted(hostile)}, restrained=frozenset(pair(*two) for two in restrained),
    )  # fmt: skip
