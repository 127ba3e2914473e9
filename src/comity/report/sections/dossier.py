"""Everything on one actor or issue: what it says, what is said about it, where it stands, its ties, the findings."""

from __future__ import annotations

from collections import Counter

import msgspec

from comity.case import Case
from comity.errors import UnknownName
from comity.model import Position
from comity.report.sections.naming import label
from comity.report.sections.news import Finding, news
from comity.report.sections.searched import Row, rows

MOST = 12  # rows of each list


class Stand(msgspec.Struct, frozen=True):
    """A position: who stands how on what, in which words, where."""

    who: str
    stance: str
    what: str
    words: str
    document: str
    start: int
    end: int
    date: str


class Bond(msgspec.Struct, frozen=True):
    """A tie with another: its kind, who says so and how often."""

    other: str
    tie: str
    sign: int
    said_by: str
    times: int


class Dossier(msgspec.Struct, frozen=True):
    """What the texts hold on one name; `counts` says of how many rows each list shows the latest."""

    name: str
    kind: str
    office: str
    said: tuple[Row, ...]
    about: tuple[Row, ...]
    stands: tuple[Stand, ...]
    stood_on: tuple[Stand, ...]
    ties: tuple[Bond, ...]
    findings: tuple[Finding, ...]
    counts: dict[str, int]


def dossier(case: Case, name: str, known: tuple[Row, ...] | None = None) -> Dossier:
    """The dossier of an actor by its name, or of an issue by words of it; `known` are the rows of the case.

    Raises:
        UnknownName: nobody has that name, and no position is on it.
    """
    try:
        id = case.actor(name)
    except UnknownName:
        id = ""
    party = case.party(name) if id else frozenset()
    on = list(case.positions.about(name))  # raises where it is nothing at all
    every = rows(case) if known is None else known
    said, about = (case.statements.by(name).ids(), case.statements.about(name).ids()) if id else (set(), set())
    mine = [row for row in every if row.id in said]
    theirs = [row for row in every if row.id in about and row.id not in said]
    held = list(case.positions.by(name)) if id else []
    actor = case.actors.get(id)
    shown = case.name(id) if id else name
    ties = _ties(case, party)
    return Dossier(
        shown, actor.kind if actor else "voice" if id else "issue", (actor.office or "") if actor else "",
        _latest(mine), _latest(theirs), _stands(case, held), _stands(case, on), tuple(ties[:MOST]),
        tuple(finding for finding in news(case, most=None).findings if shown in _told(finding))[:MOST],
        {"said": len(mine), "about": len(theirs), "stands": len(held), "stood on": len(on), "ties": len(ties)},
    )  # fmt: skip


def _latest(found: list[Row]) -> tuple[Row, ...]:
    return tuple(sorted(found, key=lambda row: row.date, reverse=True)[:MOST])


def _told(finding: Finding) -> str:
    return " ".join((finding.line, *(passage.speaker for passage in finding.words)))


def _stands(case: Case, held: list[Position]) -> tuple[Stand, ...]:
    dates = case.dates
    found = [
        Stand(
            case.name(p.holder), p.stance, case.name(p.target), p.words.text, p.document, p.words.start, p.words.end,
            dates.get(p.document, ""),
        )
        for p in held
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda stand: stand.date, reverse=True)[:MOST])


def _ties(case: Case, party: frozenset[str]) -> list[Bond]:
    """The ties of a party with others, those alike as one, the most often said first."""
    counts: Counter[tuple[str, str, int, str]] = Counter()
    for tie in case.ties:
        if (tie.source in party) != (tie.target in party):
            other = tie.target if tie.source in party else tie.source
            counts[case.name(other), label(tie), tie.sign, case.name(tie.asserted_by)] += 1
    return [Bond(*key, times) for key, times in counts.most_common()]
