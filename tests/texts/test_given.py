"""What is given of a document goes before what was read."""

from __future__ import annotations

from comity.model import Reasoned
from comity.texts import document_from_text
from comity.texts.formats.pieces import Voice
from comity.texts.given import as_given, with_voices

TEXT = "We thank you. You are welcome. And so on it goes for a while."


def test_a_speech_nobody_issued_is_issued_by_the_state_whose_delegate_speaks() -> None:
    state = Reasoned("KEN", "given")
    speech = as_given(document_from_text(TEXT, kind="speech"), {"state": state})
    assert speech.issuer == state
    assert speech.metadata["state"] == "KEN"
    assert as_given(document_from_text(TEXT, kind="news"), {"state": state}).issuer is None
    issued = {"state": state, "issuer": Reasoned("UN", "given")}
    assert as_given(document_from_text(TEXT, kind="speech"), issued).issuer != state


def test_who_speaks_most_is_the_speaker_where_that_is_more_than_half() -> None:
    half = TEXT.index("You are")
    voices = [Voice(0, half, "Ada"), Voice(half, len(TEXT), "Abe")]
    document = with_voices(document_from_text(TEXT, kind="interview"), voices)
    assert [(turn.speaker, turn.span.text) for turn in document.turns] == [
        ("Ada", "We thank you."),
        ("Abe", TEXT[half:]),
    ]
    assert document.speaker is not None
    assert document.speaker.value == "Abe"
    assert all(TEXT[turn.span.start : turn.span.end] == turn.span.text for turn in document.turns)
