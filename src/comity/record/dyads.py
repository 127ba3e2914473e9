"""What is on record between two states: alliances, disputes, wars, rivalries, peace, neighbourhood.

A year past a dataset's coverage is missing, never zero. The statuses of the peace scale are numbers: 0 severe
rivalry, 0.25 lesser rivalry, 0.5 negative peace, 0.75 warm peace, 1 security community.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import polars as pl

from comity.kinds import hostile
from comity.model import Actor, Tie, first_day, last_day
from comity.record.exchanges import trade, votes_alike
from comity.record.memberships import memberships
from comity.record.registry import actors, state
from comity.record.succession import continued_since, known_as, stood, took_over
from comity.record.tables import sources, table
from comity.record.updates import since_the_datasets, updates

# table -> (kind of tie, sign, dataset), for data by year.
_YEARS = {
    "disputes": ("dispute", -1, "cow-mid-5.0"),
    "wars": ("war", -1, "cow-wars-4"),
    "conflicts": ("armed conflict", -1, "ucdp-prio-25.1"),
}
_BORDER = {1: "by land or river", 2: "within 12 miles of water", 3: "within 24 miles of water",
           4: "within 150 miles of water", 5: "within 400 miles of water"}  # fmt: skip


def ties(a: str, b: str | None = None, on: str | None = None) -> tuple[Tie, ...]:
    """Ties on record of a state, with another or with all, that held on some day of an ISO date.

    Without a date, all spells with their dates. Of two states, the memberships that they share are given for both,
    and on a date also how alike they voted in the General Assembly and what they traded in that year.

    >>> [(t.status, t.start, t.end) for t in ties("Russia", "Ukraine", "2012") if t.dataset == "cow-alliances-4.1"]
    [('defence', '1995', '2012')]

    Raises:
        UnknownName: no such state.
    """
    first, second = state(a), state(b) if b else None
    found = [tie for tie in _between(first, second) if on is None or _held(tie, on)]
    if second is not None:
        found += _shared(first, second, on)
        if on:
            year = int(on[:4])
            found += [tie for tie in (votes_alike(a, b or "", year), trade(a, b or "", year)) if tie]
    return tuple(found)


def then(tie: Tie, on: str) -> Tie:
    """A tie with the states that had the numbers of its ends on a date: the Soviet Union's, in 1992 Russia's."""
    ends = stood(tie.source, on), stood(tie.target, on)
    if ends == (tie.source, tie.target):
        return tie
    source, target = ends if tie.directed else sorted(ends)
    return msgspec.structs.replace(tie, source=source, target=target)


def all_ties(on: str) -> tuple[Tie, ...]:
    """Every dyadic tie on record that held on some day of an ISO date; memberships, votes and trade left out.

    What changed after a dataset's end comes from the updates, which do not make the whole picture.
    """
    every = _all()
    held = _days().filter((pl.col("first") <= last_day(on)) & (pl.col("last") >= first_day(on)))["place"]
    return (*(every[place] for place in held.to_list()), *since_the_datasets(on))


def begun(tie: Tie) -> str | None:
    """When a tie began, if need be of a state whose number one of its ends took over.

    >>> [(t.start, begun(t)) for t in ties("Egypt", "Israel", "1975") if t.kind == "rivalry"]
    [('1971-09-12', '1948')]
    """
    return _taken_over().get(tie.id, tie.start)


def alliances(on: str) -> tuple[Tie, ...]:
    """Alliances that held on some day of an ISO date, one tie a pair, kind of obligation and dataset.

    Past the coverage there are none (ATOP ends in 2018, COW in 2012): see `coverage`.
    """
    return tuple(tie for tie in all_ties(on) if tie.kind == "alliance" and tie.dataset != "updates")


def hostile_pairs(on: str) -> frozenset[tuple[str, str]]:
    """Pairs of states, in order of their ids, with a rivalry, dispute, war or armed conflict on record on a date."""
    return frozenset((tie.source, tie.target) for tie in all_ties(on) if tie.kind in hostile())


@cache
def coverage(kind: str) -> tuple[str, str]:
    """First and last year of the datasets for a kind of tie.

    >>> coverage("alliance")
    ('1815', '2018')
    """
    datasets = {tie.dataset or "" for tie in _all() if tie.kind == kind}
    spans = [(sources()[d].start or "", sources()[d].end or "9999") for d in datasets]
    return min(start for start, _ in spans), max(end for _, end in spans)


# ── spells and years ─────────────────────────────────────────────────────────────────────────────────


def _between(a: Actor, b: Actor | None) -> Iterator[Tie]:
    """Ties of the ids under which the record has the states, clipped to the life of a state that is gone."""
    first, second = _own(a), _own(b) if b else None
    lives = [actor for actor in (a, b) if actor is not None and actor.end]
    if not lives:
        yield from (
            t for t in updates() if a.id in (t.source, t.target) and (b is None or b.id in (t.source, t.target))
        )
    for place in sorted({place for id in first for place in _of().get(id, ())}):
        tie = _all()[place]
        if second is not None and not _theirs(tie, second):
            continue
        lived = ((tie.start or "") <= (actor.end or "") and (tie.end or "9") >= (actor.start or "") for actor in lives)
        if _theirs(tie, first) and all(lived):
            yield tie


def _own(actor: Actor) -> dict[str, str]:
    """The ids under which the record has a state, each with the day from which its rows are the state's."""
    return dict.fromkeys(known_as(actor.id), "") | continued_since(actor.id)


def _theirs(tie: Tie, ids: dict[str, str]) -> bool:
    """Whether a tie is of one of some ids, and lasted into the days from which the rows of that id are meant."""
    return any(id in ids and last_day(tie.end or "9999") >= ids[id] for id in (tie.source, tie.target))


def _shared(a: Actor, b: Actor, on: str | None) -> Iterator[Tie]:
    mine = {tie.target: tie for tie in memberships(a.id, on)}
    for other in memberships(b.id, on):
        if other.target in mine:
            yield from (mine[other.target], other)


def _held(tie: Tie, on: str) -> bool:
    started = tie.start is None or first_day(tie.start) <= last_day(on)
    return started and (tie.end is None or last_day(tie.end) >= first_day(on))


@cache
def _all() -> tuple[Tie, ...]:
    return (*_alliances(), *_rivalries(), *_yearly(), *_peace(), *_contiguity())


@cache
def _days() -> pl.DataFrame:
    """First and last day of every tie beside its place among all: what a question about a date is answered from."""
    return pl.DataFrame(
        [(i, first_day(tie.start or "0001"), last_day(tie.end or "9999")) for i, tie in enumerate(_all())],
        schema=["place", "first", "last"], orient="row",
    )  # fmt: skip


@cache
def _of() -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for i, tie in enumerate(_all()):
        places.setdefault(tie.source, []).append(i)
        places.setdefault(tie.target, []).append(i)
    return {id: tuple(found) for id, found in places.items()}


def _alliances() -> Iterator[Tie]:
    """Alliances; the datasets are directed, and what both directions say is said once."""
    frame = table("alliances").with_columns(
        pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b")
    )
    for row in frame.unique(["a", "b", "kind", "start", "end", "dataset"], maintain_order=True).iter_rows(named=True):
        a, b, kind, dataset = row["a"], row["b"], row["kind"], row["dataset"]
        yield Tie(
            _id(dataset, a, b, kind, row["start"]), "alliance", a, b, 1, "record", status=kind,
            start=row["start"], end=row["end"], dataset=dataset, note=_edges(dataset, row),
        )  # fmt: skip


def _rivalries() -> Iterator[Tie]:
    for row in table("rivalries").iter_rows(named=True):
        a, b = sorted((row["a"], row["b"]))
        kinds = ("positional", "spatial", "ideological", "interventionary")
        yield Tie(
            _id("tss-rivalries", a, b, None, row["start"]), "rivalry", a, b, -1, "record",
            status=", ".join(kind for kind in kinds if row[kind]), start=row["start"], end=row["end"],
            dataset="tss-rivalries", note=_edges("tss-rivalries", row),
        )  # fmt: skip


def _edges(dataset: str, row: dict[str, Any]) -> str | None:
    """What the dates of a spell hide: that another state began it, and that it may go on past the dataset's end."""
    before = (took_over(row[side], row["start"]) for side in ("a", "b"))
    notes = [f"begun in {row['begun']} by {actors()[id].name}" for id in before if id]
    coverage_end = sources()[dataset].end or ""
    if row["end"] == coverage_end[:4]:
        notes.append(f"in force at the end of the dataset's coverage ({coverage_end})")
    return "; ".join(notes) or None


@cache
def _taken_over() -> dict[str, str]:
    """When each alliance and rivalry began that a state took over from the one before it."""
    datasets = table("alliances"), table("rivalries").with_columns(dataset=pl.lit("tss-rivalries"), kind=None)
    rows = pl.concat([frame.select("dataset", "a", "b", "kind", "start", "begun") for frame in datasets])
    ordered = pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b")
    later = rows.filter(pl.col("start") != pl.col("begun")).with_columns(ordered)
    return {_id(*row[:5]): row[5] for row in later.iter_rows()}


def _id(dataset: str, a: str, b: str, kind: str | None, start: str) -> str:
    return ":".join(part for part in (dataset, a, b, kind, start) if part)


def _yearly() -> Iterator[Tie]:
    for name, (kind, sign, dataset) in _YEARS.items():
        for (a, b, year), rows in _by_year(name).items():
            level = max((row.get("hostlev") or row.get("intensity_level") or 0 for row in rows), default=0)
            yield Tie(
                f"{dataset}:{a}:{b}:{year}", kind, a, b, sign, "record", start=str(year), end=str(year),
                weight=float(level) if level else None, dataset=dataset,
            )  # fmt: skip


def _by_year(name: str) -> dict[tuple[str, str, int], list[dict[str, Any]]]:
    grouped: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
    for row in table(name).iter_rows(named=True):
        a, b = sorted((row["a"], row["b"]))
        if a != b:
            grouped.setdefault((a, b, row["year"]), []).append(row)
    return grouped


def _peace() -> Iterator[Tie]:
    for row in table("peace").iter_rows(named=True):
        a, b = sorted((row["a"], row["b"]))
        scale = row["peace_scale"]
        if scale < 0:  # the dataset's code for missing
            continue
        sign = -1 if scale < 0.5 else 1 if scale > 0.5 else 0
        yield Tie(
            f"peace-scale:{a}:{b}:{row['start']}", "peace scale", a, b, sign, "record", status=str(scale),
            start=row["start"], end=row["end"], weight=scale, dataset="peace-scale",
        )  # fmt: skip


def _contiguity() -> Iterator[Tie]:
    for row in table("contiguity").iter_rows(named=True):
        if row["a"] < row["b"] and row["conttype"] in _BORDER:
            yield Tie(
                f"cow-contiguity-3.2:{row['a']}:{row['b']}:{row['start']}", "contiguity", row["a"], row["b"], 0,
                "record", status=_BORDER[row["conttype"]], start=row["start"], end=row["end"],
                dataset="cow-contiguity-3.2",
            )  # fmt: skip
