"""A search: each statement in its context, and only those sentences that stand in none of them."""

from __future__ import annotations

from tests.case.samples import evidence, made

from comity.case import Case, Sentence
from comity.report.sections.found import AROUND, found

TEXT = f"{'word ' * 60}Minister Ana Petrova said that Norway is a friend. Nobody else spoke of Norway."


def case() -> Case:
    case = Case.in_memory()
    source, document = made(TEXT)
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    return case


def test_a_statement_stands_in_its_context() -> None:
    held = case()
    (hit,) = found(held, held.statements).statements
    assert (hit.source, hit.mode, hit.shown) == ("Ana Petrova", "indirect", "that Norway is a friend")
    assert hit.before.endswith("Minister Ana Petrova said")
    assert len(hit.before) <= AROUND
    assert hit.after == ". Nobody else spoke of Norway."
    assert [TEXT[words.start : words.end] for words in hit.words] == [words.text for words in hit.words]
    assert (hit.document.kind, hit.document.date) == ("news", "2024-05-20")


def test_a_sentence_in_a_statement_is_not_shown_again() -> None:
    held = case()
    (document,) = held.documents
    inside = Sentence(document.id, document.span(TEXT.index("Minister"), TEXT.index(" Nobody")))
    outside = Sentence(document.id, document.span(TEXT.index("Nobody"), len(TEXT)))
    shown = found(held, held.statements, [inside, outside]).sentences
    assert [sentence.words[0].text for sentence in shown] == ["Nobody else spoke of Norway."]
