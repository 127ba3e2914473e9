"""How alike two states voted in the General Assembly in a year, and what they traded.

A year past a dataset's coverage is missing, never zero.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from comity.model import Tie
from comity.record.registry import state
from comity.record.succession import known_as
from comity.record.tables import table

# Fewer roll calls than this say nothing of how alike two states vote.
FEWEST_VOTES = 10


def votes_alike(a: str, b: str, year: int) -> Tie | None:
    """Share of a year's General Assembly roll calls on which two states voted the same; None below ten of them.

    Only roll calls on which both voted count; an abstention is a vote.
    """
    sides = _voting(a, year).join(_voting(b, year), on="rcid", suffix="_b")
    if sides.height < FEWEST_VOTES:
        return None
    same = sides.filter(pl.col("vote") == pl.col("vote_b")).height
    one, other = sorted((state(a).id, state(b).id))
    return Tie(
        f"unga-votes:{one}:{other}:{year}", "votes", one, other, 0, "record", start=str(year), end=str(year),
        weight=same / sides.height, dataset="unga-votes", note=f"the same vote on {same} of {sides.height} roll calls",
    )  # fmt: skip


def voting_agreement(a: str, b: str, year: int) -> float | None:
    """Share of a year's General Assembly roll calls on which two states voted the same; None without votes."""
    tie = votes_alike(a, b, year)
    return tie.weight if tie else None


def _voting(of: str, year: int) -> pl.DataFrame:
    return roll_calls(year).filter(pl.col("state").is_in(known_as(state(of).id, str(year))))


@cache
def roll_calls(year: int) -> pl.DataFrame:
    """Votes (yes, no, abstain) on the General Assembly's roll calls of a year: rcid, state, vote; absent is no row."""
    calls = table("rollcalls").filter(pl.col("date").str.starts_with(str(year)))["rcid"]
    kept = table("votes").filter(pl.col("rcid").is_in(calls.implode()))
    return kept.with_columns(pl.col("state", "vote").cast(pl.String))


def trade(a: str, b: str, year: int) -> Tie | None:
    """What two states traded in a year, both ways, in current million US dollars; None where it is not on record."""
    first, second = known_as(state(a).id, str(year)), known_as(state(b).id, str(year))
    both = pl.col("a").is_in(first) & pl.col("b").is_in(second) | pl.col("a").is_in(second) & pl.col("b").is_in(first)
    flows = [flow for row in _trade(year).filter(both).iter_rows() for flow in row[2:] if flow is not None]
    if not flows:
        return None
    one, other = sorted((state(a).id, state(b).id))
    return Tie(
        f"cow-trade-4.0:{one}:{other}:{year}", "trade", one, other, 1, "record", start=str(year), end=str(year),
        weight=float(sum(flows)), dataset="cow-trade-4.0", note=f"{sum(flows):,} million current US dollars",
    )  # fmt: skip


@cache
def _trade(year: int) -> pl.DataFrame:
    kept = table("trade").filter(year=year).select(pl.col("a", "b").cast(pl.String), "smoothflow1", "smoothflow2")
    return kept
