"""The case file: its tables, and objects in and out of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from comity.errors import CaseError
from comity.model import (
    Actor,
    Claim,
    Document,
    Event,
    Mention,
    ParaphraseCheck,
    Position,
    Proposal,
    Quotation,
    SourceFile,
    Span,
    Statement,
    Tie,
    TimeExpression,
)  # fmt: skip

VERSION = 1
T = TypeVar("T", bound=msgspec.Struct)
Column = Callable[[Any], str | int | float | None]


@dataclass(frozen=True)
class Table:
    """How one type of object is stored: the readable columns beside `id` and `data`."""

    name: str
    columns: dict[str, Column]

    def create(self) -> str:
        columns = "".join(f', "{name}"' for name in self.columns)
        return f"CREATE TABLE IF NOT EXISTS {self.name} (id TEXT PRIMARY KEY{columns}, review TEXT, data TEXT NOT NULL)"


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _value(name: str) -> Column:
    return lambda document: getattr(getattr(document, name), "value", None)


def _field(name: str) -> Column:
    def column(item: Any) -> str | int | float | None:
        value = getattr(item, name)
        return _joined(value) if isinstance(value, tuple) else value

    return column


def _spanned(of: Callable[[Any], Span | None]) -> dict[str, Column]:
    def part(name: str) -> Column:
        return lambda item: getattr(of(item), name, None)

    return {"document": lambda item: item.document, "start": part("start"), "end": part("end"), "text": part("text")}


def _words(item: Any) -> Span | None:
    words: Span | None = item.words
    return words


def _fields(*names: str) -> dict[str, Column]:
    return {name: _field(name) for name in names}


def _pieces(name: str) -> Column:
    return lambda item: " … ".join(span.text for span in getattr(item, name))


TABLES: dict[type[msgspec.Struct], Table] = {
    SourceFile: Table("sources", _fields("path", "format", "sha256", "encoding", "partial")),
    Document: Table(
        "documents",
        {
            **_fields("source", "path", "start", "end", "language", "same_as"),
            **{name: _value(name) for name in ("kind", "title", "issuer", "speaker", "author", "date", "place")},
        },
    ),
    Actor: Table("actors", _fields("name", "kind", "state", "office")),
    Mention: Table(
        "mentions", {**_spanned(lambda mention: mention.span), **_fields("actor", "form", "label", "reason")}
    ),
    TimeExpression: Table(
        "times", {**_spanned(lambda time: time.span), **_fields("type", "value", "anchor", "reason")}
    ),
    Statement: Table(
        "statements",
        {
            **_spanned(lambda statement: statement.content[0] if statement.content else None),
            **_fields("source_actor", "speaker", "mode", "stance", "factuality", "reported_by", "about", "confidence"),
            **{name: _pieces(name) for name in ("source", "cue", "content")},
        },
    ),
    Quotation: Table(
        "quotations",
        {**_spanned(lambda quotation: quotation.span), **_fields("type", "speaker", "statement", "verdict", "reason")},
    ),
    ParaphraseCheck: Table("paraphrases", _fields("document", "statement", "verdict", "reason")),
    Event: Table(
        "events",
        {
            "document": lambda event: event.spans[0][0] if event.spans else None,
            "text": lambda event: event.spans[0][1].text if event.spans else None,
            **_fields("type", "mode", "actors", "targets", "date", "place", "factuality", "reported_by"),
        },
    ),
    Tie: Table(
        "ties",
        {
            **_spanned(_words),
            **_fields("kind", "source", "target", "sign", "status", "basis", "asserted_by", "factuality", "dataset"),
        },
    ),
    Position: Table("positions", {**_spanned(_words), **_fields("holder", "target", "stance", "asserted_by")}),
    Claim: Table(
        "claims", {**_spanned(_words), **_fields("type", "subject", "asserted_by", "verdict", "dataset", "reason")}
    ),
    Proposal: Table("proposals", {**_spanned(_words), **_fields("name", "proposed_by", "lacks")}),
}

_SCHEMA = [
    *(table.create() for table in TABLES.values()),
    "CREATE TABLE IF NOT EXISTS corrections (number INTEGER PRIMARY KEY, made TEXT, target TEXT, action TEXT, "
    "change TEXT, reason TEXT)",
    "CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, item UNINDEXED, document UNINDEXED, kind UNINDEXED, "
    "tokenize='porter unicode61')",
    *(
        f"CREATE INDEX IF NOT EXISTS {table.name}_document ON {table.name} (document)"
        for table in TABLES.values()
        if "document" in table.columns
    ),
]


def connect(path: str | Path) -> sqlite3.Connection:
    """Open a case file, made where it is missing.

    Raises:
        CaseError: the file is not a case, was written by a newer version, or cannot be written.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        _check(connection, path)
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={VERSION}")
    except sqlite3.DatabaseError as error:
        raise CaseError(
            f"this is not a case file that can be opened ({error})", where=str(path), remedy="Give another path."
        ) from error
    return connection


def _check(connection: sqlite3.Connection, path: str | Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'statements'").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version > VERSION:
        raise CaseError("this case was written by a newer Comity", where=str(path), remedy="Upgrade Comity.")
    if tables and not known:
        raise CaseError("this SQLite file is not a Comity case", where=str(path), remedy="Give another path.")


def insert(connection: sqlite3.Connection, items: Iterable[msgspec.Struct]) -> None:
    """Store objects of any of the types in TABLES, in place of those with the same ids."""
    for item in items:
        table = TABLES[type(item)]
        row = [item.id, *(column(item) for column in table.columns.values()), None]  # type: ignore[attr-defined]
        marks = ", ".join("?" * (len(row) + 1))
        connection.execute(
            f"INSERT OR REPLACE INTO {table.name} VALUES ({marks})", [*row, msgspec.json.encode(item).decode()]
        )


def select(connection: sqlite3.Connection, kind: type[T], where: str = "1", values: Iterable[Any] = ()) -> Iterator[T]:
    """Objects of one type, in the order of their documents and places, those that a person rejected left out."""
    table = TABLES[kind]
    placed = "(SELECT rowid FROM documents WHERE documents.id = document), start, rowid"
    order = placed if "start" in table.columns and "document" in table.columns else "rowid"
    sql = f"SELECT data FROM {table.name} WHERE review IS NOT 'rejected' AND ({where}) ORDER BY {order}"
    for (data,) in connection.execute(sql, tuple(values)):
        yield msgspec.json.decode(data, type=kind)


def forget(connection: sqlite3.Connection, documents: Iterable[str]) -> None:
    """Delete what is stored of these documents (their ids), before they are stored anew."""
    for document in documents:
        for table in TABLES.values():
            if "document" in table.columns:
                connection.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))
        connection.execute("DELETE FROM words WHERE document = ?", (document,))
        connection.execute("DELETE FROM documents WHERE id = ?", (document,))
