"""What a search finds: statements in their context, and sentences that are in no statement."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from comity.case import Case, Selection, Sentence
from comity.model import Document, Statement
from comity.report.sections.naming import Places, Words, source_name, who

AROUND = 120  # characters of context on either side


class Home(msgspec.Struct, frozen=True):
    """The document that words stand in: its kind, who it is by, and its date."""

    id: str
    kind: str
    by: str
    date: str | None


class Hit(msgspec.Struct, frozen=True):
    """A statement: who says it and how, in which document, its words with what stands before and after them.

    `shown` is the text from the first of its words to the last.
    """

    id: str
    source: str
    stance: str
    mode: str
    document: Home
    words: tuple[Words, ...]
    before: str
    shown: str
    after: str


class Elsewhere(msgspec.Struct, frozen=True):
    """A sentence with the words of a search that is in none of the statements found."""

    document: Home
    words: tuple[Words, ...]


class Found(msgspec.Struct, frozen=True):
    """What `comity said` prints."""

    statements: tuple[Hit, ...]
    sentences: tuple[Elsewhere, ...]


def found(case: Case, chosen: Selection[Statement], sentences: Sequence[Sentence] = ()) -> Found:
    """Statements chosen, and of sentences with the words of a search those that stand in none of them."""
    places = Places(case)
    said = [(statement.document, span) for statement in chosen for span in statement.content]
    left = [s for s in sentences if not any(s.document == home and s.span.overlaps(span) for home, span in said)]
    hits = tuple(_hit(case, places, statement) for statement in chosen)
    return Found(hits, tuple(_sentence(places, sentence) for sentence in left))


def _hit(case: Case, places: Places, statement: Statement) -> Hit:
    document = places.documents[statement.document]
    first, last = statement.content[0].start, statement.content[-1].end
    parts = (document.text[max(0, first - AROUND) : first], document.text[first:last], document.text[last:][:AROUND])
    before, shown, after = (" ".join(part.split()) for part in parts)
    words = places.words(statement.document, statement.content)
    source = source_name(case, statement)
    return Hit(statement.id, source, statement.stance, statement.mode, _home(document), words, before, shown, after)


def _sentence(places: Places, sentence: Sentence) -> Elsewhere:
    return Elsewhere(_home(places.documents[sentence.document]), places.words(sentence.document, [sentence.span]))


def _home(document: Document) -> Home:
    return Home(document.id, document.kind.value, who(document), document.date.value if document.date else None)
