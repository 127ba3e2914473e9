"""Attributions of news articles: `find_statements` on each, as offsets.

The gold standard marks no attribution within another's content: a quotation stands for all that is reported in
it, and where else statements are nested, or two share words, the surest is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from comity.evidence.sight import sight
from comity.evidence.statements import find_statements
from comity.language import annotate
from comity.model import Span, Statement
from comity.record import registry
from comity.texts import document_from_text


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: the statements found in its text."""
    rows = list(rows)
    documents = [document_from_text(row["text"], kind="news") for row in rows]
    known = {actor.id: actor for actor in registry()}
    for row, annotation in zip(rows, annotate(documents, registry()), strict=True):
        seen = sight(annotation, {**known, **annotation.actors})
        yield {
            "id": row["id"],
            "attributions": [
                {"source": _offsets(s.source), "cue": _offsets(s.cue), "content": _offsets(s.content)}
                for s in _separate(find_statements(annotation, seen))
            ],
        }


def _separate(statements: Iterable[Statement]) -> list[Statement]:
    statements = list(statements)
    direct = {s.id for s in statements if s.mode == "direct"}
    kept: list[Statement] = []
    for statement in sorted(
        (s for s in statements if s.reported_by not in direct), key=lambda s: (-s.confidence, s.content[0].start)
    ):
        if not any(a.overlaps(b) for other in kept for a in statement.content for b in other.content):
            kept.append(statement)
    return kept


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
