"""Who did what to whom: events in PLOVER (Halterman et al. 2023, PLOVER and POLECAT), told apart from what is said.

An event is a word of the relations lexicon with actors on both sides, or any verb that one actor does to another where
the classifier of PLOVER roots is sure of its class; the same event told in several sentences of a document is one
event with all of its sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import msgspec
from spacy.tokens import Token

from comity.evidence.assertion import factuality
from comity.evidence.event_class import classify, probability
from comity.evidence.event_pairs import Deed, deeds, phrase, plover
from comity.evidence.frames import Frame
from comity.evidence.relations import Relation
from comity.evidence.scene import Scene
from comity.kinds import event_kind
from comity.model import Event, Factuality

LIKELY = 0.7  # probability from which an act outside the lexicon is an event
SURE = 0.85  # probability from which the classifier's root stands instead of the lexicon's
_STANDING = ("cooperation", "alliance", "hostility", "support")  # events only where a verb says that they are done
_NO_DOERS = ("place", "treaty")


def find_events(scene: Scene) -> tuple[Event, ...]:
    """All events that a document reports, each once, in the order of their first sentence."""
    if scene.sight is not None:
        told = [event for relation in scene.relations if (event := _of_relation(relation, scene)) is not None]
    else:
        told = [_event(frame, likelihood, scene) for frame, likelihood in _all(scene)]
    return tuple(once(told, {scene.document.id: scene.date} if scene.date else {})) or _brief(scene)


def _of_relation(relation: Relation, scene: Scene) -> Event | None:
    """A relation that something done makes, as an event; a standing relation and one that is denied are none."""
    if relation.root is None or relation.factuality == "denied" or relation.first is None is relation.second:
        return None
    place = relation.words[0]
    found = scene.annotation.tokens.char_span(*relation.words, alignment_mode="expand")
    if found is None or (relation.relation in _STANDING and found.root.pos_ != "VERB"):
        return None
    if any(
        party not in scene.actors or scene.actors[party].kind in _NO_DOERS
        for party in (relation.source, relation.target)
    ):
        return None
    document, asserted = scene.document, scene.asserters.at(place)
    dates = [value for _, value in scene.dates(place)]
    put: Factuality = "asserted" if relation.factuality == "real" else relation.factuality  # type: ignore[assignment]
    return Event(
        f"{document.id}:e{place}-{relation.words[1]}-{relation.source}-{relation.target}",
        plover(relation.root, found.root), (relation.source,), (relation.target,),
        ((document.id, scene.sentence(place)),), date=max(dates, key=len, default=None), factuality=put,
        trigger=document.span(*relation.words), confidence=scene.sure("tie", relation.probability),
        reported_by=tuple(filter(None, asserted.by)) if asserted.statement else (),
    )  # fmt: skip


def once(events: Iterable[Event], dates: Mapping[str, str]) -> list[Event]:
    """Each event once, with all its sentences, however many documents tell it; `dates` are those of the documents.

    Two tellings are of the same event where the same parties do the same to each other (in meetings and agreements
    whoever is named first) on the same day, or on the next: the event's own date, or else its document's. The earliest
    telling gives the id and the document, in whatever order the documents were read.
    """
    kept: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda event: _told_on(event, dates)):
        parties = (
            frozenset(event.actors + event.targets)
            if event_kind(event.type).together
            else (event.actors, event.targets)
        )
        alike = kept[event.type, parties, event.factuality]
        same = next((n for n, other in enumerate(alike) if _same_day(other, event, dates)), None)
        if same is None:
            alike.append(event)
        else:
            alike[same] = _merged(alike[same], event)
    return [event for alike in kept.values() for event in alike]


def _told_on(event: Event, dates: Mapping[str, str]) -> tuple[str, str, str, int, str]:
    """By what events are put in order: their day, those without one last; the day of telling; their place."""
    home, span = event.spans[0]
    on = dates.get(home) or "9999"
    return event.date or on, on, home, span.start, event.id


def _same_day(one: Event, other: Event, dates: Mapping[str, str]) -> bool:
    first, second = (event.date or dates.get(event.spans[0][0], "") for event in (one, other))
    if not first or not second:
        return one.spans[0][0] == other.spans[0][0] and first == second
    if len(first) == len(second) == 10:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= 1
    return first.startswith(second) or second.startswith(first)


def _merged(one: Event, other: Event) -> Event:
    """One event told twice: all its sentences and all who report it, as sure as the surer of the two."""
    return msgspec.structs.replace(
        one,
        spans=tuple(dict.fromkeys((*one.spans, *other.spans))),
        reported_by=tuple(dict.fromkeys((*one.reported_by, *other.reported_by))),
        date=one.date or other.date,
        confidence=max(one.confidence, other.confidence),
    )


def _brief(scene: Scene) -> tuple[Event, ...]:
    """The one event of news of one sentence in which no clause joins two parties: what the first most likely does.

    News reports something by its kind; the classifier's probability is the event's confidence.
    """
    tokens, at = scene.annotation.tokens, scene.cast.at
    if scene.document.kind.value != "news" or len(scene.annotation.sentences) > 1 or not at:
        return ()
    heads: dict[str, int] = {}
    for place in sorted(at):
        heads.setdefault(at[place], place)
    parties, places = list(heads)[:2], list(heads.values())[:2]
    spans = [phrase(tokens[place]) for place in places] + [(0, 0)]
    root, share = classify(tokens, spans[0], spans[1])
    verb = tokens[places[0]].sent.root
    frame = Frame(verb, tuple(parties[:1]), tuple(parties[1:]), "", 0, event=plover(root, verb))
    return (_event(frame, share, scene),)


def _all(scene: Scene) -> Iterator[tuple[Frame, float]]:
    """Frames of the lexicon with how likely the classifier finds them, and what else one party does to another."""
    told = {
        (frame.sources, frame.targets, frame.trigger.sent.start): frame
        for frame in scene.frames
        if frame.event is not None and frame.sources and frame.targets and frame.sources != frame.targets
    }
    by_sentence: defaultdict[int, list[Frame]] = defaultdict(list)
    for (_, _, start), frame in told.items():
        by_sentence[start].append(frame)
    for sentence in scene.annotation.tokens.sents:
        here = [(frame, _likelihood(frame, scene)) for frame in by_sentence[sentence.start]]
        for deed in () if scene.asks(sentence.start_char) else deeds(sentence, scene.cast):
            here = _joined(here, deed, scene)
        yield from sorted(here, key=lambda one: one[0].trigger.i)


def _likelihood(frame: Frame, scene: Scene) -> float:
    """How probable the classifier finds the root that the lexicon gives a frame."""
    places = [_nearest(frame, parties, scene) for parties in (frame.sources, frame.targets)]
    source, target = (phrase(place) if place is not None else (0, 0) for place in places)
    return probability(scene.annotation.tokens, source, target, frame.event or "")


def _nearest(frame: Frame, parties: tuple[str, ...], scene: Scene) -> Token | None:
    """The word nearest to a frame's own that stands for one of these parties, in its sentence."""
    inside = (token for token in frame.trigger.sent if set(scene.cast.of(token)) & set(parties))
    return min(inside, key=lambda token: abs(token.i - frame.trigger.i), default=None)


def _joined(here: list[tuple[Frame, float]], deed: Deed, scene: Scene) -> list[tuple[Frame, float]]:
    """The frames of a sentence with what the classifier makes of a deed: corrected where it is sure, or another."""
    source, target = scene.cast.at[deed.source.i], scene.cast.at[deed.target.i]
    same = [frame for frame, _ in here if source in frame.sources and target in frame.targets]
    if not same:
        other = Frame(deed.trigger, (source,), (target,), "", 0, event=deed.root)
        return [*here, (other, deed.probability)] if deed.probability >= LIKELY else here
    if deed.probability >= SURE:
        return [(replace(f, event=deed.root), deed.probability) if f in same else (f, p) for f, p in here]
    return here


def _event(frame: Frame, likelihood: float, scene: Scene) -> Event:
    document, trigger = scene.document, frame.trigger
    asserted = scene.asserters.at(trigger.idx)
    end = trigger.idx + len(trigger.text)
    targets = tuple(party for party in frame.targets if party not in frame.sources and not _of_one(party, frame, scene))
    dates = [value for _, value in scene.dates(trigger.idx)]
    return Event(
        f"{document.id}:e{trigger.idx}-{end}", frame.event or "", frame.sources, targets,
        ((document.id, scene.sentence(trigger.idx)),), date=max(dates, key=len, default=None),
        factuality=factuality(trigger, presupposed=frame.presupposed), trigger=document.span(trigger.idx, end),
        reported_by=tuple(filter(None, asserted.by)) if asserted.statement else (), confidence=round(likelihood, 3),
    )  # fmt: skip


def _of_one(party: str, frame: Frame, scene: Scene) -> bool:
    """Whether a party is the organisation of a body that acts: “the Authority decided ... ECOWAS”."""
    return any(scene.actors[source].parent == party for source in frame.sources if source in scene.actors)
