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


def test_two_pairs_of_allies_are_war_stable_at_no_advantage() -> None:
    """Four equals, A with B and C with D. A is met by C and D, 2 against 2, or by B alone, 1 against 1: critical
    gamma 1.

    S2: B and C, allied, attack D with A: 3 against D, whose only ally attacks it. So it is breached below 3.
    S3: without its ally A meets C and D, 2 against 1, and is vulnerable below 2; from 2 on the alliance is idle.
    S1 holds from 1 on, S2 from 3, S3 below 2: there is no gamma at which all three do."""
    pairs = world(dict.fromkeys("ABCD", 1), defence=("AB", "CD"))
    assert stability(pairs).critical == dict.fromkeys("ABCD", Fraction(1))
    held = {
        gamma: (
            stability(pairs).stable(Fraction(gamma)),
            not list(tempted(pairs, Fraction(gamma))),
            not idle(pairs, Fraction(gamma)),
        )
        for gamma in ("9/10", "1", "2", "3")
    }
    assert held == {
        "9/10": (False, False, True),
        "1": (True, False, True),
        "2": (True, False, False),
        "3": (True, True, False),
    }
