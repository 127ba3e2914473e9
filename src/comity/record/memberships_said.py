"""Claims about who is in what, and how many are, held against the memberships."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.model import FULL_MEMBER, Claim, Tie, first_day, last_day
from comity.record.memberships import BY_HAND, chaired, checked_to, decided, members
from comity.record.registry import gone, organisation, state
from comity.record.succession import known_as
from comity.record.verdicts import absent, covers, judged, stood, sure, too_old, undecided

# Statuses on record for what texts call an observer, a candidate or a dialogue partner.
_OTHER = {
    "observer": frozenset({"observer", "observer state"}),
    "candidate": frozenset({"candidate", "applicant"}),
    "dialogue partner": frozenset({"partner", "dialogue partner"}),
    "permanent member": frozenset({"permanent"}),
    "elected member": frozenset({"elected"}),
    "chair": frozenset({"chair"}),
    "signatory": FULL_MEMBER | {"signatory"},
}


def membership(claim: Claim) -> Claim:
    """That a state is in something, or is not, on a date, as a member or with another status."""
    org, who = organisation(claim.said["organisation"]), state(claim.said["actor"])
    on = claim.said.get("on") or date.today().isoformat()
    if past := gone(who.id, on):
        return absent(claim, stood(past))
    ids = known_as(who.id, on)
    listed = members(org.id, on)
    found = [tie for tie in listed if tie.source in ids]
    wanted, negated = _OTHER.get(claim.said.get("status", ""), FULL_MEMBER), claim.said.get("negated") == "yes"
    if not listed and not decided(org.id, ids, on):
        return absent(claim, f"no dated list of the members of {org.name} on {on} is on record")
    figures = {f"{who.name} in {org.name} on {on}": _statuses(found)}
    dataset = found[0].dataset if found else "curated" if checked_to(org.id) else listed[0].dataset if listed else None
    if not decided(org.id, ids, on) or not _by_hand(found):
        return undecided(claim, figures, dataset, too_old([dataset], checked_to(org.id)))
    if wanted is not FULL_MEMBER and not any(tie.status in wanted for tie in listed):
        return undecided(claim, figures, dataset, f"no {claim.said['status']} of {org.name} is on record")
    held = [tie for tie in found if tie.status in wanted]
    if not all(tie.checked for tie in held):
        return undecided(claim, figures, dataset, "no source at hand confirms it")
    if claim.said.get("status") == "chair" and not held and len(on) == len("2026-11-27") and chaired(org.id, ids):
        return undecided(claim, figures, dataset, "it has chaired at another time, which may be the one that is meant")
    if claim.said.get("status") == "chair" and held and not _mostly(held, on):
        return undecided(claim, figures, dataset, f"it chaired for less than half of {on}")
    if negated and held and not _throughout(held, on):
        return undecided(claim, figures, dataset, f"this changed in {on}")
    return judged(claim, bool(held) != negated, figures, dataset)


def count(claim: Claim) -> Claim:
    """How many members something has on a date."""
    org, on = organisation(claim.said["organisation"]), claim.said.get("on") or date.today().isoformat()
    said = int(claim.said["count"])
    figures, dataset = counts(org.id, (first_day(on), last_day(on)))
    if not figures:
        return absent(claim, f"no membership list of {org.name} on {on} is on record")
    if not all(counted(org.id, day) for day in (first_day(on), last_day(on))):
        return undecided(claim, told(figures), dataset, too_old([dataset], checked_to(org.id)))
    return judged(claim, min(figures.values()) <= said <= max(figures.values()), told(figures), dataset)


def counts(org: str, dates: Sequence[str]) -> tuple[dict[str, int], str | None]:
    """Full members on each date on which any are on record, and the dataset that has most of them."""
    figures, dataset = {}, None
    for on in dict.fromkeys(dates):
        full = _full(org, on)
        if full:
            figures[f"members on {on}"] = len({tie.source for tie in full})
            datasets = [tie.dataset or "" for tie in full]
            dataset = max(datasets, key=datasets.count)
    return figures, dataset


def counted(org: str, on: str) -> bool:
    """Whether the count of full members on a day is sure: the whole list was checked to that day or later, and nobody
    joined or left on an unknown day about it.
    """
    full = _full(org, on)
    known = all(tie.checked and sure(tie, on) for tie in full)
    return covers(checked_to(org), on) and _by_hand(full) and known


def told(figures: dict[str, int]) -> dict[str, str]:
    """Figures as they are shown."""
    return {name: str(number) for name, number in figures.items()}


def _full(org: str, on: str) -> list[Tie]:
    return [tie for tie in members(org, on) if tie.status in FULL_MEMBER]


def _by_hand(ties: Sequence[Tie]) -> bool:
    return all(tie.dataset in BY_HAND for tie in ties)


def _throughout(ties: Sequence[Tie], on: str) -> bool:
    """Whether one of the ties held from the first to the last day of a date."""
    return any(
        (tie.start is None or first_day(tie.start) <= first_day(on))
        and (tie.end is None or last_day(tie.end) >= last_day(on))
        for tie in ties
    )


def _mostly(ties: Sequence[Tie], on: str) -> bool:
    """Whether one of the ties held for half of a date or more: who chairs from December did not chair that year."""
    first, last = date.fromisoformat(first_day(on)), date.fromisoformat(last_day(on))
    middle = (first + (last - first) / 2).isoformat()
    return any(first_day(tie.start or "0001") <= middle <= last_day(tie.end or "9999") for tie in ties)


def _statuses(found: Sequence[Tie]) -> str:
    told = (f"{tie.status} since {tie.start or 'a date not on record'}" for tie in found)
    return "; ".join(told) or "not a member"
