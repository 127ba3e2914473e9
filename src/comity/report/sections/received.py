"""What is in a case, text by text: what is known of each with its reason, what still waits, what it suggests to do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

import msgspec

from comity.case import Case
from comity.model import Document, Reasoned
from comity.report.sections.naming import who

SURE = 0.9  # what is less sure is shown as inferred
FIELDS = ("kind", "issuer", "speaker", "date", "title")  # what of a text is shown and can be corrected
_OF_MEETINGS = frozenset({"readout", "press release", "joint statement", "communiqué"})
_DAYS = 2  # as far apart as two readouts of one meeting may be dated


class Field(msgspec.Struct, frozen=True):
    """What is known of a text, why, and whether that is sure."""

    value: str
    why: str
    sure: bool


class Received(msgspec.Struct, frozen=True):
    """A text that was read; `statements` is how many it makes, `same_as` the text that it repeats."""

    id: str
    file: str
    by: str
    kind: Field
    issuer: Field
    speaker: Field
    date: Field
    title: Field
    words: int
    statements: int
    language: str
    same_as: str | None


class Offer(msgspec.Struct, frozen=True):
    """Two texts that belong together: `do` is compare or verify, `why` in words."""

    do: str
    first: str
    second: str
    why: str


class Inbox(msgspec.Struct, frozen=True):
    """The texts of a case, the files that wait to be read, and what to do next."""

    documents: tuple[Received, ...]
    waiting: int
    offers: tuple[Offer, ...]


def inbox(case: Case) -> Inbox:
    """Everything that was read into a case, and what waits."""
    documents = list(case.documents)
    said = Counter(statement.document for statement in case.statements)
    left = case.unfinished
    offers = (*_readouts(case, documents), *_quoting(case, documents))
    return Inbox(tuple(_received(d, said[d.id]) for d in documents), left.waiting if left else 0, offers)


def _received(document: Document, statements: int) -> Received:
    known = {name: _field(getattr(document, name)) for name in FIELDS}
    return Received(
        document.id, os.path.basename(document.path), who(document), **known, words=len(document.text.split()),
        statements=statements, language=document.language, same_as=document.same_as,
    )  # fmt: skip


def _field(known: Reasoned | None) -> Field:
    return Field(known.value, known.reason, known.confidence >= SURE) if known else Field("", "not found", False)


def _readouts(case: Case, documents: Iterable[Document]) -> Iterator[Offer]:
    """Two sides' texts on one meeting: days apart at most, each naming the other side's issuer."""
    named = case.named
    told = [d for d in documents if d.kind.value in _OF_MEETINGS and d.issuer_actor and _day(d)]
    for one, two in combinations(told, 2):
        near = abs((_day(one) or date.max) - (_day(two) or date.min)).days <= _DAYS
        if near and one.issuer_actor != two.issuer_actor and not one.same_as and not two.same_as:
            both = {one.issuer_actor, two.issuer_actor}
            if both <= named.get(one.id, frozenset()) and both <= named.get(two.id, frozenset()):
                sides = case.names((one.issuer_actor, two.issuer_actor))
                yield Offer("compare", one.id, two.id, f"{sides} on one meeting, {one.date.value if one.date else ''}")


def _day(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.date.value) if document.date else None
    except ValueError:
        return None


def _quoting(case: Case, documents: Iterable[Document]) -> Iterator[Offer]:
    """A text that quotes another one of the case."""
    known = {document.id: document for document in documents}
    pairs = Counter((q.document, q.match.document) for q in case.quotations if q.match and q.match.document in known)
    for (quoting, source), times in pairs.most_common():
        if quoting != source:
            passages = f"{times} passage{'s' if times > 1 else ''}"
            yield Offer("verify", quoting, source, f"{who(known[quoting])} quotes {passages} of {who(known[source])}")
