"""What a search finds, with the facets by which it can be narrowed and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
    """A statement, or a sentence that is none: whose, about whom, in which text, its words in their context."""

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


class Searched(msgspec.Struct, frozen=True):
    """Rows found, of `total`, and facets; `sentences`, of `loose`, have the words, but are in no statement."""

    total: int
    loose: int
    rows: tuple[Row, ...]
    sentences: tuple[Row, ...]
    facets: tuple[Facet, ...]


def rows(case: Case) -> tuple[Row, ...]:
    """Every statement of a case as a row."""
    documents = {document.id: document for document in case.documents}
    verdicts = {check.statement: check.verdict for check in case.paraphrases}
    verdicts |= {q.statement: q.verdict for q in case.quotations if q.statement and q.verdict != "unchecked"}
    return tuple(
        _row(case, documents[statement.document], statement, verdicts.get(statement.id, ""))
        for statement in case.statements
        if statement.document in documents
    )


def _row(case: Case, document: Document, said: Statement, verdict: str) -> Row:
    first, last = said.content[0].start, said.content[-1].end
    by = source_name(case, said)
    about = tuple(dict.fromkeys(case.name(actor) for actor in said.about))
    return Row(
        said.id, by, said.stance, about, said.factuality, verdict, document.id, who(document), document.kind.value,
        document.date.value if document.date else "", first, last, *around(document.text, first, last, AROUND),
        citation(document, said.text, said.content[0], by),
    )  # fmt: skip


def searched(
    case: Case, words: str = "", chosen: Mapping[str, tuple[str, ...]] | None = None, most: int = 100,
    known: tuple[Row, ...] | None = None,
) -> Searched:  # fmt: skip
    """Statements with all these words, of the values chosen of each facet; without words, all.

    `known` are the rows of the case where these were made before.
    """
    chosen = {name: values for name, values in (chosen or {}).items() if values and name in FACETS}
    every = rows(case) if known is None else known
    if words:
        ids = case.statements.matching(words).ids()
        every = tuple(row for row in every if row.id in ids)
    kept = [row for row in every if all(_has(row, *pair) for pair in chosen.items())]
    kept.sort(key=lambda row: row.date, reverse=True)
    loose = [] if chosen.keys() - {"kind", "date"} or not words else _sentences(case, words, kept, chosen)
    facets = tuple(_facet(name, every, chosen) for name in FACETS)
    sentences = _rows_of(case, loose[:most])
    shown = tuple(facet for facet in facets if facet.values)
    return Searched(len(kept), len(loose), tuple(kept[:most]), sentences, shown)


def _sentences(case: Case, words: str, found: Iterable[Row], chosen: Mapping[str, tuple[str, ...]]) -> list[Sentence]:
    """The sentences with these words that stand in none of the rows found, in texts of the kind and date chosen."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for row in found:
        taken.setdefault(row.document, []).append((row.start, row.end))
    homes = {document.id for document in case.documents if _is_of(document, chosen)} if chosen else None
    return [
        each
        for each in case.sentences_with(words)
        if (homes is None or each.document in homes)
        and not any(start < each.span.end and each.span.start < end for start, end in taken.get(each.document, ()))
    ]


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


def _values(row: Row, name: str) -> tuple[str, ...]:
    if name == "date":
        return (row.date[:4], row.date[:7]) if len(row.date) >= 7 else (row.date[:4],) if row.date else ()
    value = getattr(row, name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _has(row: Row, name: str, wanted: tuple[str, ...]) -> bool:
    return not set(wanted).isdisjoint(_values(row, name))


def _facet(name: str, every: Iterable[Row], chosen: Mapping[str, tuple[str, ...]]) -> Facet:
    """The values of a facet among the rows that all other facets leave."""
    others = [pair for pair in chosen.items() if pair[0] != name]
    counts = Counter(
        value for row in every if all(_has(row, *pair) for pair in others) for value in _listed(row, name, chosen)
    )
    picked = chosen.get(name, ())
    listed = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if name == "date":
        listed.sort(key=lambda pair: pair[0], reverse=True)
    shown = [pair for n, pair in enumerate(listed) if n < VALUES or pair[0] in picked]
    shown += [(value, 0) for value in picked if value not in counts]
    return Facet(name, FACETS[name], tuple(Value(value, count, value in picked) for value, count in shown))


def _listed(row: Row, name: str, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Of dates the years, and the months of a year that is chosen."""
    values = _values(row, name)
    if name != "date":
        return values
    years = {value[:4] for value in chosen.get("date", ())}
    return tuple(value for value in values if len(value) == 4 or value[:4] in years)
