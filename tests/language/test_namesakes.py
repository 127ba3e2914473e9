"""Names of states that are something else where they stand: a person's, a town's, part of a region's."""

from __future__ import annotations

import pytest

from comity import record
from comity.language import annotate
from comity.texts import document_from_text


def named(text: str) -> set[str | None]:
    annotation = next(iter(annotate([document_from_text(text, kind="news")], record.registry())))
    return {mention.actor for mention in annotation.mentions}


@pytest.mark.parametrize(
    ("text", "state", "is_state"),
    [
        ("Jordan Lind wrote to the paper.", "JOR", False),
        ("Jordan wrote to the Council.", "JOR", True),
        ("The Jordan Armed Forces moved north.", "JOR/armed-forces", True),
        ("They met in Lebanon, Pennsylvania.", "LBN", False),
        ("They met in Lebanon, and left.", "LBN", True),
        ("New Jersey sued them.", "JEY", False),
    ],
)
def test_a_state_only_where_it_is_one(text: str, state: str, is_state: bool) -> None:
    assert (state in named(text)) is is_state
