"""Who speaks where in a document: the parties whose own words it is, turn by turn."""

from __future__ import annotations

from collections.abc import Mapping

from comity.evidence.assertion import voice_of
from comity.evidence.places import Places
from comity.language import Annotation, party
from comity.language.encoder import Voice
from comity.model import Actor

_AUTHORS = ("news", "commentary", "analysis", "unknown")


def voices(annotation: Annotation, actors: Mapping[str, Actor]) -> tuple[Voice, ...]:
    """Who speaks from which character to which, in order; an author's own voice is nobody's.

    Args:
        annotation: the document with its mentions.
        actors: everybody known, by id.
    """
    document = annotation.document
    whole = party(document.speaker_actor or document.issuer_actor, actors)
    if whole is None and document.kind.value not in _AUTHORS:
        whole = party(voice_of(annotation, actors), actors)
    if not document.turns:
        return (Voice(0, len(document.text), whole),)
    places = Places(annotation)
    found = []
    for turn in document.turns:
        called = places.actor_ending(turn.label) if turn.label else None
        who = turn.actor or party(called or places.actor_called(turn.speaker), actors)
        start = turn.label.start if turn.label else turn.span.start
        found.append(Voice(start, turn.span.end, who, turn.role == "question"))
    return tuple(sorted(found, key=lambda voice: voice.start))
