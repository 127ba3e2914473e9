"""Systems from evidence and from the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from comity import record
from comity.kinds import layers
from comity.model import Actor, Tie, first_day, last_day
from comity.system.system import System

_GROUPS = ("organisation", "treaty", "initiative")
_LAYERS = layers()


def from_evidence(
    ties: Iterable[Tie],
    actors: Mapping[str, Actor],
    *,
    according_to: frozenset[str] | None = None,
    agreed_by: int | None = None,
    on: str | None = None,
) -> System:
    """The system that texts describe.

    Args:
        ties: ties that texts assert, in any order.
        actors: every actor that they may join, by id.
        according_to: ids and names of one party; only ties that it asserts count.
        agreed_by: only relations (kind and actors) that at least so many parties assert.
        on: a date; ties dated outside it are left out, undated ties stay.
    """
    kept = [tie for tie in ties if _holds(tie, on)]
    basis = "as the texts describe it"
    if according_to is not None:
        kept = [tie for tie in kept if tie.asserted_by in according_to]
        basis = f"according to {_head(according_to, actors)}"
    if agreed_by is not None:
        kept = _agreed(kept, actors, agreed_by)
        basis = f"as at least {agreed_by} parties say"
    return System.of(_once(kept), dict(actors), on, basis)


def on_record(
    on: str | None, actors: Mapping[str, Actor] | Iterable[str] | None = None, layers: frozenset[str] = _LAYERS
) -> System:
    """The system on record on a date: memberships, alliances, rivalries, wars, disputes.

    Args:
        on: an ISO date of any precision.
        actors: among whom: actors by id, or ids alone; left out, all states of the system on that date.
        layers: kinds of tie.

    Past a dataset's coverage its ties of the last covered year are not carried on: what is missing stays missing.

    Raises:
        UnknownName: an id is nobody's on record.
    """
    if not isinstance(actors, Mapping):
        named = record.system_members(on or record.today()) if actors is None else actors
        actors = {actor.id: actor for actor in map(record.find, named)}
    date = on or "9999"
    states = {
        id for id, actor in actors.items() if actor.kind == "state" and last_day(actor.end or "9999") >= first_day(date)
    }
    names = {other: id for id in states for other in record.known_as(id, date)} | {id: id for id in states}
    every = (_named(t, names) for t in record.all_ties(date) if t.kind in layers)
    kept = [t for t in every if t.source in states and t.target in states]
    for id, actor in actors.items():
        if actor.kind in _GROUPS and actor.dataset:
            kept += [t for tie in record.members(id, on) if (t := _named(tie, names)).source in states]
    return System.of(kept, dict(actors), on, "on record")


def _named(tie: Tie, names: Mapping[str, str]) -> Tie:
    """A tie of a state that stood on a date, for that which continues it where this one is named (1980: Russia)."""
    ends = names.get(tie.source, tie.source), names.get(tie.target, tie.target)
    if ends == (tie.source, tie.target):
        return tie
    source, target = ends if tie.directed else sorted(ends)
    return replace(tie, source=source, target=target)


def _head(party: frozenset[str], actors: Mapping[str, Actor]) -> str:
    """The name of the one for whom a party speaks: who belongs to nobody else in it."""
    heads = [a.name for i, a in actors.items() if i in party and a.state not in party and a.parent not in party]
    return min(heads or party)


def _holds(tie: Tie, on: str | None) -> bool:
    if on is None:
        return True
    begun = tie.start is None or first_day(tie.start) <= last_day(on)
    return begun and (tie.end is None or last_day(tie.end) >= first_day(on))


def _relation(tie: Tie) -> tuple[str, str, str, str, str]:
    return tie.kind, tie.source, tie.target, tie.status or "", tie.factuality


def _once(ties: Iterable[Tie]) -> list[Tie]:
    """One tie a relation and asserter: the same said twice by one party is drawn once, with its first words."""
    chosen: dict[tuple[object, ...], Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.id):
        chosen.setdefault((*_relation(tie), tie.asserted_by), tie)
    return list(chosen.values())


def _agreed(ties: Iterable[Tie], actors: Mapping[str, Actor], least: int) -> list[Tie]:
    kept = list(ties)
    parties: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for tie in kept:
        asserter = actors.get(tie.asserted_by or "")
        parties[_relation(tie)].add((asserter.state or asserter.id) if asserter else tie.asserted_by or "")
    return [tie for tie in kept if len(parties[_relation(tie)]) >= least]
