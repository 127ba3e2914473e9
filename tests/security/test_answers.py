"""Counter-pacts, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import Coercion
from comity.security.answers import Answer, answers
from comity.security.changes import applied

PACT = Draft("p", "a pact", (Change("pact", ("B", "C")),))


def test_who_pays_seeks_the_pact_that_helps_most() -> None:
    """A 6 and B 3 are hostile; B signs with C 3, and U_A falls from 2 to 6/6 = 1. Of D 2 and E 4, who are free, E
    helps most: U_A = 10/6. E has no enemy and stays at the cap. In the next round D brings U_A to 12/6, as it was."""
    small = world({"A": 6, "B": 3, "C": 3, "D": 2, "E": 4}, ("AB",))
    assert answers(applied(small, PACT), Coercion("betraying")) == (
        Answer(1, "A", "E", Fraction(1), Fraction(10, 6)), Answer(2, "A", "D", Fraction(10, 6), Fraction(2)),
    )  # fmt: skip


def test_nobody_signs_with_a_foe_or_at_its_own_cost() -> None:
    """E is hostile to A, and D to B: with A as ally D would gain, for B's bloc is met by both."""
    small = world({"A": 6, "B": 3, "C": 3, "D": 2, "E": 4}, ("AB", "AE", "BD"))
    found = answers(applied(small, PACT), Coercion("betraying"), rounds=1)
    assert [(answer.state, answer.partner) for answer in found if answer.state == "A"] == [("A", "D")]


def test_where_nobody_pays_nobody_answers() -> None:
    small = world({"A": 6, "B": 3, "C": 3}, ())
    assert answers(applied(small, PACT), Coercion("betraying")) == ()
