"""Quotations are held against sources of the case, whichever of the two was read first."""

from __future__ import annotations

import pytest
from tests.case.samples import SPEECH, made, quoting

from comity.case import Case
from comity.evidence import Evidence

WORDS = "our region has three rivers and no common plan for them"


@pytest.mark.parametrize("speech_first", [True, False])
def test_a_quotation_finds_its_source_in_either_order(speech_first: bool) -> None:
    case = Case.in_memory()
    source, speech = made(SPEECH, "speech.txt", "2024-05-20", "speech", "Ana Petrova")
    page, quoted = quoting(WORDS, "page.txt")
    pair = [(source, Evidence(speech)), (page, quoted)]
    for file, found in pair if speech_first else reversed(pair):
        case.add_source(file, [found.document])
        case.add_evidence(found)
    (quotation,) = case.quotations
    assert quotation.verdict == "verbatim"
    assert quotation.match is not None
    assert quotation.match.document == speech.id
    assert " ".join(span.text for span in quotation.match.passages) == WORDS


def test_without_a_likely_source_nothing_is_said_of_it() -> None:
    case = Case.in_memory()
    page, quoted = quoting("words that nobody in any other text has ever said before now", "page.txt")
    case.add_source(page, [quoted.document])
    case.add_evidence(quoted)
    (quotation,) = case.quotations
    assert (quotation.verdict, quotation.match) == ("unchecked", None)
