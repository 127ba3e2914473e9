"""What a timeline shows: texts, dates they name, what actors say and do, and how long ties last, each with a date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from comity.case import Case
from comity.kinds import colour, event_kind
from comity.model import Document, Event, Span, Statement, Tie, last_day
from comity.report.moments import moments
from comity.report.network import called, told_of
from comity.system import System

ACTORS, SPELLS = 12, 16  # lanes of actors, and rows of ties, that are shown


class Mark(NamedTuple):
    """Something with a date. `style` is its form, `words` what stands beside it, `spans` the words it rests on."""

    start: str | None
    end: str | None
    style: str
    words: str
    title: str
    document: str | None = None
    spans: tuple[Span, ...] = ()


class Lane(NamedTuple):
    """Marks on one line: `kind` is texts, dates, actor or tie; `actor` the id of the one whose it is."""

    kind: str
    name: str
    marks: tuple[Mark, ...]
    actor: str = ""


class Chronicle(NamedTuple):
    """The lanes of a case, what they leave out, and the datasets of what is on record in them."""

    lanes: tuple[Lane, ...]
    left_out: tuple[str, ...]
    datasets: tuple[str, ...]


def chronicle(case: Case) -> Chronicle:
    """Everything of a case that has a date, by actor: officials and bodies in the lane of their state."""
    lanes = [Lane("texts", "Texts", tuple(_text(document) for document in case.documents if document.date))]
    named = tuple(_named(case))
    lanes += [Lane("dates", "Dates named", named)] if named else []
    doings: defaultdict[str, list[Mark]] = defaultdict(list)
    undated = 0
    for event in case.events:
        day = calendar_date(event.date)
        if day and event.actors:
            doings[_whose(case, event.actors[0])].append(_event(case, event, day))
        else:
            undated += 1
    sayings = _sayings(case)
    weights = Counter({id: len(marks) + 0.1 * len(sayings.get(id, ())) for id, marks in doings.items()})
    weights += Counter({id: 0.1 * len(marks) for id, marks in sayings.items() if id not in weights})
    ranked = sorted(weights, key=lambda id: (-weights[id], id))
    lanes += [Lane("actor", case.name(id), (*sayings.get(id, ()), *doings.get(id, ())), id) for id in ranked[:ACTORS]]
    ties = _spells(case, set(ranked[:ACTORS]))
    rows = [Lane("tie", name, tuple(marks)) for name, marks in _rows(ties, case).items()]
    left = {
        "actors with less to show": len(ranked[ACTORS:]),
        "events without a date": undated,
        "ties": len(rows[SPELLS:]),
    }
    shown = tuple(f"{count} {what}" for what, count in left.items() if count)
    return Chronicle((*lanes, *rows[:SPELLS]), shown, tuple(sorted({tie.dataset for tie in ties if tie.dataset})))


_CALENDAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def calendar_date(value: str | None) -> str | None:
    """The part of a date that a calendar has: what the text leaves open is left out; None where that is all.

    >>> calendar_date("2014-XX-XX"), calendar_date("2014-05-20"), calendar_date("XXXX-05")
    ('2014', '2014-05-20', None)
    """
    found = _CALENDAR.match(value or "")
    if not found:
        return None
    try:
        date.fromisoformat(last_day(found[0]))
    except ValueError:
        return found[0][:4]
    return found[0]


def _whose(case: Case, id: str) -> str:
    """The lane of an actor: its state's, where it has one."""
    actor = case.actors.get(id)
    return actor.state or actor.id if actor else id


def _text(document: Document) -> Mark:
    assert document.date is not None
    given, name = document.date, document.title.value if document.title else document.kind.value
    spans = (given.span,) if given.span else ()
    return Mark(given.value, given.value, "text", document.kind.value, f"{given.value}: {name}", document.id, spans)


def _named(case: Case) -> Iterator[Mark]:
    for moment in moments(case):
        if moment.words:
            title = f"{moment.date}: {moment.what}"
            yield Mark(moment.date, moment.date, "date", "", title, moment.document, (moment.words,))


def _sayings(case: Case) -> dict[str, tuple[Mark, ...]]:
    """What each actor says in each dated text, as one mark with the number of statements."""
    said: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    dates = case.dates
    for statement in case.statements:
        if statement.document in dates:
            for lane in {_whose(case, actor) for actor in statement.source_actors}:
                said[lane, statement.document].append(statement)
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for (id, document), statements in sorted(said.items()):
        day, first = dates[document], statements[0]
        title = f"{case.name(id)}: {len(statements)} statements in a text of {day}, the first: {first.text}"
        marks[id].append(Mark(day, day, "statements", str(len(statements)), title, document, first.content))
    return {id: tuple(found) for id, found in marks.items()}


def _event(case: Case, event: Event, day: str) -> Mark:
    sign = "coop" if event_kind(event.type).cooperative else "conflict"
    basis = "unsure" if event.factuality != "asserted" else "said" if event.reported_by else "told"
    targets = ", ".join(case.name(id) for id in event.targets)
    told = f", as {', '.join(case.name(id) for id in event.reported_by)} says" if event.reported_by else ""
    document, span = event.spans[0]
    title = (
        f"{event.date}: {event.type} {', '.join(case.name(id) for id in event.actors)} → {targets}, "
        f"{event.factuality}{told}: {span.text}"
    )
    words = f"{event.type.lower()} {targets}".strip()
    return Mark(day, day, f"event {sign} {basis}", words, title, document, (span,))


def _spells(case: Case, shown: set[str]) -> list[Tie]:
    """Ties with a date: those that are said, and those on record, on the latest date, between actors shown."""
    said = [tie for tie in case.ties if tie.start or tie.end]
    if not case.dates:
        return said
    on_record = [tie for tie in case.system(on_record=True).ties if tie.source in shown and tie.start]
    return said + [tie for tie in on_record if tie.kind == "membership" or tie.target in shown]


def _rows(ties: Iterable[Tie], case: Case) -> dict[str, list[Mark]]:
    """Ties by actors and kind: what is said first, memberships last, and of each the latest begun first."""
    system = System.of(ties, case.actors, None, "")
    rows: defaultdict[str, list[Mark]] = defaultdict(list)
    latest = sorted(system.ties, key=lambda tie: (tie.start or tie.end or "", tie.id), reverse=True)
    for tie in sorted(latest, key=lambda tie: (tie.basis == "record", tie.kind == "membership")):
        basis = "record" if tie.basis == "record" else "said" if tie.factuality == "asserted" else "unsure"
        what = tie.status or "member" if tie.kind == "membership" else tie.kind
        name = f"{system.name(tie.source)} – {called(system, tie.target)}: {what}"
        begun, ended = calendar_date(tie.start), calendar_date(tie.end)
        spans = (tie.words,) if tie.words else ()
        mark = Mark(
            begun, ended, f"{colour(tie.kind, tie.sign)} {basis}", "", told_of(tie, system), tie.document, spans
        )
        rows[name].append(mark)
    return rows
