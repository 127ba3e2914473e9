"""A system as tables, CSV or Parquet, and back: actors, ties, and one row that says what the system is.

Every field of an actor and a tie is a column of its own, the words of a tie three (`words`, `words_start`,
`words_end`); fields that hold several values are JSON text. What a person changes in them is read back. In CSV a
missing value is nothing between two commas, an empty text is two quotation marks; a text that a spreadsheet would take
for a formula (it begins with = + - or @) has an apostrophe before it, which is taken away when it is read back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import polars as pl

from comity.errors import RecordError
from comity.model import Actor, Tie
from comity.outputs import FORMULA, output
from comity.system.exports import provenance
from comity.system.network import Network

T = TypeVar("T", bound=msgspec.Struct)

_SEVERAL = ("names", "predecessors", "members", "codes", "asserters")
_TYPES: dict[str, type[pl.DataType]] = {
    "sign": pl.Int64, "words_start": pl.Int64, "words_end": pl.Int64, "weight": pl.Float64, "directed": pl.Boolean,
    "confidence": pl.Float64,
}  # fmt: skip
_SAFE = pl.col(pl.String).str.replace(FORMULA, "'$1")
_AS_WAS = pl.col(pl.String).str.replace(FORMULA.replace("^(", "^'(", 1), "$1")
_COLUMNS = {
    "actors": Actor.__struct_fields__,
    "ties": (*Tie.__struct_fields__, "words_start", "words_end"),
    "system": ("on", "basis", "asserters"),
}


def to_csv(system: Network, folder: str | Path) -> tuple[Path, ...]:
    """Write actors.csv, ties.csv and system.csv; the last column of each row is the provenance."""
    return _write(system, folder, "csv", lambda table, path: table.with_columns(_SAFE).write_csv(path))


def to_parquet(system: Network, folder: str | Path) -> tuple[Path, ...]:
    """Write actors.parquet, ties.parquet and system.parquet, with the columns of `to_csv`."""
    return _write(system, folder, "parquet", pl.DataFrame.write_parquet)


def from_csv(folder: str | Path) -> Network:
    """The system in a folder that `to_csv` wrote.

    Raises:
        RecordError: a file or column is missing, or a value does not fit.
    """
    return _read(
        folder, "csv", lambda path: pl.read_csv(path, schema_overrides=_schema(path.stem)).with_columns(_AS_WAS)
    )


def from_parquet(folder: str | Path) -> Network:
    """The system in a folder that `to_parquet` wrote; raises RecordError as `from_csv` does."""
    return _read(folder, "parquet", pl.read_parquet)


def _write(
    system: Network, folder: str | Path, suffix: str, write: Callable[[pl.DataFrame, Path], None]
) -> tuple[Path, ...]:
    paths = _paths(folder, suffix)
    for path, table in zip(paths, _tables(system), strict=True):
        with output(path) as draft:
            write(table, draft)
    return paths


def _read(folder: str | Path, suffix: str, read: Callable[[Path], pl.DataFrame]) -> Network:
    try:
        actors, ties, heads = (read(path).select(_COLUMNS[path.stem]) for path in _paths(folder, suffix))
        held = [_item(row, Actor) for row in actors.iter_rows(named=True)]
        joined = Network.of((_item(row, Tie) for row in ties.iter_rows(named=True)), {}, None, "").ties
        head = _item(heads.row(0, named=True), Network, actors={}, ties=())
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise _foreign(folder, error) from error
    return msgspec.structs.replace(head, actors={actor.id: actor for actor in held}, ties=joined)


def _paths(folder: str | Path, suffix: str) -> tuple[Path, ...]:
    return tuple(Path(folder) / f"{name}.{suffix}" for name in _COLUMNS)


def _schema(name: str) -> dict[str, type[pl.DataType]]:
    return {column: _TYPES.get(column, pl.String) for column in _COLUMNS[name]}


def _tables(system: Network) -> list[pl.DataFrame]:
    head = {"on": system.on, "basis": system.basis, "asserters": _json(system.asserters)}
    rows = {
        "actors": [_row(a) for a in system.actors.values()],
        "ties": [_row(t) for t in system.ties],
        "system": [head],
    }
    line = provenance(system)
    return [
        pl.DataFrame([row | {"provenance": line} for row in held], schema=_schema(name)) for name, held in rows.items()
    ]


def ties_frame(system: Network, of: str | None = None) -> pl.DataFrame:
    """The ties of a system, or of one actor in it by id, with the names of all whom they name beside the ids."""
    chosen = [tie for tie in system.ties if of is None or of in (tie.source, tie.target)]
    frame = pl.DataFrame([_row(tie) for tie in chosen], schema=_schema("ties")).drop("provenance", strict=False)
    for column in ("target", "source"):
        frame = frame.insert_column(
            0, pl.Series(f"{column}_name", [system.name(id) for id in frame[column]], pl.String)
        )
    said = [system.name(id) if id else None for id in frame["asserted_by"]]
    return frame.insert_column(2, pl.Series("asserted_by_name", said, pl.String))


def _row(item: Actor | Tie) -> dict[str, Any]:
    row = {name: _json(value) if name in _SEVERAL else value for name, value in msgspec.structs.asdict(item).items()}
    if isinstance(item, Tie) and item.words:
        row |= {"words": item.words.text, "words_start": item.words.start, "words_end": item.words.end}
    return row


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _item(row: dict[str, Any], kind: type[T], **rest: Any) -> T:
    values = {name: msgspec.json.decode(value) if name in _SEVERAL else value for name, value in row.items()}
    if kind is Tie and row["words"] is not None:
        rest["words"] = {"start": row["words_start"], "end": row["words_end"], "text": row["words"]}
    return msgspec.convert(values | rest, kind)


def _foreign(folder: str | Path, error: Exception) -> RecordError:
    why = str(error).splitlines()[0] if str(error) else type(error).__name__
    return RecordError(
        f"{folder}: not the tables of a system: {why}",
        remedy=f"Give the folder with {', '.join(_COLUMNS)} as Comity exported them.",
    )
