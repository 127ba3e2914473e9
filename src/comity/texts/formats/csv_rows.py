"""Tables as text: comma, semicolon or tab between cells, quotation marks around those that need them (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.texts.editing import Edit, Edited, edit
from comity.texts.formats.fields import rows_trouble
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import LONGEST_ROWS, Extract, shortened
from comity.texts.formats.rows import MOST_ROWS, Row, row_pieces
from comity.texts.formats.txt import decode

DELIMITERS = ",;\t|"
QUOTES = "doubled quotation marks of a table made one"
LONGEST_HEADER = 20_000  # characters of a header


class Cell(NamedTuple):
    """A cell: where its words stand, within quotation marks or without."""

    start: int
    end: int
    quoted: bool

    def edited(self, source: str) -> Edited:
        raw = source[self.start : self.end]
        marks = re.finditer('""', raw) if self.quoted else ()
        made = edit(raw, (Edit(mark.start(), mark.end(), '"', QUOTES) for mark in marks))
        return made._replace(runs=tuple((a, b + self.start, n) for a, b, n in made.runs))


def extract_csv(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The texts of a table, each with its place in the file.

    Raises:
        UnreadableFile: it has no column of texts.
    """
    decoded, encoding, repairs = decode(data, path)
    source, partial = shortened(decoded, LONGEST_ROWS)
    header, records, unclosed = table(source)
    troubles: list[tuple[int, str]] = []
    rows = [_row(source, number, header, record, troubles) for number, record in records[:MOST_ROWS]]
    pieces = row_pieces([row for row in rows if row], path, options, troubles)
    trouble = [partial] if partial else []
    trouble += rows_trouble(sorted(troubles))
    if unclosed:
        trouble.append(f"row {unclosed} and what follows: a quotation mark is never closed")
    if len(records) > MOST_ROWS:
        trouble.append(f"only the first {MOST_ROWS:,} of {len(records):,} rows were read; code the file as a corpus")
    return Extract("csv", source, pieces, encoding=encoding, repairs=repairs, partial="; ".join(trouble) or None)


def csv_cells(source: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, each by column."""
    header, records, _ = table(source)
    for number, record in records:
        yield number, {name: cell.edited(source).text for name, cell in zip(header, record, strict=False)}


def table(source: str) -> tuple[list[str], list[tuple[int, list[Cell]]], int | None]:
    """The header, the numbered rows below it (the header being row 1), and the row whose mark is never closed."""
    mark = delimiter(source)
    found, unclosed = [], None
    for number, (record, closed) in enumerate(_records(source, mark), 1):
        if not closed:
            unclosed = number
            break
        found.append((number, record))
    header = [cell.edited(source).text.strip("\ufeff ") for cell in found[0][1]] if found else []
    return header, [row for row in found[1:] if any(cell.end > cell.start for cell in row[1])], unclosed


def delimiter(source: str) -> str:
    """What parts the cells of the first row, quoted words left out."""
    first = re.sub(r'"(?:[^"]|"")*+"', "", source[:LONGEST_HEADER].lstrip("\ufeff")).split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _records(source: str, mark: str) -> Iterator[tuple[list[Cell], bool]]:
    """Rows of cells, and whether the last cell of each is closed."""
    quoted = re.compile(rf'[ ]*"((?:[^"]|"")*+)"[^\r\n{re.escape(mark)}]*')
    bare = re.compile(rf"[^\r\n{re.escape(mark)}]*")
    at = 1 if source.startswith("\ufeff") else 0
    row: list[Cell] = []
    while at <= len(source):
        match = quoted.match(source, at)
        if match is None and source[at : at + 20].lstrip(" ").startswith('"'):
            yield row, False
            return
        match = match or bare.match(source, at)
        assert match is not None
        row.append(Cell(*match.span(1), True) if match.re is quoted else Cell(*match.span(), False))
        at = match.end()
        if source[at : at + 1] != mark:
            yield row, True
            row = []
            at += 2 if source.startswith("\r\n", at) else 1
            continue
        at += 1


def _row(
    source: str, number: int, header: list[str], record: list[Cell], troubles: list[tuple[int, str]]
) -> Row | None:
    while len(record) > len(header) and record[-1].start == record[-1].end:
        record = record[:-1]
    if len(record) > len(header):
        troubles.append((number, "more cells than the header has names; a text with commas needs quotation marks"))
        return None
    places = dict(zip(header, record, strict=False))
    made = {name: cell.edited(source).text for name, cell in places.items()}
    return Row(number, made, lambda column: places[column].edited(source))
