"""Statements found by a search, each in its context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Case, Selection, Sentence
from comity.model import Document, Statement
from comity.report.terminal import source_name, who

MOST = 50  # sentences shown
AROUND = 120  # characters of context on either side


def hits(chosen: Selection[Statement], *, ids: bool = False) -> RenderableType:
    """Statements as an analyst reads them: who, where and when, and the words in their context."""
    case = chosen.case
    documents = {document.id: document for document in case.documents}
    shown = [_hit(source_name(case, s), documents[s.document], s, ids) for s in chosen]
    return Group(*shown, Text(f"{len(shown)} statement{'' if len(shown) == 1 else 's'}", style="dim"))


def elsewhere(case: Case, chosen: Selection[Statement], found: Sequence[Sentence]) -> RenderableType:
    """The sentences with the words of a search that stand in none of the statements shown, each in its document."""
    said = [(statement.document, span) for statement in chosen for span in statement.content]
    left = [s for s in found if not any(s.document == home and s.span.overlaps(span) for home, span in said)]
    if not left:
        return Text()
    documents = {document.id: document for document in case.documents.within(*{s.document for s in left})}
    many = f"{len(left)} sentence{'' if len(left) == 1 else 's'} not read as a statement"
    head = f"in no statement, but in {many}:" if not said else f"and in {many}:"
    return Group(Text(head, style="bold"), *(_sentence(documents[s.document], s) for s in left[:MOST]), _more(left))


def _sentence(document: Document, sentence: Sentence) -> Text:
    date = document.date.value if document.date else "undated"
    text = Text(" ".join(sentence.span.text.split()))
    return text.append(f"\n{document.kind.value} by {who(document)}, {date}\n", style="dim")


def _more(left: Sequence[Sentence]) -> Text:
    return Text(f"… and {len(left) - MOST} more" if len(left) > MOST else "", style="dim")


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
