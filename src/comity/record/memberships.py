"""Who is in what, on a date.

A membership resolves in this order: the histories written by hand (data/memberships, see `histories`), which replace
the datasets wherever they are the whole membership; then COW IGO up to 2014; then the Factbook, as of January 2026
and undated. Of an organisation on which single facts were written, these alone decide for their states. A row says
up to which day it was `checked`, and one that no source at hand confirms says none: it decides no claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from comity.model import FULL_MEMBER, Tie, first_day, last_day
from comity.record import own
from comity.record.registry import organisation, state
from comity.record.succession import known_as
from comity.record.tables import table
from comity.record.verdicts import covers, sure

IGO_END = "2014-12-31"
BY_HAND = frozenset({own.DATASET, "curated"})  # rows written by hand, which alone can decide
_RANK = {own.DATASET: -1, "curated": 0, "cow-igo-3": 1, "factbook-2026": 2}
# Statuses that qualify a membership and do not give one: beside them the datasets still say who is a member.
_QUALIFIES = frozenset({"suspended", "participation suspended", "chair"})


def members(org: str, on: str | None = None, status: str | None = None) -> tuple[Tie, ...]:
    """Memberships in an organisation on a date (today without one), each a tie from the member to it.

    Args:
        org: its id, name or acronym.
        on: an ISO date of any precision; a membership counts that held on some day of it.
        status: only memberships of this status (member, observer, candidate, partner, suspended ...).

    >>> len(members("SCO", "2024-09-01", "member"))
    10

    Raises:
        UnknownName: no such organisation.
    """
    return _resolved(_by("target").get(organisation(org).id, ()), on, status)


def memberships(of: str, on: str | None = None, status: str | None = None) -> tuple[Tie, ...]:
    """Memberships of a state on a date (today without one), each a tie from it to the organisation.

    Raises:
        UnknownName: no such state.
    """
    ids = known_as(state(of).id, on)
    return _resolved([tie for id in sorted(ids) for tie in _by("source").get(id, ())], on, status)


def memberships_on(on: str) -> tuple[Tie, ...]:
    """Every membership gathered by hand that held on some day of an ISO date."""
    return tuple(tie for tie in all_memberships() if tie.dataset in BY_HAND and holds(tie, on))


def full_members(on: str) -> dict[str, int]:
    """How many full members each organisation has on record on a date."""
    return {
        org: len({tie.source for tie in _resolved(ties, on, None) if tie.status in FULL_MEMBER})
        for org, ties in _by("target").items()
    }


@cache
def all_memberships() -> tuple[Tie, ...]:
    """Every membership of every dataset, unresolved."""
    mine = (
        Tie(
            f"{own.DATASET}:{row.b}:{row.a}:{row.status}:{row.start or ''}", "membership", row.a, row.b, 1, "record",
            directed=True, status=row.status or "member", start=row.start, end=row.end, dataset=own.DATASET,
            note=row.source, checked=row.checked,
        )
        for row in own.rows("membership")
    )  # fmt: skip
    return *mine, *(
        Tie(
            f"{row['dataset']}:{row['organisation']}:{row['state']}:{row['status']}:{row['start'] or ''}",
            "membership", row["state"], row["organisation"], 1, "record", directed=True, status=row["status"],
            start=row["start"], end=row["end"], dataset=row["dataset"], note=_note(row["source"], row["note"]),
            checked=row["checked"] if row["confidence"] != "C" else None,
        )
        for row in table("memberships").iter_rows(named=True)
    )  # fmt: skip


@cache
def complete() -> frozenset[str]:
    """Organisations of which the memberships gathered by hand are the whole membership."""
    return frozenset(table("memberships").filter(complete=True)["organisation"].unique())


def checked_to(org: str) -> str | None:
    """The day to which the whole membership of an organisation was checked by hand: who is on no row of it is out.

    >>> checked_to("NATO") is None, checked_to("FAO")
    (False, None)
    """
    id = organisation(org).id
    days = [tie.checked for tie in _by("target").get(id, ()) if tie.checked and tie.end is None]
    return min(days, default=None) if id in complete() else None


def decided(org: str, who: frozenset[str], on: str) -> bool:
    """Whether rows gathered by hand, checked to a date or later, say of that date whether a state is in something."""
    by_hand = [tie for tie in _by("target").get(organisation(org).id, ()) if tie.dataset in BY_HAND]
    own = [tie for tie in by_hand if tie.source in who and tie.status not in _QUALIFIES]
    telling = [tie for tie in own if holds(tie, on)] or own
    if not all(tie.checked for tie in telling):
        return False
    to = min((tie.checked for tie in telling if tie.checked), default=None) or checked_to(org)
    begun = min((first_day(tie.start) for tie in by_hand if tie.start), default="9999")
    return covers(to, on) and (bool(own) or begun <= last_day(on)) and all(sure(tie, on) for tie in own)


def chaired(org: str, who: frozenset[str]) -> bool:
    """Whether a state has ever chaired something."""
    return any(tie.source in who and tie.status == "chair" for tie in _by("target").get(organisation(org).id, ()))


def holds(tie: Tie, on: str | None) -> bool:
    """Whether a membership held on some day of an ISO date (today without one).

    The Factbook's, which are undated, count after the IGO data end; the IGO data say nothing past their end.
    """
    day = on or date.today().isoformat()
    if tie.dataset == "factbook-2026":
        return last_day(day) > IGO_END
    if tie.dataset == "cow-igo-3" and first_day(day) > IGO_END:
        return False
    started = tie.start is None or first_day(tie.start) <= last_day(day)
    return started and (tie.end is None or last_day(tie.end) >= first_day(day))


def _note(source: str | None, note: str | None) -> str | None:
    return "; ".join(part for part in (note, source and f"source: {source}") if part) or None


@cache
def _by(side: str) -> dict[str, tuple[Tie, ...]]:
    grouped: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in all_memberships():
        grouped[getattr(tie, side)].append(tie)
    return {key: tuple(ties) for key, ties in grouped.items()}


@cache
def _decided() -> frozenset[tuple[str, str]]:
    """State and organisation of every membership that the rows gathered by hand decide."""
    curated = (tie for tie in all_memberships() if tie.dataset in BY_HAND and tie.status not in _QUALIFIES)
    return frozenset((tie.source, tie.target) for tie in curated)


def _resolved(ties: Iterable[Tie], on: str | None, status: str | None) -> tuple[Tie, ...]:
    chosen: dict[tuple[str, str], list[Tie]] = {}
    mine = {(row.a, row.b) for row in own.rows("membership")}
    for tie in sorted(ties, key=lambda tie: _RANK[tie.dataset or ""]):
        pair = (tie.source, tie.target)
        if tie.dataset not in BY_HAND and (tie.target in complete() or pair in _decided()):
            continue
        if tie.dataset != own.DATASET and pair in mine:  # what a user says of a pair takes the place of all else
            continue
        same = chosen.setdefault(pair, [])
        if holds(tie, on) and (not same or same[0].dataset == tie.dataset or _only_qualify(same)):
            same.append(tie)
    found = (tie for same in chosen.values() for tie in same if status in (None, tie.status))
    return tuple(sorted(found, key=lambda tie: (tie.target, tie.source, tie.status or "")))


def _only_qualify(ties: list[Tie]) -> bool:
    return all(tie.status in _QUALIFIES for tie in ties)
