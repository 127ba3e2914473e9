"""What a user says of files beforehand."""

from __future__ import annotations

import pytest

from comity.errors import ComityError
from comity.texts.formats.options import GIVEN, PLAIN, options


def test_columns_are_read_from_pairs_or_taken_as_a_table() -> None:
    assert options(" text = body , date=day,").columns == {"text": "body", "date": "day"}
    assert options({"text": "body"}).columns == {"text": "body"}
    assert options() == PLAIN


@pytest.mark.parametrize(
    ("columns", "message"), [("text", "names no column"), ("text=", "names no column"), ("florp=body", "is no field")]
)
def test_wrong_columns_are_told(columns: str, message: str) -> None:
    with pytest.raises(ComityError, match=message):
        options(columns)


def test_what_is_given_is_checked_and_says_so() -> None:
    given = options(given={"date": "2024-05", "kind": "speech", "language": None}).given
    assert {field: (said.value, said.reason) for field, said in given.items()} == {
        "date": ("2024-05", GIVEN), "kind": ("speech", GIVEN),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [("date", "soon", "2018-01-31"), ("kind", "rumour", "Kinds: "), ("florp", "x", "What can be given")],
)
def test_wrong_values_are_told_with_what_can_be_written(field: str, value: str, remedy: str) -> None:
    with pytest.raises(ComityError) as caught:
        options(given={field: value})
    assert remedy in str(caught.value)
