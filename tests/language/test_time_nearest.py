"""Days without a year: the nearest in the direction of the tense."""

from __future__ import annotations

import pytest
from tests.language.test_time import times, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They signed the accord on 3 July.", "2023-07-03"),
        ("They will sign the accord on 3 June.", "2024-06-03"),
        ("They will sign the accord on 3 March.", "2025-03-03"),
        ("They signed the accord on 3 March.", "2024-03-03"),
        ("They met on 20 May.", "2024-05-20"),
        ("They met last December.", "2023-12"),
        ("They will meet next December.", "2024-12"),
    ],
)
def test_the_tense_chooses_the_year(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


def test_the_reason_names_the_verb_and_the_day_it_is_reckoned_from() -> None:
    (found,) = times("They signed the accord on 3 July.")
    assert found.reason == "past (“signed”): the last before 2024-05-20, the document's date"
    assert found.anchor == "2024-05-20"


def test_without_a_day_the_year_is_open() -> None:
    assert values("They signed the accord on 3 July.", None) == [("3 July", "XXXX-07-03")]
