"""Actors as the annotated set of ties names them: codes of states and organisations, else the text's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.kinds import tie_kind
from comity.model import Actor

_ACRONYM = 6  # letters of an acronym at most


def code(id: str, actors: Mapping[str, Actor], text: str = "") -> str:
    """The name that the convention gives to a party: ISO 3166 code, acronym, or its words in lower case, of several
    names the shortest that the text uses."""
    actor = actors.get(id)
    if actor is None:
        return id
    if actor.kind in ("state", "organisation") or (actor.id.isupper() and len(actor.id) <= _ACRONYM):
        return actor.id
    names = [actor.name, *(name.text for name in actor.names)]
    used = [name for name in names if len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", text, re.I)]
    return min(used, key=len, default=actor.name).lower().removeprefix("the ")


def relation(kind: str) -> str:
    """The relation of the annotated set that a kind of tie is."""
    return tie_kind(kind).relation
