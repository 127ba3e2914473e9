"""Numbered changes of the case file's form: a case of an older version is brought up when it is opened.

`PRAGMA user_version` is the number of the form. `STEPS[n]` leads from form n to form n + 1; all of it in one
transaction, so that a case is of one form or the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import msgspec

from comity import collation, record
from comity.case import pending, schema, sentences, sources
from comity.case.attaching import words_of
from comity.case.connecting import Connection, Connections, log_ahead
from comity.case.corrections import home_of
from comity.case.store import TABLES, insert, select
from comity.errors import CaseError
from comity.model import Actor, Document, Quotation, SourceFile, Statement

VERSION = 2


def brought_up(connections: Connections) -> Connection:
    """The connection of this thread to a case of this version: made where there is none, brought up where it is older.

    A case that cannot be written is brought up in a copy in memory.

    Raises:
        CaseError: it is no case, or one of a newer version.
    """
    connection = connections.here()
    form = _form(connection)
    if form == VERSION:
        return connection
    if connections.read_only:
        connection = _copied(connections)
    else:
        log_ahead(connection)
    connection.execute("PRAGMA foreign_keys=OFF")  # takes no effect within a transaction
    connection.execute("BEGIN IMMEDIATE")
    try:
        form = _form(connection)  # another process may have been quicker
        if form == 0:
            _make(connection)
        while 0 < form < VERSION:
            STEPS[form](connection)
            form += 1
        connection.execute(f"PRAGMA user_version={VERSION}")
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _form(connection: Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if version > VERSION:
        raise CaseError(
            f"this case was written by a newer Comity (form {version}; this one knows {VERSION})",
            where=connection.where, remedy="Upgrade Comity; the case is left as it is.",
        )  # fmt: skip
    if tables and "statements" not in tables:
        raise CaseError("this SQLite file is not a Comity case", where=connection.where, remedy="Give another path.")
    return version if tables else 0


def _make(connection: sqlite3.Connection) -> None:
    for statement in schema.statements():
        connection.execute(statement)


def _copied(connections: Connections) -> Connection:
    copy = Connections(None).here()
    connections.here().backup(copy)
    copy.where = connections.here().where
    connections.replace(copy)
    return copy


# ── from form 1: no full places, no links, no queue; one table of words without content ───────────────


def _from_1(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE IF EXISTS words")
    old = {table.name for table in TABLES.values()} | {"corrections", "settings"}
    for (index,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
    ).fetchall():
        connection.execute(f"DROP INDEX {index}")
    for name in sorted(old):
        connection.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    _make(connection)
    reviews = _copy(connection)
    for table, id, review in reviews:
        connection.execute(f"UPDATE {table} SET review = ? WHERE id = ?", (review, id))
    _copy_log(connection)
    connection.execute("INSERT INTO settings SELECT * FROM old_settings")
    for name in sorted(old):
        connection.execute(f"DROP TABLE old_{name}")


def _copy(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Every object into the new tables; what a person made of each comes back."""
    reviews = []
    registry = {actor.id: actor for actor in record.registry()}
    first: list[type[msgspec.Struct]] = [SourceFile, Actor, Document]
    for kind in [*first, *(k for k in TABLES if k not in first)]:
        table = TABLES[kind]
        for number, (data, review) in enumerate(
            connection.execute(f"SELECT data, review FROM old_{table.name} ORDER BY rowid").fetchall(), start=1
        ):
            item: Any = msgspec.json.decode(data, type=kind)
            if kind is Document:
                _store_document(connection, item, number)
            else:
                _known(connection, item, registry)
                _keep(connection, item)
            if review:
                reviews.append((table.name, item.id, review))
    _index(connection)
    return reviews


def _keep(connection: sqlite3.Connection, item: Any) -> None:
    if isinstance(item, SourceFile):
        insert(connection, [item], full_path=pending.full_path(item.path, item.sha256))
    elif (
        home_of(item) is None or connection.execute("SELECT 1 FROM documents WHERE id = ?", (home_of(item),)).fetchone()
    ):
        insert(connection, [item])


def _known(connection: sqlite3.Connection, item: Any, registry: dict[str, Actor]) -> None:
    """The actors on record whom an item names, and where each actor was introduced."""
    from comity.evidence import roles

    home = home_of(item)
    for _, name in roles(item):
        if name in registry:
            row = connection.execute("SELECT 1 FROM actors WHERE id = ?", (name,)).fetchone()
            if row is None:
                insert(connection, [registry[name]])
        if home and connection.execute("SELECT 1 FROM actors WHERE id = ?", (name,)).fetchone():
            data = None
            if name not in registry:
                data = connection.execute("SELECT data FROM actors WHERE id = ?", (name,)).fetchone()[0]
            connection.execute("INSERT OR IGNORE INTO introductions VALUES (?, ?, ?)", (home, name, data))


def _store_document(connection: sqlite3.Connection, document: Document, number: int) -> None:
    row = connection.execute("SELECT sha256 FROM sources WHERE id = ?", (document.source,)).fetchone()
    if row is None:
        insert(connection, [SourceFile(document.source, document.path, "unknown", "", document.text)], full_path=None)
    place = pending.full_path(document.path, row[0] if row else "")
    insert(connection, [document], number=number, full_path=place, generation=0)
    sentences.index(connection, document)


def _index(connection: sqlite3.Connection) -> None:
    """By what each document is found as a source, and what it looks for."""
    actors = {
        id: msgspec.json.decode(data, type=Actor)
        for id, data in connection.execute("SELECT id, data FROM actors").fetchall()
    }
    for number, data in connection.execute("SELECT number, data FROM documents").fetchall():
        document = msgspec.json.decode(data, type=Document)
        if document.language != "en":
            continue
        quotations = select(connection, Quotation, "document = ?", (document.id,))
        statements = select(connection, Statement, "document = ?", (document.id,))
        wanted = collation.wanted(document, quotations, statements, actors)
        sources.index(connection, number, collation.traces(document), wanted)


def _copy_log(connection: sqlite3.Connection) -> None:
    for number, made, target, action, change, reason in connection.execute(
        "SELECT number, made, target, action, change, reason FROM old_corrections ORDER BY number"
    ).fetchall():
        table = data = home = words = place = None
        if found := _object(connection, target):
            table, item = found
            data, home, words = msgspec.json.encode(item).decode(), home_of(item), words_of(item)
            row = connection.execute("SELECT full_path FROM documents WHERE id = ?", (home,)).fetchone()
            place = row and row[0]
        connection.execute(
            "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, made, target, action, change, reason, table, home, place, words, data),
        )
        if data:
            connection.execute("INSERT INTO attachments VALUES (?, ?, ?, 'by its id')", (number, target, home))


def _object(connection: sqlite3.Connection, id: str) -> tuple[str, Any] | None:
    """The object of an id, and the name of its table."""
    for kind, table in TABLES.items():
        row = connection.execute(f"SELECT data FROM {table.name} WHERE id = ?", (id,)).fetchone()
        if row:
            return table.name, msgspec.json.decode(row[0], type=kind)
    return None


STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _from_1}
