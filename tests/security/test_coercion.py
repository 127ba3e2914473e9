"""Coercion, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from tests.security.worlds import world

from comity.security import Coercion


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
