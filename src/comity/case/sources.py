"""The likely sources of a text, and who may quote it, by an index in the case file (`comity.collation.traces`)."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from comity.collation import EARLIER, LATER, Traces, Wanted
from comity.model import Document, first_day, is_date, last_day

_SET = "(SELECT value FROM json_each(?))"
# What is only kept until the new text in its place is read is no source any more.
_STANDS = (
    "(id IN (SELECT id FROM pending) OR NOT EXISTS (SELECT 1 FROM places p WHERE p.full_path = documents.full_path "
    "AND p.generation > documents.generation))"
)
_NEAR = (
    "(? IS NULL OR d.first_day IS NULL OR (d.first_day <= date(?, '+{after} days') AND "
    "d.last_day >= date(?, '-{before} days')))"
)


def index(connection: sqlite3.Connection, number: int, traces: Traces | None, wanted: Wanted | None) -> None:
    """Write by what a document is found as a source, and what it looks for in sources."""
    if traces:
        connection.executemany("INSERT INTO traces VALUES (?, ?)", [(word, number) for word in sorted(traces.words)])
        voices = [(voice, number) for voice in sorted(traces.voices)]
        connection.executemany("INSERT INTO trace_voices VALUES (?, ?)", voices)
    if wanted:
        rows = [(word, item, needed, number) for item, pairs, needed in wanted.quoted for word in sorted(pairs)]
        connection.executemany("INSERT INTO wants VALUES (?, ?, ?, ?)", rows)
        voices = [(voice, number) for voice in sorted(wanted.voices)]
        connection.executemany("INSERT INTO want_voices VALUES (?, ?)", voices)


def likely_sources(connection: sqlite3.Connection, document: Document, wanted: Wanted | None) -> list[Document]:
    """The documents of the case that can be the source of what this one quotes, in the order of the case."""
    if wanted is None:
        return []
    found = _by_words(connection, wanted) | _by_voice(
        connection, "trace_voices", wanted.voices, document, LATER, EARLIER
    )
    return _documents(connection, found, document.id)


def likely_quoters(connection: sqlite3.Connection, document: Document, traces: Traces | None) -> list[Document]:
    """The documents of the case that can quote this one, those left out that are still to be read again."""
    if traces is None:
        return []
    rows = connection.execute(
        "SELECT document FROM (SELECT document, needed, count(*) AS there FROM wants "
        f"WHERE word IN {_SET} GROUP BY item) WHERE there >= needed",
        (_json(sorted(traces.words)),),
    )
    found = {number for (number,) in rows}
    found |= _by_voice(connection, "want_voices", traces.voices, document, EARLIER, LATER)
    return _documents(connection, found, document.id, "AND id NOT IN (SELECT id FROM pending)")


def _by_words(connection: sqlite3.Connection, wanted: Wanted) -> set[int]:
    every = sorted({word for _, pairs, _ in wanted.quoted for word in pairs})
    holding: defaultdict[int, list[int]] = defaultdict(list)
    for word, number in connection.execute(f"SELECT word, document FROM traces WHERE word IN {_SET}", (_json(every),)):
        holding[word].append(number)
    found: set[int] = set()
    for _, pairs, needed in wanted.quoted:
        there = Counter(number for word in pairs for number in holding.get(word, ()))
        found |= {number for number, count in there.items() if count >= needed}
    return found


def _by_voice(
    connection: sqlite3.Connection, table: str, voices: Iterable[str], document: Document, after: int, before: int
) -> set[int]:
    """Documents with one of these voices, dated at most so many days after and before this one."""
    date = document.date.value if document.date and is_date(document.date.value) else None
    first, last = (first_day(date), last_day(date)) if date else (None, None)
    near = _NEAR.format(after=after, before=before)
    rows = connection.execute(
        f"SELECT DISTINCT d.number FROM {table} v JOIN documents d ON d.number = v.document "
        f"WHERE v.voice IN {_SET} AND {near}",
        (_json(sorted(voices)), date, last, first),
    )
    return {number for (number,) in rows}


def _documents(connection: sqlite3.Connection, numbers: set[int], but: str, more: str = "") -> list[Document]:
    sql = f"SELECT data FROM documents WHERE number IN {_SET} AND id != ? AND {_STANDS} {more} ORDER BY number"
    rows = connection.execute(sql, (_json(sorted(numbers)), but))
    return [msgspec.json.decode(data, type=Document) for (data,) in rows]


def _json(values: Iterable[int | str]) -> str:
    return msgspec.json.encode(list(values)).decode()
