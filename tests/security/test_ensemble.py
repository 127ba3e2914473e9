"""The ensemble: what is declared, what is drawn, and what the readings agree on."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import msgspec
import pytest
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import (
    Bargaining,
    Coercion,
    Entanglement,
    chosen,
    counted,
    declared,
    grid,
    harmless,
    standings,
    test,
)
from comity.security.ensemble import AXES, sample
from comity.security.uncertainty import drawn

PACT = Draft("p", "a pact", (Change("pact", ("B", "C")),))


def test_the_grid_has_every_combination_and_the_declared_are_in_it() -> None:
    every = {reading.name for reading in grid()}
    assert len(every) == prod(len(levels) for levels in AXES.values())
    mine = [reading.name for reading in declared() if reading.family == "coercion"]
    assert len(mine) == len(set(mine))
    assert set(mine) <= every


@pytest.mark.parametrize("axis", AXES)
def test_every_assumption_is_varied_by_what_is_declared(axis: str) -> None:
    name = {"hostile_allies": "hostile allies", "reach": "distance"}.get(axis, axis)
    levels = {reading.parameters[name] for reading in declared() if reading.family == "coercion"}
    assert len(levels) == len(AXES[axis])


def test_too_large_an_ensemble_is_drawn_from_by_a_seed() -> None:
    small, models = world({"A": 3, "B": 2, "C": 1}, ("AB",)), list(grid())[:50]
    found = test(small, PACT, models, most=7)
    assert len(found.results) == 7
    assert found.notes[0] == "the ensemble has 50 readings; 7 of them are drawn (seed 1)"
    assert sample(models, 7)[0] == sample(models, 7)[0] != sample(models, 7, 2)[0]


def test_standings_count_readings_and_say_where() -> None:
    """A 8 and B 4 are hostile; B signs with C 2. Where C follows its ally, U_A falls from 2 to 8/6, by a third; where
    only treaties of offence call for an attack it stays. U_B rises from 1/2 to 6/8, by a half, in all four."""
    small = world({"A": 8, "B": 4, "C": 2}, ("AB",))
    models = [Coercion(common, joins=joins) for joins in ("allies", "offence") for common in ("betraying", "neutral")]
    found = test(small, PACT, [*models, Bargaining()])
    (gain,), (pay,) = standings(found)
    assert (gain.state, gain.gains, gain.pays, gain.of, gain.median, gain.robust) == (
        "B",
        4,
        0,
        4,
        Fraction(1, 2),
        True,
    )
    assert (pay.state, pay.pays, pay.untouched, pay.median, pay.where) == (
        "A",
        2,
        2,
        Fraction(-1, 3),
        ("joins", "allies"),
    )
    assert not pay.party
    assert harmless(found) == 2
    assert len(counted(found)) == 4


def test_what_is_too_small_to_matter_is_untouched() -> None:
    """A 100, B 50, C 1: U_A falls from 2 to 100/51, by less than 5% of it."""
    found = test(world({"A": 100, "B": 50, "C": 1}, ("AB",)), PACT, [Coercion()])
    assert found.results[0].payers
    assert standings(found) == ((), ())
    assert harmless(found) == 1


def test_a_war_more_is_never_too_small() -> None:
    found = test(world({"A": 3, "B": 2, "C": 1}, ("AB",)), PACT, [Entanglement()])
    assert [one.state for one in standings(found)[1]] == ["C"]


def test_drawn_errors_are_the_same_by_the_same_seed_and_hold_the_sign() -> None:
    """Whatever the capabilities, a pact of B and C presses A whenever C keeps it: about three times in four."""
    before = world({"A": 8, "B": 4, "C": 2}, ("AB",))
    after = test(before, PACT, [Coercion()])
    assert after.results
    changed = world({"A": 8, "B": 4, "C": 2}, ("AB",), defence=("BC",))
    found = {one.state: one for one in drawn(before, changed, Coercion())}
    assert found == {one.state: one for one in drawn(before, changed, Coercion())}
    assert found["A"].gains == found["B"].pays == 0
    assert 0.65 < found["A"].pays < 0.85
    assert found["A"].low < found["A"].high == 0


def test_the_whole_grid_can_be_asked_for_and_is_drawn_from() -> None:
    small = world({"A": 3, "B": 2, "C": 1}, ("AB",))
    found = test(small, Draft("p", "A pact", (Change("pact", ("A", "C")),)), chosen("grid"), most=5)
    assert len(found.results) == 5
    assert found.opening == ("the ensemble has 10,368 readings; 5 of them are drawn (seed 1)",)


def test_wars_and_ratios_are_not_averaged() -> None:
    """A state whose ratio falls by half in one reading and that is drawn into three wars more in another pays a half,
    not the mean of a half and three; where most readings count wars, it pays wars."""
    found = test(world({"A": 3, "B": 2, "C": 1}, ("AB",)), PACT, [Coercion("betraying"), Entanglement()])
    ratio, wars = (
        msgspec.structs.replace(result, before={"A": Fraction(was)}, after={"A": now})
        for result, was, now in zip(found.results, (1, 0), (Fraction(1, 2), Fraction(-3)), strict=True)
    )
    for results, fall in (((ratio, wars), Fraction(-1, 2)), ((ratio, wars, wars), Fraction(-3))):
        ((one,),) = standings(msgspec.structs.replace(found, results=results))[1:]
        assert (one.pays, one.median, one.shown) == (len(results), fall, results[-1] if fall == -3 else ratio)
