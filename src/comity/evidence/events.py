"""Who did what to whom: events in PLOVER (Halterman et al. 2023, PLOVER and POLECAT), told apart from what is said.

An event is a word of the relations lexicon with actors on both sides, or any verb that one actor does to another where
the classifier of PLOVER roots is sure of its class; the same event told in several sentences of a document is one
event with all of its sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from comity.evidence.assertion import Asserters, factuality
from comity.evidence.event_pairs import deeds
from comity.evidence.frames import Cast, Frame, frames
from comity.language import Annotation
from comity.model import Actor, Event, Span, Statement

LIKELY = 0.7  # probability from which an act outside the lexicon is an event
SURE = 0.85  # probability from which the classifier's root stands instead of the lexicon's


def find_events(
    annotation: Annotation, statements: Sequence[Statement], registry: dict[str, Actor]
) -> tuple[Event, ...]:
    """All events that a document reports, each once, in the order of their first sentence."""
    cast = Cast(annotation, registry, statements)
    asserters = Asserters(annotation, statements, cast)
    found: dict[tuple[object, ...], Event] = {}
    for frame in _all(annotation, cast):
        event = _event(frame, annotation, asserters)
        key = (event.type, event.actors, event.targets, event.date, event.factuality)
        first = found.setdefault(key, event)
        if first is not event:
            spans = tuple(dict.fromkeys((*first.spans, *event.spans)))
            reported = tuple(dict.fromkeys((*first.reported_by, *event.reported_by)))
            found[key] = msgspec.structs.replace(first, spans=spans, reported_by=reported)
    return tuple(found.values())


def _all(annotation: Annotation, cast: Cast) -> Iterator[Frame]:
    """Frames of the lexicon, refined where the classifier is sure, and what else one party does to another."""
    told = {
        (frame.sources, frame.targets, annotation.tokens[frame.trigger.i].sent.start): frame
        for frame in frames(annotation.tokens, cast)
        if frame.event is not None and frame.sources and frame.targets and frame.sources != frame.targets
    }
    for sentence in annotation.tokens.sents:
        here = [frame for (_, _, start), frame in told.items() if start == sentence.start]
        for deed in deeds(sentence, cast, least=LIKELY):
            source, target = cast.at[deed.source.i], cast.at[deed.target.i]
            same = [frame for frame in here if source in frame.sources and target in frame.targets]
            if same and deed.probability >= SURE:
                here = [replace(f, event=deed.root) if f in same else f for f in here]
            elif not same:
                here.append(Frame(deed.trigger, (source,), (target,), "", "", 0, None, deed.root))
        yield from sorted(here, key=lambda frame: frame.trigger.i)


def _event(frame: Frame, annotation: Annotation, asserters: Asserters) -> Event:
    document, trigger = annotation.document, frame.trigger
    who, statement = asserters.at(trigger.idx)
    sentence = next(span for span in annotation.sentences if span.start <= trigger.idx < span.end)
    words = document.span(sentence.start, sentence.start + len(sentence.text.rstrip()))
    end = trigger.idx + len(trigger.text)
    return Event(
        f"{document.id}:e{trigger.idx}-{end}", frame.event or "", frame.sources, frame.targets, ((document.id, words),),
        date=_date(annotation, sentence), factuality=factuality(trigger), trigger=document.span(trigger.idx, end),
        reported_by=(who,) if who and statement is not None else (), confidence=0.6,
    )  # fmt: skip


def _date(annotation: Annotation, sentence: Span) -> str | None:
    """The calendar date that the sentence gives, where it gives one."""
    days = [
        t.value for t in annotation.times if sentence.contains(t.span) and t.type == "DATE" and t.value[:4].isdigit()
    ]
    return max(days, key=len) if days else None
