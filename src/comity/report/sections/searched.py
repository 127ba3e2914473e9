"""What a search finds, with the facets by which it can be narrowed and how many there are of each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from comity.case import Case, Sentence
from comity.model import Document, Span, Statement
from comity.report.sections.citing import around, citation
from comity.report.sections.naming import source_name, who

FACETS = {
    "by": "Speaker", "about": "About", "kind": "Kind of text", "date": "Date", "stance": "Stance",
    "factuality": "Said as", "verdict": "Held against its source",
}  # fmt: skip
VALUES = 14  # values of a facet that are listed, the most frequent first
AROUND = 90  # characters before and after


class Value(msgspec.Struct, frozen=True):
    """A value of a facet: how many rows have it beside what else was chosen, and whether it is chosen."""

    value: str
    count: int
    on: bool


class Facet(msgspec.Struct, frozen=True):
    """A way to narrow a search."""

    name: str
    label: str
    values: tuple[Value, ...]


class Row(msgspec.Struct, frozen=True):
    """A statement, or a sentence that is none: whose, about whom, in which text, its words in their context; `actor` is
    the id of the one whose it is, "" where there is none."""

    id: str
    by: str
    stance: str
    about: tuple[str, ...]
    factuality: str
    verdict: str
    document: str
    text_by: str
    kind: str
    date: str
    start: int
    end: int
    before: str
    words: str
    after: str
    cite: str
    actor: str = ""


class Searched(msgspec.Struct, frozen=True):
    """Rows found, of `total`, and facets; `sentences`, of `loose`, have the words, but are in no statement."""

    total: int
    loose: int
    rows: tuple[Row, ...]
    sentences: tuple[Row, ...]
    facets: tuple[Facet, ...]


class Sort(NamedTuple):
    """A statement with its text and verdict, and its values of each facet: what a search sorts before rows are made."""

    statement: Statement
    document: Document
    values: dict[str, tuple[str, ...]]

    @property
    def start(self) -> int:
        return self.statement.content[0].start

    @property
    def end(self) -> int:
        return self.statement.content[-1].end


def rows(case: Case) -> tuple[Sort, ...]:
    """Every statement of a case with its values, the latest first."""
    documents = {document.id: document for document in case.documents}
    verdicts = {check.statement: check.verdict for check in case.paraphrases}
    verdicts |= {q.statement: q.verdict for q in case.quotations if q.statement and q.verdict != "unchecked"}
    actors, dates = case.actors, {id: _dates(document) for id, document in documents.items()}
    named = {id: (actor.name,) for id, actor in actors.items()}
    found = []
    for said in case.statements:
        if said.document in documents:
            about = tuple(dict.fromkeys(name for id in said.about for name in named.get(id, (id,))))
            document = documents[said.document]
            found.append(Sort(said, document, {
                "by": (source_name(case, said),), "about": about, "kind": (document.kind.value,),
                "date": dates[document.id], "stance": _one(said.stance), "factuality": _one(said.factuality),
                "verdict": _one(verdicts.get(said.id, "")),
            }))  # fmt: skip
    return tuple(sorted(found, key=lambda one: _day(one.document), reverse=True))


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _day(document: Document) -> str:
    return document.date.value if document.date else ""


def _dates(document: Document) -> tuple[str, ...]:
    """The year of a text and its month."""
    day = _day(document)
    return (day[:4], day[:7]) if len(day) >= 7 else _one(day[:4])


def _row(one: Sort) -> Row:
    said, document = one.statement, one.document
    (by,), (verdict,) = one.values["by"], one.values["verdict"] or ("",)
    return Row(
        said.id, by, said.stance, one.values["about"], said.factuality, verdict, document.id, who(document),
        document.kind.value, _day(document), one.start, one.end, *around(document.text, one.start, one.end, AROUND),
        citation(document, said.text, said.content[0], by), said.source_actor or "",
    )  # fmt: skip


def searched(
    case: Case, words: str = "", chosen: Mapping[str, tuple[str, ...]] | None = None, most: int = 100,
    known: tuple[Sort, ...] | None = None,
) -> Searched:  # fmt: skip
    """Statements with all these words, of the values chosen of each facet; without words, all.

    `known` are the `rows` of the case where these were made before.
    """
    chosen = {name: values for name, values in (chosen or {}).items() if values and name in FACETS}
    every: Sequence[Sort] = rows(case) if known is None else known
    if words:
        ids = case.statements.matching(words).ids()
        every = [one for one in every if one.statement.id in ids]
    kept = _narrowed(every, chosen)
    loose = [] if chosen.keys() - {"kind", "date"} or not words else _sentences(case, words, kept, chosen)
    facets = (_facet(name, _without(name, every, kept, chosen), chosen) for name in FACETS)
    shown = tuple(facet for facet in facets if facet.values)
    return Searched(len(kept), len(loose), tuple(map(_row, kept[:most])), _rows_of(case, loose[:most]), shown)


def _narrowed(every: Sequence[Sort], chosen: Mapping[str, tuple[str, ...]]) -> Sequence[Sort]:
    """Those that have one of the values chosen of every facet."""
    for name, wanted in chosen.items():
        every = [one for one in every if not set(wanted).isdisjoint(one.values[name])]
    return every


def _without(
    name: str, every: Sequence[Sort], kept: Sequence[Sort], chosen: Mapping[str, tuple[str, ...]]
) -> Sequence[Sort]:
    """What all other facets leave."""
    if name not in chosen:
        return kept
    return _narrowed(every, {other: wanted for other, wanted in chosen.items() if other != name})


def _sentences(case: Case, words: str, found: Iterable[Sort], chosen: Mapping[str, tuple[str, ...]]) -> list[Sentence]:
    """The sentences with these words that stand in none of the rows found, in texts of the kind and date chosen."""
    places: dict[str, list[tuple[int, int]]] = {}
    for one in found:
        places.setdefault(one.document.id, []).append((one.start, one.end))
    taken = {id: _joined(pairs) for id, pairs in places.items()}
    homes = {document.id for document in case.documents if _is_of(document, chosen)} if chosen else None
    return [
        each
        for each in case.sentences_with(words)
        if (homes is None or each.document in homes)
        and not (each.document in taken and _meets(taken[each.document], each.span))
    ]


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in their order, those that overlap made one.

    >>> _joined([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    made: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _meets(places: list[tuple[int, int]], span: Span) -> bool:
    """Whether a span shares a character with one of these places, which are in order and apart."""
    at = bisect_left(places, (span.end,)) - 1  # the last that begins before the span ends
    return at >= 0 and places[at][1] > span.start


def _is_of(document: Document, chosen: Mapping[str, tuple[str, ...]]) -> bool:
    date = document.date.value if document.date else ""
    values = {"kind": {document.kind.value}, "date": {date[:4], date[:7]}}
    return all(not values[name].isdisjoint(wanted) for name, wanted in chosen.items())


def _rows_of(case: Case, sentences: Sequence[Sentence]) -> tuple[Row, ...]:
    wanted = {sentence.document for sentence in sentences}
    documents = {document.id: document for document in case.documents.within(*wanted)} if wanted else {}
    return tuple(_loose(documents[each.document], each.span) for each in sentences if each.document in documents)


def _loose(document: Document, span: Span) -> Row:
    return Row(
        f"{document.id}:{span.start}-{span.end}", "", "", (), "", "", document.id, who(document),
        document.kind.value, document.date.value if document.date else "", span.start, span.end,
        *around(document.text, span.start, span.end, AROUND), citation(document, span.text, span),
    )  # fmt: skip


def _facet(name: str, left: Iterable[Sort], chosen: Mapping[str, tuple[str, ...]]) -> Facet:
    """The values of a facet among what all other facets leave; of dates the years, and the months of one chosen."""
    counts = Counter(chain.from_iterable(one.values[name] for one in left))
    picked = chosen.get(name, ())
    if name == "date":
        years = {value[:4] for value in picked}
        listed = [pair for pair in counts.items() if len(pair[0]) == 4 or pair[0][:4] in years]
        listed.sort(reverse=True)
    else:
        listed = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [pair for n, pair in enumerate(listed) if n < VALUES or pair[0] in picked]
    shown += [(value, 0) for value in picked if value not in counts]
    return Facet(name, FACETS[name], tuple(Value(value, count, value in picked) for value, count in shown))
