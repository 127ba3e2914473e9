"""The present, the past and the future without a date."""

from __future__ import annotations

import pytest
from tests.language.test_time import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They are now allies.", "PRESENT_REF"),
        ("They have recently met.", "PAST_REF"),
        ("They will meet in the near future.", "FUTURE_REF"),
        ("The current treaty is weak.", "PRESENT_REF"),
        ("They will soon meet.", "FUTURE_REF"),
    ],
)
def test_references(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    "text", ["They will sign as soon as the text is ready.", "Current Affairs is a journal.", "The future king spoke."]
)
def test_what_only_looks_like_one(text: str) -> None:
    assert values(text) == []
