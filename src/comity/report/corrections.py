"""The log of corrections as a table."""

from __future__ import annotations

from rich.console import RenderableType
from rich.markup import escape

from comity.case import Case
from comity.report import sections
from comity.report.terminal import short, table


def corrections(case: Case) -> RenderableType:
    """Every correction, oldest first; an orphan is one whose words stand in no text of the case any more."""
    out = table("Corrections", "made", "action", "of", "words", "reason", "stands on")
    for each in sections.corrections(case).corrections:
        words = short(each.words or each.target, 80)
        out.add_row(each.made, each.action, each.of, words, escape(each.reason), each.stands_on)
    return out
