"""Answers for a terminal: quotations and paraphrases held against their sources."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.case import Case
from comity.report import sections
from comity.report.sections import Check, text_of
from comity.report.terminal import short, table


def checks(case: Case, all_rows: bool = False) -> RenderableType:
    """Quotations and paraphrases of a case with their verdicts; those left unchecked only where all are wanted."""
    found = sections.checks(case, all_rows)
    made = table("Quotations", "verdict", "given to", "words", "in the source", "why")
    told = table("Paraphrases", "verdict", "given to", "reported", "in the source", "why")
    for out, rows in ((made, found.quotations), (told, found.paraphrases)):
        for check in rows:
            _row(out, check)
    return (
        Group(*(t for t in (made, told) if t.row_count))
        if made.row_count or told.row_count
        else Text("No quotation could be held against these sources.")
    )


def _row(out: Table, check: Check) -> None:
    out.add_row(
        check.verdict, escape(check.speaker), short(text_of(check.words), 160),
        short(text_of(check.in_the_source), 160), short(check.why, 120),
    )  # fmt: skip
