"""Of which kind the words between marks are, and whose, on sentences written for this test."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.quotations import find_quotations
from comity.evidence.statements.finding import find_statements
from comity.language import annotate
from comity.model import Quotation
from comity.texts import document_from_text


def quotations(text: str, kind: str = "commentary") -> tuple[Quotation, ...]:
    annotation = next(annotate([document_from_text(text, kind=kind)], record.registry()))
    return find_quotations(annotation, find_statements(annotation))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("“We will open the dams before summer,” the minister said.", "speech", "We will open the dams before summer,"),
        ("The minister said the dams were “a gift to the farmers”.", "mixed", "a gift to the farmers"),
        ("The valley saw another of these “reforms” last year.", "scare", "reforms"),
        ("She wrote a book entitled “Rivers without borders” last year.", "title", "Rivers without borders"),
        ("They invoke the principle of “equal water” at every turn.", "term", "equal water"),
    ],
)
def test_kinds(text: str, kind: str, words: str) -> None:
    found = quotations(text)
    assert [(q.type, q.span.text) for q in found] == [(kind, words)]
    assert text[found[0].span.start : found[0].span.end] == words


def test_what_a_speaker_quotes_is_not_the_speakers_own() -> None:
    text = "Remarks by Foreign Minister Oleg Antipov\n\nWe all know these “reforms”. Let us work on."
    assert [(q.type, q.speaker) for q in quotations(text, "speech")] == [("scare", None)]


def test_inner_marks_are_part_of_the_words() -> None:
    found = quotations("“The “third way” is open,” said the Chinese Foreign Ministry.")
    assert [q.span.text for q in found] == ["The “third way” is open,"]


def test_marks_that_are_never_closed_are_said_to_be() -> None:
    assert "never closed" in quotations("The minister said: “We will see. Then he left the hall.")[0].reason
