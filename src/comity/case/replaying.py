"""The log of corrections put to a document that has just been read again, within the same transaction."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from comity.case.attaching import Found, decoded, found_again, moved, start_of
from comity.case.corrections import Action, apply, kind_named
from comity.case.store import TABLES
from comity.errors import CaseError
from comity.model import Document

# A correction is in force unless the last that was said of it is that it was undone.
_IN_FORCE = (
    "coalesce((SELECT u.action FROM corrections u WHERE u.action IN ('undo', 'redo') AND "
    "json_extract(u.change, '$.number') = corrections.number ORDER BY u.number DESC LIMIT 1), '') <> 'undo'"
)


def replay(connection: sqlite3.Connection, document: Document, full_path: str | None) -> None:
    """Attach and apply every correction of this text, or of what stood in its place before, in their order.

    Those that were undone are left out.
    """
    rows = connection.execute(
        f"SELECT number, target, action, change, kind, data FROM corrections WHERE (document = ? OR full_path = ?) "
        f"AND {_IN_FORCE} ORDER BY number",
        (document.id, full_path),
    ).fetchall()
    for number, target, action, change, table, data in rows:
        kind = kind_named(table or "")
        if kind is not None and kind is not Document:
            found = _found(connection, kind, target, decoded(data, kind), document)
            _attach(connection, number, kind, found, action, msgspec.json.decode(change), data, document)
    _documents(connection, rows, document)


def replay_actor(connection: sqlite3.Connection, actor: str) -> None:
    """Apply the corrections of an actor, whose row has just been made anew."""
    kind = kind_named("actors")
    assert kind is not None
    rows = connection.execute(
        f"SELECT number, action, change FROM corrections WHERE kind = 'actors' AND target = ? AND {_IN_FORCE} "
        "ORDER BY number",
        (actor,),
    ).fetchall()
    for number, action, change in rows:
        connection.execute("DELETE FROM attachments WHERE correction = ?", (number,))
        _attach(connection, number, kind, Found(actor, "by its id"), action, msgspec.json.decode(change), None, None)


def _found(
    connection: sqlite3.Connection, kind: type[msgspec.Struct], target: str, was: Any, document: Document
) -> Found | None:
    name = TABLES[kind].name
    if "document" not in TABLES[kind].columns:
        return None
    sql = f"SELECT 1 FROM {name} WHERE id = ? AND document = ?"
    if connection.execute(sql, (target, document.id)).fetchone():
        return Found(target, "by its id")
    rows = connection.execute(f"SELECT data FROM {name} WHERE document = ?", (document.id,))
    return found_again(target, was, [msgspec.json.decode(data, type=kind) for (data,) in rows.fetchall()])


def _attach(
    connection: sqlite3.Connection, number: int, kind: type[msgspec.Struct], found: Found | None, action: Action,
    change: dict[str, Any], data: str | None, document: Document | None,
) -> None:  # fmt: skip
    """Apply one correction to what it was found to stand on; what does not fit there stays an orphan."""
    if found is None:
        return
    if document is not None and action == "edit" and found.how != "by its id":
        change = moved(change, document.text, _shift(connection, kind, found.item, data))
    try:
        apply(connection, kind, found.item, action, change)
    except CaseError:
        return
    home = document.id if document is not None else None
    connection.execute("INSERT OR REPLACE INTO attachments VALUES (?, ?, ?, ?)", (number, found.item, home, found.how))


def _shift(connection: sqlite3.Connection, kind: type[msgspec.Struct], item: str, data: str | None) -> int:
    """By how many characters a corrected item has moved."""
    row = connection.execute(f"SELECT data FROM {TABLES[kind].name} WHERE id = ?", (item,)).fetchone()
    was = decoded(data, kind)
    return start_of(msgspec.json.decode(row[0], type=kind)) - start_of(was) if was is not None else 0


def _documents(connection: sqlite3.Connection, rows: list[Any], document: Document) -> None:
    """Corrections of the document itself, such as its date."""
    for number, target, action, change, table, _ in rows:
        if table == "documents" and target == document.id:
            found = Found(document.id, "by its id")
            _attach(connection, number, Document, found, action, msgspec.json.decode(change), None, document)
