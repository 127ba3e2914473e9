"""Claims about where an organisation has its seat, held against the seats on record."""

from __future__ import annotations

from typing import Any

from comity.errors import UnknownName
from comity.model import Claim, first_day
from comity.record.names import folded
from comity.record.registry import organisation, state
from comity.record.tables import entries, table
from comity.record.verdicts import absent, covers, judged, undecided

_CHECKED = "2026-11-27"  # the seats on record are those of this day


def seat(claim: Claim) -> Claim:
    """That an organisation has its seat in a city or a state, on a date.

    A city of a further office decides nothing, nor does a place that is neither a state, a capital nor the seat of
    anything else on record: it may be a suburb, or the same city under another name.
    """
    org, place, on = organisation(claim.said["organisation"]), claim.said["place"], claim.said["on"]
    row = next((row for row in entries("seats") if row["organisation"] == org.id), None)
    if row is None:
        return absent(claim, f"the seat of {org.name} is not on record")
    figures = {f"seat of {org.name} since {row['since']}": f"{row['city']}, {state(row['state']).name}"}
    if not covers(_CHECKED, on) or first_day(on) < first_day(str(row["since"])):
        return undecided(claim, figures, "organisations", f"known from {row['since']} to {_CHECKED}")
    if _named(place, row):
        return judged(claim, True, figures, "organisations")
    if folded(place) in map(folded, row.get("others", ())) or not _elsewhere(place):
        return undecided(claim, figures, "organisations", f"what it has in {place} cannot be told")
    return judged(claim, False, figures, "organisations")


def _named(place: str, row: dict[str, Any]) -> bool:
    return folded(place) in (folded(row["city"]), folded(state(row["state"]).name)) or _state(place) == row["state"]


def _elsewhere(place: str) -> bool:
    """Whether a place is surely another: a state, a capital, or a city in which something else has its seat."""
    cities = {folded(row["city"]) for row in entries("seats")} | {folded(name) for name in table("capitals")["capital"]}
    return _state(place) is not None or folded(place) in cities


def _state(place: str) -> str | None:
    try:
        return state(place).id
    except UnknownName:
        return None
