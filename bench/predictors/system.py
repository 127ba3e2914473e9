"""The system that a passage describes: ties and positions of `gather`, under the names of the annotated set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.evidence import gather
from comity.language.parties import party
from comity.model import Actor, Tie
from comity.record import registry
from predictors.passages import passages
from predictors.relations import code, relation

_PUT = {"asserted": "real"}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: its ties and positions, each with whose word it is."""
    known = {actor.id: actor for actor in registry()}
    for row, annotation in passages(rows):
        found = gather(annotation, known)
        ties: dict[tuple[str, ...], Tie] = {}
        for tie in sorted(found.ties, key=lambda tie: tie.asserted_by or ""):  # what several say is the first one's
            ties.setdefault(
                (tie.source, tie.target, tie.kind, tie.factuality, tie.words.text if tie.words else ""), tie
            )
        actors, text = {**known, **annotation.actors}, annotation.document.text
        yield {
            "id": row["id"],
            "ties": [
                {
                    "source": code(tie.source, actors, text), "target": code(tie.target, actors, text),
                    "relation": relation(tie.kind), "sign": tie.sign,
                    "factuality": _PUT.get(tie.factuality, tie.factuality), "by": _by(tie.asserted_by, actors),
                }
                for tie in ties.values()
            ],
            "positions": [
                {"holder": code(p.holder, actors, text), "stance": p.stance, "start": at.start, "end": at.end}
                for p in found.positions
                if (at := p.issue or p.words)
            ],
        }  # fmt: skip


def _by(who: str | None, actors: Mapping[str, Actor]) -> str:
    """Who vouches for a tie, as the convention names them: "author" for a text's own voice that is nobody's."""
    found = party(who, actors)
    return code(found, actors) if found else "author"
