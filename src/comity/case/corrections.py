"""A person's corrections: an append-only log, replayed whenever a text is read again.

A correction names its target by id. Ids are made of the document's words and the character span, so the same
text read again gives the same ids; a correction whose target is no longer found is reported as an orphan, never
applied to a look-alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from comity.case.store import TABLES, insert
from comity.errors import CaseError

Action = Literal["accept", "reject", "edit"]


class Correction(msgspec.Struct, frozen=True):
    """One entry of the log: `change` holds the fields that an edit sets."""

    number: int
    made: str
    target: str
    action: Action
    change: dict[str, Any] = {}
    reason: str = ""


def log(connection: sqlite3.Connection) -> Iterator[Correction]:
    """The whole log, oldest first."""
    for number, made, target, action, change, reason in connection.execute("SELECT * FROM corrections ORDER BY number"):
        yield Correction(number, made, target, action, msgspec.json.decode(change), reason)


def append(
    connection: sqlite3.Connection, target: str, action: Action, change: dict[str, Any], reason: str
) -> Correction:
    """Add a correction to the log and apply it.

    Raises:
        CaseError: no such target, or a field or value that its type does not have.
    """
    made = datetime.now(UTC).isoformat(timespec="seconds")
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM corrections").fetchone()[0]
    correction = Correction(number, made, target, action, change, reason)
    if not apply(connection, correction):
        raise CaseError(
            f"nothing has the id {target!r}", remedy="List ids with `comity said --ids` or `comity export`."
        )
    connection.execute(
        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?)",
        (number, made, target, action, msgspec.json.encode(change).decode(), reason),
    )
    return correction


def replay(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Apply the whole log again; the corrections whose targets are gone come back, as orphans."""
    return tuple(correction for correction in log(connection) if not apply(connection, correction))


def apply(connection: sqlite3.Connection, correction: Correction) -> bool:
    """Apply one correction; False where its target is not found."""
    for kind, table in TABLES.items():
        row = connection.execute(f"SELECT data FROM {table.name} WHERE id = ?", (correction.target,)).fetchone()
        if row is None:
            continue
        if correction.action == "edit":
            insert(connection, [_edited(msgspec.json.decode(row[0]), correction, kind)])
        review = {"accept": "accepted", "reject": "rejected", "edit": "edited"}[correction.action]
        connection.execute(f"UPDATE {table.name} SET review = ? WHERE id = ?", (review, correction.target))
        return True
    return False


def _edited(data: dict[str, Any], correction: Correction, kind: type[msgspec.Struct]) -> msgspec.Struct:
    editable = set(kind.__struct_fields__) - {"id", "document"}
    if unknown := sorted(set(correction.change) - editable):
        raise CaseError(
            f"{kind.__name__} has no field {unknown[0]!r} to edit", remedy=f"It has: {', '.join(sorted(editable))}."
        )
    try:
        return msgspec.convert(data | correction.change, type=kind)
    except msgspec.ValidationError as error:
        raise CaseError(f"this edit does not fit {correction.target}: {error}") from error
