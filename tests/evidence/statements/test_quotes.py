"""Marks as they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.statements.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said “no” and "why?".', ["no", "why?"]),
        ("To “decolonise’’ the valley.", ["decolonise"]),
        ("''Never,'' she said.", ["Never,"]),
        ("The ‘inner ring’ of the leaders' talks.", ["inner ring"]),
        ("«Jamais», said the envoy.", ["Jamais"]),
        ("It's the ministers' own affair.", []),
        ("“First.\n\n“Second,” he said.", ["First.", "Second,"]),
        ("A mark “that never closes.\n\nThe next line.", []),
    ],
)
def test_words_between_marks(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quotes


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so() -> None:
    first, second = find_quotes("“First.\n\n“Second,” he said.")
    assert first.continues
    assert not second.continues


@given(st.text(alphabet="ab “”\"'‘’«»\n", max_size=60))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= q.start <= q.end <= len(text) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
