"""Where words travel: the uses of a phrase, and the chain of a passage."""

from __future__ import annotations

import msgspec

from comity.collation import chains, trace
from comity.model import Document, Match, Quotation, Reasoned, Span
from comity.texts import document_from_text


def text(words: str, date: str | None, issuer: str | None = None) -> Document:
    made = document_from_text(words, kind="speech")
    named = Reasoned(issuer, "a test") if issuer else None
    return msgspec.structs.replace(made, date=Reasoned(date, "a test") if date else None, issuer=named)


LATER = text("We all speak of the indivisible water of the delta.", "2024-05-01", "Delta Union")
FIRST = text(
    "The indivisibility of our water was declared in the hills. We thank the hills.", "2021-02-03", "Hill League"
)
UNDATED = text("“Indivisible water” is a slogan of the hills.", None)


def test_a_phrase_is_found_in_every_form_the_earliest_first() -> None:
    uses = trace("indivisible water", [LATER, UNDATED, FIRST])
    assert [(use.date, use.first, use.exact) for use in uses] == [
        ("2021-02-03", True, False), ("2024-05-01", False, True), (None, False, True),
    ]  # fmt: skip
    assert uses[0].voices == ("Hill League",)
    assert "declared" in uses[0].company
    assert all(document.text[u.span.start : u.span.end] == u.span.text
               for u in uses for document in (LATER, FIRST, UNDATED) if document.id == u.document)  # fmt: skip


def test_who_quotes_is_who_carries_it() -> None:
    quotation = Quotation("q", UNDATED.id, Span.of(UNDATED.text, 1, 18), "speech", "person:ada-hill")
    (use,) = trace("indivisible water", [UNDATED], [quotation])
    assert (use.quotes, use.voices) == (True, ("person:ada-hill",))


def test_nothing_is_traced_of_small_words_or_over_the_end_of_a_sentence() -> None:
    assert trace("of the", [LATER]) == ()
    assert trace("hills thank", [FIRST]) == ()


def quoting(document: Document, passage: Span, verdict: str) -> Quotation:
    match = Match(FIRST.id, (passage,), 1.0, "", (("cut", "", "in the hills"),))
    return Quotation(
        f"q{document.id}", document.id, Span.of(document.text, 0, 5), "speech", verdict=verdict, match=match
    )


def test_a_chain_holds_all_who_quote_a_passage_in_order() -> None:
    passage, other = FIRST.span(0, 40), FIRST.span(59, 75)
    found = chains(
        [LATER, FIRST, UNDATED],
        [
            quoting(UNDATED, passage, "verbatim"),
            quoting(LATER, FIRST.span(10, 35), "altered"),
            quoting(LATER, other, "trimmed"),
        ],
    )
    assert [[link.verdict for link in chain.links] for chain in found] == [["altered", "verbatim"], ["trimmed"]]
    assert found[0].passage == passage
    assert found[0].links[0].changed == (("cut", "", "in the hills"),)
