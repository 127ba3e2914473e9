"""Claims about when something was founded, when a state joined or left it, and how a membership changed."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from comity.model import FULL_MEMBER, Actor, Claim, Tie, first_day, last_day
from comity.record.memberships import BY_HAND, checked_to, decided, members
from comity.record.memberships_said import counted, counts, told
from comity.record.registry import organisation, state
from comity.record.succession import known_as
from comity.record.verdicts import absent, judged, too_old, undecided

# What "founded" means differs (a treaty signed, its entry into force, a first summit): a year beside the one on record
# is no contradiction.
_FOUNDING = 2
_RATIFYING = 730  # days within which a ratification may come to bind


def change_of_membership(claim: Claim) -> Claim:
    """That a membership grew, shrank, doubled, or went from one count to another, between two dates."""
    org = organisation(claim.said["organisation"])
    # The wider reading of dates that are not known to the day: from the first to the last.
    days = first_day(claim.said["from"]), last_day(claim.said["to"])
    figures, dataset = counts(org.id, days)
    if len(figures) < 2:
        return absent(claim, f"no membership lists of {org.name} on both dates are on record")
    if not all(counted(org.id, day) for day in days):
        return undecided(claim, told(figures), dataset, too_old([dataset], checked_to(org.id)))
    before, after = figures.values()
    if "before" in claim.said:
        said = (int(claim.said["before"]), int(claim.said["after"]))
        return judged(claim, (before, after) == said, told(figures), dataset)
    if "factor" not in claim.said:
        grown = "grew" if after > before else "shrank" if after < before else "did not change"
        return judged(claim, after > before, told(figures) | {"it": grown}, dataset)
    factor = float(claim.said["factor"])
    # "Doubled" is said of 1.8 as of 2: within a tenth of the factor counts as what was said.
    return judged(claim, abs(after / before - factor) <= 0.1 * factor, told(figures), dataset)


def date(claim: Claim) -> Claim:
    """The day on which an organisation was founded, or on which a state joined or left it."""
    org = organisation(claim.said["organisation"])
    event = next(name for name in ("joined", "left", "founded") if name in claim.said)
    said = claim.said[event]
    if event == "founded":
        return _founded(claim, org, said)
    judged_so = _came_or_went(claim, org, event, said)
    return _ratified(judged_so, org, said) if claim.said.get("step") == "ratified" else judged_so


def _ratified(claim: Claim, org: Actor, said: str) -> Claim:
    """A ratification held against the day on which a treaty bound the state, which may follow it by some time."""
    ids = known_as(state(claim.said["actor"]).id, said)
    soon = (_days_from(last_day(said), days) for days in range(0, _RATIFYING, 30))
    if claim.verdict != "inconsistent" or not any(
        tie.source in ids and _full(tie) for day in soon for tie in members(org.id, day)
    ):
        return claim
    return undecided(claim, claim.figures or {}, claim.dataset, "a treaty may bind a state some time after it ratified")


def _founded(claim: Claim, org: Actor, said: str) -> Claim:
    if not org.start:
        return absent(claim, "no such date is on record")
    figures = {f"{org.name} founded": org.start}
    if org.dataset != "organisations":
        return undecided(claim, figures, org.dataset, too_old([org.dataset]))
    near = abs(int(said[:4]) - int(org.start[:4])) <= _FOUNDING
    if near and not org.start.startswith(said):
        return undecided(claim, figures, org.dataset, "which day of its founding is meant cannot be told")
    return judged(claim, near, figures, org.dataset)


def _came_or_went(claim: Claim, org: Actor, event: str, said: str) -> Claim:
    who = state(claim.said["actor"])
    ids = known_as(who.id, said)
    # Who left on a day was last a member the day before, or on that day.
    about = (said,) if event == "joined" else (_days_from(first_day(said), -1), said)
    ever = {tie.id: tie for day in about for tie in members(org.id, day) if tie.source in ids and _full(tie)}
    edges = {id: _edges(tie, event, org.id, ids) for id, tie in ever.items()}
    last = "" if event == "joined" else "last a member on "
    dates = {f"{who.name} {event} {org.name}": f"{last}{days[0]}" for days in edges.values() if days}
    ties = list(ever.values())
    met = any(_meet(day, said) for days in edges.values() for day in days)
    if not decided(org.id, ids, said) and not met:
        dataset = ties[0].dataset if ties else None
        return undecided(claim, dates, dataset, too_old([dataset], checked_to(org.id))) if ties else _unknown(claim)
    if not all(tie.dataset in BY_HAND and tie.checked for tie in ties):
        return undecided(claim, dates, ties[0].dataset, too_old([ties[0].dataset]))
    after = _days_from(last_day(said), 1)
    stayed = any(tie.source in ids and _full(tie) for tie in members(org.id, after))
    if event == "left" and stayed and not dates and decided(org.id, ids, after):
        return judged(claim, False, {f"{who.name} in {org.name} after {said}": "a member"}, "curated")
    if not ties:
        figures = {f"{who.name} in {org.name} in {said}": "not a member"}
        return judged(claim, False, figures, "curated")
    return _held(claim, ties, dates, [day for days in edges.values() for day in days], said)


def _full(tie: Tie) -> bool:
    return tie.status in FULL_MEMBER and tie.status not in ("suspended", "chair")


def _edges(tie: Tie, event: str, org: str, ids: frozenset[str]) -> tuple[str, ...]:
    """The days on which a state may be said to have joined or left; none where another name of it was in before or is
    in after (West Germany and Germany).
    """
    edge = tie.start if event == "joined" else tie.end
    if not edge:
        return ()
    beyond = _days_from(first_day(edge), -1) if event == "joined" else _days_from(last_day(edge), 1)
    if any(other.source in ids and other.source != tie.source and _full(other) for other in members(org, beyond)):
        return ()
    return (edge,) if event == "joined" or len(edge) < 10 else (edge, beyond)


def _days_from(day: str, days: int) -> str:
    return (Day.fromisoformat(day) + timedelta(days=days)).isoformat()


def _held(claim: Claim, ties: list[Tie], dates: dict[str, str], edges: list[str], said: str) -> Claim:
    """Whether a day on record is the date that is said; one that is known less precisely than that decides nothing."""
    if not edges:
        return absent(claim, "no such date is on record")
    if any(edge.startswith(said) for edge in edges):
        return judged(claim, True, dates, ties[0].dataset)
    if any(_meet(edge, said) for edge in edges):
        return undecided(claim, dates, ties[0].dataset, "the day is not known more precisely")
    return judged(claim, False, dates, ties[0].dataset)


def _unknown(claim: Claim) -> Claim:
    return absent(claim, "no such date is on record")


def _meet(date: str, said: str) -> bool:
    return first_day(date) <= last_day(said) and first_day(said) <= last_day(date)
