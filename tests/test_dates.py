"""Dates in the forms that people type."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.dates import typed
from comity.errors import ComityError
from comity.model import dated

DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"]))
def test_a_day_is_read_in_each_form(day: date, form: str) -> None:
    assert typed(day.strftime(form)) == day.isoformat()


@given(DAYS)
def test_what_could_be_two_days_is_asked(day: date) -> None:
    given = f"{day.day}/{day.month}/{day.year}"
    if day.day > 12 or day.day == day.month:
        assert typed(given) == day.isoformat()
    else:
        with pytest.raises(ValueError, match=r"can be .* or"):
            typed(given)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("May 2024", "2024-05"), ("Sept. 2001", "2001-09"), ("2024-5", "2024-05"), ("2024", "2024"),
     ("3rd of May 2024", "2024-05-03"), ("12/31/2023", "2023-12-31"), (" 20  May 2024 ", "2024-05-20")],
)  # fmt: skip
def test_months_and_years(given: str, meant: str) -> None:
    assert typed(given) == dated(given) == meant


@pytest.mark.parametrize("given", ["", "soon", "May", "2024-02-30", "30 February 2024", "2024-13", "0000", "24", "\0"])
def test_what_is_no_date_is_told(given: str) -> None:
    assert typed(given) is None
    with pytest.raises(ComityError, match="is not a date"):
        dated(given)


def test_today_is_today() -> None:
    assert typed("Today") == date.today().isoformat()
    assert typed("yesterday") < typed("today") < typed("tomorrow")  # type: ignore[operator]
