"""Bargaining and years on record, as rows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.errors import RecordError
from comity.report.sections.ranked import bargained, past
from comity.security.bargaining import Actor
from comity.security.expected_utility import forecast


def test_each_actor_has_its_position_at_first_and_after_each_round() -> None:
    actors = [Actor(name, Fraction(1), Fraction(at), Fraction(1)) for name, at in (("A", 0), ("B", 4), ("C", 10))]
    found = forecast(actors)
    rows = bargained(found)
    assert [(row.name, row.positions[0]) for row in rows.actors] == [("A", 0), ("B", 4), ("C", 10)]
    assert {len(row.positions) for row in rows.actors} == {len(found.positions)}
    assert (rows.mean, rows.median[0], rows.replicated) == (Fraction(14, 3), 4, ())
    assert bargained(found, found).replicated == rows.median


def test_years_without_data_are_told() -> None:
    with pytest.raises(RecordError, match="nothing on record from 1700 to 1710"):
        past([], 1700, 1710)
