"""Whose own words a document is, turn by turn."""

from __future__ import annotations

import msgspec

from comity import record
from comity.evidence.voices import voices
from comity.language import annotate
from comity.language.encoder import Voice
from comity.model import Document, Span, Turn
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}
TALK = "Question: Did Kenya ask?\nMinister: Kenya did not ask."


def heard(document: Document) -> tuple[Voice, ...]:
    return voices(next(annotate([document], record.registry())), REGISTRY)


def test_a_speech_is_its_speakers_from_end_to_end_and_news_nobodys() -> None:
    text = "We thank Ghana."
    speech = msgspec.structs.replace(document_from_text(text, kind="speech"), speaker_actor="KEN", turns=())
    assert heard(speech) == (Voice(0, len(text), "KEN"),)
    assert heard(document_from_text(text, kind="news")) == (Voice(0, len(text), None),)


def test_each_turn_is_its_own_speakers_and_a_question_is_told_apart() -> None:
    cut = TALK.index("Minister")
    turns = (
        Turn(Span.of(TALK, 10, cut - 1), "Question", Span.of(TALK, 0, 9), "question"),
        Turn(Span.of(TALK, cut + 10, len(TALK)), "Minister", Span.of(TALK, cut, cut + 9), actor="UGA"),
    )
    document = msgspec.structs.replace(document_from_text(TALK, kind="transcript"), turns=turns)
    first, second = heard(document)
    assert (first.start, first.end, first.asks) == (0, cut - 1, True)
    assert (second.start, second.end, second.party, second.asks) == (cut, len(TALK), "UGA", False)
