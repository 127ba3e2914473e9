"""Verdicts on new translations name what they shift."""

from __future__ import annotations

import pytest

from comity.collation import verify
from comity.model import Quotation, Span
from comity.texts import document_from_text

SPEECH = (
    "The northern farmers may receive new wells in spring. "
    "Our council is sure of its friends, and it counts on the help of the islands. "
    "The old bridge over the gorge was closed for eleven weeks after the flood. "
    "We will open the granary to the poor, free from any tax or toll."
)


def verdict(words: str) -> Quotation:
    source = document_from_text(SPEECH, kind="speech")
    commentary = document_from_text(f"“{words}”", kind="commentary")
    quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
    return verify([quotation], commentary, [source])[0]


@pytest.mark.parametrize(
    ("words", "given", "kind"),
    [
        ("In spring the farmers of the north will get new wells.", "re-translated, shifted in modality", "modality"),
        ("For twelve weeks the old bridge across the gorge was shut because of the flood.", "altered", "number"),
        ("The granary will be opened by us to the poor.", "re-translated, cut before a condition", "cut"),
    ],
)
def test_a_new_translation_names_the_weightiest_shift(words: str, given: str, kind: str) -> None:
    found = verdict(words)
    assert found.verdict == given
    assert found.match is not None
    assert found.match.differences[0][0] == kind


def test_a_true_new_translation_is_no_more_than_that() -> None:
    found = verdict("Following the flood, the old bridge across the gorge was shut for eleven weeks.")
    assert found.verdict == "re-translated"
