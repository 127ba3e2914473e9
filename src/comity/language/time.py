"""Time expressions."""

from __future__ import annotations

from spacy.tokens import Doc

from comity.model import Document, TimeExpression


def find_times(document: Document, tokens: Doc) -> tuple[TimeExpression, ...]:
    """All time expressions in a document."""
    return ()
