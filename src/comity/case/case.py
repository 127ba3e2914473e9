"""A case: what was read, stored in one file, and the questions one asks of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from comity import evidence, record, shown
from comity.case import corrections, pending, sentences, settings, storing, undoing, verdicts
from comity.case.connecting import Connections
from comity.case.migrations import brought_up
from comity.case.selection import Selection
from comity.case.sentences import Sentence
from comity.errors import CaseError, ComityError, UnknownName
from comity.model import (
    Actor,
    Claim,
    Document,
    Draft,
    Event,
    Mention,
    ParaphraseCheck,
    Position,
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

T = TypeVar("T")


class Case:
    """One project: its documents, their evidence, and a person's corrections.

    Of the last reading, `failures` are the files that it could not read and `warnings` what it missed in those it
    read. What a case holds is never lost: a document is stored with its evidence, verdicts and corrections at once,
    and until then what was read of it before stands. `unfinished` says what a reading left when it was cut short.
    `least` is the confidence that evidence needs to be shown.
    """

    least: float = 0.0

    def __init__(self, connections: Connections) -> None:
        self._connections, self._kept, self._writes = connections, threading.local(), 0
        self._lock = threading.RLock()
        self.failures: tuple[ComityError, ...] = ()
        self.warnings: tuple[str, ...] = ()
        brought_up(connections)

    @classmethod
    def open(cls, path: str | Path, *, must_exist: bool = False) -> Case:
        """Open a case file, made where it is missing unless it must exist; one of an older version is brought up.

        Raises:
            CaseError: it cannot be opened or written, is of a newer version, or is missing and must exist.
        """
        if must_exist and not Path(path).is_file():
            raise CaseError("no such case", where=str(path), remedy="Make one with `comity read FILE --case PATH`.")
        return cls(Connections(Path(path)))

    @classmethod
    def in_memory(cls) -> Case:
        """A case that is gone when the program ends."""
        return cls(Connections(None))

    @property
    def path(self) -> Path | None:
        """The file; None where the case is in memory."""
        return self._connections.path

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        return self._connections.here()

    def __repr__(self) -> str:
        return f"<Case {self.path or 'in memory'}: {len(self.documents)} documents, {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        return shown.html(self)

    def plot(self, what: str | None = None) -> shown.Picture:
        """The timeline of the case, or with "world" the world map of its positions.

        Raises:
            UnknownName: there is no such picture.
        """
        return shown.plot(self, what)

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

    def told(self, document: str | None = None) -> Selection[Event]:
        """Events as each document tells them, not made one with what others tell; of one document, or of all."""
        every = Selection(self, Event)
        return every.within(document) if document else every

    def less_sure(self) -> int:
        """How many ties, positions and events are less sure than `least`, and so not shown."""
        below = "SELECT count(*) FROM {} WHERE coalesce(json_extract(data, '$.confidence'), 1) < ?"
        tables = ("ties", "positions", "events")
        return sum(self.connection.execute(below.format(name), (self.least,)).fetchone()[0] for name in tables)

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
    def proposals(self) -> Selection[Draft]:
        return Selection(self, Draft)

    def sentences_with(self, words: str, since: str | None = None, until: str | None = None) -> tuple[Sentence, ...]:
        """The sentences of all documents with all these words, whether or not they are statements.

        Raises:
            ComityError: `since` or `until` is no date.
        """
        return tuple(sentences.search(self.connection, words, since, until))

    @property
    def dates(self) -> dict[str, str]:
        """The date of every dated document, by the document's id."""
        rows = "SELECT id, date FROM documents WHERE date NOT NULL AND review IS NOT 'rejected' ORDER BY number"
        return self._once("dates", lambda: dict(self.connection.execute(rows).fetchall()))

    @property
    def actors(self) -> dict[str, Actor]:
        """Every actor that the case names, by id: those of the record, and those the texts introduce."""
        return self._once("actors", lambda: storing.actors(self.connection))

    @property
    def named(self) -> dict[str, frozenset[str]]:
        """The ids of the actors that each document names, by the document's id."""
        return self._once("named", lambda: storing.named(self.connection))

    @property
    def unfinished(self) -> pending.Unfinished | None:
        """What is still to be read of a reading that was cut short or is under way; None where all is read."""
        return pending.unfinished(self.connection)

    @property
    def orphans(self) -> tuple[corrections.Correction, ...]:
        """The corrections whose words stand in no text of the case any more: kept, and applied to nothing else."""
        out = self.undone
        return tuple(each for each in corrections.orphans(self.connection) if each.number not in out)

    @property
    def undone(self) -> frozenset[int]:
        """The numbers of the corrections that were undone and not redone."""
        return undoing.standing(self.connection).never

    @property
    def undoable(self) -> corrections.Correction | None:
        """The correction that `undo` would take back."""
        return undoing.last(self.connection, "undo")

    @property
    def redoable(self) -> corrections.Correction | None:
        """The correction that `redo` would put back."""
        return undoing.last(self.connection, "redo")

    def reviews(self, document: str | None = None) -> dict[str, str]:
        """What a person did with what, by its id (accepted, rejected, edited); of one document, or of all."""
        return corrections.reviews(self.connection, document)

    def settings(self, prefix: str = "") -> dict[str, str]:
        """What is kept with the case beside its evidence, by name; those whose names begin so."""
        return settings.get(self.connection, prefix)

    def keep(self, name: str, value: str | None) -> None:
        """Keep a setting with the case, or with None forget it."""
        with self.whole() as connection:
            settings.put(connection, name, value)

    def name(self, actor: str | None) -> str:
        """The name of an actor by its id; what is no id comes back as it is."""
        known = self.actors.get(actor or "")
        return known.name if known else actor or "not named"

    def names(self, actors: Iterable[str | None]) -> str:
        """The names of several, each once: “A, B and C”; empty where there are none."""
        *others, last = dict.fromkeys(self.name(actor) for actor in actors if actor) or ("",)
        return f"{', '.join(others)} and {last}" if others else last

    def party(self, name: str) -> frozenset[str]:
        """The ids that speak for an actor: itself and, of a state or organisation, its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name.
        """
        actor = self.actor(name)
        party, before = {actor}, 0
        while len(party) > before:
            before = len(party)
            party |= {a.id for a in self.actors.values() if a.state in party or a.parent in party}
        return frozenset({*party, name, self.name(actor)})

    def actor(self, name: str) -> str:
        """The id of an actor by its name, or the name of a voice that is no actor.

        Raises:
            UnknownName: nobody in the case or on record has that name.
        """
        wanted = folded(name)
        if not wanted.strip():
            raise UnknownName(name)
        for actor in self.actors.values():
            if _in_english(actor, wanted) and wanted in _called(actor):
                return actor.id
        if name in self._voices or wanted in {folded(voice) for voice in self._voices}:
            return name
        persons = [a.id for a in self.actors.values() if a.kind == "person" and goes_by(a.name, name)]
        if len(persons) == 1:
            return persons[0]
        if len(persons) > 1:
            raise UnknownName(name, near=(self.name(actor) for actor in persons))
        found = record.find(name)
        if not _in_english(found, wanted):  # what it means is likely, and asked all the same
            raise UnknownName(name, near=[found.name])
        return found.id

    @property
    def _voices(self) -> frozenset[str]:
        """Everybody who is named as a voice, but is no actor that is known: authors, outlets, issuers."""
        sql = (
            "SELECT DISTINCT asserted_by FROM ties UNION SELECT author FROM documents "
            "UNION SELECT issuer FROM documents UNION SELECT speaker FROM documents"
        )
        return self._once("voices", lambda: frozenset(name for (name,) in self.connection.execute(sql) if name))

    # ── what goes in ─────────────────────────────────────────────────────────────────────────────────

    def add_source(self, source: SourceFile, documents: Iterable[Document], said: str = "") -> None:
        """Take in a source file: its documents wait until their evidence is added, in place of what stood there.

        `said` is what was said of it beforehand, by which it is known again.
        """
        with self.whole() as connection:
            pending.take_in(connection, source, tuple(documents), said)

    def add_evidence(self, found: Evidence) -> None:
        """Store a document with its evidence, its verdicts and a person's corrections, all at once.

        What was stored of it before is replaced; when it is the last of its file, what stood in the file's place
        before is gone with it.
        """
        while True:
            state = self._others()
            checked = verdicts.of_document(self.connection, found)
            with self.whole() as connection:
                if self._others() == state:  # nobody else has added a source meanwhile
                    storing.store(connection, found, checked)
                    return

    def verify(self, quoting: Iterable[Document] | None = None, sources: Sequence[Document] | None = None) -> None:
        """Hold quotations and paraphrases against primary sources, and store the verdicts.

        Without arguments, those of every document are held against its likely sources in the case; as a reading has
        done already.
        """
        for document in tuple(self.documents if quoting is None else quoting):
            checked = verdicts.against(self.connection, document, sources)
            with self.whole() as connection:
                storing.store_verdicts(connection, checked)

    def correct(
        self, target: str, action: corrections.Action, change: dict[str, Any] | None = None, *, reason: str = ""
    ) -> None:
        """Accept, reject or edit a piece of evidence by its id; kept in the log, and applied to what is read again.

        Raises:
            CaseError: no such id, or an edit that its type does not take.
        """
        with self.whole() as connection:
            corrections.append(connection, sentences.clean(target), action, change or {}, sentences.clean(reason))

    def undo(self) -> corrections.Correction | None:
        """Take back the last correction that is in force, by an entry of the log; None where there is none."""
        with self.whole() as connection:
            return undoing.undo(connection)

    def redo(self) -> corrections.Correction | None:
        """Put back the correction that was undone last, by an entry of the log; None where there is none."""
        with self.whole() as connection:
            return undoing.redo(connection)

    @property
    def corrections(self) -> tuple[corrections.Correction, ...]:
        """The log of corrections, oldest first."""
        return tuple(corrections.log(self.connection))

    @property
    def attachments(self) -> dict[int, str]:
        """How each correction that stands on something was found again, by its number."""
        return dict(self.connection.execute("SELECT correction, how FROM attachments ORDER BY correction, item"))

    def _others(self) -> int:
        """A number that changes when another connection has written to the case."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def _once(self, name: str, make: Callable[[], T]) -> T:
        """What is made once, until somebody writes to the case."""
        stamp = (self._writes, self._others())
        if getattr(self._kept, "stamp", None) != stamp:
            self._kept.stamp, self._kept.made = stamp, {}
        made: dict[str, Any] = self._kept.made
        if name not in made:
            made[name] = make()
        value: T = made[name]
        return value

    @contextmanager
    def whole(self) -> Iterator[sqlite3.Connection]:
        """All of what is written within is written, or nothing. The lock is short: nothing is worked out within.

        Raises:
            CaseError: the case cannot be written: in use for too long, read-only, or no room on the disk.
        """
        if self._connections.read_only:
            raise CaseError("this case is read-only", where=str(self.path), remedy="Copy it to where you can write.")
        with self._lock:
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.rollback()
                raise
            finally:
                self._writes += 1

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


def open_case(path: str | Path) -> Case:
    """A case that was read before.

    Raises:
        CaseError: there is none, or it cannot be opened.
    """
    return Case.open(path, must_exist=True)


def _called(actor: Actor) -> set[str]:
    return {folded(actor.id), folded(actor.name), *(folded(n.text) for n in actor.names)}


def _in_english(actor: Actor, wanted: str) -> bool:
    """Whether an actor goes by a name in English, or in another script; “Rusia” is Spanish, or a slip."""
    foreign = {folded(n.text) for n in actor.names if n.language not in ("en", "ru", "zh")}
    english = {folded(actor.id), folded(actor.name), *(folded(n.text) for n in actor.names if n.language == "en")}
    return wanted in english or wanted not in foreign
