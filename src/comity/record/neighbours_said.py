"""Claims that two states are neighbours, held against the land borders on record."""

from __future__ import annotations

from comity.model import Claim
from comity.record.dyads import ties
from comity.record.registry import state
from comity.record.verdicts import judged, undecided

_END = "2016-06-30"  # the borders on record are those of 2016; no land border has gone since
# States with land borders beyond the seas, or with disputed ones, of which the dataset has only those of the homeland.
_ELSEWHERE = frozenset({"FRA", "GBR", "NLD", "ESP", "USA", "DNK", "MAR", "ISR", "PSE", "XKX", "TWN"})


def neighbour(claim: Claim) -> Claim:
    """That two states have a border, or have none."""
    a, b = state(claim.said["a"]), state(claim.said["b"])
    borders = [tie for tie in ties(a.id, b.id, _END) if tie.kind == "contiguity"]
    by_land = any(tie.status == "by land or river" for tie in borders)
    shown = {f"border of {a.name} and {b.name}": ", ".join(tie.status or "" for tie in borders) or "none"}
    if by_land or (not borders and not {a.id, b.id} & _ELSEWHERE):
        return judged(claim, by_land != (claim.said.get("negated") == "yes"), shown, "cow-contiguity-3.2")
    return undecided(
        claim, shown, "cow-contiguity-3.2", "neighbours across the water, or borders that it does not have"
    )
