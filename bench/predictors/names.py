"""Names with their labels: `tag_names` on each annotated text, as the product runs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.language import annotate
from comity.language.tagging import tag_names
from comity.record import registry
from comity.texts import document_from_text


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: [start, end, label] of every name."""
    documents = [document_from_text(row["text"]) for row in rows]
    for row, found in zip(rows, annotate(documents, registry()), strict=True):
        names = tag_names(found.document, found.tokens, found.mentions)
        yield {"id": row["id"], "entities": [[span.start, span.end, label] for span, label in names]}
