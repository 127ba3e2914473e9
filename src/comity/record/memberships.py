"""Who is in what, on a date.

A membership resolves in this order: the memberships gathered by hand; then, for organisations that these do not
cover whole, COW IGO up to 2014; then the Factbook, as of January 2026 and undated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from comity.model import Tie, first_day, last_day
from comity.record.registry import carried, organisation, state

_IGO_END = "2014-12-31"


def members(org: str, on: str | None = None, status: str | None = None) -> tuple[Tie, ...]:
    """Memberships in an organisation on a date (today's without one), each a tie from the state to it.

    Args:
        org: its id, name or acronym.
        on: an ISO date of any precision; a membership counts that held on some day of it.
        status: only memberships of this status (member, observer, chair, candidate, partner ...).

    Raises:
        UnknownName: no such organisation.
    """
    return _resolved(_by("target").get(organisation(org).id, ()), on, status)


def memberships(of: str, on: str | None = None, status: str | None = None) -> tuple[Tie, ...]:
    """Memberships of a state on a date, each a tie from it to the organisation.

    Raises:
        UnknownName: no such state.
    """
    return _resolved(_by("source").get(carried(state(of).id), ()), on, status)


@cache
def all_memberships() -> tuple[Tie, ...]:
    """Every membership of every dataset, unresolved."""
    from comity.record.tables import table

    return tuple(
        Tie(
            f"{row['dataset']}:{row['organisation']}:{row['state']}:{row['status']}:{row['start'] or ''}",
            "membership", row["state"], row["organisation"], 1, "record", directed=True, status=row["status"],
            start=row["start"], end=row["end"], dataset=row["dataset"], note=_note(row["source"], row["note"]),
        )
        for row in table("memberships").iter_rows(named=True)
    )  # fmt: skip


@cache
def complete() -> frozenset[str]:
    """Organisations of which the memberships gathered by hand are the whole membership."""
    from comity.record.tables import table

    return frozenset(table("memberships").filter(complete=True)["organisation"].unique())


def holds(tie: Tie, on: str | None) -> bool:
    """Whether a dated tie held on some day of an ISO date; undated ties hold today only, as of January 2026."""
    if tie.dataset == "factbook-2026":
        return on is None or last_day(on) > _IGO_END
    if on is None:
        return tie.end is None
    started = tie.start is None or first_day(tie.start) <= last_day(on)
    return started and (tie.end is None or last_day(tie.end) >= first_day(on)) and _covered(tie, on)


def _covered(tie: Tie, on: str) -> bool:
    return tie.dataset != "cow-igo-3" or first_day(on) <= _IGO_END


def _note(source: str | None, note: str | None) -> str | None:
    return "; ".join(part for part in (note, source and f"source: {source}") if part) or None


@cache
def _by(side: str) -> dict[str, tuple[Tie, ...]]:
    grouped: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in all_memberships():
        grouped[getattr(tie, side)].append(tie)
    return {key: tuple(ties) for key, ties in grouped.items()}


_RANK = {"curated": 0, "cow-igo-3": 1, "factbook-2026": 2}


def _resolved(ties: Iterable[Tie], on: str | None, status: str | None) -> tuple[Tie, ...]:
    chosen: dict[tuple[str, str], list[Tie]] = {}
    for tie in sorted(ties, key=lambda tie: _RANK[tie.dataset or ""]):
        if not holds(tie, on) or (tie.dataset != "curated" and tie.target in complete()):
            continue
        same = chosen.setdefault((tie.source, tie.target), [])
        if not same or same[0].dataset == tie.dataset or _only_adds(same):
            same.append(tie)
    found = (tie for same in chosen.values() for tie in same if status in (None, tie.status))
    return tuple(sorted(found, key=lambda tie: (tie.target, tie.source, tie.status or "")))


def _only_adds(ties: list[Tie]) -> bool:
    """Whether the curated rows qualify a membership (suspended, frozen) rather than give it."""
    return all(tie.status in ("suspended", "participation frozen", "chair") for tie in ties)
