"""Who stands how on what: the positions of a case as a table of actors by issues, each with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from comity.case import Case
from comity.model import Document, Position, first_day, last_day
from comity.report.sections.citing import citation
from comity.report.sections.naming import who
from comity.report.worldmap import stance, state_of

SURE = 0.5  # positions that are less sure are hidden at first


class Stand(msgspec.Struct, frozen=True):
    """A position: who holds it (an official stands for the state `actor`), on what, on whose word, in which words."""

    id: str
    actor: str
    name: str
    holder: str
    target: str
    issue: str
    stance: str
    factuality: str
    sure: float
    by: str
    own: bool
    day: str
    document: str
    first: int
    last: int
    words: str
    text_by: str
    statement: str
    cite: str


class Cell(msgspec.Struct, frozen=True):
    """What an actor's positions on an issue come to, and which they are, by their numbers in `rows`."""

    actor: str
    target: str
    stance: str
    own: bool
    rows: tuple[int, ...]


class Head(msgspec.Struct, frozen=True):
    """An actor or an issue of the table: its id, name, and how many take or are taken a position on."""

    id: str
    name: str
    count: int


class Stood(msgspec.Struct, frozen=True):
    """Positions with actors and issues, those with most first; `hidden` are left out for being less sure."""

    rows: tuple[Stand, ...]
    actors: tuple[Head, ...]
    issues: tuple[Head, ...]
    cells: tuple[Cell, ...]
    sure: float
    hidden: int


def stood(case: Case, sure: float = SURE, on: str = "", actor: str = "") -> Stood:
    """The positions of a case that are at least so sure, taken by a day, all or those of one actor or on it."""
    documents = {document.id: document for document in case.documents}
    every = [
        _stand(case, p, documents[p.document])
        for p in case.positions
        if p.document in documents and p.factuality in ("asserted", "planned")
    ]
    within = [row for row in every if _is_asked(row, on, actor)]
    kept = sorted((row for row in within if row.sure >= sure), key=lambda row: (row.day, row.id))
    cells = _cells(kept)
    names = {row.actor: row.name for row in kept} | {f"on {row.target}": row.issue for row in kept}
    actors = _heads((cell.actor for cell in cells), names)
    issues = _heads((cell.target for cell in cells), {c.target: names[f"on {c.target}"] for c in cells})
    return Stood(tuple(kept), actors, issues, tuple(cells), sure, len(within) - len(kept))


def _is_asked(row: Stand, on: str, actor: str) -> bool:
    early = not on or not row.day or first_day(row.day) <= last_day(on)
    return early and (not actor or actor in (row.actor, row.holder, row.target))


def _stand(case: Case, held: Position, document: Document) -> Stand:
    actor = state_of(held.holder, case.actors) or held.holder
    by = case.name(held.asserted_by) if held.asserted_by else who(document)
    own = held.asserted_by is None or (state_of(held.asserted_by, case.actors) or held.asserted_by) == actor
    return Stand(
        held.id, actor, case.name(actor), case.name(held.holder), _key(held.target), case.name(held.target),
        held.stance, held.factuality, round(held.confidence, 3), by, own,
        document.date.value if document.date else "", document.id, held.words.start, held.words.end, held.words.text,
        who(document), held.statement or "", citation(document, held.words.text, held.words, by),
    )  # fmt: skip


def _key(target: str) -> str:
    """The same issue in other letters is the same."""
    return target if target.isupper() else " ".join(target.casefold().split())


def _cells(rows: Iterable[Stand]) -> list[Cell]:
    held: defaultdict[tuple[str, str], list[tuple[int, Stand]]] = defaultdict(list)
    for number, row in enumerate(rows):
        held[row.actor, row.target].append((number, row))
    return [
        Cell(*key, stance(row for _, row in some), any(row.own for _, row in some), tuple(n for n, _ in some))
        for key, some in held.items()
    ]


def _heads(ids: Iterable[str], names: dict[str, str]) -> tuple[Head, ...]:
    counts: defaultdict[str, int] = defaultdict(int)
    for id in ids:
        counts[id] += 1
    return tuple(Head(id, names[id], counts[id]) for id in sorted(counts, key=lambda id: (-counts[id], names[id])))
