"""Tables as text."""

from __future__ import annotations

from comity.texts.formats.csv_rows import csv_cells, delimiter, extract_csv, table


def test_what_parts_the_cells_is_told_by_the_first_row_outside_quotation_marks() -> None:
    assert [delimiter(row) for row in ("a,b;c,d", "a;b", "a\tb", '"x,y,z";b', "a|b|c")] == [",", ";", "\t", ";", "|"]


def test_cells_with_marks_lines_and_empty_rows() -> None:
    source = '\ufeffname,text\r\nAna,"She said ""no"",\ntwice"\r\n,\r\nBo,short\r\n'
    assert list(csv_cells(source)) == [
        (2, {"name": "Ana", "text": 'She said "no",\ntwice'}), (4, {"name": "Bo", "text": "short"}),
    ]  # fmt: skip


def test_a_mark_that_is_never_closed_is_told_and_costs_only_what_follows() -> None:
    header, records, unclosed = table('name,text\nAna,"well"\nBo,"never closed\nCy,lost')
    assert (header, [number for number, _ in records], unclosed) == (["name", "text"], [2], 3)


def test_a_row_with_too_many_cells_is_told() -> None:
    data = (
        b"date,text\n2024-05-20,The council met in the old town and agreed on the budget.\n2024-05-21,One, two, three\n"
    )
    found = extract_csv(data, "t.csv")
    assert len(found.pieces) == 1
    assert "more cells than the header has names" in (found.partial or "")


def test_words_are_traced_to_their_place_in_the_file() -> None:
    source = 'text\n"The ""old"" council met in the town and agreed on the budget."\n'
    (piece,) = extract_csv(source.encode(), "t.csv").pieces
    text = piece.edited.text
    assert text.startswith('The "old" council')
    for begin, place, length in piece.edited.runs:
        assert text[begin : begin + length] == source[place : place + length]
