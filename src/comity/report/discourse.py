"""Databases of the Discourse Network Analyzer 3 (Leifeld, github.com/leifeld/dna): read, and written for it.

Such a file is SQLite. A statement has a type, a place in a text (counted in halves of UTF-16, as Java does) and values
of variables; the type that all users know has a person, an organization, a concept and whether the two agree.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from comity.case import Case
from comity.errors import ComityError
from comity.model import Document, Position, Span, Statement
from comity.report.sections.naming import source_name, who

PASSWORD = "comity"  # of the coder Admin in what is written: DNA asks for one, and anybody may change it there
ROUNDS, SALT = 100_000, 16  # how DNA hashes it: SHA-256 over salt and word, so many times
LONGEST = 190  # characters of a value
AGREEMENT = ("person", "organization", "concept", "agreement")
SAYING = ("speaker", "about", "stance", "said as")


class Coded(msgspec.Struct, frozen=True):
    """A statement that a person coded: where it stands, in which words, who says what; `at` is how far into its text
    it begins, 0 to 1; `agreement` is None where the type has none."""

    id: int
    text: str
    date: str
    coder: str
    type: str
    words: str
    at: float
    person: str
    organization: str
    concept: str
    agreement: bool | None


class Text(msgspec.Struct, frozen=True):
    """A text of such a file, by its title."""

    id: int
    title: str
    date: str
    words: str


def read_coded(path: str | Path) -> tuple[tuple[Text, ...], tuple[Coded, ...]]:
    """The texts of a database of the Discourse Network Analyzer, and the statements coded in them, in their order.

    Raises:
        ComityError: it is no such database, or of a version before 3.
    """
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as opened:
            texts = tuple(_texts(opened))
            return texts, tuple(_coded(opened, {text.id: text for text in texts}))
    except sqlite3.Error as error:
        raise ComityError(
            f"this is no database of the Discourse Network Analyzer 3 ({error})", where=str(path),
            remedy="Open it in DNA 3, which brings older files up, save it as an SQLite database, and give that.",
        ) from error  # fmt: skip


def _texts(opened: sqlite3.Connection) -> Iterator[Text]:
    for id, title, words, seconds in opened.execute("SELECT ID, Title, Text, Date FROM DOCUMENTS ORDER BY Date, ID"):
        yield Text(id, title, datetime.fromtimestamp(seconds, UTC).date().isoformat(), words)


def _coded(opened: sqlite3.Connection, texts: dict[int, Text]) -> Iterator[Coded]:
    values: dict[int, dict[str, str]] = {}
    short = "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity"
    named = dict(opened.execute("SELECT ID, Variable FROM VARIABLES"))
    for rows in (short, *(f"SELECT StatementId, VariableId, Value FROM {name}" for name in ("DATALONGTEXT",
                 "DATABOOLEAN", "DATAINTEGER"))):  # fmt: skip
        for statement, variable, value in opened.execute(rows):
            values.setdefault(statement, {})[named[variable].casefold()] = str(value if value is not None else "")
    coders, types = (dict(opened.execute(f"SELECT ID, {column} FROM {name}"))
                     for name, column in (("CODERS", "Name"), ("STATEMENTTYPES", "Label")))  # fmt: skip
    wide = {id: text.words.encode("utf-16-le", "surrogatepass") for id, text in texts.items()}
    rows = "SELECT ID, DocumentId, Start, Stop, Coder, StatementTypeId FROM STATEMENTS ORDER BY DocumentId, Start, ID"
    for id, home, start, stop, coder, type_ in opened.execute(rows):
        said, text = values.get(id, {}), texts[home]
        words = wide[home][2 * start : 2 * stop].decode("utf-16-le", "replace")
        yield Coded(
            id, text.title, text.date, coders.get(coder, ""), types.get(type_, ""), words,
            2 * start / max(1, len(wide[home])), said.get("person") or said.get("speaker", ""),
            said.get("organization", ""), said.get("concept", ""),
            said["agreement"] == "1" if "agreement" in said else None,
        )  # fmt: skip


# ── written ──────────────────────────────────────────────────────────────────────────────────────────

_MAY = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
_ID, _TEXT, _FLAG = "INTEGER NOT NULL PRIMARY KEY", "TEXT NOT NULL DEFAULT ''", "INTEGER NOT NULL DEFAULT 1"
_COLOUR = dict.fromkeys(("Red", "Green", "Blue"), "INTEGER NOT NULL DEFAULT 0")
_VALUE = {"ID": _ID, "StatementId": "INTEGER NOT NULL", "VariableId": "INTEGER NOT NULL"}
_TABLES: dict[str, dict[str, str]] = {
    "SETTINGS": {"Property": "TEXT PRIMARY KEY", "Value": "TEXT NOT NULL"},
    "CODERS": {
        "ID": _ID, "Name": "TEXT NOT NULL", **_COLOUR, "Refresh": "INTEGER NOT NULL DEFAULT 0",
        "FontSize": "INTEGER NOT NULL DEFAULT 14", "Password": "TEXT NOT NULL", "PopupWidth": "INTEGER DEFAULT 300",
        "ColorByCoder": "INTEGER NOT NULL DEFAULT 0", "PopupDecoration": "INTEGER NOT NULL DEFAULT 0",
        "PopupAutoComplete": _FLAG, **{f"Permission{name}": _FLAG for name in _MAY},
    },
    "DOCUMENTS": {
        "ID": _ID, "Title": "TEXT NOT NULL", "Text": "TEXT NOT NULL", "Coder": "INTEGER", "Author": _TEXT,
        "Source": _TEXT, "Section": _TEXT, "Notes": _TEXT, "Type": _TEXT, "Date": "INTEGER NOT NULL",
    },
    "STATEMENTTYPES": {"ID": _ID, "Label": "TEXT NOT NULL", **_COLOUR},
    "VARIABLES": {
        "ID": _ID, "Variable": "TEXT NOT NULL", "DataType": "TEXT NOT NULL DEFAULT 'short text'",
        "StatementTypeId": "INTEGER",
    },
    "VARIABLELINKS": {"ID": _ID, "SourceVariableId": "INTEGER", "TargetVariableId": "INTEGER"},
    "REGEXES": {"Label": "TEXT PRIMARY KEY", **_COLOUR},
    "CODERRELATIONS": {
        "ID": _ID, "Coder": "INTEGER", "OtherCoder": "INTEGER",
        **dict.fromkeys(("viewStatements", "editStatements", "viewDocuments", "editDocuments"), _FLAG),
    },
    "STATEMENTS": {
        "ID": _ID, "StatementTypeId": "INTEGER", "DocumentId": "INTEGER", "Start": "INTEGER NOT NULL",
        "Stop": "INTEGER NOT NULL", "Coder": "INTEGER",
    },
    "DATABOOLEAN": _VALUE | {"Value": _FLAG},
    "DATAINTEGER": _VALUE | {"Value": "INTEGER NOT NULL DEFAULT 0"},
    "ENTITIES": {"ID": _ID, "VariableId": "INTEGER NOT NULL", "Value": _TEXT, **_COLOUR, "ChildOf": "INTEGER"},
    "DATASHORTTEXT": _VALUE | {"Entity": "INTEGER NOT NULL"},
    "DATALONGTEXT": _VALUE | {"Value": "TEXT DEFAULT ''"},
    "ATTRIBUTEVARIABLES": {"ID": _ID, "VariableId": "INTEGER NOT NULL", "AttributeVariable": "TEXT NOT NULL"},
    "ATTRIBUTEVALUES": {
        "ID": _ID, "EntityId": "INTEGER NOT NULL", "AttributeVariableId": "INTEGER NOT NULL", "AttributeValue": _TEXT,
    },
}  # fmt: skip
_REFERS = {
    "Coder": "CODERS", "OtherCoder": "CODERS", "StatementTypeId": "STATEMENTTYPES", "DocumentId": "DOCUMENTS",
    "StatementId": "STATEMENTS", "VariableId": "VARIABLES", "Entity": "ENTITIES", "EntityId": "ENTITIES",
    "AttributeVariableId": "ATTRIBUTEVARIABLES", "SourceVariableId": "VARIABLES", "TargetVariableId": "VARIABLES",
    "ChildOf": "ENTITIES",
}  # fmt: skip
_UNIQUE = {
    "VARIABLES": ("Variable", "StatementTypeId"), "ENTITIES": ("VariableId", "Value"),
    **dict.fromkeys(("DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT"), ("StatementId", "VariableId")),
}  # fmt: skip


def write_coded(case: Case, folder: str | Path) -> Path:
    """Write statements.dna: every text, its statements, and as DNA's own type the positions that support or oppose.

    The password of its coder Admin is in `PASSWORD`.
    """
    path = Path(folder) / "statements.dna"
    with closing(sqlite3.connect(path)) as made, made:
        for name, columns in _TABLES.items():
            made.execute(f"CREATE TABLE {name} ({', '.join(_columns(name, columns))})")
        made.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.11"), ("date", "2025-06-01")])
        made.execute("INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ?)", (_hashed(PASSWORD),))
        for number, (label, names) in enumerate((("DNA Statement", AGREEMENT), ("Statement", SAYING)), 1):
            made.execute("INSERT INTO STATEMENTTYPES (ID, Label, Red, Green, Blue) VALUES (?, ?, 239, 208, 51)",
                         (number, label))  # fmt: skip
            for name in names:
                kind = "boolean" if name == "agreement" else "short text"
                made.execute("INSERT INTO VARIABLES (Variable, DataType, StatementTypeId) VALUES (?, ?, ?)",
                             (name, kind, number))  # fmt: skip
        _rows(made, case)
    return path


def _columns(table: str, columns: dict[str, str]) -> Iterator[str]:
    yield from (f"{name} {kind}" for name, kind in columns.items())
    for name in columns:
        if name in _REFERS:
            yield f"FOREIGN KEY({name}) REFERENCES {_REFERS[name]}(ID) ON DELETE CASCADE"
    if table in _UNIQUE:
        yield f"UNIQUE ({', '.join(_UNIQUE[table])})"


def _rows(made: sqlite3.Connection, case: Case) -> None:
    note = f"Read by Comity {version('comity')}; what is said is given as said, unchecked by a person."
    for number, document in enumerate(case.documents, 1):
        title = document.title.value if document.title else os.path.basename(document.path)
        made.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Type, Date) "
            "VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
            (number, title[:LONGEST], document.text, who(document)[:LONGEST],
             os.path.basename(document.path)[:LONGEST], note, document.kind.value, _seconds(document)),
        )  # fmt: skip
        at = _utf16(document.text)
        for position in case.positions.within(document.id):
            if position.stance in ("support", "oppose") and position.factuality == "asserted":
                _row(made, number, 1, at, (position.words,), _agreement(case, position))
        for statement in case.statements.within(document.id):
            _row(made, number, 2, at, statement.content, _saying(case, statement))


def _agreement(case: Case, position: Position) -> dict[str, str | bool]:
    """A person with their state as organization; whoever else holds it as organization alone."""
    holder = case.actors.get(position.holder)
    person = holder.name if holder and holder.kind == "person" else ""
    home = (holder.state or holder.parent) if holder and person else position.holder
    organization = case.name(home) if home else ""
    return {"person": person, "organization": organization, "concept": case.name(position.target),
            "agreement": position.stance == "support"}  # fmt: skip


def _saying(case: Case, said: Statement) -> dict[str, str | bool]:
    return {"speaker": source_name(case, said), "about": case.names(said.about), "stance": said.stance,
            "said as": said.factuality}  # fmt: skip


def _row(
    made: sqlite3.Connection, document: int, type_: int, at: list[int] | None, spans: Iterable[Span],
    values: dict[str, str | bool],
) -> None:  # fmt: skip
    """One statement with its values; a statement in several pieces reaches from the first to the last."""
    pieces = list(spans)
    start, stop = pieces[0].start, pieces[-1].end
    place = (start, stop) if at is None else (at[start], at[stop])
    id = made.execute("INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, 1)",
                      (type_, document, *place)).lastrowid  # fmt: skip
    for name, value in values.items():
        (variable,) = made.execute("SELECT ID FROM VARIABLES WHERE Variable = ? AND StatementTypeId = ?",
                                   (name, type_)).fetchone()  # fmt: skip
        if isinstance(value, bool):
            made.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
                         (id, variable, int(value)))  # fmt: skip
            continue
        short = value[:LONGEST]
        made.execute("INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)", (variable, short))
        made.execute("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) "
                     "SELECT ?, ?, ID FROM ENTITIES WHERE VariableId = ? AND Value = ?",
                     (id, variable, variable, short))  # fmt: skip


def _utf16(text: str) -> list[int] | None:
    """Where each character of a text begins in halves of UTF-16; None where every character is one."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return None
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if character > "￿" else 1))
    return places


def _seconds(document: Document) -> int:
    """The day of a text in seconds since 1970, the first day where the day is open; 0 where it has none."""
    day = f"{document.date.value}-01-01" if document.date else ""
    try:
        return int(datetime.strptime(day[:10], "%Y-%m-%d").replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0


def _hashed(word: str) -> str:
    salt = os.urandom(SALT)
    digest = hashlib.sha256(salt + word.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
