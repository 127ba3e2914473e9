"""Claims held against the record: consistent, inconsistent, or not on record; with the figures and the dataset."""

from __future__ import annotations

import msgspec

from comity.errors import UnknownName
from comity.model import Claim
from comity.record.memberships import complete, members
from comity.record.registry import organisation, state


def check(claim: Claim) -> Claim:
    """The claim with its verdict, the figures on record and their dataset.

    `said` holds what is claimed: for a membership "actor", "organisation", "on" and "negated"; for a member count
    "organisation", "on" and "count"; for a change of membership "organisation", "from", "to" (dates) and "factor".
    """
    checker = {"membership": _membership, "member count": _count, "change of membership": _change}.get(claim.type)
    if checker is None:
        return msgspec.structs.replace(
            claim, verdict="not on record", reason=f"no {claim.type} of this kind is on record"
        )
    try:
        return checker(claim)
    except UnknownName as error:
        return msgspec.structs.replace(claim, verdict="not on record", reason=str(error))


def _membership(claim: Claim) -> Claim:
    org, who, on = organisation(claim.said["organisation"]), state(claim.said["actor"]), claim.said.get("on")
    found = [tie for tie in members(org.id, on) if tie.source == who.id]
    full = [tie for tie in found if tie.status in _FULL]
    said_member = claim.said.get("negated") != "yes"
    if not found and org.id not in complete():
        return _none(claim, f"no membership list of {org.name} on {on} is on record")
    status = "; ".join(f"{tie.status} since {tie.start or 'a date not on record'}" for tie in found) or "not a member"
    verdict = "consistent" if bool(full) == said_member else "inconsistent"
    return _with(
        claim, verdict, {f"{who.name} in {org.name} on {on}": status}, found[0].dataset if found else "curated"
    )


_FULL = ("member", "party", "participant", "participating state", "permanent", "elected", "state party")


def _count(claim: Claim) -> Claim:
    org, on = organisation(claim.said["organisation"]), claim.said.get("on")
    full = [tie for tie in members(org.id, on) if tie.status in _FULL]
    if not full:
        return _none(claim, f"no membership list of {org.name} on {on} is on record")
    verdict = "consistent" if len(full) == int(claim.said["count"]) else "inconsistent"
    return _with(claim, verdict, {f"members of {org.name} on {on}": str(len(full))}, full[0].dataset)


def _change(claim: Claim) -> Claim:
    org = organisation(claim.said["organisation"])
    dates = [claim.said["from"], claim.said["to"]]
    counts = [sum(tie.status in _FULL for tie in members(org.id, on)) for on in dates]
    if not all(counts):
        return _none(claim, f"no membership list of {org.name} on {' and '.join(dates)} is on record")
    factor = float(claim.said.get("factor", "0"))
    actual = counts[1] / counts[0]
    figures = {f"members of {org.name} on {on}": str(count) for on, count in zip(dates, counts, strict=True)}
    if not factor:
        return _with(claim, "not on record", figures, "curated")
    # "Doubled" is said of 1.8 as of 2: within a tenth of the factor counts as what was said.
    close = abs(actual - factor) <= 0.1 * factor
    return _with(claim, "consistent" if close else "inconsistent", figures, "curated")


def _with(claim: Claim, verdict: str, figures: dict[str, str], dataset: str | None) -> Claim:
    reason = "; ".join(f"{name}: {value}" for name, value in figures.items())
    return msgspec.structs.replace(claim, verdict=verdict, figures=figures, dataset=dataset, reason=reason)


def _none(claim: Claim, reason: str) -> Claim:
    return msgspec.structs.replace(claim, verdict="not on record", reason=reason)
