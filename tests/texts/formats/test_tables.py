"""Any table as rows of cells by column."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.tables import table_rows


@pytest.mark.parametrize(
    ("data", "path", "numbers"),
    [(b"a,b\n1,x\n2,y\n", "t.csv", [2, 3]), (b'{"a": 1, "b": "x"}\n{"a": 2, "b": "y"}', "t.jsonl", [1, 2]),
     (b"a;b\n1;x\n2;y\n", "t.txt", [2, 3])],
)  # fmt: skip
def test_rows_have_their_number_and_their_cells_as_text(data: bytes, path: str, numbers: list[int]) -> None:
    troubles: list[str] = []
    rows = list(table_rows(data, path, troubles))
    assert rows == [(numbers[0], {"a": "1", "b": "x"}), (numbers[1], {"a": "2", "b": "y"})]
    assert troubles == []


def test_what_is_wrong_with_a_row_is_told() -> None:
    troubles: list[str] = []
    assert len(list(table_rows(b'{"a": 1}\n[2]\n{"a": 3}', "t.jsonl", troubles))) == 2
    assert troubles == ["line 2: no object (list)"]


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(UnreadableFile, match="is empty"):
        list(table_rows(b" \n", "t.csv", []))
    with pytest.raises(UnreadableFile, match="is no table"):
        list(table_rows(b"%PDF-1.7", "t.csv", []))
