"""What a format, a table or the user says of a document, set upon what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from comity.model import TRANSCRIPTS, Document, Reasoned, Span, Turn
from comity.texts.formats.pieces import Voice
from comity.texts.languages import languages_of


def as_given(document: Document, given: Mapping[str, Reasoned]) -> Document:
    """The document with the speaker, state and language that are given, and its languages where they are several.

    A speech that nobody is said to issue is issued by the state whose delegate speaks.
    """
    changes: dict[str, object] = {}
    spoken = languages_of(document.text)
    if len(spoken) > 1:
        changes["metadata"] = {**document.metadata, "languages": ", ".join(spoken)}
    if "language" in given:
        changes["language"] = given["language"].value
    if "speaker" in given:
        changes["speaker"] = given["speaker"]
    state = given.get("state")
    if state is not None:
        changes["metadata"] = {**document.metadata, **_metadata(changes), "state": state.value}
        if document.kind.value in TRANSCRIPTS and "issuer" not in given:
            changes["issuer"] = state
    return msgspec.structs.replace(document, **changes) if changes else document


def _metadata(changes: Mapping[str, object]) -> dict[str, str]:
    found = changes.get("metadata")
    return found if isinstance(found, dict) else {}


def with_voices(document: Document, voices: Sequence[Voice]) -> Document:
    """The document with the turns that its format tells, their places those of the document's text; who speaks most
    of it is its speaker."""
    turns = tuple(turn for voice in voices if (turn := _turn(document.text, voice)))
    if not turns:
        return document
    spoken: Counter[str] = Counter()
    for turn in turns:
        spoken[turn.speaker or ""] += len(turn.span.text)
    name, most = spoken.most_common(1)[0]
    share = most / spoken.total()
    speaker = Reasoned(name, f"speaks {share:.0%} of what is said", round(0.5 + share / 2.5, 2))
    chief = speaker if name and share > 0.5 else None
    return msgspec.structs.replace(document, turns=turns, speaker=document.speaker or chief)


def _turn(text: str, voice: Voice) -> Turn | None:
    words = text[voice.start : voice.end]
    start = voice.start + len(words) - len(words.lstrip())
    end = voice.start + len(words.rstrip())
    if start >= end:
        return None
    label = (
        Span.of(text, voice.label[0], voice.label[0] + len(text[slice(*voice.label)].rstrip())) if voice.label else None
    )
    return Turn(Span.of(text, start, end), voice.speaker, label, voice.role, at=voice.at)
