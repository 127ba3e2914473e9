"""Fighting on a network: the equilibrium is one, and what calms it."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.security.fighting import BETA, GAMMA, fight, pacified, without

CONGO = Path(__file__).with_name("congo_war.csv")
PAIRS = list(combinations("abcde", 2))


@settings(deadline=None, max_examples=60)
@given(
    signs=st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([1, -1]), max_size=8),
    off=st.fractions(Fraction(-1, 10), Fraction(1, 10)), who=st.sampled_from("abcde"),
    shift=st.dictionaries(st.sampled_from("abcde"), st.fractions(Fraction(-1, 9), Fraction(1, 9), max_denominator=9)),
    cost=st.dictionaries(st.sampled_from("abcde"), st.sampled_from([Fraction(1), Fraction(5, 4)])),
)  # fmt: skip
def test_nobody_gains_by_another_effort(
    signs: dict[tuple[str, str], int], off: Fraction, who: str, shift: dict[str, Fraction], cost: dict[str, Fraction]
) -> None:
    """Each group's payoff, computed from the efforts of all as the paper defines it, is the greatest it can have."""
    allies, enemies = ([two for two, sign in signs.items() if sign == wanted] for wanted in (1, -1))
    found = fight("abcde", allies, enemies, shift=shift, cost=cost)

    def payoff(i: str, effort: dict[str, Fraction]) -> Fraction:
        def strength(k: str) -> Fraction:
            near = (x for two in allies if k in two for x in two if x != k)
            far = (x for two in enemies if k in two for x in two if x != k)
            ties = BETA * sum(effort[j] for j in near) - GAMMA * sum(effort[j] for j in far)
            return effort[k] + ties + shift.get(k, Fraction(0))

        return strength(i) / sum(strength(k) for k in "abcde") - cost.get(i, 1) * effort[i]

    assert payoff(who, found.effort) == found.payoff[who]
    assert payoff(who, found.effort | {who: found.effort[who] + off}) <= found.payoff[who]


def test_groups_without_ties_fight_as_tullock_has_it() -> None:
    """n groups: effort (n - 1) / n^2 each, all together 1 - 1/n."""
    found = fight("abcd", [], [])
    assert set(found.effort.values()) == {Fraction(3, 16)}
    assert found.total == Fraction(3, 4)


def test_enmity_makes_more_fighting_and_alliance_less() -> None:
    assert fight("abc", [], [("a", "b")]).total > fight("abc", [], []).total > fight("abc", [("a", "b")], []).total


def test_what_falls_if_a_pair_is_pacified_or_a_group_goes() -> None:
    """One with three enemies matters more than one with one; making peace calms."""
    enemies = [("a", "b"), ("a", "c"), ("a", "d")]
    gone = without("abcd", [], enemies)
    assert max(gone, key=lambda name: gone[name]) == "a"
    assert all(share > 0 for share in pacified("abcd", [], enemies).values())


def test_what_cannot_be_is_told() -> None:
    with pytest.raises(ComityError, match="two groups"):
        fight("a", [], [])
    with pytest.raises(ComityError, match="a has so many enemies"):
        fight("abc", [], [("a", "b"), ("a", "c")], gamma=Fraction(1, 2))


# What all fighting would fall by, in per cent, if an arms embargo made a group's own ten times as dear: the authors'
# ranking (ranking_weapons_embargo_we_cost_10_single_group.dat); Rwanda's two armies together.
EMBARGO = {("RCD-G",): 3.074052, ("RCD-K",): 2.073475, ("RWA-I", "RWA-II"): 0.963189, ("LRA",): 0.827756,
           ("UPC",): 0.752722, ("MLC",): 0.539494, ("UGA",): 0.172483}  # fmt: skip


def test_the_congo_war_comes_out_as_published() -> None:
    """Efforts as they were observed, and the published ranking of groups by what an embargo on each would do."""
    lines = (line for line in CONGO.read_text("utf-8").splitlines() if not line.startswith("#"))
    rows = list(csv.DictReader(lines))
    names = {row["number"]: row["group"] for row in rows}
    allies, enemies = (
        [(row["group"], names[other]) for row in rows for other in row[side].split()] for side in ("allies", "enemies")
    )
    shift = {row["group"]: Fraction(row["shift"]) for row in rows}
    ties = (names.values(), allies, enemies, Fraction("0.11401761"), Fraction("0.083189711"), shift)
    before = fight(*ties)
    for row in rows:
        assert float(before.effort[row["group"]]) == pytest.approx(float(row["effort"]), abs=2e-5)
    for groups, published in EMBARGO.items():
        after = fight(*ties, cost=dict.fromkeys(groups, Fraction(10)))
        assert float(100 * (1 - after.total / before.total)) == pytest.approx(published, abs=1e-6)
