"""A person's corrections: an append-only log, replayed whenever a text is read again.

A correction names its target by id. Ids are made of the document's words and the character span, so the same
text read again gives the same ids; a correction whose target is no longer found is reported as an orphan, never
applied to a look-alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec

from comity.case.store import TABLES, insert
from comity.errors import CaseError
from comity.model import Document, Span

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
            data = msgspec.json.decode(row[0])
            insert(connection, [_edited(data, correction, kind, _text(connection, data.get("document")))])
        review = {"accept": "accepted", "reject": "rejected", "edit": "edited"}[correction.action]
        connection.execute(f"UPDATE {table.name} SET review = ? WHERE id = ?", (review, correction.target))
        return True
    return False


def _text(connection: sqlite3.Connection, document: str | None) -> str | None:
    row = connection.execute("SELECT data FROM documents WHERE id = ?", (document,)).fetchone()
    return msgspec.json.decode(row[0], type=Document).text if row else None


def _edited(
    data: dict[str, Any], correction: Correction, kind: type[msgspec.Struct], text: str | None
) -> msgspec.Struct:
    editable = set(kind.__struct_fields__) - {"id", "document"}
    if unknown := sorted(set(correction.change) - editable):
        raise CaseError(
            f"{kind.__name__} has no field {unknown[0]!r} to edit", remedy=f"It has: {', '.join(sorted(editable))}."
        )
    change = dict(correction.change)
    for one, all_ in (("source_actor", "source_actors"), ("speaker", "speakers")):
        if one in change and all_ in editable:  # who is edited in is the only one, unless the edit names more
            change.setdefault(all_, [change[one]] if change[one] else [])
    try:
        edited = msgspec.convert(data | change, type=kind)
    except msgspec.ValidationError as error:
        raise CaseError(f"this edit does not fit {correction.target}: {error}") from error
    if wrong := [span for span in _spans(edited) if text is not None and text[span.start : span.end] != span.text]:
        raise CaseError(f"characters {wrong[0].start} to {wrong[0].end} are not the words that stand there")
    return edited


def _spans(edited: msgspec.Struct) -> Iterator[Span]:
    for name in edited.__struct_fields__:
        value = getattr(edited, name)
        yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Span))


def parsed(action: str, change: list[str]) -> tuple[Action, dict[str, Any]]:
    """An action and FIELD=VALUE pairs as a person types them; a value is JSON, or else plain text.

    >>> parsed("edit", ["stance=warns", 'about=["RUS"]'])
    ('edit', {'stance': 'warns', 'about': ['RUS']})

    Raises:
        CaseError: another action, or a pair without "=".
    """
    if action not in get_args(Action):
        raise CaseError(f"{action!r} is no correction", remedy="Use accept, reject or edit.")
    if bad := [pair for pair in change if "=" not in pair]:
        raise CaseError(f"{bad[0]!r} is not FIELD=VALUE", remedy="For example: stance=warns.")
    return action, {name: _value(value) for name, value in (pair.split("=", 1) for pair in change)}  # type: ignore[return-value]


def _value(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
