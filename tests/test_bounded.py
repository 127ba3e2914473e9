"""Numbers and YAML from files stay within bounds of time and memory."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.bounded import TooMuch, number, shallow


@pytest.mark.parametrize(
    "given", ["1e-1000000", "1e1000000000", "1/" + "9" * 100_000, "9" * 100_000, "0." + "1" * 100_000, "nan", "inf",
              "1/0", "", "x", "1.5/2", "--1"],
)  # fmt: skip
def test_what_nobody_would_write_is_no_number(given: str) -> None:
    assert number(given) is None


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6))
def test_numbers_are_exact(value: Fraction) -> None:
    assert number(str(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e30, max_value=1e30))
def test_decimals_are_read_as_written(value: float) -> None:
    assert number(repr(value)) == Fraction(repr(value))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: " + "[" * 5000 + "]" * 5000, "nests too deep"),
        ("a: " + "{b: " * 3000, "nests too deep"),
        ("- " * 5000 + "a", "nests too deep"),
        ("? " * 5000 + "a", "nests too deep"),
        ("a: x" * 100_000, "characters"),
        ("a: &a [x, x]\nb: [*a, *a]", "aliases"),
        ("a: &a\n  <<: *a\n", "aliases"),
    ],
)
def test_what_would_take_too_long_is_refused(text: str, told: str) -> None:
    with pytest.raises(TooMuch, match=told):
        shallow(text, 100_000)


@pytest.mark.parametrize("text", ["a: [b, [c]]\nd: e", "note: R&D and *this* one", "title: 'A & B'\nby: x*y"])
def test_what_people_write_is_taken(text: str) -> None:
    shallow(text, 1000)
