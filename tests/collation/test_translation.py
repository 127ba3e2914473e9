"""A translation held sentence by sentence against its original."""

from __future__ import annotations

import msgspec

from comity.collation import translated
from comity.model import Document
from comity.texts import document_from_text

ORIGINAL = msgspec.structs.replace(
    document_from_text(
        "Мы построим три новых моста через реку. Наша страна не откроет порт для военных кораблей.", kind="speech"
    ),
    language="ru",
)


def speech(text: str, kind: str = "speech") -> Document:
    return document_from_text(text, kind=kind)


def test_each_sentence_has_its_verdict_and_its_words() -> None:
    text = "We will build four new bridges across the river. Our country will not open the port to warships."
    found = translated(speech(text), [ORIGINAL])
    assert [one.verdict for one in found] == ["differs in number", "agrees"]
    assert all(text[one.span.start : one.span.end] == one.span.text for one in found)


def test_a_text_about_a_party_is_no_translation_nor_is_one_in_the_same_language() -> None:
    text = "We will build three new bridges across the river."
    assert translated(speech(text, "commentary"), [ORIGINAL]) == ()
    assert translated(speech(text), [speech("Another text in English stands here.")]) == ()
