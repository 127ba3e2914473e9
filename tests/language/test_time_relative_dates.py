"""Dates reckoned from the day of the words, or from the date that the narrative has reached."""

from __future__ import annotations

import pytest
from tests.language.test_time import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met yesterday.", "2024-05-19"),
        ("The ministers met three weeks ago.", "2024-W18"),
        ("The ministers met two years ago.", "2022"),
        ("The ministers met last month.", "2024-04"),
        ("The ministers will meet next year.", "2025"),
        ("The ministers will meet the day after tomorrow.", "2024-05-22"),
    ],
)
def test_from_the_day_of_the_words(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [("The previous day", "2014-03-03"), ("Two days later", "2014-03-06"), ("A month earlier", "2014-02"),
     ("The following year", "2015")],
)  # fmt: skip
def test_from_the_narrative(words: str, value: str) -> None:
    assert values(f"The border was closed on 4 March 2014. {words} the envoys met.")[-1] == (words, value)


def test_without_a_date_what_is_reckoned_from_the_day_of_the_words_stays_open() -> None:
    ((_, value),) = values("The ministers met yesterday.", None)
    assert value.startswith("XXXX")
