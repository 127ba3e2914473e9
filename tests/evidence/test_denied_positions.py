"""What the words above an issue deny, nobody who says them supports."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.positions import _turned_down
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.texts import document_from_text

KNOWN = {actor.id: actor for actor in record.registry()}


@pytest.mark.parametrize(
    ("text", "issue", "denied"),
    [
        ("Kenya says there is no military solution.", "military solution", True),
        ("Kenya stressed its non-acceptance of any imposed solution.", "imposed solution", True),
        ("Kenya does not accept the ferry plan.", "ferry plan", True),
        ("Kenya supports the ferry plan.", "ferry plan", False),
        ("Kenya backs the ferry plan, and Peru does not pay.", "ferry plan", False),
    ],
)
def test_an_issue_is_turned_down_by_the_words_above_it(text: str, issue: str, denied: bool) -> None:
    (annotation,) = annotate([document_from_text(text, kind="news")], record.registry())
    at = text.index(issue)
    assert _turned_down(annotation.document.span(at, at + len(issue)), Scene(annotation, KNOWN)) is denied
