"""Lengths of time and sets of times, and what is neither."""

from __future__ import annotations

import pytest
from tests.language.test_time import times


@pytest.mark.parametrize(
    ("text", "type", "value"),
    [
        ("The truce lasted nine months.", "DURATION", "P9M"),
        ("The truce lasted two and a half years.", "DURATION", "P2Y6M"),
        ("The truce lasted three or four weeks.", "DURATION", "P4W"),
        ("The truce lasted for weeks.", "DURATION", "PXW"),
        ("The council meets every two weeks.", "SET", "P2W"),
        ("The council meets twice a year.", "SET", "P1Y"),
    ],
)
def test_lengths_and_sets(text: str, type: str, value: str) -> None:
    assert [(found.type, found.value) for found in times(text)] == [(type, value)]


@pytest.mark.parametrize(
    "text", ["The envoy, a 36-year-old lawyer, spoke.", "She is 64 years of age.", "Three quarters of it is paid."]
)
def test_what_is_no_length_of_time(text: str) -> None:
    assert times(text) == ()


def test_a_number_of_years_ahead_is_a_date() -> None:
    (found,) = times("The bridge will be ready in five years.")
    assert (found.type, found.value) == ("DATE", "2029")
