"""The tables of a case file beside those of its evidence: what is being read, links, words, and views for people.

A table of full text is linked to the table whose text it holds (`content="statements"`), so that a tool which knows
SQLite's full text search, such as Datasette, shows a search box beside that table.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.case.store import TABLES, Table

_BESIDE = (
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT)",
    # A reading that has no `finished` was cut short or is under way.
    "CREATE TABLE readings (number INTEGER PRIMARY KEY, begun TEXT NOT NULL, files TEXT NOT NULL, "
    "again INTEGER NOT NULL, said TEXT NOT NULL, generation INTEGER NOT NULL, finished TEXT)",
    # Each file by its full place, as it was last taken in.
    "CREATE TABLE places (full_path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, version TEXT NOT NULL, "
    "said TEXT NOT NULL, generation INTEGER NOT NULL)",
    # Documents that are still to be read, and those to be read again.
    "CREATE TABLE pending (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, "
    "full_path TEXT NOT NULL, quoting INTEGER NOT NULL, data TEXT NOT NULL)",
    "CREATE INDEX pending_source ON pending (source)",
    "CREATE INDEX pending_full_path ON pending (full_path)",
    "CREATE TABLE introductions (document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE, "
    "actor TEXT NOT NULL, data TEXT, PRIMARY KEY (actor, document)) WITHOUT ROWID",
    "CREATE INDEX introductions_document ON introductions (document)",
    # Who stands behind each piece of evidence (by) and whom it is about; `actor` where the name is an actor's id.
    "CREATE TABLE links (item TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
    "document TEXT REFERENCES documents (id) ON DELETE CASCADE, actor TEXT REFERENCES actors (id), "
    "PRIMARY KEY (item, role, name)) WITHOUT ROWID",
    "CREATE INDEX links_name ON links (name, role)",
    "CREATE INDEX links_document ON links (document)",
    "CREATE INDEX links_actor ON links (actor)",
    "CREATE TABLE corrections (number INTEGER PRIMARY KEY, made TEXT, target TEXT, action TEXT, change TEXT, "
    "reason TEXT, kind TEXT, document TEXT, full_path TEXT, words TEXT, data TEXT)",
    "CREATE INDEX corrections_document ON corrections (document)",
    "CREATE INDEX corrections_full_path ON corrections (full_path)",
    # What each correction stands on, and how it was found.
    "CREATE TABLE attachments (correction INTEGER NOT NULL REFERENCES corrections (number), item TEXT NOT NULL, "
    "document TEXT REFERENCES documents (id) ON DELETE CASCADE, how TEXT NOT NULL, PRIMARY KEY (correction, item))",
    "CREATE INDEX attachments_document ON attachments (document)",
    "CREATE TABLE sentences (number INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id) "
    'ON DELETE CASCADE, start INTEGER, "end" INTEGER, text TEXT)',
    "CREATE INDEX sentences_document ON sentences (document)",
    # By which a text finds its likely sources: pairs of words, and voices.
    "CREATE TABLE traces (word INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents (number) "
    "ON DELETE CASCADE, PRIMARY KEY (word, document)) WITHOUT ROWID",
    "CREATE INDEX traces_document ON traces (document)",
    "CREATE TABLE trace_voices (voice TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (number) "
    "ON DELETE CASCADE, PRIMARY KEY (voice, document)) WITHOUT ROWID",
    "CREATE INDEX trace_voices_document ON trace_voices (document)",
    "CREATE TABLE wants (word INTEGER NOT NULL, item TEXT NOT NULL, needed INTEGER NOT NULL, document INTEGER NOT NULL "
    "REFERENCES documents (number) ON DELETE CASCADE, PRIMARY KEY (word, item)) WITHOUT ROWID",
    "CREATE INDEX wants_document ON wants (document)",
    "CREATE TABLE want_voices (voice TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (number) "
    "ON DELETE CASCADE, PRIMARY KEY (voice, document)) WITHOUT ROWID",
    "CREATE INDEX want_voices_document ON want_voices (document)",
)

_SEARCHED = {
    "documents": ("title",), "statements": ("content", "source"), "quotations": ("text",), "events": ("text",),
    "ties": ("text",), "positions": ("text", "target"), "claims": ("text",), "proposals": ("text", "name"),
    "sentences": ("text",),
}  # fmt: skip

_ABOUT = (
    "(SELECT group_concat(coalesce(a.name, l.name), '; ') FROM links l LEFT JOIN actors a ON a.id = l.actor "
    "WHERE l.item = x.id AND l.role = '{role}')"
)
_FROM = "JOIN documents d ON d.id = x.document WHERE x.review IS NOT 'rejected'"
_VIEWS = {
    "who_said_what": "SELECT x.id, d.date, coalesce(a.name, x.speaker, x.source) AS who, x.stance, x.content, "
    f"{_ABOUT.format(role='about')} AS about, x.mode, x.factuality, x.confidence, d.title, d.path "
    f"FROM statements x LEFT JOIN actors a ON a.id = x.source_actor {_FROM}",
    "who_did_what": f"SELECT x.id, x.date, {_ABOUT.format(role='by')} AS who, x.type, x.mode, "
    f"{_ABOUT.format(role='about')} AS whom, x.factuality, x.text, d.title, d.path FROM events x {_FROM}",
    "who_is_tied": "SELECT x.id, d.date, x.kind, coalesce(a.name, x.source) AS one, coalesce(b.name, x.target) AS "
    "other, x.sign, x.status, x.asserted_by, x.factuality, x.text, d.title, d.path FROM ties x "
    f"LEFT JOIN actors a ON a.id = x.source LEFT JOIN actors b ON b.id = x.target {_FROM}",
    "who_stands_where": "SELECT x.id, d.date, coalesce(a.name, x.holder) AS who, x.stance, coalesce(b.name, x.target) "
    "AS on_what, x.text, d.title, d.path FROM positions x LEFT JOIN actors a ON a.id = x.holder "
    f"LEFT JOIN actors b ON b.id = x.target {_FROM}",
}


def statements() -> Iterator[str]:
    """All that makes an empty case, in order."""
    yield from (table.create() for table in TABLES.values())
    yield from _BESIDE
    yield from (index for table in TABLES.values() for index in _indices(table))
    for table, columns in _SEARCHED.items():
        yield from _full_text(table, columns)
    yield from (f"CREATE VIEW {name} AS {select}" for name, select in _VIEWS.items())


def _indices(table: Table) -> Iterator[str]:
    for column in table.indexed:
        yield f'CREATE INDEX {table.name}_{column} ON {table.name} ("{column}")'


def _full_text(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    """A table of full text that is kept as the table is, whoever writes it."""
    named = ", ".join(f'"{column}"' for column in columns)
    new, old = (", ".join(f'{row}."{column}"' for column in columns) for row in ("new", "old"))
    yield (
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({named}, content="{table}", content_rowid="number", '
        "tokenize='porter unicode61')"
    )
    add = f"INSERT INTO {table}_fts (rowid, {named}) VALUES (new.number, {new});"
    drop = f"INSERT INTO {table}_fts ({table}_fts, rowid, {named}) VALUES ('delete', old.number, {old});"
    yield f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER {table}_dropped AFTER DELETE ON {table} BEGIN {drop} END"
    yield f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {named} ON {table} BEGIN {drop} {add} END"
