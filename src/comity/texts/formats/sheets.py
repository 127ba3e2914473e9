"""Tables in files of their own kind: Parquet, and the sheets of Excel workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars

from comity.errors import UnreadableFile
from comity.texts.editing import Edited
from comity.texts.formats.fields import rows_trouble
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import LONGEST_ROWS, Extract, Piece
from comity.texts.formats.rows import MOST_ROWS, Row, cells, joined, row_pieces, sound

MOST_BYTES = 300_000_000  # of a workbook unpacked; more is taken for a zip bomb
MOST_COLUMNS = 1000


def extract_parquet(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The texts of a Parquet table.

    Raises:
        UnreadableFile: it is damaged or has no column of texts.
    """
    found = parquet_cells(data, path)
    troubles: list[tuple[int, str]] = []
    pieces = row_pieces(_rows(enumerate(found[:MOST_ROWS], 1)), path, options, troubles)
    more = [f"only the first {MOST_ROWS:,} rows were read; code the table as a corpus"] * (len(found) > MOST_ROWS)
    return _extract("parquet", pieces, [*rows_trouble(troubles), *more])


def parquet_cells(data: bytes, path: str) -> list[dict[str, str]]:
    """The rows of a Parquet table by column, up to one more than are read."""
    try:
        table = polars.read_parquet(io.BytesIO(data), n_rows=MOST_ROWS + 1)
        return [cells(row) for row in table.iter_rows(named=True)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # polars raises many kinds on damaged files, and panics on some
        raise UnreadableFile(
            "is a damaged or cut off Parquet file", where=path, remedy="Write or fetch it again."
        ) from error


def extract_xlsx(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The texts of the sheets of a workbook, each sheet with names of columns in its first row.

    Raises:
        UnreadableFile: it is damaged, or no sheet has a column of texts.
    """
    pieces: list[Piece] = []
    trouble: list[str] = []
    failed: list[UnreadableFile] = []
    for name, rows in sheet_cells(data, path):
        troubles: list[tuple[int, str]] = []
        try:
            pieces += row_pieces(_rows(rows), path, options, troubles)
        except UnreadableFile as error:
            failed.append(error)
            trouble.append(f"sheet {name!r} {error.what}")
        trouble += [f"sheet {name!r}, {told}" for told in rows_trouble(troubles)]
    if not pieces:
        raise failed[0] if failed else UnreadableFile("is empty", where=path, remedy="Give a workbook with texts.")
    return _extract("xlsx", tuple(pieces), trouble)


def sheet_cells(data: bytes, path: str) -> list[tuple[str, list[tuple[int, dict[str, str]]]]]:
    """The sheets of a workbook by name, each with its rows by column; empty sheets left out."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > MOST_BYTES:
            raise UnreadableFile(f"unpacks to {size:,} bytes", where=path, remedy="Save the sheets as CSV.")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        found = [(sheet.title, list(_sheet(sheet.iter_rows(values_only=True)))) for sheet in book.worksheets]
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises many kinds on damaged files
        raise UnreadableFile(
            "is a damaged or cut off Excel workbook", where=path, remedy="Save it anew, or as CSV."
        ) from error
    return [(name, rows) for name, rows in found if rows]


def _sheet(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the first one that is not empty, by the names in that one."""
    header: list[str] = []
    for number, values in enumerate(rows, 1):
        kept = values[:MOST_COLUMNS]
        if not any(value is not None for value in kept):
            continue
        if header:
            yield number, cells(dict(zip(header, kept, strict=False)))
        else:
            header = [str(value) if value is not None else f"column {n}" for n, value in enumerate(kept, 1)]
        if number > MOST_ROWS:
            return


def _rows(numbered: Iterable[tuple[int, Mapping[str, str]]]) -> list[Row]:
    return [Row(number, found, _from(found)) for number, found in numbered]


def _from(found: Mapping[str, str]) -> Any:
    return lambda column: Edited(sound(found[column]), (), {})


def _extract(format: str, pieces: tuple[Piece, ...], trouble: list[str]) -> Extract:
    """An extract whose source text is the texts of its rows one below the other."""
    source, starts = joined(piece.edited.text for piece in pieces)
    placed = tuple(
        piece._replace(edited=piece.edited._replace(runs=((0, start, len(piece.edited.text)),)))
        for piece, start in zip(pieces, starts, strict=True)
    )
    if len(source) > LONGEST_ROWS:
        kept = [piece for piece, start in zip(placed, starts, strict=True) if start < LONGEST_ROWS]
        trouble = [*trouble, f"only the first {len(kept):,} of {len(placed):,} rows were read; code it as a corpus"]
        placed = tuple(kept)
        source = source[: placed[-1].edited.runs[0][1] + len(placed[-1].edited.text)]
    return Extract(format, source, placed, partial="; ".join(trouble) or None)
