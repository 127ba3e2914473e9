"""The map of the world for a page: the outlines of states, those that are marked with their form and words."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

from comity import record
from comity.report import globe as drawn

SMALL = 14.0  # steps of the plane beneath which a state is a circle at its capital


class Shape(NamedTuple):
    """A marked state: its outline or, of a small one, a circle at its capital; `kind` is its form, `told` its words."""

    id: str
    kind: str
    told: str
    d: str
    x: float
    y: float


class World(NamedTuple):
    """All land, what is no state's, the marked states, the outlined ones, and those that are not on the map."""

    width: int
    height: int
    land: tuple[str, ...]
    nobodys: str
    shapes: tuple[Shape, ...]
    outlined: tuple[Shape, ...]
    missing: tuple[str, ...]


def world(marks: Mapping[str, tuple[str, str]], outlined: Set[str] = frozenset()) -> World:
    """A map on which states have a form and words, by id; those in `outlined` a strong edge besides."""
    shapes = [_shape(id, kind, told) for id, (kind, told) in sorted(marks.items())]
    around = [_shape(id, "target", "") for id in sorted(outlined)]
    missing = tuple(marks[id][1] for id, shape in zip(sorted(marks), shapes, strict=True) if shape is None)
    return World(
        drawn.WIDTH, drawn.HEIGHT, tuple(drawn.paths().values()), drawn.nobodys(),
        tuple(filter(None, shapes)), tuple(filter(None, around)), missing,
    )  # fmt: skip


def _shape(id: str, kind: str, told: str) -> Shape | None:
    capital = record.capital(id)
    if id not in drawn.paths() and capital is None:
        return None
    if id in drawn.paths() and (drawn.size(id) >= SMALL or capital is None):
        return Shape(id, kind, told, drawn.paths()[id], 0.0, 0.0)
    assert capital is not None
    x, y = drawn.spot(capital.longitude, capital.latitude)
    return Shape(id, kind, told, "", round(x, 1), round(y, 1))
