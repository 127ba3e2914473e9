"""What a document says in its speaker's or issuers' own voice: turns of a transcript, speeches, joint texts.

One statement a paragraph, so that a search shows a readable piece; what the speaker reports of others is
nested in it by `find_statements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.evidence.places import Places
from comity.model import TRANSCRIPTS, Document, Span, Statement, Turn

_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)\]]\s+(?=\w|[“\"‘])")
JOINT = frozenset({"joint statement", "communiqué", "resolution"})


def own_words(document: Document, places: Places) -> Iterator[Statement]:
    """Statements that the whole of a paragraph makes, with the speaker or issuer as their source."""
    if document.turns:
        for turn in document.turns:
            yield from _turn(document, turn, places)
    elif document.kind.value in TRANSCRIPTS and document.speaker:
        who = document.speaker
        yield from _paragraphs(document, who.value, places, f"the speaker's own words ({who.reason})", who.confidence)
    elif document.kind.value in JOINT and document.issuer:
        who = document.issuer
        yield from _paragraphs(document, who.value, places, f"the issuers' own words ({who.reason})", who.confidence)


def _turn(document: Document, turn: Turn, places: Places) -> Iterator[Statement]:
    label = (turn.label,) if turn.label else ()
    actor = (places.person_in(turn.label) or places.actor_ending(turn.label)) if turn.label else None
    actor = actor or places.actor_called(turn.speaker) or turn.actor
    for span in _pieces(document, turn.span):
        yield Statement(
            id=f"{document.id}:s{span.start}-{span.end}-turn",
            document=document.id,
            source=label,
            cue=(),
            content=(span,),
            mode="direct",
            source_actor=actor,
            source_actors=(actor,) if actor else (),
            speaker=turn.speaker,
            stance="asks" if turn.role == "question" else "says",
            confidence=0.95 if turn.speaker else 0.5,
            reason="turn of a transcript" if turn.speaker else "turn of a transcript whose speaker is not named",
        )


def _paragraphs(
    document: Document, speaker: str, places: Places, reason: str, confidence: float
) -> Iterator[Statement]:
    whole = document.span(0, len(document.text))
    bodies = [p.span for p in document.paragraphs if p.role == "body"] or list(_pieces(document, whole))
    known = document.speaker_actor or document.issuer_actor
    actors = places.actors_called(speaker) or ((known,) if known else ())
    for span in (unnumbered(document, body.start, body.end) for body in bodies):
        yield Statement(
            id=f"{document.id}:s{span.start}-{span.end}-own",
            document=document.id,
            source=(),
            cue=(),
            content=(span,),
            mode="direct",
            source_actor=actors[0] if actors else None,
            source_actors=actors,
            speaker=speaker,
            confidence=confidence,
            reason=reason,
        )


def unnumbered(document: Document, start: int, end: int) -> Span:
    """The span without the number of the paragraph that it begins ("2. The Summit ...")."""
    number = _NUMBER.match(document.text, start, end)
    begins = not start or document.text[start - 1] == "\n"
    return document.span(number.end() if number and begins else start, end)


def _pieces(document: Document, whole: Span) -> Iterator[Span]:
    """The lines of a span that hold words, without what a stage direction takes up whole."""
    position = whole.start
    for line in whole.text.splitlines(keepends=True):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position += len(line)
        if end > start and not any(d.start <= start and end <= d.end for d in document.stage_directions):
            yield document.span(start, end)
