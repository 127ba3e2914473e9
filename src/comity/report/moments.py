"""What happened or is to happen when, as the texts give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.case import Case
from comity.model import Document, Span, TimeExpression

_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_SENTENCE_END = re.compile(r"(?<![A-Z][a-z])(?<![A-Z])[.!?][\"”’]?\s+(?=[\"“‘A-Z])|\n\s*")


class Moment(NamedTuple):
    """One entry of the timeline: an ISO date, the words that give it, and the sentence they stand in."""

    date: str
    document: str
    words: Span | None
    sentence: Span | None
    what: str
    reason: str


def moments(case: Case) -> list[Moment]:
    """Every document and every time expression with a calendar date, in the order of the dates."""
    found = [moment for document in case.documents for moment in _of_document(document)]
    documents = {document.id: document for document in case.documents}
    found += [_of_time(documents[t.document], t) for t in case.times if t.type == "DATE" and _CALENDAR.match(t.value)]
    return sorted(_once(found), key=lambda moment: (moment.date, moment.document, moment.words or Span(0, 0, "")))


def _of_document(document: Document) -> Iterator[Moment]:
    if document.date:
        name = document.title.value if document.title else document.kind.value
        yield Moment(document.date.value, document.id, document.date.span, None, name, document.date.reason)


def _of_time(document: Document, time: TimeExpression) -> Moment:
    sentence = sentence_around(document, time.span)
    return Moment(time.value, document.id, time.span, sentence, sentence.text, time.reason)


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence (or line) of a document in which a span stands."""
    before = _SENTENCE_END.finditer(document.text, 0, span.start + 1)  # one more, for what is looked ahead at
    ends_before = [m.end() for m in before if m.end() <= span.start]
    start = ends_before[-1] if ends_before else 0
    after = _SENTENCE_END.search(document.text, span.end)
    stop = after.start() + len(after[0].rstrip()) if after else len(document.text)
    return document.span(start, stop)


def _once(moments: list[Moment]) -> Iterator[Moment]:
    seen: set[tuple[str, str, str]] = set()
    for moment in moments:
        key = (moment.date, moment.document, moment.what)
        if key not in seen:
            seen.add(key)
            yield moment
