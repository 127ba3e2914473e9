"""Which of very many sources are worth aligning with some words."""

from __future__ import annotations

from comity.collation import verify
from comity.collation.alignment import Source
from comity.collation.searching import FEW, worth_searching
from comity.collation.wording import words
from comity.model import Quotation, Span
from comity.texts import document_from_text

MANY = [Source(document_from_text(f"The village number {n} has a well and {n} mills.")) for n in range(30)]
HOLDING = Source(document_from_text("Our copper harbour will be opened to fishermen from the northern coast."))


def test_of_few_sources_all_are_searched() -> None:
    assert len(worth_searching(words("copper harbour"), MANY[:FEW])) == FEW


def test_the_source_with_the_words_alone_is_searched() -> None:
    assert worth_searching(words("the copper harbour will be opened"), [*MANY, HOLDING]) == [HOLDING]


def test_other_words_lead_to_those_with_the_rarest() -> None:
    found = worth_searching(words("a harbour full of copper"), [*MANY, HOLDING])
    assert HOLDING in found
    assert len(found) == FEW


def test_among_many_sources_other_words_are_still_found() -> None:
    sources = [source.document for source in (*MANY, HOLDING)]
    text = "“They will open our copper harbour to fishers of the north coast”"
    commentary = document_from_text(text, kind="commentary")
    quotation = Quotation("q", commentary.id, Span.of(text, 1, len(text) - 1), "speech")
    found = verify([quotation], commentary, sources)[0]
    assert found.match is not None
    assert found.match.document == HOLDING.document.id
