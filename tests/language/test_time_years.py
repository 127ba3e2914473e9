"""Years, decades and centuries, and numbers that are none."""

from __future__ import annotations

import pytest
from tests.language.test_time import values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pact was signed in 1994.", [("1994", "1994")]),
        ("The talks of 1994-97 failed.", [("1994", "1994"), ("97", "1997")]),
        ("The talks of 1994-1991 failed.", [("1994", "1994")]),
        ("The border has been open since nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("Trade grew throughout the 1980s.", [("the 1980s", "198")]),
        ("Trade grew throughout the nineties.", [("the nineties", "199")]),
        ("The canal was dug in the 19th century.", [("the 19th century", "18")]),
    ],
)
def test_years_decades_and_centuries(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    ["The fund received $1994 from its members.", "The port handles 1,994 ships.", "Resolution 1994 was adopted."],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert values(text) == []
