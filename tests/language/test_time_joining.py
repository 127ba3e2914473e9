"""Neighbours that are one expression, and those that only lend each other what they lack."""

from __future__ import annotations

import pytest
from tests.language.test_time import values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The accord was signed in May of last year.", [("May of last year", "2023-05")]),
        ("The talks began at 10 p.m. Wednesday.", [("10 p.m. Wednesday", "2024-05-15T22:00")]),
        ("It was decided in the week of March 6.", [("the week of March 6", "2024-W10")]),
        ("Last year in September they met.", [("Last year", "2023"), ("September", "2023-09")]),
        ("The call began at 10:35 a.m. (0735 GMT).", [("10:35 a.m. (0735 GMT)", "2024-05-20T10:35")]),
    ],
)
def test_neighbours(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found
