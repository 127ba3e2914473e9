"""Claims held against the record: consistent, inconsistent, undecided, or not on record; with figures and dataset."""

from __future__ import annotations

from collections.abc import Callable

from comity.errors import UnknownName
from comity.model import Claim
from comity.record.dates_said import change_of_membership, date
from comity.record.memberships_said import count, membership
from comity.record.neighbours_said import neighbour
from comity.record.offices_said import office
from comity.record.seats_said import seat
from comity.record.treaties_said import treaty
from comity.record.verdicts import absent
from comity.record.votes_said import vote

_CHECKERS: dict[str, Callable[[Claim], Claim]] = {
    "membership": membership, "member count": count, "change of membership": change_of_membership, "date": date,
    "vote": vote, "office": office, "neighbour": neighbour, "treaty": treaty, "seat": seat,
}  # fmt: skip


def check(claim: Claim) -> Claim:
    """The claim with its verdict, the figures on record and their dataset.

    `said` holds what is claimed: for a membership "actor", "organisation", "on" and "negated" ("yes"); for a member
    count "organisation", "on" and "count"; for a change of membership "organisation", "from" and "to" (dates) and
    "factor", or the counts "before" and "after"; for a date "organisation" and "founded", or "actor" and "joined" or
    "left", with the "step" ("ratified") that is said; for a vote "yes", "no", "abstain" and the "resolution" (such as
    "68/262"), the words that name it, or the day "on" which the General Assembly voted; for an office "person" (a
    name or id), "office" (a title), "holder" (a state or organisation), "on", and "now" ("yes" where it is said to be
    so on that very day); for a neighbour "a", "b" and "negated"; for a treaty "treaty" and "signed", "adopted", "in
    force" or "ended". A membership can have another "status" than that of a member. A date that is not known to the
    day counts as any of its days.

    For a seat, "organisation", "place" (a city or a state) and "on".

    "Consistent" and "inconsistent" come only from rows that are dated, checked and cover the day; what else is on
    record is shown and leaves the claim undecided.
    """
    checker = _CHECKERS.get(claim.type)
    if checker is None:
        return absent(claim, f"no {claim.type} of this kind is on record")
    try:
        return checker(claim)
    except UnknownName as error:
        return absent(claim, str(error))
    except (KeyError, ValueError):
        return absent(claim, "the claim names no organisation, date or number that could be held against the record")
