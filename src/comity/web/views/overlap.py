"""Overlap: who is in which organisations with whom, on a day, on record or as the texts say."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.selected import selected


def show(desk: Desk, asked: Asked) -> Shown:
    """The sets of organisations that members have in common; of a chosen actor, those that it is in first."""
    chosen, said = selected(desk, asked), asked.get("basis") == "said"
    on = chosen.on or None
    found = desk.once(("shared", on, said), lambda: sections.shared(desk.case.system(on, on_record=not said)))
    sets = sorted(found.sets, key=lambda one: chosen.actor not in one.members) if chosen.actor else found.sets
    return Shown(found, "Overlap", {"chosen": chosen, "said": said, "sets": sets}, found.sets)
