"""Why a state pays or does not gain, in a clause."""

from __future__ import annotations

import pytest
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.report.causes import cause, names, unpressed, unseen
from comity.report.wording import headline
from comity.security import Coercion, Consequences, Entanglement, Reading, standings, test, world_on_record
from comity.security.frames import Frame
from comity.security.world import World


def put(made: World, change: Change, *models: Coercion | Entanglement) -> Consequences:
    return test(made, Draft("p", "A step", (change,)), models or (Coercion("betraying"),))


def cause_of(found: Consequences, state: str) -> str:
    return next(cause(one) for side in standings(found) for one in side if one.state == state)


@pytest.mark.parametrize(
    ("made", "change", "says"),
    [
        # A weighs 2, its foe B 2; C, A's friend till now, binds itself to B as well, and attacks.
        (
            world({"A": 2, "B": 2, "C": 1}, ("AB",), defence=("AC",)), Change("pact", ("B", "C")),
            "pressed by B, C would go over to B",
        ),
        (world({"A": 2, "B": 2, "C": 1}, ("AB",)), Change("pact", ("B", "C")), "pressed by B, C would stand with B"),
        (
            world({"A": 2, "B": 2, "C": 1}, ("AB",), defence=("AC",)), Change("dissolve", ("A", "C")),
            "pressed by B, C would no longer stand by it",
        ),
        (world({"A": 2, "B": 2, "C": 1}), Change("begin rivalry", ("A", "B")), "pressed by B, as by nobody before"),
        (
            world({"A": 4, "B": 2, "C": 2, "D": 3}, ("AB", "AC")), Change("pact", ("C", "D")),
            "pressed by C most now, D would stand with C",
        ),
    ],
)  # fmt: skip
def test_who_presses_and_who_changes_sides(made: World, change: Change, says: str) -> None:
    found = put(made, change)
    assert cause_of(found, "A") == says
    assert says in headline(found)


def test_wars_that_draw_a_state_in_have_no_coalitions() -> None:
    found = put(world({"A": 2, "B": 2, "C": 1}, ("AB",)), Change("pact", ("A", "C")), Entanglement())
    assert cause_of(found, "C") == ""


def test_a_party_that_nobody_presses_has_nothing_to_gain() -> None:
    """Nobody presses C by rivalry; what is counted by wars is under the same rivalries, and counts as such."""
    made = world({"A": 2, "B": 2, "C": 1, "D": 1}, ("AB",))
    readings = [Reading(Coercion("betraying"), Frame("rivalry")), Reading(Entanglement(), Frame("rivalry"))]
    found = test(made, Draft("p", "A step", (Change("pact", ("A", "C")),)), readings)
    assert len(unpressed(found, "C")) == 2
    assert unpressed(found, "A") == ()
    assert unseen(found) == ("C: in 2 of 2 readings nobody on record presses it, so that nothing can make it safer.",)


def test_where_somebody_presses_it_is_said_how_often_it_gains() -> None:
    """Finland and Sweden are rivals of nobody; as neighbours at negative peace they fear Russia, and gain."""
    plan = Draft("p", "North", (Change("pact", ("FIN", "SWE", "USA")),))
    readings = [Reading(Coercion(), Frame(level, "none")) for level in ("rivalry", "record", "latent")]
    (line,) = unseen(test(world_on_record("2018-01-01"), plan, readings))
    assert line.startswith("Finland, Sweden: in 2 of 3 readings nobody on record presses them")
    assert line.endswith("in the 1 where somebody does, mostly Russia, they gain in 1.")


def test_who_leaves_loses_nothing_where_nobody_presses_it() -> None:
    plan = Draft("p", "Away", (Change("leave", ("FIN",), ("NATO",)),))
    readings = [Reading(Coercion(), Frame(level, "none")) for level in ("rivalry", "record", "latent")]
    (line,) = unseen(test(world_on_record("2025-01-01"), plan, readings))
    assert line.startswith("Finland: in 2 of 3 readings nobody on record presses it, so that it loses nothing")
    assert line.endswith("in the 1 where somebody does, mostly Russia, it pays in 1.")


def test_many_names_are_counted() -> None:
    assert names(["FRA", "DEU", "ITA"], 2) == "France, Germany and 1 more"
    weights = {"A": 9, "B": 2, "C": 1, "D": 1, "E": 1, "F": 1, "G": 2}
    found = put(world(weights, ("AB",)), Change("pact", tuple("BCDEFG")))
    assert cause_of(found, "A") == "pressed by B, G, C, D and 2 more would stand with B"
