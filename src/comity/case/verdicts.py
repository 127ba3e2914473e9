"""The verdicts on a document that is about to be stored, worked out before the case is locked.

Its own quotations and paraphrases are held against its likely sources in the case; where it can be a source itself,
those of older documents that are likely to quote it are held against it, and against nothing else again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from comity import collation, language, record
from comity.case import sources
from comity.case.store import select
from comity.collation import Traces, Wanted
from comity.evidence import Evidence
from comity.model import Actor, Document, ParaphraseCheck, Quotation, Statement, TimeExpression


class Verdicts(NamedTuple):
    """What is to be stored with a document: `items` with their verdicts, and by what it finds and is found."""

    items: tuple[msgspec.Struct, ...] = ()
    requoted: tuple[Document, ...] = ()
    traces: Traces | None = None
    wanted: Wanted | None = None


class Quoting(NamedTuple):
    """What of a document is held against sources."""

    document: Document
    quotations: tuple[Quotation, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    checks: tuple[ParaphraseCheck, ...] = ()


def of_document(connection: sqlite3.Connection, found: Evidence) -> Verdicts:
    """The verdicts that a document brings, on itself and on those that quote it."""
    document = found.document
    if document.language != "en":
        return Verdicts()
    own = Quoting(document, found.quotations, found.statements, found.times)
    actors = _actors(connection, own) | {actor.id: actor for actor in found.actors}
    traces = collation.traces(document)
    wanted = collation.wanted(document, found.quotations, found.statements, actors)
    items = list(_held(connection, own, sources.likely_sources(connection, document, wanted), actors))
    requoted = []
    for quoter in sources.likely_quoters(connection, document, traces) if not _is_same(connection, document) else ():
        requoted.append(quoter)
        items += _also_against(connection, stored(connection, quoter), document)
    return Verdicts(tuple(items), tuple(requoted), traces, wanted)


def against(connection: sqlite3.Connection, document: Document, chosen: Sequence[Document] | None) -> Verdicts:
    """The verdicts on a document of the case against sources that were chosen for it, or else its likely ones."""
    quoting = stored(connection, document)
    actors, fresh = _actors(connection, quoting), tuple(_fresh(quotation) for quotation in quoting.quotations)
    quoting = quoting._replace(quotations=fresh)
    if chosen is None:
        wanted = collation.wanted(document, fresh, quoting.statements, actors)
        chosen = sources.likely_sources(connection, document, wanted)
    held = (*_held(connection, quoting, chosen, actors), *collation.translated(document, chosen))
    return Verdicts(held)


def stored(connection: sqlite3.Connection, document: Document) -> Quoting:
    """What the case holds of a document that is held against sources, what a person rejected left out."""
    quotations, statements, times, checks = (
        tuple(select(connection, kind, "document = ?", (document.id,)))
        for kind in (Quotation, Statement, TimeExpression, ParaphraseCheck)
    )
    return Quoting(document, quotations, statements, times, checks)  # type: ignore[arg-type]


def _held(
    connection: sqlite3.Connection, own: Quoting, primaries: Sequence[Document], actors: dict[str, Actor]
) -> Iterable[msgspec.Struct]:
    if not primaries:
        return
    checked = collation.verify(own.quotations, own.document, primaries, actors)
    yield from (now for before, now in zip(own.quotations, checked, strict=True) if now != before)
    yield from _reanchored(connection, own.times, checked, primaries)
    yield from collation.check_paraphrases(own.statements, own.document, primaries, actors)


def _also_against(connection: sqlite3.Connection, own: Quoting, source: Document) -> Iterable[msgspec.Struct]:
    """The verdicts of a document that change because one more source is at hand."""
    actors = _actors(connection, own)
    fresh = tuple(_fresh(quotation) for quotation in own.quotations)
    checked = collation.verify(fresh, own.document, [source], actors)
    better = [collation.surer(before, now) for before, now in zip(own.quotations, checked, strict=True)]
    changed = tuple(now for before, now in zip(own.quotations, better, strict=True) if now != before)
    yield from changed
    yield from _reanchored(connection, own.times, changed, [source])
    checks = {check.id: check for check in own.checks}
    for check in collation.check_paraphrases(own.statements, own.document, [source], actors):
        before = checks.get(check.id)
        likelier = check.match and (before is None or not before.match or check.match.score > before.match.score)
        if before is None or likelier:
            yield check


def _fresh(quotation: Quotation) -> Quotation:
    """A quotation as it was before it was held against anything."""
    reason = "" if quotation.verdict == "not found" else quotation.reason
    return msgspec.structs.replace(quotation, verdict="unchecked", match=None, reason=reason)


def _reanchored(
    connection: sqlite3.Connection,
    times: tuple[TimeExpression, ...],
    checked: Iterable[Quotation],
    primaries: Iterable[Document],
) -> Iterable[TimeExpression]:
    """The times within quotations, resolved against the day on which the words were spoken."""
    dates = {document.id: document.date.value for document in primaries if document.date}
    was = times
    for quotation in checked:
        spoken = dates.get(quotation.match.document) if quotation.match else None
        if spoken and len(spoken) == 10:
            reason = f"spoken on {spoken}, as its source is dated"
            times = language.reanchored(times, quotation.span, spoken, reason)
    return (now for before, now in zip(was, times, strict=True) if now != before)


def _is_same(connection: sqlite3.Connection, document: Document) -> bool:
    """Whether the case holds this very document: what quotes it was held against it."""
    row = connection.execute("SELECT data FROM documents WHERE id = ?", (document.id,)).fetchone()
    return row is not None and msgspec.json.decode(row[0], type=Document) == document


def _actors(connection: sqlite3.Connection, own: Quoting) -> dict[str, Actor]:
    """The actors to whom a document gives words."""
    names: Mapping[str, None] = dict.fromkeys(
        [one for q in own.quotations for one in (*q.speakers, q.speaker) if one]
        + [one for s in own.statements for one in (*s.source_actors, s.source_actor) if one]
    )
    found = select(
        connection, Actor, "id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(list(names)).decode(),)
    )
    known = {actor.id: actor for actor in record.registry() if actor.id in names}
    return {actor.id: actor for actor in found} | known
