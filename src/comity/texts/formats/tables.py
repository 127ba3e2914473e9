"""Any table as rows of cells by column, with the number of each row."""

from __future__ import annotations

from collections.abc import Iterator

from comity.errors import UnreadableFile
from comity.texts.formats import csv_rows, json_rows, sheets
from comity.texts.formats.fields import rows_trouble
from comity.texts.formats.rows import cells
from comity.texts.formats.sniffing import sniff
from comity.texts.formats.txt import decode


def table_rows(data: bytes, path: str, troubles: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, numbered as its reader counts (the header of a CSV is row 1).

    Raises:
        UnreadableFile: it is no table.
    """
    if not data.strip():
        raise UnreadableFile("is empty", where=path, remedy="Give a table with a row a text.")
    match sniff(data, path):
        case "jsonl":
            wrong: list[tuple[int, str]] = []
            what, found = json_rows.objects(decode(data, path)[0], wrong)
            troubles += rows_trouble(wrong, what)
            yield from ((number, cells(row)) for number, row in found)
        case "parquet":
            yield from enumerate(sheets.parquet_cells(data, path), 1)
        case "xlsx":
            for _, rows in sheets.sheet_cells(data, path):
                yield from rows
        case "csv" | "txt":
            yield from csv_rows.csv_cells(decode(data, path)[0])
        case other:
            raise UnreadableFile(f"is no table ({other})", where=path, remedy="Give CSV, Excel, JSON Lines or Parquet.")
