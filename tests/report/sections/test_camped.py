"""Two camps: whose side is certain, and what is said where it is not known."""

from __future__ import annotations

from itertools import combinations
from unittest.mock import patch

from comity.errors import ComityError
from comity.report.sections import camps
from comity.report.sections.paired import Camps, Network, Pair


def camped(signs: dict[str, str]) -> Camps:
    pairs = tuple(Pair(two[0], two[1], (two[0], two[1]), sign, {sign: 1}, 1.0, ()) for two, sign in signs.items())
    return camps(Network(pairs, (), (), 0.5, 0, len(pairs), (), {}))


def test_where_every_other_division_is_worse_all_sides_are_certain() -> None:
    found = camped({"AB": "pos", "AC": "neg", "BC": "neg"})
    assert (found.camps, found.unsure, found.divisions) == ((("A", "B"), ("C",)), (), 1)
    assert "all sides are certain" in found.told


def test_who_may_stand_on_either_side_is_not_certain() -> None:
    """A, B and C are friends; D is a friend of A and an enemy of B, so that either tie may be the one out of place."""
    found = camped({"AB": "pos", "AC": "pos", "BC": "pos", "AD": "pos", "BD": "neg"})
    assert (found.unsure, found.divisions, found.bound) == (("D",), 2, 1)
    assert "At least 2 divisions are as good: 1 actor may stand on either side" in found.told


def test_who_has_no_tie_with_the_others_is_on_no_side_of_theirs() -> None:
    found = camped({"AB": "pos", "AC": "neg", "BC": "neg", "XY": "neg"})
    assert (found.unsure, found.divisions) == (("X", "Y"), 1)
    assert "2 actors have no ties with the others that fix their side." in found.told


def test_what_is_not_proved_is_not_called_certain() -> None:
    signs = {"AB": "pos", "AC": "neg", "BC": "pos"}
    with patch("comity.report.sides.certain", side_effect=ComityError("no proof")):
        found = camped(signs)
    assert found.unsure is None
    assert "was not looked for" in found.told


def test_fewer_than_three_actors_have_no_camps() -> None:
    assert camped({"AB": "neg"}) == Camps()
    one = camped({a + b: "pos" for a, b in combinations("ABC", 2)})
    assert one.told == "No pair is at odds: there is one camp."
