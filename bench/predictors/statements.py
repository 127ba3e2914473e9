"""Who says what in a passage, besides the voice of the text: the statements of `gather`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.evidence import gather
from comity.model import Actor, Statement
from comity.record import registry
from predictors.passages import passages
from predictors.relations import code


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: its statements that have a cue, with their sources and who these are."""
    known = {actor.id: actor for actor in registry()}
    for row, annotation in passages(rows):
        actors = {**known, **annotation.actors}
        told = [s for s in gather(annotation, known).statements if s.cue or s.source]
        told = [s for s in told if not s.id.endswith(("-turn", "-own"))]
        yield {"id": row["id"], "statements": [_statement(s, actors) for s in told]}


def _statement(said: Statement, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return {
        "source": [said.source[0].start, said.source[-1].end] if said.source else None,
        "actor": [_named(id, actors) for id in said.source_actors] or said.speaker,
        "content": [[span.start, span.end] for span in said.content],
        "mode": said.mode,
    }


def _named(id: str, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(id)
    return actor.name if actor is not None and actor.kind == "person" else code(id, actors)
