"""Kinds of ties and events: one row of `data/ties.yaml` or `data/events.yaml` each, and all that follows from it.

A new kind is a new row; what says it in a text is data of the room that reads it. Nothing else lists kinds: the sign
and direction of a tie, which ties are hostile or oblige, what exports call them and how they are drawn are asked here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from comity.errors import UnknownKind

Relation = Literal[
    "cooperation", "alliance", "membership", "support", "aid", "arms", "mediation", "talks", "criticism", "pressure",
    "sanctions", "hostility", "force", "",
]  # fmt: skip
Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "",
]  # fmt: skip


class TieKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of tie means; the fields are explained in `data/ties.yaml`."""

    label: str
    sign: Literal[-1, 0, 1]
    directed: bool
    together: bool
    hostile: bool
    obligation: bool
    event: Root
    schema: Literal["Membership", "UnknownLink"]
    colour: Literal["sign", "membership"]
    legend: str
    layer: bool
    relation: Relation
    canonical: bool


class EventKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of event means."""

    label: str
    cooperative: bool
    together: bool


@cache
def tie_kinds() -> dict[str, TieKind]:
    """Every kind of tie by name."""
    return msgspec.convert(_table("ties"), dict[str, TieKind])


@cache
def event_kinds() -> dict[str, EventKind]:
    """Every kind of event by its PLOVER root."""
    return msgspec.convert(_table("events"), dict[str, EventKind])


def _table(name: str) -> object:
    return yaml.safe_load((files("comity") / "data" / f"{name}.yaml").read_text("utf-8"))


def tie_kind(name: str) -> TieKind:
    """The kind of tie of a name.

    >>> tie_kind("alliance").obligation, tie_kind("mediation").sign
    (True, 0)

    Raises:
        UnknownKind: there is none; it has the near ones.
    """
    if name not in tie_kinds():
        raise UnknownKind(name, tie_kinds())
    return tie_kinds()[name]


def event_kind(root: str) -> EventKind:
    """The kind of event of a PLOVER root.

    Raises:
        UnknownKind: there is no such root; it has the near ones.
    """
    if root not in event_kinds():
        raise UnknownKind(root, event_kinds())
    return event_kinds()[root]


def of_relation(relation: str) -> str:
    """The name of the kind that stands for a relation of the annotation guide.

    >>> of_relation("criticism"), of_relation("arms"), of_relation("cooperation"), of_relation("force")
    ('accusation', 'arms supply', 'partnership', 'force')

    Raises:
        UnknownKind: there is no such relation.
    """
    named = {kind.relation: name for name, kind in tie_kinds().items() if kind.canonical}
    if relation not in named:
        raise UnknownKind(relation, named)
    return named[relation]


def undirected() -> frozenset[str]:
    """Kinds that are the same from either side.

    >>> "alliance" in undirected(), "hostility" in undirected()
    (True, False)
    """
    return _where("undirected", lambda kind: not kind.directed)


def together() -> frozenset[str]:
    """Kinds that can hold of several who are named together: “X and Y clashed”."""
    return _where("together", lambda kind: kind.together)


def hostile() -> frozenset[str]:
    """Kinds of which a war can come."""
    return _where("hostile", lambda kind: kind.hostile)


def obliging() -> frozenset[str]:
    """Kinds whose status is what they oblige to."""
    return _where("obliging", lambda kind: kind.obligation)


def layers() -> frozenset[str]:
    """Kinds on record that a map of states shows; the others (votes, trade, contiguity) are layers of their own."""
    return _where("layers", lambda kind: kind.layer)


def memberships() -> frozenset[str]:
    """Kinds by which source belongs to target."""
    return _where("memberships", lambda kind: kind.schema == "Membership")


_found: dict[str, frozenset[str]] = {}


def _where(name: str, holds: Callable[[TieKind], bool]) -> frozenset[str]:
    if name not in _found:
        _found[name] = frozenset(kind for kind, row in tie_kinds().items() if holds(row))
    return _found[name]


Colour = Literal["pos", "neg", "mem", "zero"]
LEGEND: dict[Colour, str] = {"pos": "positive", "neg": "negative", "mem": "membership", "zero": "neither"}


def colour(kind: str, sign: int) -> Colour:
    """How a tie is drawn.

    >>> colour("membership", 1), colour("alliance", 1), colour("sanctions", -1), colour("votes", 0)
    ('mem', 'pos', 'neg', 'zero')
    """
    if tie_kind(kind).colour == "membership":
        return "mem"
    return "pos" if sign > 0 else "neg" if sign < 0 else "zero"
