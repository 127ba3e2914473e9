"""Rank of states and nuclear weapons: of the state that stood, and to the year to which it is known."""

from __future__ import annotations

import pytest

from comity import record
from comity.errors import UnknownName


@pytest.mark.parametrize(
    ("state", "on", "kinds"),
    [
        ("Germany", "1914-07-01", {"major power"}), ("Germany", "1920-01-01", set()),
        ("Soviet Union", "1948", {"major power"}), ("Russia", "1980", {"major power", "nuclear weapons"}),
        ("Russia", "1992-01-15", {"major power", "nuclear weapons"}), ("South Africa", "1985", {"nuclear weapons"}),
        ("South Africa", "1995", set()), ("Norway", "2020", set()),
    ],
)  # fmt: skip
def test_rank_and_weapons_are_those_of_the_day(state: str, on: str, kinds: set[str]) -> None:
    assert {power.kind for power in record.powers(state, on)} == kinds


@pytest.mark.parametrize("on", ["1953", "1991-06-01", "1991-12-28", "2026"])
def test_who_has_nuclear_weapons_stood_then(on: str) -> None:
    assert record.nuclear(on) <= set(record.system_members(on))


def test_a_list_that_ends_says_so() -> None:
    (major, weapons) = record.powers("China", "2025-01-01")
    assert (record.last_known(major, "2025-01-01"), record.last_known(weapons, "2025-01-01")) == ("2016", None)
    assert record.last_known(major, "2010") is None
    with pytest.raises(UnknownName):
        record.powers("Atlantis", "2020")


def test_the_distance_of_capitals_is_the_same_from_either_side() -> None:
    there, back = record.distance("RUS", "CHN", "2020"), record.distance("CHN", "RUS", "2020")
    assert there == back
    assert 5_700 < (there or 0) < 5_900
    assert record.distance("FRA", "XXX") is None
    assert record.distance("FRA", "FRA") == 0
