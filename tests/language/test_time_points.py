"""Points on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.time.points import Point, parse_point, shift
from comity.language.time.time_words import holiday

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1))


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("day", "1998-03-04"),
        ("week", "1998-W10"),
        ("weekend", "1998-W10-WE"),
        ("month", "1998-03"),
        ("quarter", "1998-Q1"),
        ("half", "1998-H1"),
        ("season", "1998-SP"),
        ("year", "1998"),
        ("decade", "199"),
        ("century", "19"),
    ],
)
def test_values_of_each_grain(grain: str, value: str) -> None:
    assert Point(date(1998, 3, 4), grain).value == value


def test_january_belongs_to_the_winter_that_began_the_year_before() -> None:
    assert Point(date(2024, 1, 20), "season").value == "2023-WI"


@given(DAYS, st.integers(-400, 400), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_there_and_back_again(day: date, number: int, unit: str) -> None:
    begin = Point(day, unit)
    assert shift(shift(begin, number, unit), -number, unit).value == begin.value


@given(DAYS)
def test_a_stretch_begins_no_later_than_its_day(day: date) -> None:
    assert all(Point(day, grain).first <= day for grain in ("day", "week", "month", "quarter", "year", "decade"))


@given(DAYS)
def test_dates_are_read_as_they_are_written(day: date) -> None:
    for grain in ("day", "month", "year"):
        point = parse_point(Point(day, grain).value)
        assert point is not None
        assert point.value == Point(day, grain).value


def test_what_is_finer_than_what_is_known_is_masked() -> None:
    year = parse_point("2023")
    assert year is not None
    assert [year.to(g).value for g in ("year", "month", "week", "day")] == ["2023", "2023-XX", "2023-WXX", "2023-XX-XX"]


def test_what_is_no_date_is_none() -> None:
    assert parse_point("May") is None
    assert parse_point("2023-02-30") is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("easter", 2024, "2024-03-31"), ("thanksgiving", 2023, "2023-11-23"), ("memorial day", 2024, "2024-05-27")],
)
def test_holidays_that_move(name: str, year: int, day: str) -> None:
    assert holiday(name, year).isoformat() == day
