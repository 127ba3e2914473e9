"""Where states are: closed rings in degrees, capitals on a date, and nobody's land given to nobody."""

from __future__ import annotations

from itertools import pairwise

from comity import record


def test_rings_are_closed_and_on_the_globe() -> None:
    found = record.outlines()
    rings = [ring for shape in (*found.states.values(), found.neutral) for ring in shape]
    assert all(ring[0] == ring[-1] and len(ring) > 2 for ring in rings)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring)
    assert all(abs(a[0] - b[0]) < 180 for ring in rings for a, b in pairwise(ring))


def test_every_state_of_the_system_has_an_outline_or_a_capital() -> None:
    shapes = record.outlines().states
    assert [id for id in record.system_members("2016-01-01") if id not in shapes and not record.capital(id)] == []


def test_undecided_land_is_nobodys() -> None:
    found = record.outlines()
    assert "ESH" not in found.states
    crimea = [ring for ring in found.neutral if all(32 < x < 37 and 44 < y < 47 for x, y in ring)]
    assert len(crimea) == 1


def test_a_capital_is_that_of_the_date() -> None:
    assert record.capital("DEU").name == "Berlin"  # type: ignore[union-attr]
    assert record.capital("RUS", "1900").name == "Saint Petersburg"  # type: ignore[union-attr]
    assert record.capital("XXX") is None
