"""Critical sentences of a short speech written for this test."""

from __future__ import annotations

from comity.evidence.cast import Cast
from comity.evidence.criticism import Criticism, find_criticism, views
from comity.language import annotate
from comity.model import Document, Offsets, Reasoned, document_id
from comity.record import registry

SPEECH = (
    "I thank you, Mr. President, for convening this meeting. "
    "We strongly condemn the brutal and illegal attacks that Chile has launched against innocent civilians. "
    "Its lies and blatant violations of international law are a flagrant aggression. "
    "We hope for a constructive dialogue and welcome the report of the Secretary-General."
)


def _found(text: str, speaker: str | None = "PER") -> tuple[Criticism, ...]:
    document = Document(
        id=document_id(text), source="test", path="test", start=0, end=len(text), text=text,
        offsets=Offsets.identity(len(text)), kind=Reasoned("speech", "a test"),
    )  # fmt: skip
    actors = registry()
    (annotation,) = annotate([document], actors)
    return find_criticism(annotation, {actor.id: actor for actor in actors}, speaker)


def test_critical_sentences_and_whom_they_mean() -> None:
    found = _found(SPEECH)
    assert found[0].span.text.startswith("We strongly condemn")
    assert {criticism.target for criticism in found} == {"CHL"}
    assert not any("I thank you" in c.span.text or "We hope" in c.span.text for c in found)
    assert all(0.5 <= c.probability <= 1 and SPEECH[c.span.start : c.span.end] == c.span.text for c in found)


def test_the_speaker_is_not_the_one_criticised() -> None:
    assert all(criticism.target is None for criticism in _found(SPEECH, "CHL"))


def test_no_side_is_taken() -> None:
    """The same words about another state give the same probabilities."""
    first, second = _found(SPEECH), _found(SPEECH.replace("Chile", "Canada"))
    assert [c.probability for c in first] == [c.probability for c in second]
    assert {c.target for c in second} == {"CAN"}


def test_nothing_in_nothing() -> None:
    assert _found("") == ()
    assert views([], Cast.__new__(Cast), None) == []
