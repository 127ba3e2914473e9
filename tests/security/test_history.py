"""Models over the years on record."""

from __future__ import annotations

from comity.security.history import history


def test_years_without_data_are_passed_over() -> None:
    years = list(history([1700, 1914, 2018]))
    assert [year.on for year in years] == ["1914-01-01", "2018-01-01"]
    assert all(set(year.pressed) <= set(year.security) for year in years)
    assert any("1914" in note for note in years[0].notes)
