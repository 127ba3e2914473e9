"""PLOVER events end to end: annotate, `find_events`, parties as the codes of their states.

The gold standard has an event in every sentence. Where the product finds none with actors on both sides, the
first two parties named (or the one) are given with the likeliest class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from comity.evidence.event_class import classify
from comity.evidence.event_pairs import phrase, plover
from comity.evidence.events import find_events
from comity.evidence.frames import Cast
from comity.language import Annotation, annotate
from comity.model import Actor
from comity.record import registry
from comity.texts import document_from_text


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: the events of its text."""
    rows, actors = list(rows), registry()
    known = {actor.id: actor for actor in actors}
    documents = [document_from_text(row["text"], kind="news") for row in rows]
    for row, annotation in zip(rows, annotate(documents, actors), strict=True):
        everyone = known | annotation.actors
        found = [
            {"event": e.type, "source": _codes(e.actors, everyone), "target": _codes(e.targets, everyone)}
            for e in find_events(annotation, (), known)
        ]
        yield {"id": row["id"], "events": found or [_least(annotation, known)]}


def _least(annotation: Annotation, known: dict[str, Actor]) -> dict[str, Any]:
    """The first two parties that the text names, and the likeliest class."""
    cast, everyone = Cast(annotation, known), known | annotation.actors
    heads: dict[str, int] = {}
    for place in sorted(cast.at):
        heads.setdefault(cast.at[place], place)
    places = list(heads.values())[:2]
    tokens = annotation.tokens
    spans = [phrase(tokens[n]) for n in places] + [(0, 0)] * (2 - len(places))
    root, _ = classify(tokens, spans[0], spans[1])
    verb = next((t for t in tokens if t.dep_ == "ROOT" and t.pos_ == "VERB"), tokens[0])
    parties = [_codes([party], everyone) for party in list(heads)[:2]] + [[]] * 2
    return {"event": plover(root, verb), "source": parties[0], "target": parties[1]}


def _codes(parties: Iterable[str], actors: dict[str, Actor]) -> list[dict[str, str]]:
    """ISO 3166 codes of states, IGO and NGO for organisations as in CAMEO, nothing for others."""
    return [{"code": _code(actors[party]) if party in actors else ""} for party in parties]


def _code(actor: Actor) -> str:
    if actor.state or actor.kind in ("state", "place"):
        return actor.state or actor.id
    return {"organisation": "IGO", "ngo": "NGO"}.get(actor.kind, "")
