"""A document into the case, whole: its evidence and verdicts, the actors it names, and the corrections that hold.

Everything here is called within a transaction of `Case.whole`.
"""

from __future__ import annotations

import sqlite3
from functools import cache

import msgspec

from comity import record
from comity.case import pending, replaying, sentences, sources
from comity.case.store import insert, select
from comity.case.verdicts import Verdicts
from comity.evidence import Evidence
from comity.model import Actor, Document, SourceFile
from comity.reading import with_actors


def store(connection: sqlite3.Connection, found: Evidence, checked: Verdicts) -> None:
    """Store a document with all that was found in it, in place of what was stored of it before."""
    found = with_actors(found)
    document = found.document
    number, place, generation = _place(connection, document)
    before = _introduced(connection, document.id)
    connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
    insert(connection, [document], number=number, full_path=place, generation=generation)
    _introduce(connection, found, before)
    insert(connection, found.items())
    sources.index(connection, number, checked.traces, checked.wanted)
    sentences.index(connection, document)
    store_verdicts(connection, checked)
    replaying.replay(connection, document, place)
    for other in checked.requoted:
        replaying.replay(connection, other, _place(connection, other)[1])
    connection.execute("DELETE FROM pending WHERE id = ?", (document.id,))
    _forget_replaced(connection, place)


def give_up(connection: sqlite3.Connection, document: Document) -> None:
    """Take a document whose reading failed from the queue; what was read of it before stands, else its text alone."""
    number, place, generation = _place(connection, document)
    if connection.execute("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone():
        connection.execute("UPDATE documents SET generation = ? WHERE id = ?", (generation, document.id))
    else:
        insert(connection, [document], number=number, full_path=place, generation=generation)
        sentences.index(connection, document)
    connection.execute("DELETE FROM pending WHERE id = ?", (document.id,))
    _forget_replaced(connection, place)


def store_verdicts(connection: sqlite3.Connection, checked: Verdicts) -> None:
    """Store the verdicts of quotations and paraphrases, and the times within quotations."""
    insert(connection, checked.items)


def _place(connection: sqlite3.Connection, document: Document) -> tuple[int, str | None, int]:
    """The number of a document, its full place, and the generation of that place."""
    row = connection.execute("SELECT number, full_path FROM pending WHERE id = ?", (document.id,)).fetchone()
    row = row or connection.execute("SELECT number, full_path FROM documents WHERE id = ?", (document.id,)).fetchone()
    if row is None:  # it was never taken in: its text stands for its file
        source = SourceFile(document.source, document.path, "txt", "", document.text)
        pending.take_in(connection, source, [document])
        return _place(connection, document)
    known = connection.execute("SELECT generation FROM places WHERE full_path = ?", (row[1],)).fetchone()
    return row[0], row[1], known[0] if known else 0


def _forget_replaced(connection: sqlite3.Connection, place: str | None) -> None:
    """When all documents of a file are read, forget those that stood in its place before."""
    if connection.execute("SELECT 1 FROM pending WHERE full_path = ?", (place,)).fetchone():
        return
    gone = connection.execute(
        "SELECT id FROM documents WHERE full_path = ? AND generation < "
        "(SELECT generation FROM places WHERE full_path = ?)",
        (place, place),
    ).fetchall()
    for (id,) in gone:
        _read_again(connection, id)
        actors = _introduced(connection, id)
        connection.execute("DELETE FROM documents WHERE id = ?", (id,))
        _refresh(connection, actors)
    connection.execute(
        "DELETE FROM sources WHERE full_path = ? AND id NOT IN (SELECT source FROM documents) "
        "AND id NOT IN (SELECT source FROM pending)",
        (place,),
    )


def _read_again(connection: sqlite3.Connection, gone: str) -> None:
    """Put the documents in the queue whose quotations were found in one that is now gone."""
    rows = connection.execute(
        "SELECT DISTINCT d.data, d.full_path FROM quotations q JOIN documents d ON d.id = q.document "
        "WHERE q.found_in = ? AND d.id != ?",
        (gone, gone),
    )
    for data, place in rows.fetchall():
        pending.put(connection, msgspec.json.decode(data, type=Document), place)


# ── actors ───────────────────────────────────────────────────────────────────────────────────────────


def actors(connection: sqlite3.Connection) -> dict[str, Actor]:
    """Every actor of the case, by id; those on record as the record has them now, unless a person edited them."""
    edited = {id for (id,) in connection.execute("SELECT id FROM actors WHERE review = 'edited'")}
    known = _on_record()
    found = {actor.id: actor for actor in select(connection, Actor)}
    return {id: known[id] if id in known and id not in edited else found[id] for id in sorted(found)}


def named(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """The ids of the actors that each document names."""
    found: dict[str, set[str]] = {}
    for document, actor in connection.execute("SELECT document, actor FROM introductions"):
        found.setdefault(document, set()).add(actor)
    return {document: frozenset(actors) for document, actors in found.items()}


def _introduced(connection: sqlite3.Connection, document: str) -> set[str]:
    rows = connection.execute("SELECT actor FROM introductions WHERE document = ?", (document,))
    return {actor for (actor,) in rows}


def _introduce(connection: sqlite3.Connection, found: Evidence, before: set[str]) -> None:
    """Note whom a document names, and make their rows anew from all documents that name them."""
    for actor in found.actors:
        data = None if actor.id in _on_record() else msgspec.json.encode(actor).decode()
        connection.execute("INSERT OR REPLACE INTO introductions VALUES (?, ?, ?)", (found.document.id, actor.id, data))
    _refresh(connection, before | {actor.id for actor in found.actors})


def _refresh(connection: sqlite3.Connection, ids: set[str]) -> None:
    """The row of each actor from all documents in their order: the later counts, the earlier fills what it lacks."""
    for id in sorted(ids):
        rows = connection.execute(
            "SELECT i.data FROM introductions i JOIN documents d ON d.id = i.document WHERE i.actor = ? "
            "ORDER BY d.number",
            (id,),
        ).fetchall()
        if not rows:
            connection.execute("UPDATE links SET actor = NULL WHERE actor = ?", (id,))
            connection.execute("DELETE FROM actors WHERE id = ?", (id,))
            continue
        merged: Actor | None = None
        for (data,) in rows:
            actor = msgspec.json.decode(data, type=Actor) if data else _on_record().get(id)
            merged = _merged(actor, merged) if actor else merged
        if merged:
            insert(connection, [merged])
            connection.execute("UPDATE links SET actor = ? WHERE name = ? AND actor IS NULL", (id, id))
            replaying.replay_actor(connection, id)


def _merged(actor: Actor, known: Actor | None) -> Actor:
    """An actor with what earlier documents said of its office and state, where this one says nothing."""
    if known is None:
        return actor
    missing = {f: getattr(known, f) for f in ("state", "office", "parent", "note") if getattr(actor, f) is None}
    return msgspec.structs.replace(actor, **missing)


@cache
def _on_record() -> dict[str, Actor]:
    return {actor.id: actor for actor in record.registry()}
