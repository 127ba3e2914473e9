"""A person's corrections: an append-only log that is never shortened.

A correction names its target by id, and keeps the words that stood there. When a text is read again, it is attached
to the same id, else to the same words, else to words that are nearly the same (`comity.case.attaching`); where
nothing of the kind stands in the text any more it is an orphan, which is shown and kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec

from comity.case.attaching import words_of
from comity.case.sentences import clean
from comity.case.store import TABLES, insert
from comity.errors import CaseError
from comity.model import Document, Span

Action = Literal["accept", "reject", "edit"]
Logged = Literal["accept", "reject", "edit", "undo", "redo"]
_BY_NAME = {table.name: kind for kind, table in TABLES.items()}
_NAMED = "number, made, target, action, change, reason, kind, document, words"


class Correction(msgspec.Struct, frozen=True):
    """One entry of the log: `change` holds the fields that an edit sets; `words` are those that stood at its target,
    a row of the table `kind`, in `document`. Of "undo" and "redo", `change` holds the number of the correction."""

    number: int
    made: str
    target: str
    action: Logged
    change: dict[str, Any] = {}
    reason: str = ""
    kind: str | None = None
    document: str | None = None
    words: str | None = None


def log(connection: sqlite3.Connection, where: str = "1", values: tuple[Any, ...] = ()) -> Iterator[Correction]:
    """The log, oldest first; all of it, or what `where` says."""
    rows = connection.execute(f"SELECT {_NAMED} FROM corrections WHERE {where} ORDER BY number", values)
    for number, made, target, action, change, *rest in rows:
        reason, kind, document, words = rest
        yield Correction(number, made, target, action, msgspec.json.decode(change), reason, kind, document, words)


def orphans(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The corrections that stand on nothing, those left out whose text is still to be read."""
    return tuple(
        log(
            connection,
            "action NOT IN ('undo', 'redo') AND number NOT IN (SELECT correction FROM attachments) "
            "AND NOT EXISTS (SELECT 1 FROM pending p "
            "WHERE p.id = corrections.document OR p.full_path = corrections.full_path)",
        )
    )


def append(
    connection: sqlite3.Connection, target: str, action: Action, change: dict[str, Any], reason: str
) -> Correction:
    """Add a correction to the log and apply it.

    Raises:
        CaseError: no such target, or a field or value that its type does not have.
    """
    kind = next((k for k in TABLES if _row(connection, k, target)), None)
    if kind is None:
        raise CaseError(
            f"nothing has the id {target!r}", remedy="List ids with `comity said --ids` or `comity export`."
        )
    item = msgspec.json.decode(_row(connection, kind, target)[0], type=kind)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM corrections").fetchone()[0]
    home = home_of(item)
    entry = Correction(number, made, target, action, change, reason, TABLES[kind].name, home, words_of(item))
    place = connection.execute("SELECT full_path FROM documents WHERE id = ?", (home,)).fetchone()
    connection.execute(
        f"INSERT INTO corrections ({_NAMED}, full_path, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, made, target, action, msgspec.json.encode(change).decode(), reason, entry.kind, home, entry.words,
         place and place[0], msgspec.json.encode(item).decode()),
    )  # fmt: skip
    apply(connection, kind, target, action, change)
    connection.execute("INSERT INTO attachments VALUES (?, ?, ?, 'made here')", (number, target, home))
    return entry


def reviews(connection: sqlite3.Connection, document: str | None = None) -> dict[str, str]:
    """What a person did with what, by its id."""
    found: dict[str, str] = {}
    for table in TABLES.values():
        within = " AND document = ?" if "document" in table.columns else ""
        if document and not within and table.name != "documents":
            continue
        values = (document,) if document and within else ()
        rows = f"SELECT id, review FROM {table.name} WHERE review IS NOT NULL{within if document else ''}"
        found |= dict(connection.execute(rows, values).fetchall())
    return found


def home_of(item: Any) -> str | None:
    """The id of the document of an item; None where it has none, as an actor."""
    if isinstance(item, Document):
        return item.id
    spans = getattr(item, "spans", ())
    document: str | None = getattr(item, "document", None) or (spans[0][0] if spans else None)
    return document


def kind_named(table: str) -> type[msgspec.Struct] | None:
    """The type whose rows are in a table."""
    return _BY_NAME.get(table)


def apply(
    connection: sqlite3.Connection, kind: type[msgspec.Struct], target: str, action: Action, change: dict[str, Any]
) -> None:
    """Apply a correction to a row that is there.

    Raises:
        CaseError: a field or value that its type does not have, or a span whose words are not there.
    """
    table = TABLES[kind]
    if action == "edit":
        data = msgspec.json.decode(_row(connection, kind, target)[0])
        replace(connection, _edited(data, target, change, kind, text_of(connection, data.get("document"))), table.name)
    review = {"accept": "accepted", "reject": "rejected", "edit": "edited"}[action]
    connection.execute(f"UPDATE {table.name} SET review = ? WHERE id = ?", (review, target))


def replace(connection: sqlite3.Connection, edited: msgspec.Struct, table: str) -> None:
    """Store an item in place of what it was, with what is given of its row and not of itself."""
    given = ()
    if table in ("documents", "sources"):
        columns = TABLES[type(edited)].given
        given = connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?",
            (edited.id,),  # type: ignore[attr-defined]
        ).fetchone()
    insert(connection, [edited], **dict(zip(TABLES[type(edited)].given, given, strict=False)))


def _row(connection: sqlite3.Connection, kind: type[msgspec.Struct], target: str) -> Any:
    return connection.execute(f"SELECT data FROM {TABLES[kind].name} WHERE id = ?", (target,)).fetchone()


def text_of(connection: sqlite3.Connection, document: str | None) -> str | None:
    """The text of a document; None where the case has no such document."""
    row = connection.execute("SELECT data FROM documents WHERE id = ?", (document,)).fetchone()
    return msgspec.json.decode(row[0], type=Document).text if row else None


def _edited(
    data: dict[str, Any], target: str, given: dict[str, Any], kind: type[msgspec.Struct], text: str | None
) -> msgspec.Struct:
    editable = set(kind.__struct_fields__) - {"id", "document"}
    if unknown := sorted(set(given) - editable):
        raise CaseError(
            f"{kind.__name__} has no field {unknown[0]!r} to edit", remedy=f"It has: {', '.join(sorted(editable))}."
        )
    change = dict(given)
    for one, all_ in (("source_actor", "source_actors"), ("speaker", "speakers")):
        if one in change and all_ in editable:  # who is edited in is the only one, unless the edit names more
            change.setdefault(all_, [change[one]] if change[one] else [])
    try:
        edited = msgspec.convert(data | change, type=kind)
    except msgspec.ValidationError as error:
        raise CaseError(f"this edit does not fit {target}: {error}") from error
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
    change = [clean(pair) for pair in change]
    return action, {name: _value(value) for name, value in (pair.split("=", 1) for pair in change)}  # type: ignore[return-value]


def _value(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return text
