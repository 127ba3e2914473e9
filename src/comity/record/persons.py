"""Persons with an office: those written down by hand, the leaders of Archigos, and the Factbook's of January 2026.

Archigos mostly has surnames; a leader there who took office when somebody of that name did is the same person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from comity.model import Actor, Name, first_day
from comity.record.names import folded
from comity.record.tables import entries, table

_SOON = 90  # days between two datasets' dates of the same entry into office
_SURNAME_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM")
_END = "2015-12-31"  # Archigos closes every spell that was open on this day


def persons() -> Iterator[Actor]:
    """Every person on record, one actor for a person and state."""
    known: defaultdict[str, list[Actor]] = defaultdict(list)
    for row in entries("persons"):
        person = _by_hand(row)
        known[person.state or ""].append(person)
    for actor in _of_dataset("factbook-leaders"):
        if not _same_name(actor, known[actor.state or ""]):
            known[actor.state or ""].append(actor)
    for actor, starts in _past():
        others = known[actor.state or ""]
        same = next((n for n, person in enumerate(others) if _same_person(actor, starts, person)), None)
        if same is None:
            yield actor
        elif others[same].dataset == "factbook-leaders":  # which dates the present term, not the first
            others[same] = replace(
                others[same], start=min(filter(None, (actor.start, others[same].start)), default=None)
            )
    for people in known.values():
        yield from people


def spells() -> dict[str, list[tuple[str, str | None, str | None]]]:
    """Each office of each person, by the person's id: office, first day and last day."""
    found: defaultdict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for row in entries("persons"):
        given = row.get("spells") or [[row["office"], row["start"], row.get("end")]]
        id = _id(row["name"], row.get("state") or row["parent"])
        found[id] += [(office, start, end[0] if end else None) for office, start, *end in given]
    by_hand = frozenset(found)
    for row in table("leaders").iter_rows(named=True):
        if (id := _id(row["name"], row["state"])) not in by_hand:
            found[id].append((row["office"], row["start"], row["end"]))
    return found


def _by_hand(row: dict[str, Any]) -> Actor:
    aliases = (Name(text, "alias") for text in row.get("names", ()))
    surname = row["name"].split()[0 if row.get("state") in _SURNAME_FIRST else -1]
    names = (Name(row["name"], "official"), *aliases, Name(surname, "surname"))
    whose = row.get("state") or row["parent"]
    return Actor(
        _id(row["name"], whose), row["name"], "person", names, state=row.get("state"), office=row["office"],
        start=row["start"], end=row.get("end"), parent=row.get("parent"), dataset="persons",
    )  # fmt: skip


def _id(name: str, state: str) -> str:
    return f"person:{re.sub(r'[^a-z0-9]+', '-', folded(name)).strip('-')}:{state.casefold()}"


def _of_dataset(dataset: str) -> list[Actor]:
    spells: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table("leaders").filter(dataset=dataset).iter_rows(named=True):
        spells[_id(row["name"], row["state"])].append(row)
    return [_leader(id, rows) for id, rows in spells.items()]


def _leader(id: str, rows: list[dict[str, Any]]) -> Actor:
    first, last = rows[0], rows[-1]
    offices = "; ".join(dict.fromkeys(row["office"] for row in rows))
    note = "in office at the end of the dataset's coverage (2015)" if last["end"] == _END else None
    return Actor(
        id, first["name"], "person", (Name(first["name"], "official"),), state=first["state"], office=offices,
        start=min((row["start"] for row in rows if row["start"]), default=None), end=last["end"],
        dataset=first["dataset"], note=note,
    )  # fmt: skip


def _past() -> Iterator[tuple[Actor, list[str]]]:
    """Leaders of Archigos with the days on which they took office."""
    starts: defaultdict[str, list[str]] = defaultdict(list)
    for row in table("leaders").filter(dataset="archigos-4.1").iter_rows(named=True):
        starts[_id(row["name"], row["state"])].append(row["start"])
    for actor in _of_dataset("archigos-4.1"):
        yield actor, starts[actor.id]


def _same_name(actor: Actor, others: list[Actor]) -> bool:
    mine = {folded(name.text) for name in actor.names}
    return any(mine & {folded(n.text) for n in other.names if n.kind != "surname"} for other in others)


def _same_person(actor: Actor, starts: list[str], other: Actor) -> bool:
    """Whether a leader of Archigos is somebody known: of that name, and in office from about the same day."""
    words = [set(re.findall(r"[a-z]+", folded(name.text))) for name in other.names if name.kind != "surname"]
    mine = set(re.findall(r"[a-z]+", folded(actor.name)))
    if not any(mine <= known for known in words):
        return False
    if _same_name(actor, [other]) or other.start is None:
        return True
    begun = date.fromisoformat(first_day(other.start))
    near = any(abs((date.fromisoformat(start) - begun).days) <= _SOON for start in starts)
    return near or (actor.end == _END and (other.end is None or other.end > _END))
