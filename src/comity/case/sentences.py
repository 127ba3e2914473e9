"""The sentences of every document, so that words are found that stand in no statement."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import msgspec

from comity.model import Document, Span, dated, first_day, last_day

_END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)(?<!\bSt)[.!?…][”\"’)\]]*\s+(?=\S)|\n\s*\n|[。！？]"
)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a document."""

    document: str
    span: Span


def sentences(document: Document) -> Iterator[Span]:
    """The sentences of a document, by their ends alone: in any language, whether or not it is read for evidence."""
    parts = [(p.span.start, p.span.end) for p in document.paragraphs] or [(0, len(document.text))]
    for start, end in parts:
        ends = [match.end() for match in _END.finditer(document.text, start, end)]
        for a, b in zip([start, *ends], [*ends, end], strict=True):
            words = document.text[a:b]
            left = len(words) - len(words.lstrip())
            if stripped := words.strip():
                yield Span.of(document.text, a + left, a + left + len(stripped))


def index(connection: sqlite3.Connection, document: Document) -> None:
    """Store the sentences of a document."""
    connection.executemany(
        'INSERT INTO sentences (document, start, "end", text) VALUES (?, ?, ?, ?)',
        [(document.id, span.start, span.end, span.text) for span in sentences(document)],
    )


def search(
    connection: sqlite3.Connection, words: str, since: str | None = None, until: str | None = None
) -> Iterator[Sentence]:
    """The sentences with all these words, in the order of the case.

    Raises:
        ComityError: `since` or `until` is no date.
    """
    wanted = query(words)
    if not wanted:
        return
    rows = connection.execute(
        'SELECT s.document, s.start, s."end", s.text FROM sentences s JOIN documents d ON d.id = s.document '
        "WHERE s.number IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?) "
        "AND d.review IS NOT 'rejected' AND (? IS NULL OR d.last_day >= ?) AND (? IS NULL OR d.first_day <= ?) "
        "ORDER BY d.number, s.start",
        (wanted, since, since and first_day(dated(since)), until, until and last_day(dated(until))),
    )
    for document, start, end, text in rows:
        yield Sentence(document, Span(start, end, text))


def query(words: str) -> str:
    """A search as SQLite's full text search takes it: all the words, several in double marks as a phrase.

    >>> query('trade "sea dues"')
    '"trade" AND "sea dues"'
    """
    terms = (term.strip('"') for term in re.findall(r'"[^"]+"|[^\s"]+', clean(words)))
    return " AND ".join(f'"{term}"' for term in terms if re.search(r"\w", term))


def clean(text: str) -> str:
    """A text without what no file can hold: control characters and halves of pairs of characters."""
    return re.sub(r"[\x00-\x1f\ud800-\udfff]", " ", text)
