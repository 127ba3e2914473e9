"""Statements found by a search, each in its context, and the sentences that are in no statement."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Case, Selection, Sentence
from comity.model import Statement
from comity.report import sections
from comity.report.sections.found import Elsewhere, Found, Hit, Home
from comity.report.sections.naming import text_of

MOST = 50  # sentences shown


def hits(
    case: Case, chosen: Selection[Statement], sentences: Sequence[Sentence] = (), *, ids: bool = False
) -> RenderableType:
    """Statements as an analyst reads them: who, where and when, and the words in their context; then sentences with
    the words of the search that stand in none of them."""
    found = sections.found(case, chosen, sentences)
    count = len(found.statements)
    said = (Text(f"{count} statement{'' if count == 1 else 's'}", style="dim"),)
    return Group(*(_hit(hit, ids) for hit in found.statements), *said, *_elsewhere(found))


def _elsewhere(found: Found) -> list[Text]:
    left = found.sentences
    if not left:
        return []
    many = f"{len(left)} sentence{'' if len(left) == 1 else 's'} not read as a statement"
    head = f"and in {many}:" if found.statements else f"in no statement, but in {many}:"
    more = [Text(f"… and {len(left) - MOST} more", style="dim")] if len(left) > MOST else []
    return [Text(head, style="bold"), *(_sentence(sentence) for sentence in left[:MOST]), *more]


def _sentence(sentence: Elsewhere) -> Text:
    text = Text(" ".join(text_of(sentence.words).split()))
    return text.append(f"\n{_place(sentence.document)}\n", style="dim")


def _place(home: Home) -> str:
    return f"{home.kind} by {home.by}, {home.date or 'undated'}"


def _hit(hit: Hit, ids: bool) -> Text:
    text = Text()
    text.append(f"{hit.source} {hit.stance} ({hit.mode}) · {_place(hit.document)}", style="bold")
    text.append(f" · {hit.id}\n" if ids else "\n", style="dim")
    text.append(f"… {hit.before} ", style="dim")
    text.append(hit.shown)
    return text.append(f" {hit.after} …\n", style="dim")
