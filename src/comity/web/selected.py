"""What is chosen in every view of the system alike: an actor, a day, a statement; kept in the address."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from comity.model import Statement, dated
from comity.web.asked import Asked
from comity.web.desk import Desk

NAMES = ("actor", "on", "statement")


class Selected(NamedTuple):
    """The actor by id and name, the day, the statement with its words and the text that it stands in."""

    actor: str = ""
    name: str = ""
    on: str = ""
    statement: str = ""
    words: str = ""
    document: str = ""

    def __bool__(self) -> bool:
        return bool(self.actor or self.on or self.statement)


def selected(desk: Desk, asked: Asked) -> Selected:
    """What the address chooses.

    Raises:
        UnknownName: nobody has the name of the actor.
        ComityError: the day is no date.
    """
    actor = desk.case.actor(asked.get("actor")) if asked.get("actor") else ""
    on = dated(asked.get("on")) if asked.get("on") else ""
    said = _statement(desk, asked.get("statement"))
    return Selected(
        actor, desk.case.name(actor) if actor else "", on, said.id if said else "", said.text if said else "",
        said.document if said else "",
    )  # fmt: skip


def carried(asked: Asked) -> str:
    """The choice as the query that goes along to the other views.

    >>> carried(Asked("", (("actor", "NOR"), ("sure", "0.7"))))
    '?actor=NOR'
    """
    kept = [(name, asked.get(name)) for name in NAMES if asked.get(name)]
    return f"?{urlencode(kept)}" if kept else ""


def _statement(desk: Desk, id: str) -> Statement | None:
    if not id:
        return None
    known = desk.once(("statements",), lambda: {one.id: one for one in desk.case.statements})
    return known.get(id)
