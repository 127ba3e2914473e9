"""Statements found by a search, each in its context."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Selection
from comity.model import Document, Statement
from comity.report.terminal import source_name, who

AROUND = 120  # characters of context on either side


def hits(chosen: Selection[Statement], *, ids: bool = False) -> RenderableType:
    """Statements as an analyst reads them: who, where and when, and the words in their context."""
    case = chosen.case
    documents = {document.id: document for document in case.documents}
    shown = [_hit(source_name(case, s), documents[s.document], s, ids) for s in chosen]
    return Group(*shown, Text(f"{len(shown)} statement{'' if len(shown) == 1 else 's'}", style="dim"))


def _hit(source: str, document: Document, statement: Statement, ids: bool) -> Text:
    date = document.date.value if document.date else "undated"
    head = f"{source} {statement.stance} ({statement.mode}) · {document.kind.value} by {who(document)}, {date}"
    text = Text()
    text.append(head, style="bold")
    text.append(f" · {statement.id}\n" if ids else "\n", style="dim")
    first, last = statement.content[0], statement.content[-1]
    text.append("… " + " ".join(document.text[max(0, first.start - AROUND) : first.start].split()) + " ", style="dim")
    text.append(" ".join(document.text[first.start : last.end].split()))
    text.append(" " + " ".join(document.text[last.end : last.end + AROUND].split()) + " …\n", style="dim")
    return text
