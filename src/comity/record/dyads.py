"""What is on record between two states: alliances, disputes, wars, rivalries, peace, neighbourhood, votes, trade.

A year past a dataset's coverage is missing, never zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl

from comity.model import Tie, first_day, last_day
from comity.record.memberships import all_memberships, holds, members, memberships
from comity.record.registry import carried, state
from comity.record.tables import sources, table

# table -> (kind of tie, sign, dataset); alliances name their dataset row by row.
_SPELLS = {
    "alliances": ("alliance", 1, ""),
    "rivalries": ("rivalry", -1, "tss-rivalries"),
}
_YEARS = {
    "disputes": ("dispute", -1, "cow-mid-5.0"),
    "wars": ("war", -1, "cow-wars-4"),
    "conflicts": ("armed conflict", -1, "ucdp-prio-25.1"),
}


def ties(a: str, b: str | None = None, on: str | None = None) -> tuple[Tie, ...]:
    """Ties on record of a state, with another or with all, that held on some day of an ISO date.

    Without a date, all spells with their dates. Memberships that two states share are given for both.

    Raises:
        UnknownName: no such state.
    """
    first, second = carried(state(a).id), carried(state(b).id) if b else None
    found = [tie for tie in _all() if _joins(tie, first, second) and (on is None or _held(tie, on))]
    if second is not None:
        found += _shared(first, second, on)
        found += [vote] if on and (vote := votes_alike(first, second, int(on[:4]))) else []
    return tuple(found)


def all_ties(on: str) -> tuple[Tie, ...]:
    """Every dyadic tie on record that held on some day of an ISO date, memberships left out."""
    return tuple(tie for tie in _all() if _held(tie, on))


def alliances(on: str) -> tuple[Tie, ...]:
    """Alliances that held on some day of an ISO date, one tie a pair, kind of obligation and dataset.

    Raises nothing past the coverage: ATOP ends in 2018, COW in 2012; a later date gives none, see `coverage`.
    """
    return tuple(tie for tie in all_ties(on) if tie.kind == "alliance")


def coverage(kind: str) -> tuple[str, str]:
    """First and last year of the datasets for a kind of tie, as on record.

    >>> coverage("alliance")
    ('1815', '2018')
    """
    datasets = {tie.dataset or "" for tie in _all() if tie.kind == kind}
    spans = [(sources()[d].start or "", sources()[d].end or "9999") for d in datasets]
    return min(start for start, _ in spans), max(end for _, end in spans)


def votes_alike(a: str, b: str, year: int) -> Tie | None:
    """Share of a year's General Assembly roll calls on which two states voted the same; None without votes."""
    mine = _votes(year).filter(pl.col("state").cast(pl.String).is_in([a, b]))
    sides = mine.pivot("state", index="rcid", values="vote").drop_nulls()
    if a not in sides.columns or b not in sides.columns or sides.is_empty():
        return None
    same = sides.filter(pl.col(a).cast(pl.String) == pl.col(b).cast(pl.String)).height
    return Tie(
        f"unga-votes:{a}:{b}:{year}", "votes", a, b, 0, "record", start=str(year), end=str(year),
        weight=same / sides.height, dataset="unga-votes", note=f"the same vote on {same} of {sides.height} roll calls",
    )  # fmt: skip


@cache
def _votes(year: int) -> pl.DataFrame:
    calls = table("rollcalls").filter(pl.col("date").str.starts_with(str(year)))["rcid"]
    return table("votes").filter(pl.col("rcid").is_in(calls.implode()))


def _shared(a: str, b: str, on: str | None) -> Iterator[Tie]:
    mine = {tie.target: tie for tie in memberships(a, on)}
    for other in memberships(b, on):
        if other.target in mine:
            yield from (mine[other.target], other)


def _joins(tie: Tie, a: str, b: str | None) -> bool:
    return a in (tie.source, tie.target) and (b is None or b in (tie.source, tie.target))


def _held(tie: Tie, on: str) -> bool:
    started = tie.start is None or first_day(tie.start) <= last_day(on)
    return started and (tie.end is None or last_day(tie.end) >= first_day(on))


@cache
def _all() -> tuple[Tie, ...]:
    return (*_spells(), *_yearly(), *_peace(), *_contiguity())


def _spells() -> Iterator[Tie]:
    seen: set[str] = set()
    for name, (kind, sign, dataset) in _SPELLS.items():
        for row in table(name).iter_rows(named=True):
            a, b = sorted((row["a"], row["b"]))
            source = dataset or row["dataset"]
            status = row.get("kind") or _rivalry(row)
            id = f"{source}:{a}:{b}:{status}:{row['start']}"
            if id not in seen:
                seen.add(id)
                yield Tie(
                    id, kind, a, b, sign, "record", status=status, start=str(row["start"]), end=str(row["end"]),
                    dataset=source, note=_last(source, row["end"]),
                )  # fmt: skip


def _rivalry(row: dict[str, Any]) -> str:
    return ", ".join(kind for kind in ("positional", "spatial", "ideological", "interventionary") if row.get(kind))


def _last(dataset: str, end: int) -> str | None:
    coverage_end = sources()[dataset].end or ""
    return f"in force at the end of the dataset's coverage ({coverage_end})" if str(end) == coverage_end[:4] else None


def _yearly() -> Iterator[Tie]:
    for name, (kind, sign, dataset) in _YEARS.items():
        seen: set[tuple[str, str, int]] = set()
        for row in table(name).iter_rows(named=True):
            a, b = sorted((row["a"], row["b"]))
            if (a, b, row["year"]) in seen or a == b:
                continue
            seen.add((a, b, row["year"]))
            year = str(row["year"])
            level = row.get("hostlev") or row.get("intensity_level")
            yield Tie(
                f"{dataset}:{a}:{b}:{year}", kind, a, b, sign, "record", start=year, end=year,
                weight=float(level) if level else None, dataset=dataset,
            )  # fmt: skip


def _peace() -> Iterator[Tie]:
    """Peace scale: 0 severe rivalry, 0.25 lesser rivalry, 0.5 negative peace, 0.75 warm peace, 1 security community."""
    for row in table("peace").iter_rows(named=True):
        a, b = sorted((row["a"], row["b"]))
        scale = row["peace_scale"]
        sign = -1 if scale < 0.5 else 1 if scale > 0.5 else 0
        yield Tie(
            f"peace-scale:{a}:{b}:{row['start']}", "peace scale", a, b, sign, "record", status=str(scale),
            start=row["start"], end=row["end"], weight=scale, dataset="peace-scale",
        )  # fmt: skip


_BORDER = {1: "by land or river", 2: "within 12 miles of water", 3: "within 24 miles of water",
           4: "within 150 miles of water", 5: "within 400 miles of water"}  # fmt: skip


def _contiguity() -> Iterator[Tie]:
    for row in table("contiguity").iter_rows(named=True):
        if row["a"] < row["b"] and row["conttype"] in _BORDER:
            yield Tie(
                f"cow-contiguity-3.2:{row['a']}:{row['b']}:{row['start']}", "contiguity", row["a"], row["b"], 0,
                "record", status=_BORDER[row["conttype"]], start=row["start"], end=row["end"],
                dataset="cow-contiguity-3.2",
            )  # fmt: skip


def members_in_common(orgs: tuple[str, ...], on: str | None = None) -> dict[str, tuple[Tie, ...]]:
    """Members of several organisations on a date, by organisation."""
    return {org: members(org, on) for org in orgs}


def memberships_on(on: str) -> tuple[Tie, ...]:
    """Every membership gathered by hand that held on some day of an ISO date."""
    return tuple(tie for tie in all_memberships() if tie.dataset == "curated" and holds(tie, on))
