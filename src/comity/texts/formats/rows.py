"""Corpora with one text a row: what their rows have in common, whatever format they are in.

Columns are found by name (`data/fields.yaml`) or by what the user says. A row whose text stands in another column than
the others' is read from there; one that cannot be read is told with its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import Edited
from comity.texts.formats.fields import columns, given_fields, names, plain, read_value
from comity.texts.formats.options import Options
from comity.texts.formats.pieces import Piece

MOST_ROWS = 100_000
LEAST_TEXT = 200  # characters in the longest column of the first rows, where none is called as texts are
_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """A row: its number as a reader of the file counts, its cells by column, and how a text is had from one of them."""

    number: int
    cells: Mapping[str, str]
    edited: Callable[[str], Edited]


def row_pieces(rows: Sequence[Row], path: str, options: Options, troubles: list[tuple[int, str]]) -> tuple[Piece, ...]:
    """The texts of rows, each with what its other columns say of it; what is wrong with rows goes into `troubles`.

    Raises:
        UnreadableFile: no column holds texts.
    """
    where = _columns(rows, path, options)
    pieces = []
    for row in rows:
        column = where["text"] if row.cells.get(where["text"], "").strip() else _own(row, options)
        if column is None:
            troubles.append((row.number, "no text in it"))
            continue
        edited = row.edited(column)
        if _SURROGATE.search(edited.text):
            troubles.append((row.number, "broken characters (halves of pairs) read as �; write the file anew as UTF-8"))
        piece, wrong = _piece(edited, row, column, options)
        troubles += [(row.number, one) for one in wrong]
        pieces.append(piece)
    return tuple(pieces)


def _columns(rows: Sequence[Row], path: str, options: Options) -> dict[str, str]:
    lengths: dict[str, int] = {}
    for row in rows[:200]:
        for column, cell in row.cells.items():
            lengths[column] = lengths.get(column, 0) + len(cell.strip())
    for field, column in options.columns.items():
        if column not in lengths and not any(column in row.cells for row in rows):
            remedy = f"Its columns: {', '.join(lengths) or 'none'}."
            raise UnreadableFile(f"has no column {column!r} for {field}", where=path, remedy=remedy)
    found = columns((column for column, length in lengths.items() if length), options.columns)
    if "text" not in found:
        longest = max(lengths, key=lambda column: lengths[column], default="")
        if lengths.get(longest, 0) < LEAST_TEXT:
            raise UnreadableFile(
                "has no column of texts", where=path, remedy=f"Name it, as in --columns text={longest or 'body'}."
            )
        found["text"] = longest
    return found


def _own(row: Row, options: Options) -> str | None:
    """The column of a row's text, where it is not the one that the other rows have."""
    filled = [column for column, cell in row.cells.items() if cell.strip()]
    by_name = {plain(column): column for column in filled if column not in options.columns.values()}
    return next((by_name[name] for name in names()["text"] if name in by_name), None)


def _piece(edited: Edited, row: Row, column: str, options: Options) -> tuple[Piece, tuple[str, ...]]:
    fields = {name: sound(cell) for name, cell in row.cells.items() if name != column and cell.strip()}
    given, trouble = given_fields(fields, "the row’s columns", 0.95, options.columns)
    if "kind" not in given and (kind := _corpus_kind(fields, given)):
        given = {**given, "kind": kind}
    where = columns(fields, options.columns)
    metadata = {name.lower(): value[:500] for name, value in fields.items()}
    metadata |= {field: fields[where[field]][:500] for field in ("id", "url") if where.get(field) in fields}
    return Piece(edited, given, metadata, splits=False), trouble


def sound(value: str) -> str:
    """A value without halves of surrogate pairs, which no file can hold."""
    return _SURROGATE.sub("\ufffd", value)


@cache
def _corpora() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(
        files("comity.texts").joinpath("data/corpora.yaml").read_text("utf-8")
    )
    return loaded


def _corpus_kind(fields: Mapping[str, str], given: Mapping[str, Reasoned]) -> Reasoned | None:
    """The kind of the texts of a known corpus, by the columns that it has; where a row names who speaks, a speech."""
    have = {plain(name) for name in fields}
    for corpus in _corpora():
        if corpus.get("columns") and set(corpus["columns"]) <= have:
            return Reasoned(corpus["kind"], f"the columns of {corpus['name']}", 0.9)
    return Reasoned("speech", "the row names who speaks", 0.8) if "speaker" in given else None


def given_by_name(stem: str) -> dict[str, Reasoned]:
    """What the name of a file of a known corpus says of its text.

    >>> {field: said.value for field, said in given_by_name("UKR_78_2023").items()}
    {'state': 'UKR', 'date': '2023', 'kind': 'speech'}
    """
    for corpus in _corpora():
        match = re.fullmatch(corpus["file"], stem) if corpus.get("file") else None
        if match:
            reason = f"the file’s name, as in {corpus['name']}"
            said = {field: read_value(field, value)[0] for field, value in match.groupdict().items() if value}
            said["state"] = (said.get("state") or "").upper()
            said |= {field: corpus[field] for field in ("kind", "issuer", "place") if field in corpus}
            return {field: Reasoned(value, reason, 0.85) for field, value in said.items() if value}
    return {}


def cells(row: Mapping[Any, Any]) -> dict[str, str]:
    """A row's values as text: numbers and dates as they are written, lists of paragraphs joined."""
    return {str(name): said for name, value in row.items() if (said := _text(value))}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    if value is None or isinstance(value, dict | list | bytes):
        return ""
    return _number(value) if isinstance(value, int | float) else str(value)


def _number(value: float) -> str:
    """A number as short as it is, of bounded length."""
    return str(value)[:100] if not isinstance(value, int) or abs(value) < 10**30 else ""


def joined(texts: Iterable[str]) -> tuple[str, list[int]]:
    """Texts as one source, with the place where each begins."""
    starts, at, kept = [], 0, []
    for text in texts:
        starts.append(at)
        kept.append(text)
        at += len(text) + 2
    return "\n\n".join(kept), starts
