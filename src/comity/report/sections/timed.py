"""The timeline of a case as records: what has a date, whose it is, and the words that it rests on."""

from __future__ import annotations

import msgspec

from comity.case import Case
from comity.report.chronicle import chronicle


class Moment(msgspec.Struct, frozen=True):
    """Something with a date: `lane` is texts, dates, actor or tie, `actor` whose lane by id, `style` its form."""

    start: str
    end: str
    lane: str
    name: str
    actor: str
    style: str
    label: str
    told: str
    document: str
    first: int
    last: int


class Timed(msgspec.Struct, frozen=True):
    """Moments by lane, the lanes in the order in which they are shown, and what they leave out."""

    moments: tuple[Moment, ...]
    days: tuple[str, ...]
    lanes: tuple[tuple[str, str, str], ...]
    left_out: tuple[str, ...]


def timed(case: Case) -> Timed:
    """Everything of a case that has a date; officials and bodies in the lane of their state."""
    found = chronicle(case)
    moments = tuple(
        Moment(
            mark.start or "", mark.end or "", lane.kind, lane.name, lane.actor, mark.style, mark.words, mark.title,
            mark.document or "", mark.spans[0].start if mark.spans else 0, mark.spans[-1].end if mark.spans else 0,
        )
        for lane in found.lanes
        for mark in lane.marks
    )  # fmt: skip
    days = sorted({day for one in moments if one.lane in ("texts", "actor") for day in (one.start,) if day})
    return Timed(moments, tuple(days), tuple((one.kind, one.name, one.actor) for one in found.lanes), found.left_out)
