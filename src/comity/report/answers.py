"""Answers for a terminal: quotations and paraphrases held against their sources."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text

from comity.case import Case
from comity.report.terminal import short, source_name, table


def checks(case: Case, all_rows: bool = False) -> RenderableType:
    """Quotations and paraphrases of a case with their verdicts; those left unchecked only where all are wanted."""
    made = table("Quotations", "verdict", "given to", "words", "in the source", "why")
    for q in case.quotations:
        if q.verdict != "unchecked" or all_rows:
            passage = " … ".join(span.text for span in q.match.passages) if q.match else ""
            reason = q.match.reason if q.match else q.reason
            made.add_row(
                q.verdict,
                escape(case.names(q.speakers) or case.name(None)),
                short(q.span.text, 160),
                short(passage, 160),
                short(reason, 120),
            )
    statements = {statement.id: statement for statement in case.statements}
    told = table("Paraphrases", "verdict", "given to", "reported", "in the source", "why")
    for check in case.paraphrases:
        if check.statement in statements:
            statement = statements[check.statement]
            passage = " … ".join(span.text for span in check.match.passages) if check.match else ""
            told.add_row(
                check.verdict,
                escape(source_name(case, statement)),
                short(statement.text, 160),
                short(passage, 160),
                short(check.reason, 120),
            )
    return (
        Group(*(t for t in (made, told) if t.row_count))
        if made.row_count or told.row_count
        else Text("No quotation could be held against these sources.")
    )
