"""What another party does or wants, told by somebody, is no support of who tells it."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.positions import _of_another
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


@pytest.mark.parametrize(
    ("text", "issue", "others"),
    [
        ("It is a sign that Kenya wants to settle the dispute by force.", "settle the dispute by force", True),
        ("They discussed moves by Kenya to undermine the pact.", "undermine the pact", True),
        ("Peru called for Kenya to respect the pact.", "respect the pact", False),
        ("We will promote a new pact with Kenya.", "a new pact", False),
        ("Peru promotes a new pact.", "a new pact", False),
        ("Kenya deserves our support for its new port.", "its new port", False),
    ],
)
def test_what_others_do_is_told(text: str, issue: str, others: bool) -> None:
    document = document_from_text(text, kind="speech", date="2024-05-20")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    start = document.text.index(issue)
    assert _of_another(document.span(start, start + len(issue)), "PER", scene) is others
