"""Parts of a year."""

from __future__ import annotations

import pytest
from tests.language.test_time import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports fell in the third quarter of 2015.", "2015-Q3"),
        ("Exports fell in the first half of 2015.", "2015-H1"),
        ("Exports fell in the fourth quarter.", "2023-Q4"),
        ("Exports fell in the first quarter.", "2024-Q1"),
    ],
)
def test_quarters_and_halves(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


def test_without_a_date_the_year_of_a_quarter_is_open() -> None:
    assert [found for _, found in values("Exports fell in the third quarter.", None)] == ["XXXX-Q3"]


@pytest.mark.parametrize("text", ["The hosts led in the second half.", "A fifth quarter there is not."])
def test_what_is_no_part_of_a_year(text: str) -> None:
    assert values(text) == []
