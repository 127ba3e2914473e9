"""Balance, worked by hand."""

from __future__ import annotations

from itertools import product

from tests.security.worlds import world

from comity.security import Balance
from comity.security.balance import fewest, line_index, signed


def test_an_enemy_of_two_friends() -> None:
    """A and B are friends, C is hostile to both: two camps, AB and C, with no tie out of place."""
    small = world({"A": 1, "B": 1, "C": 1}, ("AC", "BC"), defence=("AB",))
    assert set(Balance().assess(small).security.values()) == {0}


def test_two_enemies_with_a_common_friend() -> None:
    """A and B are hostile, both friends of C: one tie must strain, whichever. Each of the three has a best division
    in which none of its own ties does: C's when AB strains, A's when BC does, B's when AC does. So all stand at 0 and
    the line index is 1."""
    small = world({"A": 1, "B": 1, "C": 1}, ("AB",), defence=("AC", "BC"))
    assert line_index(signed(small)).value == 1
    assert set(Balance().assess(small).security.values()) == {0}


def test_a_state_whose_ties_strain_in_every_best_division() -> None:
    """A is hostile to B and friends with C, D, E and F, who are friends of B. Cutting AB costs 1 tie, any other
    division more: A and B each have one tie that strains, in every best division."""
    friends = tuple(x + y for x in "AB" for y in "CDEF")
    small = world(dict.fromkeys("ABCDEF", 1), ("AB",), defence=friends)
    found = Balance().assess(small).security
    assert line_index(signed(small)).value == 1
    assert {state: value for state, value in found.items() if value} == {"A": -1, "B": -1}


def test_a_friend_that_is_an_enemy_is_left_out() -> None:
    assert signed(world({"A": 1, "B": 1}, ("AB",), defence=("AB",))) == ()


def test_fewest_is_never_more_than_one_division_has() -> None:
    """Four states, all hostile: two camps of two leave 2 ties inside; a state has exactly one of them in each."""
    signs = signed(world(dict.fromkeys("ABCD", 1), ("AB", "AC", "AD", "BC", "BD", "CD")))
    assert line_index(signs).value == 2
    assert [fewest(signs, 2, state, 1) for state in "ABCD"] == [1, 1, 1, 1]


def test_a_small_index_is_proved_to_the_last_tie() -> None:
    """Seven states in which the strain of A came out one too high while the solver's gap was that of a smaller index.
    Enumerated: over all 64 divisions the line index is 3, and the least strain of each state stands below."""
    ties = {"AD": -1, "AE": -1, "BC": -1, "BF": -1, "BG": -1, "CE": -1, "CG": -1, "DE": -1, "DF": -1}
    ties |= {"CD": 1, "CF": 1, "EF": 1}
    divisions = [dict(zip("ABCDEFG", (0, *camps), strict=True)) for camps in product((0, 1), repeat=6)]
    out = [[two for two, sign in ties.items() if (d[two[0]] != d[two[1]]) != (sign < 0)] for d in divisions]
    index = min(map(len, out))
    least = {s: min(sum(s in two for two in wrong) for wrong in out if len(wrong) == index) for s in "ABCDEFG"}
    hostile, friends = (tuple(two for two, sign in ties.items() if sign == wanted) for wanted in (-1, 1))
    small = world(dict.fromkeys("ABCDEFG", 1), hostile, defence=friends)
    assert Balance().assess(small).security == {state: -strain for state, strain in least.items()}
    assert (index, least["C"]) == (3, 2)
