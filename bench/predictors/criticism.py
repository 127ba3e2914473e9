"""Critical sentences of speeches and whom they criticise: `find_criticism` on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from comity.evidence.criticism import find_criticism
from comity.language import annotate
from comity.model import Actor
from comity.record import registry
from comity.texts import document_from_text


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: its critical sentences as offsets, with the state criticised."""
    rows, actors = list(rows), registry()
    known = {actor.id: actor for actor in actors}
    documents = [document_from_text(row["text"], kind="speech") for row in rows]
    for row, annotation in zip(rows, annotate(documents, actors), strict=True):
        yield {
            "id": row["id"],
            "criticism": [
                {"start": c.span.start, "end": c.span.end, "target": c.target}
                for c in find_criticism(annotation, known, party(row["speaker"], actors))
            ],
        }


def party(speaker: str | None, actors: Sequence[Actor]) -> str | None:
    """The state that speaks, given by its code or its name."""
    for actor in actors:
        if actor.kind == "state" and speaker in (actor.id, actor.name, *(name.text for name in actor.names)):
            return actor.id
    return None
