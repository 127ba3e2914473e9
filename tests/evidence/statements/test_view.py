"""The columns agree with the parse they are taken from."""

from __future__ import annotations

import pytest

from comity.evidence.statements.view import view
from comity.language.parsing import parse

TEXTS = [
    "The minister, who came late, said “we know” that the old dam was safe.\n\nKeller: no! It’s   odd – isn't it?\n",
    "",
    " \n\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_columns_are_the_tokens(text: str) -> None:
    doc = next(iter(parse([text])))
    columns = view(doc)
    assert columns.words == [t.text for t in doc]
    assert columns.heads == [t.head.i for t in doc]
    assert columns.first == [t.left_edge.i for t in doc]
    assert columns.last == [t.right_edge.i for t in doc]
    assert columns.relations == [t.dep_ for t in doc]


def test_tokens_know_their_quotation_and_paragraph() -> None:
    columns = view(next(iter(parse(["He said “never again”.\nShe left."]))))
    assert [columns.words[i] for i, n in enumerate(columns.quoted) if n == 0] == ["never", "again"]
    assert columns.paragraph[0] != columns.paragraph[-1]
    assert columns.quoted_before[len(columns)] == 2


def test_separating_marks_are_trimmed_from_a_range() -> None:
    columns = view(next(iter(parse([", the dam ,"]))))
    assert columns.trimmed(0, len(columns)) == (1, 3)
