"""What one side's text on a meeting leaves out of the other's: worked out once a pair, and kept with the case."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.case import Case, compare_documents
from comity.report.sections.received import inbox

KEPT = "left out/"  # how the names of settings begin in which it is kept
MOST = 2  # points that are named of each side, the weightiest


class Left(msgspec.Struct, frozen=True):
    """A point of one text that the other has in no form: where it stands, and how much it says."""

    document: str
    other: str
    start: int
    end: int
    weight: float


def keep_left_out(case: Case) -> int:
    """Compare every two texts that are offered to be compared and were not yet; how many pairs that were."""
    known, done = case.settings(KEPT), 0
    for offer in inbox(case).offers:
        name = f"{KEPT}{offer.first}/{offer.second}"
        if offer.do != "compare" or name in known:
            continue
        found = compare_documents(case, offer.first, offer.second)
        sides = (("second", offer.first, offer.second), ("first", offer.second, offer.first))
        left = [
            Left(home, other, spans[0].start, spans[-1].end, point.weight)
            for by, home, other in sides
            for point in [point for point in found.left_out(by) if not point.formula][:MOST]
            for spans in (point.first or point.second,)
        ]
        case.keep(name, msgspec.json.encode(left).decode())
        done += 1
    return done


def left_out(case: Case) -> Iterator[Left]:
    """What was kept of it."""
    for value in case.settings(KEPT).values():
        yield from msgspec.json.decode(value, type=list[Left])
