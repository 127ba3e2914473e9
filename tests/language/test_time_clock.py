"""Times of day, with the day that they belong to."""

from __future__ import annotations

import pytest
from tests.language.test_time import times, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The session opened at 9:30 a.m. in the hall.", "2024-05-20T09:30"),
        ("The session opened at 12:15 a.m. in the hall.", "2024-05-20T00:15"),
        ("The session opened at 12:15 p.m. in the hall.", "2024-05-20T12:15"),
        ("The session opened at 4 p.m. in the hall.", "2024-05-20T16:00"),
        ("The ministers met this morning.", "2024-05-20TMO"),
        ("The ministers met last night.", "2024-05-19TNI"),
        ("The ministers will meet tomorrow evening.", "2024-05-21TEV"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


def test_a_zone_is_told_in_the_reason() -> None:
    (found,) = times("The call began at 0900 GMT.")
    assert found.value == "2024-05-20T09:00"
    assert "GMT (UTC+0)" in found.reason


@pytest.mark.parametrize(
    "text", ["The night club was closed.", "It was a high noon for diplomacy.", "The score was 25:75 in the vote."]
)
def test_what_tells_no_time(text: str) -> None:
    assert values(text) == []
