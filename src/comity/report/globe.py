"""The world on a plane: Equal Earth, in which areas are true.

Šavrič, Patterson & Jenny (2018), The Equal Earth map projection, International Journal of Geographical Information
Science 33(3):454-465.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from comity import record

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_EDGE = 2 * math.sqrt(3) * math.pi / (3 * _A[0])  # of the equator's end
WIDTH = 2000  # steps of the plane from west to east; whole steps keep the picture small
_NORTH, _SOUTH = 84.0, -57.0

Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """Place on a plane of degrees on the globe, in radii of the globe.

    >>> equal_earth(0, 0), [round(value, 3) for value in equal_earth(180, 90)]
    ((0.0, 0.0), [1.604, 1.317])
    """
    a1, a2, a3, a4 = _A
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


_TOP = equal_earth(0, _NORTH)[1]
HEIGHT = round((_TOP - equal_earth(0, _SOUTH)[1]) / (2 * _EDGE) * WIDTH)


def spot(longitude: float, latitude: float) -> Point:
    """The same in steps of the plane, from the left and the top."""
    x, y = equal_earth(longitude, latitude)
    return (x + _EDGE) / (2 * _EDGE) * WIDTH, (_TOP - y) / (2 * _EDGE) * WIDTH


@cache
def paths() -> dict[str, str]:
    """The outlines of states on the plane, by id, as SVG has them."""
    return {id: _path(rings) for id, rings in record.outlines().states.items()}


@cache
def nobodys() -> str:
    """The outlines that are no state's."""
    return _path(record.outlines().neutral)


@cache
def size(state: str) -> float:
    """How large a state is drawn: the longer side of its largest ring, in steps; 0 where it has no outline."""
    rings = record.outlines().states.get(state, ())
    sides = []
    for ring in rings:
        xs, ys = zip(*(spot(*point) for point in ring), strict=True)
        sides.append(max(max(xs) - min(xs), max(ys) - min(ys)))
    return max(sides, default=0.0)


def _path(rings: Iterable[tuple[Point, ...]]) -> str:
    return "".join(_ring([spot(*point) for point in ring]) for ring in rings)


def _ring(points: list[Point]) -> str:
    """A closed way in whole steps, each relative to the last; one that falls together is left out."""
    steps = [(round(x), round(y)) for x, y in points]
    kept = [steps[0], *(b for a, b in pairwise(steps) if a != b)]
    if len(kept) < 3:
        return ""
    ways = "".join(f"{b[0] - a[0]} {b[1] - a[1]} ".replace(" -", "-") for a, b in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{ways.strip()}z"
