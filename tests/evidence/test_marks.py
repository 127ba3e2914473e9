"""Words between marks, in every state that real pages leave their marks in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.marks import quoted_spans


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted_spans(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and “yes”.', ["no", "yes"]),
        ("« Oui », dit-il; „ja“, sagte sie.", [" Oui ", "ja"]),
        ("They want to “divide’’ or “weaken” it.", ["divide", "weaken"]),
        ("They want to “divide’ or “weaken” it.", ["divide", "weaken"]),
        ("``No,'' she said.", ["No,"]),
        ("It is ‘the islands’ right’ to fish.", ["the islands’ right"]),
        ("The islands’ right isn’t the ministers’ wish in the ’90s.", []),
        ("He spoke of 'the people's choice' again.", ["the people's choice"]),
        ("“New come. “Pairs”, “trios” and more.” So he said.", ["New come. “Pairs”, “trios” and more."]),
        ("He wants “a new house with a “shared roof.”", ["a new house with a “shared roof."]),
        ("“He left. And then nobody came.", ["He left."]),
        ("“Mrs. Dorn left. And then nobody came.", ["Mrs. Dorn left."]),
        ("''Never,'' she said.", ["Never,"]),
        ("They want to “divide“ or “weaken“ it.", ["divide", "weaken"]),
        ("“He left. “I never did,” she said.", ["He left.", "I never did,"]),
        ("“One river.\n\n“Two rivers.” And so on.", ["One river.", "Two rivers."]),
        ("She said, “The ‘third way’ is open.”", ["The ‘third way’ is open."]),
    ],
)  # fmt: skip
def test_outermost_words(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_what_is_opened_again_continues() -> None:
    first, second = quoted_spans("“One river.\n\n“Two rivers.”")
    assert first.continues
    assert not first.closed
    assert not second.continues


def test_inner_words_have_a_depth() -> None:
    text = "“The “third” way,” he said."
    assert [(text[q.start : q.end], q.depth) for q in quoted_spans(text)] == [("The “third” way,", 0), ("third", 1)]


@given(st.text(alphabet="ab s.,“”‘’'\"«»`\n", max_size=80))
def test_any_marks_give_spans_within_the_text(text: str) -> None:
    for quoted in quoted_spans(text):
        assert 0 <= quoted.start < quoted.end <= len(text)
        assert "\n" not in text[quoted.start : quoted.end]
