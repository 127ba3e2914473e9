"""Words held against an original in another language."""

from __future__ import annotations

import msgspec
import pytest

from comity.collation import verify
from comity.collation.across import judged, says_translated, sentences
from comity.model import Document, Quotation, Span
from comity.texts import document_from_text

RUSSIAN = (
    "Мы построим три новых моста через реку. "
    "Наша страна не откроет порт для военных кораблей Германии. "
    "Рыбаки могут вернуться в залив, но только после окончания переговоров."
)


def original(text: str, language: str = "ru") -> Document:
    return msgspec.structs.replace(document_from_text(text, kind="speech"), language=language)


def verdict(words: str) -> str:
    commentary = document_from_text(f"“{words}”", kind="commentary")
    quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
    return verify([quotation], commentary, [original(RUSSIAN)])[0].verdict


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("We will build three new bridges across the river.", "agrees"),
        ("We will build four new bridges across the river.", "differs in number"),
        ("Our country will not open the port to warships of Germany.", "agrees"),
        ("Our country will open the port to warships of Germany.", "differs in negation"),
        ("Our country will not open the port to warships of France.", "differs in name"),
        ("Fishermen must return to the bay.", "differs in modality"),
        ("Fishermen can return to the bay.", "cut"),
    ],
)
def test_the_verdict_on_a_translation(words: str, given: str) -> None:
    assert verdict(words) == given


def test_nothing_agrees_in_a_language_without_words() -> None:
    assert judged("We build a bridge.", "en", "Rakennamme sillan.", "fi", 0.9)[0] == "can't tell"


def test_one_side_alone_is_no_difference() -> None:
    assert judged("We gave 3 ships.", "en", "Мы дали корабли.", "ru", 0.9)[0] == "can't tell"


def test_a_source_can_say_that_it_is_a_translation() -> None:
    assert says_translated(original("Неофициальный перевод\n\n" + RUSSIAN))
    assert not says_translated(original(RUSSIAN))


def test_sentences_of_any_script_end_where_they_end() -> None:
    text = "我们同意。他们不同意！\nهل نوافق؟ نعم."
    assert [text[a:b] for a, b in sentences(text)] == ["我们同意。", "他们不同意！", "هل نوافق؟", "نعم."]


def test_words_quoted_in_the_language_of_the_source_are_found_as_they_stand() -> None:
    assert verdict("Мы построим три новых моста") == "verbatim"


def test_a_source_in_two_languages_is_judged_by_the_language_of_the_passage() -> None:
    mixed = original(RUSSIAN + "\n\nThe old lighthouse must not be sold to anybody from the city.")
    words = "The old lighthouse may not be sold to anyone of that town."
    commentary = document_from_text(f"“{words}”", kind="commentary")
    quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
    assert verify([quotation], commentary, [mixed])[0].verdict == "differs in modality"


def test_of_two_passages_as_alike_neither_decides() -> None:
    assert judged("We met.", "en", "Мы встретились.", "ru", 0.4)[0] == "can't tell"
