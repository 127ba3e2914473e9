"""A case: what was read, stored in one file, and the questions one asks of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from comity import collation, evidence, language, record
from comity.case import corrections, store
from comity.case.selection import Selection
from comity.errors import CaseError, ComityError, UnknownName
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
    Statement,
    Tie,
    TimeExpression,
    dated,
)  # fmt: skip
from comity.names import folded, goes_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.evidence import Evidence
    from comity.system import System


class Case:
    """One project: its documents, their evidence, and a person's corrections.

    Of the last reading, `failures` are the files that it could not read, `warnings` what it missed in those it read,
    and `orphans` the corrections whose targets it did not find again.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.connection, self.path = connection, path
        self.failures: tuple[ComityError, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self.orphans: tuple[corrections.Correction, ...] = ()

    @classmethod
    def open(cls, path: str | Path, *, must_exist: bool = False) -> Case:
        """Open a case file, made where it is missing unless it must exist.

        Raises:
            CaseError: it cannot be opened or written, or is missing and must exist.
        """
        if must_exist and not Path(path).is_file():
            raise CaseError("no such case", where=str(path), remedy="Make one with `comity read FILE --case PATH`.")
        return cls(store.connect(path), Path(path))

    @classmethod
    def in_memory(cls) -> Case:
        """A case that is gone when the program ends."""
        return cls(store.connect(":memory:"), None)

    def __repr__(self) -> str:
        return f"<Case {self.path or 'in memory'}: {len(self.documents)} documents, {len(self.statements)} statements>"

    # ── what it holds ────────────────────────────────────────────────────────────────────────────────

    @property
    def sources(self) -> Selection[SourceFile]:
        return Selection(self, SourceFile)

    @property
    def documents(self) -> Selection[Document]:
        return Selection(self, Document)

    @property
    def mentions(self) -> Selection[Mention]:
        return Selection(self, Mention)

    @property
    def times(self) -> Selection[TimeExpression]:
        return Selection(self, TimeExpression)

    @property
    def statements(self) -> Selection[Statement]:
        return Selection(self, Statement)

    @property
    def quotations(self) -> Selection[Quotation]:
        return Selection(self, Quotation)

    @property
    def paraphrases(self) -> Selection[ParaphraseCheck]:
        return Selection(self, ParaphraseCheck)

    @property
    def events(self) -> Selection[Event]:
        return Selection(self, Event, once=evidence.once)

    @property
    def ties(self) -> Selection[Tie]:
        return Selection(self, Tie)

    @property
    def positions(self) -> Selection[Position]:
        return Selection(self, Position)

    @property
    def claims(self) -> Selection[Claim]:
        return Selection(self, Claim)

    @property
    def proposals(self) -> Selection[Proposal]:
        return Selection(self, Proposal)

    @cached_property
    def dates(self) -> dict[str, str]:
        """The date of every dated document, by the document's id."""
        return {document.id: document.date.value for document in self.documents if document.date}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor that the case mentions, by id: those of the record, and those the texts introduce."""
        found = {actor.id: actor for actor in store.select(self.connection, Actor)}
        named = {row[0] for row in self.connection.execute("SELECT DISTINCT actor FROM mentions WHERE actor NOT NULL")}
        known = {actor.id: actor for actor in record.registry()}
        return {id: known.get(id) or found[id] for id in sorted(named | set(found)) if id in known or id in found}

    def name(self, actor: str | None) -> str:
        """The name of an actor by its id; what is no id comes back as it is."""
        return self.actors[actor].name if actor in self.actors else actor or "not named"

    def names(self, actors: Iterable[str | None]) -> str:
        """The names of several, each once: “A, B and C”; empty where there are none."""
        *others, last = dict.fromkeys(self.name(actor) for actor in actors if actor) or ("",)
        return f"{', '.join(others)} and {last}" if others else last

    def party(self, name: str) -> frozenset[str]:
        """The ids that speak for an actor: itself and, of a state or organisation, its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name.
        """
        actor = self._actor(name)
        party, before = {actor}, 0
        while len(party) > before:
            before = len(party)
            party |= {a.id for a in self.actors.values() if a.state in party or a.parent in party}
        return frozenset({*party, name, self.name(actor)})

    def _actor(self, name: str) -> str:
        wanted = folded(name)
        for actor in self.actors.values():
            if wanted in {folded(actor.id), folded(actor.name), *(folded(n.text) for n in actor.names)}:
                return actor.id
        if name in self._voices or any(wanted == folded(who.value) for who in self._named_in_documents()):
            return name
        persons = [a.id for a in self.actors.values() if a.kind == "person" and goes_by(a.name, name)]
        if len(persons) == 1:
            return persons[0]
        if len(persons) > 1:
            raise UnknownName(name, near=(self.name(actor) for actor in persons))
        return record.find(name).id

    @cached_property
    def _voices(self) -> frozenset[str]:
        """Everybody on whose word a tie is said, by id or, where the text gives no more, by name."""
        return frozenset(row[0] for row in self.connection.execute("SELECT DISTINCT asserted_by FROM ties") if row[0])

    def _named_in_documents(self) -> Iterator[Any]:
        for document in self.documents:
            yield from (who for who in (document.author, document.issuer, document.speaker) if who)

    # ── what goes in ─────────────────────────────────────────────────────────────────────────────────

    def add_source(self, source: SourceFile, documents: Iterable[Document]) -> None:
        """Store a source file and its documents, in place of what was stored of them before."""
        kept = tuple(documents)
        with self._whole():
            before = self.connection.execute("SELECT id FROM documents WHERE path = ?", (source.path,)).fetchall()
            store.forget(self.connection, {*(row[0] for row in before), *(document.id for document in kept)})
            self.connection.execute("DELETE FROM sources WHERE path = ?", (source.path,))
            store.insert(self.connection, (source, *kept))
            self._index((document.id, document.id, "document", document.text) for document in kept)

    def add_evidence(self, found: Evidence) -> None:
        """Store the evidence of one document."""
        items = [
            *found.actors, *found.mentions, *found.times, *found.statements, *found.quotations, *found.events,
            *found.ties, *found.positions, *found.claims, *found.proposals,
        ]  # fmt: skip
        with self._whole():
            store.insert(self.connection, (_merged(self.connection, a) if isinstance(a, Actor) else a for a in items))
            self._index((s.id, s.document, "statement", s.text) for s in found.statements)
            self._index((q.id, q.document, "quotation", q.span.text) for q in found.quotations)

    def verify(self, quoting: Iterable[Document] | None = None, sources: Sequence[Document] | None = None) -> None:
        """Hold quotations and paraphrases against primary sources, and store the verdicts.

        Without arguments, those of every document are held against the other documents of the case that can be a
        source of it: a party's own words, for a text about them.
        """
        documents = [document for document in self.documents if document.language == "en"]
        quotations, statements, actors = list(self.quotations), list(self.statements), self.actors
        for document in documents if quoting is None else quoting:
            primaries = collation.primaries(document, documents) if sources is None else tuple(sources)
            if not primaries:
                continue
            own = tuple(q for q in quotations if q.document == document.id)
            said = tuple(s for s in statements if s.document == document.id)
            with self._whole():
                checked = collation.verify(own, document, primaries, actors)
                store.insert(self.connection, checked)
                store.insert(self.connection, self._reanchored(document, checked))
                store.insert(self.connection, collation.check_paraphrases(said, document, primaries, actors))

    def _reanchored(self, document: Document, checked: Iterable[Quotation]) -> tuple[TimeExpression, ...]:
        """The times of a document, those in quotations resolved against the day the words were spoken."""
        dates = self.dates
        times = tuple(time for time in self.times if time.document == document.id)
        for quotation in checked:
            spoken = dates.get(quotation.match.document) if quotation.match else None
            if spoken and len(spoken) == 10:
                times = language.reanchored(
                    times, quotation.span, spoken, f"spoken on {spoken}, as its source is dated"
                )
        return times

    def correct(
        self, target: str, action: corrections.Action, change: dict[str, Any] | None = None, *, reason: str = ""
    ) -> None:
        """Accept, reject or edit a piece of evidence by its id; kept in the log and replayed on every reading.

        Raises:
            CaseError: no such id, or an edit that its type does not take.
        """
        with self._whole():
            corrections.append(self.connection, target, action, change or {}, reason)

    @property
    def corrections(self) -> tuple[corrections.Correction, ...]:
        """The log of corrections, oldest first."""
        return tuple(corrections.log(self.connection))

    def replay_corrections(self) -> None:
        """Apply the log of corrections again, after a reading."""
        with self._whole():
            self.orphans = corrections.replay(self.connection)

    def _index(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        for item, document, kind, text in rows:
            self.connection.execute("INSERT INTO words VALUES (?, ?, ?, ?)", (text, item, document, kind))

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of it is written, or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        for cached in ("dates", "actors", "_voices"):
            self.__dict__.pop(cached, None)

    # ── what it says ─────────────────────────────────────────────────────────────────────────────────

    def system(
        self,
        on: str | None = None,
        *,
        according_to: str | None = None,
        on_record: bool = False,
        agreed_by: int | None = None,
    ) -> System:
        """The system of states and organisations that the texts describe, or that is on record.

        Args:
            on: an ISO date; without it, the date of the latest document.
            according_to: only what this actor (with its officials and bodies), author or issuer says.
            on_record: only what is on record, among the states and organisations that the texts name.
            agreed_by: only ties that at least so many parties assert.

        Raises:
            UnknownName: nobody has the name given in `according_to`.
            ComityError: `on` is not a date.
        """
        from comity import system

        date = max(self.dates.values(), default=None) if on is None else dated(on)
        if on_record:
            return system.on_record(date, actors=self.actors)
        asserting = self.party(according_to) if according_to else None
        return system.from_evidence(self.ties, self.actors, according_to=asserting, agreed_by=agreed_by, on=date)


def _merged(connection: sqlite3.Connection, actor: Actor) -> Actor:
    """An actor with what earlier documents said of its office and state, where this one says nothing."""
    known = next(store.select(connection, Actor, "id = ?", (actor.id,)), None)
    if known is None:
        return actor
    missing = {f: getattr(known, f) for f in ("state", "office", "parent", "note") if getattr(actor, f) is None}
    return msgspec.structs.replace(actor, **missing)
