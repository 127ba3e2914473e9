"""Places for labels that cover neither each other nor the actors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from comity.report.drawing import Box, text_width

Point = tuple[float, float]


class Label(NamedTuple):
    """Words at a place; `from_` is the end of the line that leads to an actor further off."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box
    from_: Point | None = None


# The way from the actor, the shift of the words and their anchor.
_SIDES = (
    (1, 0, 1.0, 0.0, "start"), (-1, 0, -1.0, 0.0, "end"), (0, -1, 0.0, -1.0, "middle"), (0, 1, 0.0, 1.0, "middle"),
    (0.7, -0.7, 0.8, -0.8, "start"), (0.7, 0.7, 0.8, 0.8, "start"),
    (-0.7, -0.7, -0.8, -0.8, "end"), (-0.7, 0.7, -0.8, 0.8, "end"),
)  # fmt: skip
_NEAR = 11.0


def placed(
    wanted: Mapping[str, str],
    at: Mapping[str, Point],
    others: Mapping[str, Sequence[Point]],
    room: Box,
    rings: Iterable[float] = (_NEAR,),
    marks: Iterable[Point] = (),
) -> dict[str, Label]:
    """Labels for as many actors as have room for one, first come first served.

    Args:
        wanted: the words of each actor's label, the most important first.
        at: the places of all actors; none is covered.
        others: where each actor's ties go; a label stands on the other side where it can.
        room: labels stay inside it.
        rings: how far off a label may stand, the nearest tried first.
        marks: other places that no label may cover.
    """
    taken = [Box(x - 8, y - 8, x + 8, y + 8) for x, y in (*at.values(), *marks)]
    labels: dict[str, Label] = {}
    for id, words in wanted.items():
        for option in _options(words, at[id], others.get(id, ()), tuple(rings)):
            if _inside(option.box, room) and not any(option.box.meets(box) for box in taken):
                labels[id] = option
                taken.append(option.box)
                break
    return labels


def _options(words: str, place: Point, others: Sequence[Point], rings: Sequence[float]) -> list[Label]:
    x, y = place
    ways = [((a - x) / (math.hypot(a - x, b - y) or 1), (b - y) / (math.hypot(a - x, b - y) or 1)) for a, b in others]
    sides = sorted(_SIDES, key=lambda side: round(max((side[0] * a + side[1] * b for a, b in ways), default=0.0), 1))
    return [_label(words, x, y, side, ring) for ring in rings for side in sides]


def _label(words: str, x: float, y: float, side: tuple[float, float, float, float, str], ring: float) -> Label:
    _, _, across, down, anchor = side
    left = x + across * ring
    base = y + 4 + down * (ring + (4 if abs(down) == 1 else 2))
    long = text_width(words)
    start = left if anchor == "start" else left - long if anchor == "end" else left - long / 2
    box = Box(start, base - 12, start + long, base + 4)
    return Label(words, left, base, anchor, box, (x, y) if ring > _NEAR else None)


def _inside(box: Box, room: Box) -> bool:
    return box.left >= room.left and box.top >= room.top and box.right <= room.right and box.bottom <= room.bottom
