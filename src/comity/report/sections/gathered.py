"""The dossier of one actor or one issue: everything that a case has of it, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from comity.case import Case
from comity.errors import UnknownName
from comity.kinds import event_kind
from comity.model import Span, Statement
from comity.report.sections.citing import citation
from comity.report.sections.handed import Built, Note
from comity.report.sections.naming import source_name, who
from comity.report.sections.news import Finding, Passage
from comity.report.sections.paired import Choice, network
from comity.report.sections.stood import Stand, stood

SURE = 0.5  # what is less sure is left out


class Entry(msgspec.Struct, frozen=True):
    """A line of a dossier with the words that it rests on."""

    id: str
    part: str
    line: str
    document: str
    first: int
    last: int
    words: str
    by: str
    text_by: str
    kind: str
    day: str
    sure: float
    cite: str


class Dossier(msgspec.Struct, frozen=True):
    """What a case has of an actor or an issue; `parts` counts the entries of each part, in their order."""

    entries: tuple[Entry, ...]
    name: str
    id: str
    kind: str
    parts: dict[str, int]


class _Gathering:
    """The texts of a case, to say where words stand."""

    def __init__(self, case: Case, sure: float) -> None:
        self.case, self.sure = case, sure
        self.documents = {document.id: document for document in case.documents}

    def entry(
        self, id: str, part: str, line: str, document: str | None, spans: Iterable[Span | None], by: str, sure: float
    ) -> Iterator[Entry]:
        """An entry; none where it is less sure than asked, or has no words."""
        home, kept = self.documents.get(document or ""), [span for span in spans if span]
        if home is None or not kept or sure < self.sure:
            return
        first, last, words = kept[0].start, kept[-1].end, " … ".join(span.text for span in kept)
        day = home.date.value if home.date else ""
        cite = citation(home, words, Span(first, last, ""), by)
        yield Entry(
            id, part, line, home.id, first, last, words, by, who(home), home.kind.value, day, round(sure, 3), cite
        )

    def statement(self, part: str, said: Statement) -> Iterator[Entry]:
        by, about = source_name(self.case, said), self.case.names(said.about)
        line = f"{by} {said.stance}{f', about {about}' if about else ''}"
        yield from self.entry(said.id, part, line, said.document, said.content, by, said.confidence)

    def stand(self, part: str, held: Stand) -> Iterator[Entry]:
        verb = {"support": "supports", "oppose": "opposes"}.get(held.stance, f"is {held.stance} on")
        line, home = f"{held.holder} {verb}: {held.issue}", self.documents[held.document]
        span = home.span(held.first, held.last)
        yield from self.entry(held.id, part, line, held.document, [span], held.by, held.sure)


def dossier(case: Case, name: str, sure: float = SURE) -> Dossier:
    """The dossier of an actor by any of its names, or of an issue that positions are taken on.

    Raises:
        UnknownName: neither an actor nor an issue of the case has the name.
    """
    gathering = _Gathering(case, sure)
    try:
        id = case.actor(name)
    except UnknownName:
        return _of_issue(gathering, name)
    made = [entry for part in _OF_ACTOR for entry in part(gathering, id)]
    actor = case.actors.get(id)
    return _dossier(made, case.name(id), id, actor.kind if actor else "voice")


def _dossier(entries: list[Entry], name: str, id: str, kind: str) -> Dossier:
    parts: dict[str, int] = {}
    for entry in entries:
        parts[entry.part] = parts.get(entry.part, 0) + 1
    return Dossier(tuple(entries), name, id, kind, parts)


def _of_issue(gathering: _Gathering, name: str) -> Dossier:
    found, wanted = stood(gathering.case, gathering.sure), " ".join(name.casefold().split())
    known = {row.target.casefold(): row.issue for row in stood(gathering.case, 0).rows}
    if wanted not in known:
        near = [issue for key, issue in known.items() if wanted in key][:3]
        raise UnknownName(name, "actor or issue of this case", near=near)
    rows = [row for row in found.rows if row.target.casefold() == wanted]
    made = [entry for row in rows for entry in gathering.stand("Who stands how on it", row)]
    words = '"' + wanted.replace('"', " ") + '"'
    for said in gathering.case.statements.matching(words):
        made += gathering.statement("Who speaks of it", said)
    return _dossier(made, known[wanted], wanted, "issue")


def _says(gathering: _Gathering, id: str) -> Iterator[Entry]:
    for said in gathering.case.statements.by(gathering.case.name(id)):
        yield from gathering.statement("What it says", said)


def _said_of(gathering: _Gathering, id: str) -> Iterator[Entry]:
    own = {said.id for said in gathering.case.statements.by(gathering.case.name(id))}
    for said in gathering.case.statements.about(gathering.case.name(id)):
        if said.id not in own:
            yield from gathering.statement("What others say of it", said)


def _stands(gathering: _Gathering, id: str) -> Iterator[Entry]:
    rows = stood(gathering.case, gathering.sure, actor=id).rows
    for part, own in (("Where it stands", True), ("Who stands how on it", False)):
        for row in rows:
            if (id in (row.actor, row.holder)) is own:
                yield from gathering.stand(part, row)


def _ties(gathering: _Gathering, id: str) -> Iterator[Entry]:
    found = network(gathering.case, Choice(actor=id, steps=1, sure=gathering.sure))
    for pair in found.pairs:
        if id in (pair.a, pair.b):
            for number in pair.ties:
                tie = found.ties[number]
                line, home = f"{tie.names[0]} – {tie.names[1]}: {tie.label}", gathering.documents.get(tie.document)
                spans = [home.span(tie.first, tie.last)] if home and tie.words else []
                yield from gathering.entry(tie.id, "Its ties", line, tie.document, spans, tie.by, tie.sure)


def _events(gathering: _Gathering, id: str) -> Iterator[Entry]:
    names = gathering.case.names
    for event in gathering.case.events:
        if id in (*event.actors, *event.targets):
            home, span = event.spans[0]
            what = f"{event_kind(event.type).label}{f', {event.date}' if event.date else ''}"
            line = f"{names(event.actors) or 'somebody'} → {names(event.targets) or '…'}: {what}, {event.factuality}"
            by = names(event.reported_by) or (who(gathering.documents[home]) if home in gathering.documents else "")
            yield from gathering.entry(event.id, "What happens", line, home, [span], by, event.confidence)


def _proposals(gathering: _Gathering, id: str) -> Iterator[Entry]:
    for draft in gathering.case.proposals:
        named = {one for change in draft.changes for one in (*change.parties, *change.organisations)}
        if id in named or draft.proposed_by == id:
            by = gathering.case.name(draft.proposed_by)
            yield from gathering.entry(draft.id, "Proposals", draft.name, draft.document, [draft.words], by, 1.0)


_OF_ACTOR: tuple[Callable[[_Gathering, str], Iterator[Entry]], ...] = (
    _stands, _ties, _events, _proposals, _says, _said_of,
)  # fmt: skip


def as_brief(found: Dossier, most: int = 40) -> Built:
    """A dossier as a brief, which can be written in its formats; at most so many entries of a part."""
    notes, counts = [], dict[str, int]()
    for entry in found.entries:
        counts[entry.part] = counts.get(entry.part, 0) + 1
        if counts[entry.part] <= most:
            passage = Passage(
                entry.document, entry.text_by, entry.kind, entry.day or None, entry.first, entry.last, entry.words,
                entry.by, entry.cite,
            )  # fmt: skip
            finding = Finding(entry.id, "dossier", entry.part, entry.line, (passage,), "", entry.sure)
            notes.append(Note(entry.id, "", finding))
    lead = "; ".join(f"{part}: {count}" for part, count in found.parts.items())
    return Built(f"Dossier: {found.name}", lead, datetime.now(UTC).date().isoformat(), tuple(notes), 0)
