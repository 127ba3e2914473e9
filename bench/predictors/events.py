"""PLOVER events end to end: annotate, `find_events`, parties as the codes of their states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from comity.evidence.events import find_events
from comity.evidence.scene import Scene
from comity.language import annotate
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
            for e in find_events(Scene(annotation, known))
        ]
        yield {"id": row["id"], "events": found}


def _codes(parties: Iterable[str], actors: dict[str, Actor]) -> list[dict[str, str]]:
    """ISO 3166 codes of states, IGO and NGO for organisations as in CAMEO, nothing for others."""
    return [{"code": _code(actors[party]) if party in actors else ""} for party in parties]


def _code(actor: Actor) -> str:
    if actor.state or actor.kind in ("state", "place"):
        return actor.state or actor.id
    return {"organisation": "IGO", "ngo": "NGO"}.get(actor.kind, "")
