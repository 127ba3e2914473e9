"""For whom an actor stands as a party: persons and bodies for the state or organisation that they act for."""

from __future__ import annotations

from collections.abc import Mapping

from comity.model import Actor


def party(id: str | None, actors: Mapping[str, Actor]) -> str | None:
    """The party that an actor acts for: a person's or body's state or organisation, else the actor itself.

    Args:
        id: the actor's id; None or one that nobody knows gives None.
        actors: everybody known, by id.
    """
    actor = actors.get(id or "")
    if actor is None:
        return None
    if actor.kind not in ("person", "body"):
        return actor.id
    return actor.state or party(actor.parent, actors) or actor.id
