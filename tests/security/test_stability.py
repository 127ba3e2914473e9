"""War stability, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.security.worlds import world

from comity.security.stability import idle, stability, tempted


def test_critical_gamma() -> None:
    """A 3, B 2, C 1 without alliances: against A the strongest is B, 2/3; against B, A, 3/2; against C, A, 3."""
    found = stability(world({"A": 3, "B": 2, "C": 1}))
    assert found.critical == {"A": Fraction(2, 3), "B": Fraction(3, 2), "C": Fraction(3)}
    assert found.vulnerable(Fraction(3, 2)) == ("C",)
    assert found.stable(Fraction(3))


def test_common_allies_betray() -> None:
    """B and C are both A's allies: A and C together have 4 against B alone, whose only ally attacks it: 4/2 = 2."""
    found = stability(world({"A": 3, "B": 2, "C": 1}, defence=("AB", "AC")))
    assert found.critical["B"] == 2
    assert found.blocs["B"] == ("A", "C")


def test_hostile_leaders_only() -> None:
    """Only A and B are hostile: nobody leads against C."""
    found = stability(world({"A": 3, "B": 2, "C": 1}, ("AB",)), hostile_only=True)
    assert found.critical == {"A": Fraction(2, 3), "B": Fraction(3, 2), "C": 0}


def test_a_state_without_capabilities() -> None:
    assert stability(world({"A": 3, "B": 0})).critical["B"] is None


def test_temptation_and_idle_alliances() -> None:
    """Of three equals without alliances, gamma 3/2: nobody is vulnerable (1/1), but any two together beat the third,
    2 > 3/2. With an alliance of A and B the third is vulnerable; A without it is not: the alliance is idle."""
    gamma = Fraction(3, 2)
    equals = world({"A": 1, "B": 1, "C": 1})
    assert stability(equals).stable(gamma)
    assert {two for two, _ in tempted(equals, gamma)} == {("A", "B"), ("A", "C"), ("B", "C")}
    assert idle(world({"A": 1, "B": 1, "C": 1}, defence=("AB",)), gamma) == (("A", "B"),)
