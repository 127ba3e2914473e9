"""What a speech criticises is a position of whoever speaks."""

from __future__ import annotations

from comity.evidence.positions import find_positions
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.model import Document, Offsets, Position, Reasoned, document_id
from comity.record import registry

TEXT = (
    "I thank you, Mr. President. I speak for Peru, and Peru is patient. "
    "Chile has launched brutal and illegal attacks, with lies and blatant violations of international law."
)


def _positions(kind: str) -> list[Position]:
    document = Document(
        id=document_id(TEXT), source="test", path="test", start=0, end=len(TEXT), text=TEXT,
        offsets=Offsets.identity(len(TEXT)), kind=Reasoned(kind, "a test"), speaker=Reasoned("Peru", "a test"),
    )  # fmt: skip
    actors = registry()
    (annotation,) = annotate([document], actors)
    return list(find_positions(Scene(annotation, {actor.id: actor for actor in actors})))


def test_the_speaker_opposes_whom_the_speech_criticises() -> None:
    (position,) = [p for p in _positions("speech") if p.words.text.startswith("Chile has launched")]
    assert (position.holder, position.target, position.stance) == ("PER", "CHL", "oppose")
    assert TEXT[position.words.start : position.words.end] == position.words.text


def test_only_in_speeches() -> None:
    assert not [p for p in _positions("news") if p.words.text.startswith("Chile has launched")]
