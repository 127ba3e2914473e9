"""The log of corrections as a table: what was corrected, why, and what it stands on now."""

from __future__ import annotations

from rich.console import RenderableType
from rich.markup import escape

from comity.case import Case
from comity.report.terminal import short, table


def corrections(case: Case) -> RenderableType:
    """Every correction, oldest first; an orphan is one whose words stand in no text of the case any more."""
    out = table("Corrections", "made", "action", "of", "words", "reason", "stands on")
    orphans, places = {each.number for each in case.orphans}, case.attachments
    for each in case.corrections:
        state = "orphan" if each.number in orphans else places.get(each.number, "still to be read")
        out.add_row(
            each.made, each.action, each.kind or "", escape(short(each.words or each.target, 80)),
            escape(each.reason), state,
        )  # fmt: skip
    return out
