"""Undo and redo of corrections: entries of the log like any other, so that the log is never shortened.

An undo names the correction that it takes out of force, a redo the one that it puts back; a new correction ends what
could be redone.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import msgspec

from comity.case import corrections, replaying
from comity.case.attaching import decoded, moved, start_of
from comity.case.corrections import Correction, kind_named
from comity.case.store import TABLES
from comity.model import Document

_WITH = {"source_actor": "source_actors", "speaker": "speakers"}  # what an edit of the one sets, too
_REVIEWS = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


class Standing(NamedTuple):
    """The numbers of corrections in force, and of those that can be redone, each in the order in which they came."""

    done: tuple[int, ...]
    undone: tuple[int, ...]
    never: frozenset[int]


def standing(connection: sqlite3.Connection) -> Standing:
    """Which corrections are in force, which can be redone, and which are out of force at all."""
    done: list[int] = []
    undone: list[int] = []
    out: set[int] = set()
    for number, action, change in connection.execute("SELECT number, action, change FROM corrections ORDER BY number"):
        if action in ("undo", "redo"):
            of = int(msgspec.json.decode(change)["number"])
            there, here = (done, undone) if action == "undo" else (undone, done)
            if of in there:
                there.remove(of)
                here.append(of)
            (out.add if action == "undo" else out.discard)(of)
        else:
            done.append(number)
            undone.clear()
    return Standing(tuple(done), tuple(undone), frozenset(out))


def last(connection: sqlite3.Connection, action: Literal["undo", "redo"]) -> Correction | None:
    """The correction that would be undone or redone now."""
    now = standing(connection)
    numbers = now.done if action == "undo" else now.undone
    return next(corrections.log(connection, "number = ?", (numbers[-1],)), None) if numbers else None


def undo(connection: sqlite3.Connection) -> Correction | None:
    """Take the last correction that is in force out of it, and note so; None where there is none."""
    entry = last(connection, "undo")
    if entry is None:
        return None
    (data,) = connection.execute("SELECT data FROM corrections WHERE number = ?", (entry.number,)).fetchone()
    items = connection.execute("SELECT item FROM attachments WHERE correction = ?", (entry.number,)).fetchall()
    _note(connection, "undo", entry)
    connection.execute("DELETE FROM attachments WHERE correction = ?", (entry.number,))
    for (item,) in items:
        _reverted(connection, entry, item, data)
    return entry


def redo(connection: sqlite3.Connection) -> Correction | None:
    """Put the correction that was undone last in force again, and note so; None where there is none."""
    entry = last(connection, "redo")
    if entry is None:
        return None
    _note(connection, "redo", entry)
    if entry.kind == "actors":
        replaying.replay_actor(connection, entry.target)
    row = connection.execute("SELECT data, full_path FROM documents WHERE id = ?", (entry.document,)).fetchone()
    if row:
        replaying.replay(connection, msgspec.json.decode(row[0], type=Document), row[1])
    return entry


def _note(connection: sqlite3.Connection, action: str, entry: Correction) -> None:
    number = connection.execute("SELECT max(number) + 1 FROM corrections").fetchone()[0]
    made, change = datetime.now(UTC).isoformat(timespec="seconds"), f'{{"number":{entry.number}}}'
    connection.execute(
        "INSERT INTO corrections (number, made, target, action, change, reason, words) VALUES (?, ?, ?, ?, ?, '', ?)",
        (number, made, entry.target, action, change, entry.words),
    )


def _reverted(connection: sqlite3.Connection, entry: Correction, item: str, data: str | None) -> None:
    """Give an item back what an edit changed, and the review that the corrections still in force gave it."""
    kind = kind_named(entry.kind or "")
    if kind is None:
        return
    table = TABLES[kind].name
    row = connection.execute(f"SELECT data FROM {table} WHERE id = ?", (item,)).fetchone()
    if row is None:
        return
    if entry.action == "edit" and (was := decoded(data, kind)) is not None:
        now = msgspec.json.decode(row[0], type=kind)
        fields = {*entry.change, *(_WITH[name] for name in entry.change if name in _WITH)} & {*kind.__struct_fields__}
        old: Any = {name: msgspec.to_builtins(getattr(was, name)) for name in fields}
        if kind is not Document and (text := corrections.text_of(connection, getattr(now, "document", None))):
            old = moved(old, text, start_of(now) - start_of(was))
        corrections.replace(connection, msgspec.convert(msgspec.to_builtins(now) | old, type=kind), table)
    out = standing(connection).never
    rows = connection.execute(
        "SELECT c.number, c.action FROM attachments a JOIN corrections c ON c.number = a.correction WHERE a.item = ? "
        "ORDER BY c.number",
        (item,),
    )
    reviews = [_REVIEWS[action] for number, action in rows if number not in out and action in _REVIEWS]
    connection.execute(f"UPDATE {table} SET review = ? WHERE id = ?", (reviews[-1] if reviews else None, item))
