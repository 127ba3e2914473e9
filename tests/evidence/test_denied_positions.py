"""What the words above an issue deny, nobody who says them supports."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.positions import _others, _turned_down
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


@pytest.mark.parametrize(
    ("text", "issue", "others"),
    [
        ("They seek to replace the old ferry.", "old ferry", True),
        ("Their policy is to restore the old ferry.", "old ferry", True),
        ("We seek to replace the old ferry.", "old ferry", False),
        ("The old ferry must be replaced.", "old ferry", False),
    ],
)
def test_what_others_do_is_no_position_of_the_speaker(text: str, issue: str, others: bool) -> None:
    (annotation,) = annotate([document_from_text(text, kind="speech")], record.registry())
    at = text.index(issue)
    assert _others(annotation.document.span(at, at + len(issue)), Scene(annotation, KNOWN)) is others


@pytest.mark.parametrize(
    ("text", "only"),
    [("Peru condemned interference in Kenya’s affairs.", True), ("Peru condemned Kenya’s raid.", False)],
)
def test_whose_affairs_are_interfered_with_is_not_condemned(text: str, only: bool) -> None:
    (annotation,) = annotate([document_from_text(text, kind="news")], record.registry())
    at = text.index("Kenya")
    assert Scene(annotation, KNOWN).only_whose((at, at + 5)) is only
