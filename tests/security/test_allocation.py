"""Power allocation, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.security import Allocation
from comity.security.flow import reaches


def test_two_rivals_alone() -> None:
    """A 3, B 2: A survives (3 >= 2), B covers 2/3 of the threat of 3."""
    found = Allocation().assess(world({"A": 3, "B": 2}, ("AB",))).security
    assert found == {"A": Fraction(1), "B": Fraction(2, 3)}


def test_one_ally_for_two_in_need() -> None:
    """A 1 faces X 4, B 2 faces Y 4, C 2 may support both. Level: (1 + 2 + 2) / (4 + 4) = 5/8, reached by C giving A
    3/2 and B 1/2: A has 5/2 of 4, B 5/2 of 4. X and Y survive."""
    small = world({"A": 1, "B": 2, "C": 2, "X": 4, "Y": 4}, ("AX", "BY"), defence=("AC", "BC"))
    found = Allocation().assess(small)
    assert found.security == {"A": Fraction(5, 8), "B": Fraction(5, 8), "C": 1, "X": 1, "Y": 1}
    assert found.certificates["A"].aside == ("B",)


def test_the_worst_is_covered_first_and_the_rest_after() -> None:
    """A 1 faces X 4, B 3 faces Y 4, C 1 may support both. Together 5/8, but B alone has 3/4: C goes to A, 2/4 = 1/2,
    and B stands at 3/4."""
    small = world({"A": 1, "B": 3, "C": 1, "X": 4, "Y": 4}, ("AX", "BY"), defence=("AC", "BC"))
    found = Allocation().assess(small).security
    assert (found["A"], found["B"]) == (Fraction(1, 2), Fraction(3, 4))


def test_a_new_friend_in_need_takes_from_the_old() -> None:
    """A 2 faces X 4 with C 2: covered whole. When C also owes B 1, facing Y 4: (2 + 1 + 2) / 8 = 5/8 for both."""
    weights = {"A": 2, "B": 1, "C": 2, "X": 4, "Y": 4}
    before = Allocation().assess(world(weights, ("AX", "BY"), defence=("AC",))).security
    after = Allocation().assess(world(weights, ("AX", "BY"), defence=("AC", "BC"))).security
    assert (before["A"], before["B"]) == (Fraction(1), Fraction(1, 4))
    assert (after["A"], after["B"]) == (Fraction(5, 8), Fraction(5, 8))


def test_divided_threats_and_restraint() -> None:
    """X 4 divides its power between A 1 and B 1: each faces 2, and covers 1/2. Bound not to attack B, it has A alone:
    A covers 1/4."""
    weights = {"A": 1, "B": 1, "X": 4}
    found = Allocation("divided").assess(world(weights, ("AX", "BX"))).security
    assert (found["A"], found["B"], found["X"]) == (Fraction(1, 2), Fraction(1, 2), Fraction(1))
    restrained = msgspec.structs.replace(world(weights, ("AX", "BX")), restrained=frozenset({("B", "X")}))
    assert Allocation("divided").assess(restrained).security == {"A": Fraction(1, 4), "B": 1, "X": 1}


@given(
    weights=st.lists(st.integers(0, 9), min_size=5, max_size=5),
    hostile=st.sets(st.sampled_from(["AB", "AC", "BD", "CE", "DE"]), min_size=1),
    allied=st.sets(st.sampled_from(["AD", "AE", "BC", "BE", "CD"])),
)
def test_levels_are_reached_and_cannot_be_passed(weights: list[int], hostile: set[str], allied: set[str]) -> None:
    """What is found can be reached in whole numbers (checked inside), and no state can have more for nothing: with
    every level kept, none below 1 can be raised by a thousandth."""
    small = world(dict(zip("ABCDE", weights, strict=True)), tuple(hostile), defence=tuple(allied))
    model = Allocation()
    threats = model.threats(small)
    givers, found = model.supporters(small, threats), model.assess(small).security
    for state in threats:
        if found[state] < 1:
            wanted = {s: threats[s] * (found[s] + (Fraction(1, 1000) if s == state else 0)) for s in threats}
            scale = 1000 * 3628800
            scaled = {s: round(w * scale) for s, w in wanted.items() if found[s] <= found[state]}
            assert not reaches({s: int(small.capability[s] * scale) for s in small.states}, scaled, givers)
