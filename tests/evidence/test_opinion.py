"""Who likes or dislikes whom, in sentences written for this test."""

from __future__ import annotations

import pytest

from comity.evidence.opinion import LABELS, VIEWS, judge, views
from comity.language.parsing import parse


def _judged(sentence: str, p: str, q: str) -> str:
    tokens = next(parse([sentence]))
    spans = [tokens.char_span(sentence.index(name), sentence.index(name) + len(name)) for name in (p, q)]
    label, probability = judge(tokens, *((span.start, span.end) for span in spans))
    assert 1 / len(LABELS) <= probability <= 1
    return LABELS[label]


@pytest.mark.parametrize(
    ("sentence", "opinion"),
    [
        ("Norland accused Sudland of lying.", "p dislikes q"),
        ("Norland strongly condemned Sudland over the attack.", "p dislikes q"),
        ("Norland praised Sudland for its support.", "p likes q"),
        ("A train left Norland at noon and reached Sudland on Friday.", "none"),
    ],
)
def test_opinion(sentence: str, opinion: str) -> None:
    assert _judged(sentence, "Norland", "Sudland") == opinion


def test_names_do_not_count() -> None:
    """No side: only where the two stand counts, not who they are."""
    first, second = parse(["Norland praised Sudland.", "Estland praised Westmark."])
    assert views(first, (0, 1), (2, 3)) == views(second, (0, 1), (2, 3))
    assert len(views(first, (0, 1), (2, 3))) == len(VIEWS)
