"""Claims about the dates of treaties, held against the dates on record."""

from __future__ import annotations

from functools import cache
from typing import Any

from comity.model import Claim
from comity.names import title_key
from comity.record.tables import entries
from comity.record.verdicts import absent, judged, undecided

# What a text says happened -> the field that has its day. A treaty opened for signature may be said to be adopted then.
EVENTS = {"signed": ("signed",), "adopted": ("adopted", "signed"), "in force": ("in_force",), "ended": ("ended",)}


def treaty(claim: Claim) -> Claim:
    """That a treaty was signed, adopted, entered into force or ended on a date."""
    row = treaties().get(title_key(claim.said["treaty"]))
    event, said = next((event, claim.said[event]) for event in EVENTS if event in claim.said)
    days = [str(row[field]) for field in EVENTS[event] if row and field in row]
    if row is None or not days:
        return absent(claim, f"the day on which {claim.said['treaty']} was {event} is not on record")
    figures = {f"{row['name']} {event}": " or ".join(dict.fromkeys(days))}
    if any(day.startswith(said) for day in days):
        return judged(claim, True, figures, "treaties")
    if any(abs(int(day[:4]) - int(said[:4])) <= 1 for day in days):  # opened, signed, ratified: days of one process
        return undecided(claim, figures, "treaties", "which step is meant cannot be told")
    return judged(claim, False, figures, "treaties")


@cache
def treaties() -> dict[str, dict[str, Any]]:
    """Each treaty by its names, folded."""
    rows = entries("treaties")
    return {title_key(name): row for row in rows for name in (row["name"], *row.get("names", ()))}
