"""Who asserts what: officials that a text names by office and state alone."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence import gather
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("The Russian president said that Uganda had attacked Rwanda.", "person:vladimir-putin:rus"),
        ("The Kenyan delegate said that Uganda had attacked Rwanda.", "KEN"),
    ],
)
def test_officials(text: str, asserter: str) -> None:
    document = document_from_text(text, kind="news", date="2024-05-20")
    found = gather(next(annotate([document], record.registry())), REGISTRY)
    assert {tie.asserted_by for tie in found.ties} == {asserter}
