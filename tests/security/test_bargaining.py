"""Spatial bargaining, worked by hand and on the published case of emission standards."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from comity.security import Bargaining, World, world_on_record
from comity.security.bargaining import Actor, median_voter, weighted_mean


def actors(*given: tuple[int, int, int]) -> list[Actor]:
    return [Actor(str(i), *(Fraction(number) for number in row)) for i, row in enumerate(given)]


def test_three_actors() -> None:
    """Weights 2 x 1 at 0, 1 x 1 at 3, 1 x 4 at 6. Mean = (0 + 3 + 24) / 7 = 27/7. The last has 4 of 7 votes and beats
    all others: vote(6, 3) = 2 (3 - 6) + 1 (0 - 3) + 4 (3 - 0) = 3 > 0."""
    three = actors((2, 0, 1), (1, 3, 1), (1, 6, 4))
    assert weighted_mean(three) == Fraction(27, 7)
    assert median_voter(three) == 6


def test_emission_standards_as_in_bueno_de_mesquita_1994(shared: Path) -> None:
    with (shared / "networks" / "bdm1994_emission_standards.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    case = [
        Actor(row["Actor"], Fraction(row["Capability"]), Fraction(row["Position"]), Fraction(row["Salience"]))
        for row in rows
    ]
    assert round(float(weighted_mean(case)), 3) == 7.390
    assert median_voter(case) == 7


def test_allies_move_the_outcome() -> None:
    """In a world of 2018 with two states of the same weight the mean lies midway; an ally of one moves it there."""
    record = world_on_record("2018-01-01")
    weights = {"RUS": Fraction(1), "USA": Fraction(1), "GBR": Fraction(0)}
    bare = World("2018-01-01", ("GBR", "RUS", "USA"), weights, {"defence": frozenset()}, {})
    allied = World("2018-01-01", bare.states, weights, {"defence": frozenset({("GBR", "USA")})}, {})
    before, after = Bargaining().assess(bare).security, Bargaining().assess(allied).security
    assert before["USA"] == before["RUS"]
    assert after["USA"] > before["USA"]
    assert after["RUS"] < before["RUS"]
    assert set(Bargaining().assess(record).security) == set(record.states)


def test_before_positions_are_on_record_nobody_bargains() -> None:
    assert set(Bargaining().assess(world_on_record("1914")).security.values()) == {Fraction(0)}


def test_the_median_decides() -> None:
    """Three states of weight 1 at three ideal points: the middle one has what it wants."""
    weights = {"GBR": Fraction(1), "RUS": Fraction(1), "USA": Fraction(1)}
    bare = World("2018-01-01", ("GBR", "RUS", "USA"), weights, {"defence": frozenset()}, {})
    found = Bargaining("median").assess(bare).security
    assert sorted(found.values())[-1] == 0
    assert found["GBR"] == 0  # between the two in the General Assembly


@pytest.mark.parametrize(
    ("weights", "median"),
    [((1, 1, 1), 3), ((1, 1, 1, 1, 1), 6), ((1, 1, 1, 1), 3), ((3, 1, 1), 0), ((1, 1, 3), 6), ((2, 1, 1), 0)],
)
def test_the_median_is_where_half_of_the_weight_is_reached(weights: tuple[int, ...], median: int) -> None:
    """Actors at 0, 3, 6, 9, 12: of four alike the lower of the two in the middle; half of the weight is enough."""
    assert median_voter(actors(*((weight, 3 * n, 1) for n, weight in enumerate(weights)))) == median
