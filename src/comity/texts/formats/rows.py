"""Corpora with one text a row: JSON Lines, JSON arrays and Parquet."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

import polars

from comity.errors import UnreadableFile
from comity.model import Kind, Reasoned
from comity.texts.editing import Edit, Edited, edit
from comity.texts.formats.fields import given_fields
from comity.texts.formats.pieces import LONGEST_ROWS, Extract, Piece, shortened
from comity.texts.formats.txt import decode

TEXTS = ("text", "body", "content", "speech", "article", "full_text", "fulltext", "raw_text", "transcript", "document")
MOST_ROWS = 100_000
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.DOTALL)
ESCAPES = "JSON escapes decoded"


def extract_jsonl(data: bytes, path: str) -> Extract:
    """The texts of a JSON Lines file or a JSON array of objects, each with its place in the file.

    Raises:
        UnreadableFile: no object in it has a text.
    """
    decoded, encoding, repairs = decode(data, path)
    source, partial = shortened(decoded, LONGEST_ROWS)
    rows, bad = _rows(source)
    column = text_column(rows)
    if column is None:
        raise UnreadableFile(
            "has no text column", where=path, remedy=f"Name the column of texts one of: {', '.join(TEXTS)}."
        )
    trouble = [partial] if partial else []
    if bad:
        trouble.append(f"line {', '.join(map(str, bad[:8]))} is not JSON and was left out")
    pieces = tuple(_pieces(source, rows, column))
    return Extract("jsonl", source, pieces, encoding=encoding, repairs=repairs, partial="; ".join(trouble) or None)


def extract_parquet(data: bytes, path: str) -> Extract:
    """The texts of a Parquet table.

    Raises:
        UnreadableFile: it is damaged or has no column of texts.
    """
    try:
        table = polars.read_parquet(io.BytesIO(data), n_rows=MOST_ROWS + 1)
        rows: list[Mapping[str, Any]] = list(table.head(MOST_ROWS).iter_rows(named=True))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # polars raises many kinds on damaged files, and panics on some
        raise UnreadableFile(
            "is a damaged or cut off Parquet file", where=path, remedy="Write or fetch it again."
        ) from error
    column = text_column(rows)
    if column is None:
        raise UnreadableFile(
            "has no text column", where=path, remedy=f"Name the column of texts one of: {', '.join(TEXTS)}."
        )
    texts, pieces, at = [], [], 0
    for row in rows:
        text = str(row.get(column) or "")
        if not text.strip() or at > LONGEST_ROWS:
            continue
        pieces.append(_piece(Edited(text, ((0, at, len(text)),), {}), row, column))
        texts.append(text)
        at += len(text) + 2
    partial = None
    if table.height > MOST_ROWS or at > LONGEST_ROWS:
        partial = f"only the first {len(pieces):,} rows were read. Code the whole table as a corpus."
    return Extract("parquet", "\n\n".join(texts), tuple(pieces), partial=partial)


def text_column(rows: Iterable[Mapping[str, Any]]) -> str | None:
    """The column that holds the texts: one of the usual names, or the one with the longest strings.

    >>> text_column([{"id": "a", "speech": "Mr. President, ..."}])
    'speech'
    """
    lengths: dict[str, int] = {}
    for row in list(rows)[:200]:
        for name, value in row.items():
            if isinstance(value, str):
                lengths[name] = lengths.get(name, 0) + len(value)
    named = [name for name in lengths if name.lower() in TEXTS and lengths[name]]
    if named:
        return min(named, key=lambda name: TEXTS.index(name.lower()))
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    return longest if longest and lengths[longest] >= 200 else None


def _rows(source: str) -> tuple[list[Mapping[str, Any]], list[int]]:
    rows: list[Mapping[str, Any]] = []
    bad: list[int] = []
    whole = (
        _loaded(source)
        if source.lstrip()[:1] == "[" or "\n" not in source.strip() or source.lstrip()[:2] == "{\n"
        else None
    )
    if isinstance(whole, list):
        rows.extend(row for row in whole[:MOST_ROWS] if isinstance(row, dict))
        return rows, bad
    if isinstance(whole, dict):
        return [whole], bad
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        row = _loaded(line)
        if isinstance(row, dict):
            rows.append(row)
        else:
            bad.append(number)
        if len(rows) >= MOST_ROWS:
            break
    return rows, bad


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _pieces(source: str, rows: Iterable[Mapping[str, Any]], column: str) -> Iterator[Piece]:
    """Each row's text with its place in the file, looked for from where the last one ended."""
    key = re.compile(re.escape(json.dumps(column)) + r"\s*:\s*")
    at = 0
    for row in rows:
        value = row.get(column)
        if not isinstance(value, str) or not value.strip():
            continue
        edited, at = _placed(source, value, key, at)
        yield _piece(edited, row, column)


def _placed(source: str, value: str, key: re.Pattern[str], at: int) -> tuple[Edited, int]:
    for match in key.finditer(source, at):
        string = _STRING.match(source, match.end())
        if string is None:
            continue
        start, end = string.span(1)
        edited = edit(source[start:end], _escapes(source[start:end]))
        if edited.text == value:
            return edited._replace(runs=tuple((a, b + start, n) for a, b, n in edited.runs)), end
        if match.start() - at > 5_000_000:
            break
    return Edited(value, (), {}), at


def _escapes(raw: str) -> Iterator[Edit]:
    for match in _ESCAPE.finditer(raw):
        try:
            yield Edit(match.start(), match.end(), json.loads(f'"{match.group()}"'), ESCAPES)
        except ValueError:
            return


def _piece(edited: Edited, row: Mapping[str, Any], column: str) -> Piece:
    fields = {str(k).lower(): str(v) for k, v in row.items() if k != column and isinstance(v, str | int | float)}
    given = dict(given_fields(fields, "the row’s columns", 0.95).values)
    kind = fields.get("kind", "").lower()
    if kind in get_args(Kind) and kind != "unknown":
        given["kind"] = Reasoned(kind, "the row’s columns", 0.95)
    metadata = {k: v[:500] for k, v in fields.items() if v.strip()}
    return Piece(edited, given, metadata, splits=False)
