"""What is still to be read: files taken in and their documents, on disk, so that nothing is lost when a reading ends.

A document waits in `pending` until its evidence, verdicts and corrections are stored, all at once. What was read of
it before stands until then.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import msgspec

from comity import collation
from comity.case.store import insert
from comity.model import Document, SourceFile


class Unfinished(NamedTuple):
    """A reading that was cut short, or is under way: how many documents are read, how many wait, and of which files."""

    read: int
    waiting: int
    files: tuple[str, ...]

    def __str__(self) -> str:
        if not self.waiting:
            return "unfinished: its last reading was cut short before all files were taken in"
        return f"unfinished: {self.waiting} of {self.read + self.waiting} documents are still to be read"


def program() -> str:
    """The version of the program, by which texts are read again when it changes."""
    try:
        return version("comity")
    except PackageNotFoundError:
        return "unknown"


def full_path(path: str, sha256: str) -> str:
    """The full place of a file; of standard input, a place of its own for all that came at once.

    >>> full_path("-", "abcdef0123456789")
    '- abcdef012345'
    """
    if path == "-" or path.startswith("-/"):
        return f"{path} {sha256[:12]}"
    return os.path.normpath(os.path.abspath(path))


# ── readings ─────────────────────────────────────────────────────────────────────────────────────────


def begin(connection: sqlite3.Connection, files: Sequence[str], again: bool, said: str = "") -> int:
    """Note that a reading begins, or goes on where the same one was cut short; the generation from which it began."""
    named = msgspec.json.encode([(file, file if file == "-" else full_path(file, "")) for file in files]).decode()
    sql = "SELECT generation FROM readings WHERE finished IS NULL AND files = ? AND again = ? AND said = ?"
    known = connection.execute(sql, (named, int(again), said)).fetchone()
    if known:
        return int(known[0])
    generation = _generation(connection)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO readings (begun, files, again, said, generation) VALUES (?, ?, ?, ?, ?)",
        (made, named, int(again), said, generation),
    )
    return generation


def finish(connection: sqlite3.Connection) -> None:
    """Note that all that was begun is read."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "UPDATE readings SET finished = ? WHERE finished IS NULL AND NOT EXISTS (SELECT 1 FROM pending)", (made,)
    )


def unfinished(connection: sqlite3.Connection) -> Unfinished | None:
    """What of the readings that were begun is still to be done; None where all is done."""
    open_ = connection.execute("SELECT files FROM readings WHERE finished IS NULL ORDER BY number").fetchall()
    waiting = connection.execute("SELECT count(*) FROM pending").fetchone()[0]
    if not open_ and not waiting:
        return None
    read = connection.execute("SELECT count(*) FROM documents WHERE id NOT IN (SELECT id FROM pending)").fetchone()[0]
    named = [pair for (pairs,) in open_ for pair in msgspec.json.decode(pairs)]
    files = dict.fromkeys(given if full in (given, full_path(given, "")) else full for given, full in named)
    return Unfinished(read, waiting, tuple(files))


def last_begun(connection: sqlite3.Connection) -> tuple[bool, str]:
    """Of the reading to go on with: whether it reads again what is read already, and what was said of its texts."""
    sql = "SELECT again, said FROM readings WHERE finished IS NULL ORDER BY number DESC"
    row = connection.execute(sql).fetchone() or (0, "")
    return bool(row[0]), str(row[1])


# ── files ────────────────────────────────────────────────────────────────────────────────────────────


def is_known(connection: sqlite3.Connection, place: str, sha256: str, said: str = "", after: int | None = None) -> bool:
    """Whether a file was taken in as it is now, by this program, with the same said of it beforehand.

    `after` is a generation, where only what was taken in later counts.
    """
    sql = "SELECT sha256, version, said, generation FROM places WHERE full_path = ?"
    row = connection.execute(sql, (place,)).fetchone()
    return row is not None and tuple(row[:3]) == (sha256, program(), said) and (after is None or row[3] > after)


def take_in(connection: sqlite3.Connection, source: SourceFile, documents: Iterable[Document], said: str = "") -> None:
    """Store a source file, and put its documents in the queue."""
    place = full_path(source.path, source.sha256)
    generation = _generation(connection) + 1
    row = (place, source.sha256, program(), said, generation)
    connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?)", row)
    own = _own_source(connection, source, place)
    insert(connection, [own], full_path=place)
    number = _last(connection)
    connection.execute("DELETE FROM pending WHERE full_path = ?", (place,))
    for document in own_documents(connection, documents, own.id, place):
        number += 1
        put(connection, document, place, number)


def put(connection: sqlite3.Connection, document: Document, place: str, number: int | None = None) -> None:
    """Put a document in the queue; one that was read before keeps its number."""
    known = connection.execute("SELECT number FROM documents WHERE id = ?", (document.id,)).fetchone()
    connection.execute(
        "INSERT INTO pending VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data",
        (known[0] if known else number, document.id, document.source, place,
         int(collation.traces(document) is None), msgspec.json.encode(document).decode()),
    )  # fmt: skip


def own_documents(
    connection: sqlite3.Connection, documents: Iterable[Document], source: str, place: str
) -> Iterator[Document]:
    """Documents with ids of their own: where another place has the same words, the id is of words and place."""
    taken: set[str] = set()
    for document in documents:
        id = document.id
        if (
            id in taken
            or _elsewhere(connection, "documents", id, place)
            or _elsewhere(connection, "pending", id, place)
        ):
            id = _hash(f"{document.id} {place} {document.start}")
        taken.add(id)
        same = None if document.same_as == id else document.same_as
        yield msgspec.structs.replace(document, id=id, source=source, same_as=same)


def _own_source(connection: sqlite3.Connection, source: SourceFile, place: str) -> SourceFile:
    if not _elsewhere(connection, "sources", source.id, place):
        return source
    return msgspec.structs.replace(source, id=_hash(f"{source.id} {place}"))


def _elsewhere(connection: sqlite3.Connection, table: str, id: str, place: str) -> bool:
    row = connection.execute(f"SELECT full_path FROM {table} WHERE id = ?", (id,)).fetchone()
    if row is None or row[0] is None or row[0] == place:
        return False
    # Of a case of the first form nobody knows in which folder its files were: by name, it is the same.
    old = connection.execute("SELECT 1 FROM documents WHERE id = ? AND generation = 0", (id,)).fetchone()
    return not (old and os.path.basename(row[0]) == os.path.basename(place))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _generation(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(generation), 0) FROM places").fetchone()[0])


def _last(connection: sqlite3.Connection) -> int:
    sql = "SELECT max((SELECT coalesce(max(number), 0) FROM documents), (SELECT coalesce(max(number), 0) FROM pending))"
    return int(connection.execute(sql).fetchone()[0])


# ── documents ────────────────────────────────────────────────────────────────────────────────────────


def batches(connection: sqlite3.Connection, failed: Container[str]) -> Iterator[tuple[list[Document], list[str]]]:
    """What waits, a source at a time: its documents, and the ids of those to read now.

    A party's own words come first, so that what quotes them finds them. `failed`, which may grow, are left out.
    """
    while True:
        rows = connection.execute("SELECT id, source, quoting FROM pending ORDER BY quoting, number").fetchall()
        left = [row for row in rows if row[0] not in failed]
        if not left:
            return
        _, source, quoting = left[0]
        wanted = [id for id, home, kind in left if (home, kind) == (source, quoting)]
        yield _of_source(connection, source), wanted


def waiting(connection: sqlite3.Connection) -> int:
    """How many documents wait."""
    return int(connection.execute("SELECT count(*) FROM pending").fetchone()[0])


def first_of(connection: sqlite3.Connection, ids: Iterable[str]) -> Document | None:
    """The first of some documents that still waits."""
    row = connection.execute(
        "SELECT data FROM pending WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
        (msgspec.json.encode(list(ids)).decode(),),
    ).fetchone()
    return msgspec.json.decode(row[0], type=Document) if row else None


def of_place(connection: sqlite3.Connection, place: str) -> list[Document]:
    """The documents of a file, read or waiting, in their order."""
    rows = connection.execute(
        "SELECT data FROM (SELECT number, data FROM pending WHERE full_path = ? UNION ALL SELECT number, data FROM "
        "documents WHERE full_path = ? AND id NOT IN (SELECT id FROM pending)) ORDER BY number",
        (place, place),
    )
    return [msgspec.json.decode(data, type=Document) for (data,) in rows]


def source_of(connection: sqlite3.Connection, place: str) -> SourceFile | None:
    """The source file at a full place."""
    row = connection.execute("SELECT data FROM sources WHERE full_path = ? ORDER BY number DESC", (place,)).fetchone()
    return msgspec.json.decode(row[0], type=SourceFile) if row else None


def _of_source(connection: sqlite3.Connection, source: str) -> list[Document]:
    """The documents of a source as they were last taken in, in their order."""
    rows = connection.execute(
        "SELECT data FROM (SELECT number, data FROM pending WHERE source = ? UNION ALL SELECT number, data FROM "
        "documents WHERE source = ? AND id NOT IN (SELECT id FROM pending)) ORDER BY number",
        (source, source),
    )
    return [msgspec.json.decode(data, type=Document) for (data,) in rows.fetchall()]
