"""Coercion, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from tests.security.worlds import world

from comity.model import Change, Proposal
from comity.security import Coercion
from comity.security import test as put


def test_two_rivals() -> None:
    """A weighs 3, B 2: U_A = 3/2, U_B = 2/3; C has no rival and stands at the cap."""
    found = Coercion().assess(world({"A": 3, "B": 2, "C": 1}, hostile=("AB",))).security
    assert found == {"A": Fraction(3, 2), "B": Fraction(2, 3), "C": Fraction(10)}


def test_an_ally_on_each_side() -> None:
    """A 3 with C 1 against B 2 with D 4: U_A = (3+1)/(2+4) = 2/3, U_B = (2+4)/(3+1) = 3/2."""
    found = Coercion().assess(world({"A": 3, "B": 2, "C": 1, "D": 4}, ("AB",), defence=("AC", "BD"))).security
    assert (found["A"], found["B"]) == (Fraction(2, 3), Fraction(3, 2))


@pytest.mark.parametrize(
    ("common", "first", "second"),
    [("neutral", (3, 2), (2, 3)), ("betraying", (3, 6), (2, 7)), ("defending", (7, 2), (6, 3))],
)
def test_an_ally_of_both(common: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    """C 4 is bound to A 3 and B 2, which are hostile. Neutral: 3/2 and 2/3. Betraying: U_A = 3/(2+4), U_B = 2/(3+4).
    Defending: U_A = (3+4)/2, U_B = (2+4)/3."""
    model = Coercion(common)  # type: ignore[arg-type]
    found = model.assess(world({"A": 3, "B": 2, "C": 4}, ("AB",), defence=("AC", "BC"))).security
    assert (found["A"], found["B"]) == (Fraction(*first), Fraction(*second))


def test_the_strongest_bloc_binds_and_is_named() -> None:
    """A 6 has two rivals: B 2 alone gives 6/2 = 3, C 1 with D 4 gives 6/5. The second binds."""
    found = Coercion().assess(world({"A": 6, "B": 2, "C": 1, "D": 4}, ("AB", "AC"), defence=("CD",)))
    binding = found.certificates["A"]
    assert found.security["A"] == binding.reached == Fraction(6, 5)
    assert (binding.against, binding.attackers, binding.defenders) == ("C", ("C", "D"), ("A",))


def test_an_ally_bound_not_to_attack_stands_aside() -> None:
    """D 4 is B's ally but owes A non-aggression: U_A = 3/2, not 3/6; for B it still stands: U_B = (2+4)/3 = 2."""
    found = Coercion().assess(world({"A": 3, "B": 2, "D": 4}, ("AB",), ("AD",), defence=("BD",)))
    assert found.security == {"A": Fraction(3, 2), "B": Fraction(2), "D": Fraction(10)}
    assert found.certificates["A"].aside == ("D",)


def test_a_guarantor_defends_but_does_not_attack() -> None:
    """G 5 guarantees A 3 against B 2: U_A = 8/2 = 4, U_B = 2/3 as before."""
    bare = world({"A": 3, "B": 2, "G": 5}, ("AB",))
    found = Coercion().assess(msgspec.structs.replace(bare, guarantees=frozenset({("G", "A")}))).security
    assert (found["A"], found["B"]) == (Fraction(4), Fraction(2, 3))


def test_a_weightless_rival_leaves_the_state_at_the_cap() -> None:
    """B weighs 0: A is at the cap, B at 0/3 = 0."""
    found = Coercion().assess(world({"A": 3, "B": 0}, ("AB",))).security
    assert found == {"A": Fraction(10), "B": Fraction(0)}


@pytest.mark.parametrize(
    ("common", "first", "second", "divisibility"),
    [
        ("neutral", (3, 2), (2, 3), (63, 71)),
        ("betraying", (1, 2), (2, 7), (1, 1)),
        ("defending", (7, 2), (2, 1), (0, 1)),
    ],
)
def test_what_common_allies_do_decides_whether_a_pact_is_indivisible(
    common: str, first: tuple[int, int], second: tuple[int, int], divisibility: tuple[int, int]
) -> None:
    """A 3 and B 2 are hostile, C 4 is bound to A: U_A = (3 + 4)/2 = 7/2, U_B = 2/(3 + 4) = 2/7. C signs a pact with B.

    Neutral: 3/2 and 2/3. A loses 2, weighted 3 x 2 = 6; B gains 8/21, weighted 16/21: D = 6/(6 + 16/21) = 63/71.
    Betraying: 3/(2 + 4) and 2/(3 + 4), as it was. A loses 3 and nobody gains: D = 1.
    Defending: (3 + 4)/2, as it was, and (2 + 4)/3. B gains and nobody loses: D = 0, indivisible."""
    small = world({"A": 3, "B": 2, "C": 4}, ("AB",), defence=("AC",))
    model = Coercion(common)  # type: ignore[arg-type]
    result = put(small, Proposal("p", "a pact", (Change("pact", ("B", "C")),)), [model]).results[0]
    assert (result.before["A"], result.before["B"]) == (Fraction(7, 2), Fraction(2, 7))
    assert (result.after["A"], result.after["B"]) == (Fraction(*first), Fraction(*second))
    assert result.divisibility == Fraction(*divisibility)
    assert result.indivisible == (common == "defending")
