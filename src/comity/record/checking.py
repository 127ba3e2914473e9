"""Claims held against the record: consistent, inconsistent, or not on record; with the figures and the dataset."""

from __future__ import annotations

import re

import msgspec
import polars as pl

from comity.errors import UnknownName
from comity.model import FULL_MEMBER, Claim, first_day, last_day
from comity.record.memberships import complete, known, members
from comity.record.registry import known_as, organisation, state
from comity.record.tables import table

# Statuses on record for what texts call an observer, a candidate or a dialogue partner.
_OTHER = {
    "observer": frozenset({"observer", "observer state"}),
    "candidate": frozenset({"candidate", "applicant"}),
    "dialogue partner": frozenset({"partner", "dialogue partner"}),
}
_RESOLUTION = re.compile(r"\b(?:A/RES/)?(ES-\d{1,2}|\d{1,2})/(\d{1,3})\b")


def check(claim: Claim) -> Claim:
    """The claim with its verdict, the figures on record and their dataset.

    `said` holds what is claimed: for a membership "actor", "organisation", "on" and "negated" ("yes"); for a member
    count "organisation", "on" and "count"; for a change of membership "organisation", "from" and "to" (dates) and
    "factor", or the counts "before" and "after"; for a date "organisation" and "founded", or "actor" and "joined" or
    "left"; for a vote "yes", "no", "abstain" and the "resolution" (such as "68/262"), the words that name it, or the
    day "on" which the General Assembly voted. A membership can have another "status" than that of a member. A date
    that is not known to the day counts as any of its days. Where the record has no list of the members on a
    date, it says so and judges nothing.
    """
    checker = {
        "membership": _membership, "member count": _count, "change of membership": _change, "vote": _vote,
        "date": _date,
    }.get(claim.type)  # fmt: skip
    if checker is None:
        return _none(claim, f"no {claim.type} of this kind is on record")
    try:
        return checker(claim)
    except UnknownName as error:
        return _none(claim, str(error))
    except (KeyError, ValueError):
        return _none(claim, "the claim names no organisation, date or number that could be held against the record")


def _membership(claim: Claim) -> Claim:
    org, who, on = organisation(claim.said["organisation"]), state(claim.said["actor"]), claim.said.get("on")
    found = [tie for tie in members(org.id, on) if tie.source in known_as(who.id)]
    when = f" on {on}" if on else ""
    if not found and not known(org.id, on):
        return _none(claim, f"no dated list of the members of {org.name}{when} is on record")
    said_member = claim.said.get("negated") != "yes"
    wanted = _OTHER.get(claim.said.get("status", ""), FULL_MEMBER)
    if wanted is not FULL_MEMBER and not any(tie.status in wanted for tie in members(org.id, on)):
        return _none(claim, f"no {claim.said['status']} of {org.name}{when} is on record")
    status = "; ".join(f"{tie.status} since {tie.start or 'a date not on record'}" for tie in found) or "not a member"
    verdict = "consistent" if any(tie.status in wanted for tie in found) == said_member else "inconsistent"
    figures = {f"{who.name} in {org.name}{when}": status}
    return _with(claim, verdict, figures, found[0].dataset if found else _list(org.id))


_UNCODED = 0.05  # share of members that COW IGO may lack: no member outside the COW state system is coded


def _count(claim: Claim) -> Claim:
    org, on = organisation(claim.said["organisation"]), claim.said.get("on")
    count = int(claim.said["count"])
    figures, dataset = _counts(org.id, (first_day(on), last_day(on)) if on else (None,))
    if not figures:
        return _none(claim, f"no membership list of {org.name} on {on} is on record")
    verdict = "consistent" if min(figures.values()) <= count <= max(figures.values()) else "inconsistent"
    if verdict == "inconsistent" and dataset == "factbook-2026" and on and last_day(on) < "2026":
        verdict = "not on record"  # undated figures cannot refute what is said of an earlier day
    near = min(abs(count - figure) for figure in figures.values()) <= max(1, count * _UNCODED)
    if verdict == "inconsistent" and dataset == "cow-igo-3" and near:
        verdict = "not on record"
    return _with(claim, verdict, _named(figures), dataset)


def _change(claim: Claim) -> Claim:
    org = organisation(claim.said["organisation"])
    # The wider reading of dates that are not known to the day: from the first to the last.
    figures, dataset = _counts(org.id, (first_day(claim.said["from"]), last_day(claim.said["to"])))
    if len(figures) < 2 or dataset == "factbook-2026":
        return _none(claim, f"no membership lists of {org.name} on both dates are on record")
    before, after = figures.values()
    if "before" in claim.said:
        said = (int(claim.said["before"]), int(claim.said["after"]))
        return _with(claim, "consistent" if (before, after) == said else "inconsistent", _named(figures), dataset)
    if "factor" not in claim.said:
        grown = "grew" if after > before else "shrank" if after < before else "did not change"
        return _with(
            claim, "consistent" if after > before else "inconsistent", _named(figures) | {"it": grown}, dataset
        )
    factor = float(claim.said["factor"])
    # "Doubled" is said of 1.8 as of 2: within a tenth of the factor counts as what was said.
    close = abs(after / before - factor) <= 0.1 * factor
    return _with(claim, "consistent" if close else "inconsistent", _named(figures), dataset)


def _date(claim: Claim) -> Claim:
    """The day on which an organisation was founded, or on which a state joined or left it."""
    org = organisation(claim.said["organisation"])
    event = next(name for name in ("joined", "left", "founded") if name in claim.said)
    said = claim.said[event]
    if event == "founded":
        return _dated(claim, said, {f"{org.name} founded": org.start} if org.start else {}, org.dataset)
    who = state(claim.said["actor"])
    day = last_day(said) if event == "joined" else first_day(said)
    ties = [tie for tie in members(org.id, day) if tie.source in known_as(who.id) and tie.status in FULL_MEMBER]
    if not ties and known(org.id, day):
        figures = {f"{who.name} in {org.name} on {day}": "not a member"}
        return _with(claim, "inconsistent", figures, _list(org.id))
    dates = {
        f"{who.name} {event} {org.name}": date for tie in ties if (date := tie.start if event == "joined" else tie.end)
    }
    return _dated(claim, said, dates, ties[0].dataset if ties else None)


def _dated(claim: Claim, said: str, dates: dict[str, str], dataset: str | None) -> Claim:
    """Whether a day on record can be the date that is said, each as precise as it is known."""
    if not dates:
        return _none(claim, "no such date is on record")
    possible = any(first_day(date) <= last_day(said) and first_day(said) <= last_day(date) for date in dates.values())
    return _with(claim, "consistent" if possible else "inconsistent", dates, dataset)


def _vote(claim: Claim) -> Claim:
    """A roll call of the General Assembly, found by the number of its resolution, or by the day and the counts.

    Several roll calls can stand under one number (paragraphs, amendments): the claim is consistent with the record
    where it agrees with one of them, and else is shown beside the last, on the whole text. Of a day with several roll
    calls none of which has the counts, nobody can say which was meant: that is not on record.
    """
    number = _RESOLUTION.search(claim.said.get("resolution", "") or claim.words.text)
    names = [f"{prefix}{number[1]}/{number[2]}" for prefix in ("R/", "A/RES/")] if number else []
    chosen = pl.col("unres").is_in(names) if names else pl.col("date") == claim.said.get("on", "")
    calls = table("rollcalls").filter(chosen).sort("date", "rcid")
    tallies = [_tally(call) for call in calls.iter_rows(named=True)]
    agreeing = [tally for tally in tallies if all(tally[s] == claim.said[s] for s in _SIDES if s in claim.said)]
    if not tallies or (not names and not agreeing and len(tallies) > 1):
        return _none(claim, "no roll call on a resolution that the claim names is on record (1946 to January 2020)")
    return _with(claim, "consistent" if agreeing else "inconsistent", [*tallies, *agreeing][-1], "unga-votes")


_SIDES = ("yes", "no", "abstain")


def _tally(call: dict[str, str]) -> dict[str, str]:
    votes = dict(table("votes").filter(rcid=call["rcid"])["vote"].cast(pl.String).value_counts().iter_rows())
    return {side: str(votes.get(side, 0)) for side in _SIDES} | {"roll call": f"{call['unres']} of {call['date']}"}


def _counts(org: str, dates: tuple[str | None, ...]) -> tuple[dict[str, int], str | None]:
    """Full members on each date on which any are on record, and the dataset that has them."""
    figures, dataset = {}, None
    for on in dict.fromkeys(dates):
        full = [tie for tie in members(org, on) if tie.status in FULL_MEMBER]
        if full:
            figures[f"members on {on}" if on else "members today"] = len({tie.source for tie in full})
            dataset = max((tie.dataset or "" for tie in full), key=[tie.dataset for tie in full].count)
    return figures, dataset


def _named(figures: dict[str, int]) -> dict[str, str]:
    return {name: str(count) for name, count in figures.items()}


def _list(org: str) -> str:
    return "curated" if org in complete() else "cow-igo-3"


def _with(claim: Claim, verdict: str, figures: dict[str, str], dataset: str | None) -> Claim:
    reason = "; ".join(f"{name}: {value}" for name, value in figures.items())
    return msgspec.structs.replace(claim, verdict=verdict, figures=figures, dataset=dataset, reason=reason)


def _none(claim: Claim, reason: str) -> Claim:
    return msgspec.structs.replace(claim, verdict="not on record", reason=reason)
