"""Entanglement, worked by hand."""

from __future__ import annotations

import msgspec
from tests.security.worlds import world

from comity.security import Entanglement


def test_defence_draws_in_the_friends_of_the_attacked() -> None:
    """A and B are hostile, C is bound to defend B, D to defend C. B attacks A: nobody joins. A attacks B: C joins, and
    D joins for C. So C and D are drawn into one war; without chains D is not."""
    small = world({"A": 1, "B": 1, "C": 1, "D": 1}, ("AB",), defence=("BC", "CD"))
    assert Entanglement().assess(small).security == {"A": 0, "B": 0, "C": -1, "D": -1}
    assert Entanglement(chains=False).assess(small).security == {"A": 0, "B": 0, "C": -1, "D": 0}


def test_offence_draws_in_the_friends_of_the_attacker() -> None:
    """C owes A offence: it joins when A attacks B, not when B attacks A."""
    assert Entanglement().assess(world({"A": 1, "B": 1, "C": 1}, ("AB",), offence=("AC",))).security["C"] == -1


def test_who_is_bound_to_both_stays_out() -> None:
    """C owes defence to A and B, which are hostile: it is torn in both wars and joins neither."""
    small = world({"A": 1, "B": 1, "C": 1}, ("AB",), defence=("AC", "BC"))
    assert Entanglement().assess(small).security["C"] == 0
    assert [war.torn for war in Entanglement().wars(small)] == [("C",), ("C",)]


def test_non_aggression_keeps_a_defender_out() -> None:
    """C would defend B, but owes A non-aggression."""
    small = world({"A": 1, "B": 1, "C": 1}, ("AB",), ("AC",), defence=("BC",))
    assert Entanglement().assess(small).security["C"] == 0


def test_rivals_bound_not_to_attack_have_no_war() -> None:
    small = world({"A": 1, "B": 1, "C": 1}, ("AB",), ("AB",), defence=("BC",))
    assert list(Entanglement().wars(small)) == []


def test_a_guarantor_of_both_stays_out() -> None:
    """C guarantees A and B, which are hostile: whoever attacks, C would have to fight one that it protects."""
    small = msgspec.structs.replace(
        world({"A": 1, "B": 1, "C": 1}, ("AB",)), guarantees=frozenset({("C", "A"), ("C", "B")})
    )
    assert [war.torn for war in Entanglement().wars(small)] == [("C",), ("C",)]
    assert Entanglement().assess(small).security["C"] == 0


def test_who_is_guaranteed_owes_its_guarantor_nothing() -> None:
    """A guarantees C and attacks B, whom C is bound to defend: C joins B, for it never promised A anything."""
    small = msgspec.structs.replace(
        world({"A": 1, "B": 1, "C": 1}, ("AB",), defence=("BC",)), guarantees=frozenset({("A", "C")})
    )
    first, back = Entanglement().wars(small)
    assert (first.attacker, first.defending, first.torn) == ("A", ("B", "C"), ())
    assert (back.attacker, back.attacking) == ("B", ("B",))
