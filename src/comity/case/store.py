"""The case file: its tables, and objects in and out of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from comity.errors import CaseError
from comity.evidence import roles
from comity.model import (
    Actor,
    Claim,
    Document,
    Draft,
    Event,
    Mention,
    ParaphraseCheck,
    Position,
    Quotation,
    SourceFile,
    Span,
    Statement,
    Tie,
    TimeExpression,
    first_day,
    is_date,
    last_day,
)  # fmt: skip

T = TypeVar("T", bound=msgspec.Struct)
Column = Callable[[Any], str | int | float | None]


@dataclass(frozen=True)
class Table:
    """How one type of object is stored: the readable columns beside `number`, `id`, `review` and `data`.

    `given` are columns that the object itself does not hold; `indexed` those by which rows are found.
    """

    name: str
    columns: dict[str, Column]
    given: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ("document",)

    def create(self) -> str:
        named = (*self.columns, *self.given)
        columns = "".join(
            f', "{name}"{_REFERENCES.get(name, _REFERENCES.get(f"{self.name}.{name}", ""))}' for name in named
        )
        head = "number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE"
        return f"CREATE TABLE {self.name} ({head}{columns}, review TEXT, data TEXT NOT NULL)"


_REFERENCES = {
    "document": " TEXT REFERENCES documents (id) ON DELETE CASCADE",
    "documents.source": " TEXT REFERENCES sources (id)",
}


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _value(name: str) -> Column:
    return lambda document: getattr(getattr(document, name), "value", None)


def _day(of: Callable[[str], str]) -> Column:
    def column(document: Any) -> str | None:
        return of(document.date.value) if document.date and is_date(document.date.value) else None

    return column


def _field(name: str) -> Column:
    def column(item: Any) -> str | int | float | None:
        value = getattr(item, name)
        return _joined(value) if isinstance(value, tuple) else value

    return column


def _spanned(of: Callable[[Any], Span | None]) -> dict[str, Column]:
    def part(name: str) -> Column:
        return lambda item: getattr(of(item), name, None)

    return {"document": lambda item: item.document, "start": part("start"), "end": part("end"), "text": part("text")}


def _words(item: Any) -> Span | None:
    words: Span | None = item.words
    return words


def _fields(*names: str) -> dict[str, Column]:
    return {name: _field(name) for name in names}


def _pieces(name: str) -> Column:
    return lambda item: " … ".join(span.text for span in getattr(item, name))


TABLES: dict[type[msgspec.Struct], Table] = {
    SourceFile: Table(
        "sources", _fields("path", "format", "sha256", "encoding", "partial"), ("full_path",), ("full_path",)
    ),
    Document: Table(
        "documents",
        {
            **_fields("source", "path", "start", "end", "language", "same_as"),
            **{name: _value(name) for name in ("kind", "title", "issuer", "speaker", "author", "date", "place")},
            "first_day": _day(first_day),
            "last_day": _day(last_day),
        },
        ("full_path", "generation"),
        ("source", "full_path", "first_day", "last_day", "kind"),
    ),
    Actor: Table("actors", _fields("name", "kind", "state", "office"), (), ("name", "state")),
    Mention: Table(
        "mentions", {**_spanned(lambda mention: mention.span), **_fields("actor", "form", "label", "reason")}
    ),
    TimeExpression: Table(
        "times", {**_spanned(lambda time: time.span), **_fields("type", "value", "anchor", "reason")}
    ),
    Statement: Table(
        "statements",
        {
            **_spanned(lambda statement: statement.content[0] if statement.content else None),
            **_fields("source_actor", "speaker", "mode", "stance", "factuality", "reported_by", "about", "confidence"),
            **{name: _pieces(name) for name in ("source", "cue", "content")},
        },
    ),
    Quotation: Table(
        "quotations",
        {
            **_spanned(lambda quotation: quotation.span),
            **_fields("type", "speaker", "statement", "verdict", "reason"),
            "found_in": lambda quotation: quotation.match.document if quotation.match else None,
        },
        indexed=("document", "speaker", "found_in"),
    ),
    ParaphraseCheck: Table("paraphrases", _fields("document", "statement", "verdict", "reason")),
    Event: Table(
        "events",
        {
            "document": lambda event: event.spans[0][0] if event.spans else None,
            "text": lambda event: event.spans[0][1].text if event.spans else None,
            **_fields("type", "mode", "actors", "targets", "date", "place", "factuality", "reported_by"),
        },
    ),
    Tie: Table(
        "ties",
        {
            **_spanned(_words),
            **_fields("kind", "source", "target", "sign", "status", "basis", "asserted_by", "factuality", "dataset"),
        },
    ),
    Position: Table("positions", {**_spanned(_words), **_fields("holder", "target", "stance", "asserted_by")}),
    Claim: Table(
        "claims", {**_spanned(_words), **_fields("type", "subject", "asserted_by", "verdict", "dataset", "reason")}
    ),
    Draft: Table("proposals", {**_spanned(_words), **_fields("name", "proposed_by", "lacks")}),
}


def insert(connection: sqlite3.Connection, items: Iterable[msgspec.Struct], **given: str | int | None) -> None:
    """Store objects of any of the types in TABLES, in place of those with the same ids; `given` fills `Table.given`.

    A row keeps its number, and whom it links to is written with it.
    """
    for item in items:
        table = TABLES[type(item)]
        row: dict[str, Any] = {"id": item.id}  # type: ignore[attr-defined]
        row |= {name: column(item) for name, column in table.columns.items()}
        row |= {name: given.get(name) for name in table.given}
        row |= {"review": None, "data": msgspec.json.encode(item).decode()}
        if "number" in given and isinstance(item, Document):
            row["number"] = given["number"]
        names = ", ".join(f'"{name}"' for name in row)
        changed = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in ("id", "number"))
        connection.execute(
            f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(row))}) "
            f"ON CONFLICT (id) DO UPDATE SET {changed}",
            tuple(row.values()),
        )
        _link(connection, item, table)


def _link(connection: sqlite3.Connection, item: Any, table: Table) -> None:
    """Write who stands behind an item and whom it is about, in place of what was written before."""
    connection.execute("DELETE FROM links WHERE item = ?", (item.id,))
    document = table.columns["document"](item) if "document" in table.columns else None
    for role, name in roles(item):
        connection.execute(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?, (SELECT id FROM actors WHERE id = ?))",
            (item.id, role, name, table.name, document, name),
        )


def select(connection: sqlite3.Connection, kind: type[T], where: str = "1", values: Iterable[Any] = ()) -> Iterator[T]:
    """Objects of one type, in the order of their documents and places, those that a person rejected left out.

    Raises:
        CaseError: one of them is of a kind that this version does not know.
    """
    table = TABLES[kind]
    place = "(SELECT number FROM documents WHERE documents.id = document), " if "document" in table.columns else ""
    start = '"start", ' if place and "start" in table.columns else ""
    sql = f"SELECT data FROM {table.name} WHERE review IS NOT 'rejected' AND ({where}) ORDER BY {place}{start}number"
    for (data,) in connection.execute(sql, tuple(values)):
        try:
            yield msgspec.json.decode(data, type=kind)
        except msgspec.ValidationError as error:  # of another version, or of a kind that is no more
            raise CaseError(
                f"the case holds what is not known here ({error})",
                remedy="Use the version that wrote it, or read its texts into a new case.",
            ) from error
