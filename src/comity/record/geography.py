"""Where states are: outlines for small maps, and capitals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

import polars as pl

from comity.model import first_day, last_day
from comity.record.succession import known_as
from comity.record.tables import file, table

Ring = tuple[tuple[float, float], ...]  # longitude and latitude of each point, in degrees


class Outlines(NamedTuple):
    """Rings of states by id, and those of nobody: where Natural Earth has no state, or gives what is undecided."""

    states: dict[str, tuple[Ring, ...]]
    neutral: tuple[Ring, ...]


EARTH = 6371.0  # kilometres from the middle of the Earth to its surface


class Capital(NamedTuple):
    name: str
    longitude: float
    latitude: float


@cache
def outlines() -> Outlines:
    """Outlines at 1:110 million (Natural Earth, public domain); small states and Antarctica have none.

    >>> "DEU" in outlines().states, "SGP" in outlines().states
    (True, False)
    """
    data = json.loads(file("outlines.json"))
    arcs = [_points(steps, data["scale"]) for steps in data["arcs"]]

    def rings(numbers: list[list[int]]) -> tuple[Ring, ...]:
        joined = ([point for i in ring for point in (arcs[i] if i >= 0 else arcs[~i][::-1])] for ring in numbers)
        return tuple(part for ring in joined for part in _cut(ring))

    return Outlines({id: rings(shape) for id, shape in data["states"].items()}, rings(data["neutral"]))


def _cut(ring: list[tuple[float, float]]) -> Iterator[Ring]:
    """A ring, or its parts east and west of the meridian of 180 degrees where it goes across."""
    jumps = [i for i, (a, b) in enumerate(pairwise(ring), 1) if abs(a[0] - b[0]) > 180]
    if not jumps:
        yield tuple(ring)
        return
    sides: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for start, stop in pairwise([0, *jumps, len(ring)]):
        sides[ring[start][0] > 0] += ring[start:stop]
    for part in sides.values():
        yield (*part, part[0])


def _points(steps: list[int], scale: int) -> Ring:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return tuple(points)


def capital(state: str, on: str | None = None) -> Capital | None:
    """The capital of a state by id on a date, or its last one; None where it is not on record.

    >>> capital("SGP").name, capital("KAZ", "1995").name
    ('Singapore', 'Almaty')
    """
    rows = table("capitals").filter(pl.col("state").is_in(known_as(state)))
    rows = rows.sort(pl.col("state") == state, "start")
    if on:
        open_end = pl.col("end").is_null() | (pl.col("end") >= first_day(on))
        rows = rows.filter((pl.col("start") <= last_day(on)) & open_end)
    row = rows.row(-1, named=True) if rows.height else None
    return Capital(row["capital"], row["lng"], row["lat"]) if row else None


def distance(a: str, b: str, on: str | None = None) -> float | None:
    """Kilometres between the capitals of two states by id on a date, along the great circle; None where one is unknown.

    >>> round(distance("FRA", "DEU", "2020"), -1)
    880.0
    """
    one, other = capital(a, on), capital(b, on)
    if one is None or other is None:
        return None
    x, y = (radians(place.latitude) for place in (one, other))
    half = sin((x - y) / 2) ** 2 + cos(x) * cos(y) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
