"""Claims about roll calls of the General Assembly, held against the votes on record."""

from __future__ import annotations

import re

import polars as pl

from comity.model import Claim
from comity.record.tables import table
from comity.record.verdicts import absent, judged

_RESOLUTION = re.compile(r"\b(?:A/RES/)?(ES-\d{1,2}|\d{1,2})/(\d{1,3})\b")
_SIDES = ("yes", "no", "abstain")


def vote(claim: Claim) -> Claim:
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
        return absent(claim, "no roll call on a resolution that the claim names is on record (1946 to January 2020)")
    return judged(claim, bool(agreeing), [*tallies, *agreeing][-1], "unga-votes")


def _tally(call: dict[str, str]) -> dict[str, str]:
    votes = dict(table("votes").filter(rcid=call["rcid"])["vote"].cast(pl.String).value_counts().iter_rows())
    return {side: str(votes.get(side, 0)) for side in _SIDES} | {"roll call": f"{call['unres']} of {call['date']}"}
