"""A capital's name is the government where the sentence means it, the city where it does not."""

from __future__ import annotations

import pytest

from comity.language.metonyms import stands_for_government
from comity.language.parsing import parse


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("Nairobi rejected the plan.", True),
        ("The plan was rejected by Nairobi.", True),
        ("They met in Nairobi.", False),
        ("They flew to Nairobi.", False),
        ("They warned Nairobi.", True),
        ("They visited Nairobi.", False),
        ("Nairobi's position is clear.", True),
        ("The streets of Nairobi were empty.", False),
        ("Talks between Accra and Nairobi went on.", True),
    ],
)
def test_by_what_the_name_depends_on(text: str, government: bool) -> None:
    (tokens,) = parse([text])
    start = text.index("Nairobi")
    name = tokens.char_span(start, start + len("Nairobi"))
    assert name is not None
    found, why = stands_for_government(name)
    assert found is government, why
