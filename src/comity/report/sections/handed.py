"""The brief that a person builds: findings that were picked, in an order, with a line added to each."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from comity.case import Case
from comity.report.sections.news import Finding, news

PICKED, TITLE, LEAD = "brief/", "brief title", "brief lead"


class Pick(msgspec.Struct, frozen=True):
    """What is kept of a finding that was picked: its place in the order, and the line added to it."""

    order: int
    line: str = ""


class Note(msgspec.Struct, frozen=True):
    """A finding in a brief, with what a person says of it."""

    id: str
    line: str
    finding: Finding


class Built(msgspec.Struct, frozen=True):
    """A brief: its title, a lead, the notes in their order, how many were picked that are not found any more."""

    title: str
    lead: str
    made: str
    notes: tuple[Note, ...]
    lost: int


def built(case: Case) -> Built:
    """The brief as it stands."""
    picks = picked(case)
    every = {finding.id: finding for finding in news(case, most=None).findings} if picks else {}
    notes = [
        Note(id, pick.line, every[id])
        for id, pick in sorted(picks.items(), key=lambda pair: pair[1].order)
        if id in every
    ]
    kept = case.settings("brief ")
    title = kept.get(TITLE) or "Brief"
    today = datetime.now(UTC).date().isoformat()
    return Built(title, kept.get(LEAD, ""), today, tuple(notes), len(picks) - len(notes))


def picked(case: Case) -> dict[str, Pick]:
    """What was picked, by the ids of the findings."""
    kept = case.settings(PICKED)
    return {name.removeprefix(PICKED): msgspec.json.decode(value, type=Pick) for name, value in kept.items()}


def pick(case: Case, id: str, on: bool) -> None:
    """Pick a finding as the last, or leave it out again."""
    last = max((each.order for each in picked(case).values()), default=0)
    case.keep(PICKED + id, msgspec.json.encode(Pick(last + 1)).decode() if on else None)


def move(case: Case, id: str, by: int) -> None:
    """Move a pick up (-1) or down (1)."""
    order = [name for name, _ in sorted(picked(case).items(), key=lambda pair: pair[1].order)]
    if id not in order:
        return
    at = order.index(id)
    to = min(max(0, at + by), len(order) - 1)
    order.insert(to, order.pop(at))
    lines = picked(case)
    for place, name in enumerate(order, 1):
        case.keep(PICKED + name, msgspec.json.encode(Pick(place, lines[name].line)).decode())


def write(case: Case, id: str, line: str) -> None:
    """Add a line to a pick."""
    if (known := picked(case).get(id)) is not None:
        case.keep(PICKED + id, msgspec.json.encode(Pick(known.order, line)).decode())
