"""Numbers, ordinals and spoken years, in words and digits."""

from __future__ import annotations

import pytest

from comity.language.time.numbers import number, ordinal, spoken_year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7), ("thirty-four", 34), ("a hundred", 100), ("two hundred and five", 205), ("three thousand", 3000),
        ("two thousand one hundred", 2100), ("1,250", 1250), ("2.5", 2.5), ("two and a half", 2.5), ("3½", 3.5),
        ("a couple of", 2), ("half a", 0.5), ("  Twenty\n one ", 21),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value


def test_a_whole_number_is_no_fraction() -> None:
    assert isinstance(number("4.0"), int)


@pytest.mark.parametrize("text", ["several", "a few"])
def test_what_is_left_open_has_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [("nineteen eighty-nine", 1989), ("twenty twenty-four", 2024), ("nineteen hundred and five", 1905),
     ("two thousand and eleven", 2011), ("thirty five", None), ("", None)],
)  # fmt: skip
def test_spoken_years(text: str, year: int | None) -> None:
    assert spoken_year(text) == year


@pytest.mark.parametrize(("text", "place"), [("First", 1), ("twelfth", 12), ("22nd", 22), ("thirtieth", 30)])
def test_ordinals(text: str, place: int) -> None:
    assert ordinal(text) == place
