"""Outlines of states for small maps, from the TopoJSON of world-atlas (Natural Earth, 1:110 million).

Kept are arcs, so that neighbours share a border, in tenths of a degree; Antarctica is left out. What Natural Earth
draws without an ISO code, and what it gives to one state while the United Nations count it another's or undecided
(Crimea, Western Sahara), stands apart as nobody's: a map can leave it neutral.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

LEFT_OUT = {"010"}  # Antarctica
UNDECIDED = {"732"}  # Western Sahara
CRIMEA = (32.0, 44.0, 37.0, 46.5)  # a polygon within these degrees is no mainland
SCALE = 10  # steps in a degree


def outlines(path: Path, states: dict[str, str]) -> dict[str, Any]:
    """{scale, arcs, states: {id: rings}, neutral: rings}; a ring is a list of arcs, ~i being arc i backwards.

    Args:
        path: countries-110m.json of world-atlas.
        states: ids by ISO numeric code.
    """
    world = json.loads(path.read_text("utf-8"))
    arcs = [list(_decoded(arc, world["transform"])) for arc in world["arcs"]]
    shapes: dict[str, list[list[int]]] = {}
    neutral: list[list[int]] = []
    for shape in world["objects"]["countries"]["geometries"]:
        code = shape.get("id")
        for ring in _rings(shape):
            if code in UNDECIDED or code not in states or _in_crimea(ring, arcs):
                neutral.append(ring)
            elif code not in LEFT_OUT:
                shapes.setdefault(states[code], []).append(ring)
    used = sorted({max(i, ~i) for rings in (*shapes.values(), neutral) for ring in rings for i in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumbered(rings: list[list[int]]) -> list[list[int]]:
        return [[number[i] if i >= 0 else ~number[~i] for i in ring] for ring in rings]

    return {
        "scale": SCALE,
        "arcs": [_steps(arcs[i]) for i in used],
        "states": {id: renumbered(rings) for id, rings in sorted(shapes.items())},
        "neutral": renumbered(neutral),
    }


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    x = y = 0
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
        yield from polygon


def _in_crimea(ring: list[int], arcs: list[list[tuple[float, float]]]) -> bool:
    west, south, east, north = CRIMEA
    points = (point for i in ring for point in arcs[max(i, ~i)])
    return all(west < x < east and south < y < north for x, y in points)


def _steps(arc: list[tuple[float, float]]) -> list[int]:
    """The points of an arc in whole steps, each from the one before, without those that fall together."""
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in arc]
    kept = [points[0], *(b for a, b in pairwise(points) if a != b)]
    return [step for a, b in pairwise([(0, 0), *kept]) for step in (b[0] - a[0], b[1] - a[1])]


def write_outlines(source: Path, target: Path, states: dict[str, str], report: Callable[[str], None]) -> None:
    """Write outlines.json."""
    target.write_text(json.dumps(outlines(source, states), separators=(",", ":")) + "\n", encoding="utf-8")
    report(f"{target.name}: {target.stat().st_size:,} bytes")
