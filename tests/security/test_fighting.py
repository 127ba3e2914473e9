"""Fighting on a network: the equilibrium is one, and what calms it."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.security.fighting import BETA, GAMMA, fight, pacified, without

PAIRS = list(combinations("abcde", 2))


@settings(deadline=None, max_examples=60)
@given(
    signs=st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([1, -1]), max_size=8),
    off=st.fractions(Fraction(-1, 10), Fraction(1, 10)), who=st.sampled_from("abcde"),
)  # fmt: skip
def test_nobody_gains_by_another_effort(signs: dict[tuple[str, str], int], off: Fraction, who: str) -> None:
    """Each group's payoff, computed from the efforts of all as the paper defines it, is the greatest it can have."""
    allies, enemies = ([two for two, sign in signs.items() if sign == wanted] for wanted in (1, -1))
    found = fight("abcde", allies, enemies)

    def payoff(i: str, effort: dict[str, Fraction]) -> Fraction:
        def strength(k: str) -> Fraction:
            near = (x for two in allies if k in two for x in two if x != k)
            far = (x for two in enemies if k in two for x in two if x != k)
            return effort[k] + BETA * sum(effort[j] for j in near) - GAMMA * sum(effort[j] for j in far)

        return strength(i) / sum(strength(k) for k in "abcde") - effort[i]

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
