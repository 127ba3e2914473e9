"""Actors as the annotated set of ties names them: codes of states and organisations, else the text's words."""

from __future__ import annotations

from collections.abc import Mapping

from comity.kinds import tie_kind
from comity.model import Actor


def code(id: str, actors: Mapping[str, Actor]) -> str:
    """The name that the convention gives to a party: ISO 3166 code, acronym, or its words in lower case."""
    actor = actors.get(id)
    if actor is None:
        return id
    if actor.kind in ("state", "organisation"):
        return actor.id
    return actor.name.lower().removeprefix("the ")


def relation(kind: str) -> str:
    """The relation of the annotated set that a kind of tie is."""
    return tie_kind(kind).relation
