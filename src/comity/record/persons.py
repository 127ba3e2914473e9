"""Persons with an office: those of the terms written down by hand, the leaders of Archigos, and the Factbook's of
January 2026 for states of which no term was written down.

Archigos mostly has surnames; a leader there who took office when somebody of that name did is the same person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec.structs import replace

from comity.model import Actor, Name, first_day
from comity.names import parts, slug, title_key
from comity.record.offices import Term, terms
from comity.record.tables import entries, table

_SOON = 90  # days between two datasets' dates of the same entry into office
_SAME = 15  # days within which it is the same entry, if a word of the names is the same
_SURNAME_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM")
_END = "2015-12-31"  # Archigos closes every spell that was open on this day


def persons() -> Iterator[Actor]:
    """Every person on record, one actor for a person and state."""
    yield from (person for person, _ in people())


def spells() -> dict[str, list[tuple[str, str | None, str | None]]]:
    """Each office of each person, by the person's id: office, first day and last day."""
    return {person.id: [(term.office, term.start, term.end) for term in held] for person, held in people()}


@cache
def people() -> tuple[tuple[Actor, tuple[Term, ...]], ...]:
    """Every person on record with the offices that the person held."""
    known = [*_by_hand()]
    at: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for place, (person, _) in enumerate(known):
        for word in {word for name in person.names for word in _words(name.text)}:
            at[person.state, word].append(place)
    found = []
    for actor, held in _of_datasets():
        places = {place for word in _words(actor.name) for place in at.get((actor.state, word), ())}
        alike = {place: _alike(actor, held, *known[place]) for place in sorted(places)}
        same = max(alike, key=alike.__getitem__, default=None)
        same = same if same is not None and alike[same] else None
        if same is not None:
            known[same] = _joined(known[same], held)
        elif actor.dataset != "factbook-leaders" or actor.state not in _covered():
            found.append((actor, held))
    return (*known, *found)


def _joined(person: tuple[Actor, tuple[Term, ...]], held: tuple[Term, ...]) -> tuple[Actor, tuple[Term, ...]]:
    """The person with the terms of a dataset that ended before those written down began."""
    first = min((term.start for term in person[1] if term.start), default="9999")
    earlier = tuple(term for term in held if term.end and term.end < first)
    start = min((term.start for term in (*earlier, *person[1]) if term.start), default=None)
    return replace(person[0], start=start), (*earlier, *person[1])


@cache
def _covered() -> frozenset[str]:
    """States of which terms were written down, so that the Factbook's names are not needed."""
    return frozenset(term.holder for term in terms() if term.dataset == "offices" and term.end is None)


# ── terms written down by hand ───────────────────────────────────────────────────────────────────────


def _by_hand() -> Iterator[tuple[Actor, tuple[Term, ...]]]:
    rows = {title_key(row["name"]): row for row in entries("persons")}
    for group in _grouped(terms()):
        row = rows.get(title_key(group[0].name))
        if row and row.get("state") and row["state"] not in {term.holder for term in group}:
            row = None
        yield _person(group, row), tuple(sorted(group, key=lambda term: term.start or ""))


def _grouped(listed: Iterable[Term]) -> list[list[Term]]:
    """Terms by person: who has the same name is the same, unless it is said of two states."""
    named: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for term in listed:
        named[title_key(term.name)]["" if _organisation(term.holder) else term.holder].append(term)
    groups = []
    for by_state in named.values():
        shared = by_state.pop("", [])
        if not by_state:
            groups.append(shared)
        for n, group in enumerate(by_state.values()):
            groups.append(group + (shared if n == 0 else []))
    return groups


def _organisation(holder: str) -> bool:
    return not re.fullmatch(r"[A-Z]{3}", holder) or holder in _organisations()


@cache
def _organisations() -> frozenset[str]:
    return frozenset(row["id"] for row in entries("organisations"))


def _person(group: list[Term], row: dict[str, Any] | None) -> Actor:
    ordered = sorted(group, key=lambda term: term.start or "")
    state = next((term.holder for term in ordered if not _organisation(term.holder)), None)
    last = next((term for term in reversed(ordered) if term.end is None), ordered[-1])
    name = row["name"] if row else ordered[0].name
    names = [Name(name, "official")]
    if row:
        names += [Name(text, "alias") for text in row.get("names", ())]
        names.append(Name(parts(name)[0 if state in _SURNAME_FIRST else -1], "surname"))
    return Actor(
        _id(name, state or last.holder), name, "person", tuple(names), state=state,
        office=row["office"] if row else last.office, start=ordered[0].start, end=last.end,
        parent=None if state else last.holder, dataset=last.dataset if not row else "persons",
    )  # fmt: skip


def _id(name: str, state: str) -> str:
    return f"person:{slug(name)}:{state.casefold()}"


# ── datasets ─────────────────────────────────────────────────────────────────────────────────────────


def _of_datasets() -> Iterator[tuple[Actor, tuple[Term, ...]]]:
    yield from _of_dataset("factbook-leaders")
    yield from _of_dataset("archigos-4.1")


def _of_dataset(dataset: str) -> list[tuple[Actor, tuple[Term, ...]]]:
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table("leaders").filter(dataset=dataset).iter_rows(named=True):
        rows[_id(row["name"], row["state"])].append(row)
    return [(_leader(id, found), tuple(_term(row) for row in found)) for id, found in rows.items()]


def _term(row: dict[str, Any]) -> Term:
    names = (row["name"], row["state"], row["office"], row["start"], row["end"])
    return Term(*names, dataset=row["dataset"], grade="C", checked=None)


def _leader(id: str, rows: list[dict[str, Any]]) -> Actor:
    first, last = rows[0], rows[-1]
    offices = "; ".join(dict.fromkeys(row["office"] for row in rows))
    note = "in office at the end of the dataset's coverage (2015)" if last["end"] == _END else None
    return Actor(
        id, first["name"], "person", (Name(first["name"], "official"),), state=first["state"], office=offices,
        start=min((row["start"] for row in rows if row["start"]), default=None), end=last["end"],
        dataset=first["dataset"], note=note,
    )  # fmt: skip


def _alike(actor: Actor, held: tuple[Term, ...], other: Actor, terms: tuple[Term, ...]) -> int:
    """How many words of their names say that a leader of a dataset is somebody known; 0 where it is somebody else.

    Somebody with one word of a name in common who took office in the same days is the same person.
    """
    mine = _words(actor.name)
    shared = max((len(mine & _words(name.text)) for name in other.names if name.kind != "surname"), default=0)
    whole = any(mine <= _words(name.text) for name in other.names if name.kind != "surname")
    if not shared or _near(held, terms, _SAME):
        return shared
    if actor.dataset == "factbook-leaders":
        return shared if shared >= 2 else 0
    lasting = actor.end == _END and (other.end is None or other.end > _END)
    return shared if whole and (shared > 1 or lasting or _near(held, terms, _SOON)) else 0


def _near(some: tuple[Term, ...], others: tuple[Term, ...], days: int) -> bool:
    """Whether a term of one began within so many days of one of the other."""
    starts = [date.fromisoformat(first_day(term.start)) for term in others if term.start]
    return any(
        abs((date.fromisoformat(first_day(term.start)) - start).days) <= days
        for term in some
        if term.start
        for start in starts
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", title_key(name)))
