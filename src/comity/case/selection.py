"""A selection of one kind of evidence: filtered by who, about whom, when and with which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from comity import shown
from comity.case import store
from comity.case.sentences import clean, query
from comity.errors import UnknownName
from comity.evidence import roles
from comity.model import Document, Position, dated, first_day, last_day

if TYPE_CHECKING:
    import sqlite3

    import polars

T = TypeVar("T", bound=msgspec.Struct)

# Columns that hold ids of actors; what is no id in them is shown as it is.
_NAMED = frozenset({"about", "actors", "asserted_by", "holder", "proposed_by", "reported_by", "source", "source_actor",
                    "speaker", "subject", "target", "targets"})  # fmt: skip
_SET = "(SELECT value FROM json_each(?))"


class Asked(Protocol):
    """What a selection asks of the case it is of."""

    least: float

    @property
    def connection(self) -> sqlite3.Connection: ...
    @property
    def dates(self) -> dict[str, str]: ...
    def party(self, name: str) -> frozenset[str]: ...
    def name(self, actor: str | None) -> str: ...


class Filter(NamedTuple):
    """A narrowing: as a condition of SQL over indexed columns, and the same of an object."""

    where: str
    values: tuple[Any, ...]
    keep: Callable[[Any], bool]


def _surer(least: float) -> Filter:
    """What is at least so sure; what has no confidence is sure."""
    if least <= 0:
        return Filter("1", (), lambda item: True)
    where = "coalesce(json_extract(data, '$.confidence'), 1) >= ?"
    return Filter(where, (least,), lambda item: getattr(item, "confidence", 1.0) >= least)


class Selection(Generic[T]):
    """Evidence of one kind in a case; narrow it with `by`, `about`, `since`, `until`, `within` and `matching`.

    Each narrowing returns a new selection. Iterate over it, take its `len`, or make it a table.
    """

    def __init__(
        self,
        case: Asked,
        kind: type[T],
        filters: tuple[Filter, ...] = (),
        once: Callable[[Iterable[T], Mapping[str, str]], Iterable[T]] | None = None,
    ) -> None:
        """`once` makes one of what several documents tell alike, given the documents' dates."""
        self.case, self._kind, self._filters, self._once = case, kind, filters, once

    def __iter__(self) -> Iterator[T]:
        connection = self.case.connection
        if self._once:  # what is made of several rows is narrowed when it is whole
            for item in self._once(store.select(connection, self._kind), self.case.dates):
                if all(each.keep(item) for each in (*self._filters, _surer(self.case.least))):
                    yield item
            return
        filters = (*self._filters, _surer(self.case.least))
        where = " AND ".join(f"({each.where})" for each in filters)
        values = [value for each in filters for value in each.values]
        for item in store.select(connection, self._kind, where, values):
            if all(each.keep(item) for each in self._filters if each.where == "1"):
                yield item

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._table.name}>"

    def where(self, keep: Callable[[T], bool]) -> Selection[T]:
        """Those for which `keep` is true."""
        return self._narrowed(Filter("1", (), keep))

    def by(self, name: str) -> Selection[T]:
        """Said, held or done by an actor: a state's are also those of its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name.
        """
        return self._narrowed(self._linked("by", self.case.party(clean(name))))

    def about(self, name: str) -> Selection[T]:
        """About an actor, or, of positions, an issue by words of it; a state's are also about its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name, and no position is on it.
        """
        issue = self._issue(clean(name))
        try:
            linked = self._linked("about", self.case.party(clean(name)))
        except UnknownName:
            if not len(found := self._narrowed(issue)):
                raise
            return found
        either = Filter(
            f"({linked.where}) OR ({issue.where})",
            (*linked.values, *issue.values),
            lambda item: linked.keep(item) or issue.keep(item),
        )
        return self._narrowed(either)

    def since(self, date: str) -> Selection[T]:
        """In documents dated on or after an ISO date; documents without a date are left out.

        Raises:
            ComityError: it is not a date.
        """
        first = first_day(dated(date))
        return self._dated("last_day >= ?", first, lambda day: last_day(day) >= first)

    def until(self, date: str) -> Selection[T]:
        """In documents dated on or before an ISO date; documents without a date are left out.

        Raises:
            ComityError: it is not a date.
        """
        last = last_day(dated(date))
        return self._dated("first_day <= ?", last, lambda day: first_day(day) <= last)

    def within(self, *documents: str) -> Selection[T]:
        """In these documents, by their ids, titles or paths."""
        rows = self.case.connection.execute("SELECT id, title, path FROM documents").fetchall()
        wanted = frozenset(documents) | {id for id, title, path in rows if {title, path} & {*documents}}
        condition = f"{self._document} IN {_SET}"
        return self._narrowed(Filter(condition, (_json(wanted),), lambda item: not wanted.isdisjoint(_homes(item))))

    def matching(self, words: str) -> Selection[T]:
        """With all these words, in any of their forms; several words in double quotation marks are a phrase."""
        wanted = query(words)
        if not wanted:
            return self._narrowed(Filter("0", (), lambda item: False))
        if self._kind is Document:
            found = "SELECT d.number FROM sentences_fts f JOIN sentences s ON s.number = f.rowid "
            found += "JOIN documents d ON d.id = s.document WHERE sentences_fts MATCH ?"
        else:
            found = f"SELECT rowid FROM {self._table.name}_fts WHERE {self._table.name}_fts MATCH ?"
        rows = self.case.connection.execute(f"SELECT id FROM {self._table.name} WHERE number IN ({found})", (wanted,))
        ids = frozenset(id for (id,) in rows)
        return self._narrowed(Filter(f"number IN ({found})", (wanted,), lambda item: item.id in ids))

    def ids(self) -> frozenset[str]:
        """The ids alone, without the rest of each."""
        if self._once or any(each.where == "1" for each in self._filters):
            return frozenset(item.id for item in self)  # type: ignore[attr-defined]
        filters = (*self._filters, _surer(self.case.least))
        where = " AND ".join(f"({each.where})" for each in filters)
        values = [value for each in filters for value in each.values]
        sql = f"SELECT id FROM {self._table.name} WHERE review IS NOT 'rejected' AND ({where})"
        return frozenset(id for (id,) in self.case.connection.execute(sql, values))

    @property
    def _table(self) -> store.Table:
        return store.TABLES[self._kind]

    @property
    def _document(self) -> str:
        return "id" if self._kind is Document else "document"

    def _narrowed(self, more: Filter) -> Selection[T]:
        return Selection(self.case, self._kind, (*self._filters, more), self._once)

    def _linked(self, role: str, party: frozenset[str]) -> Filter:
        """Those that have one of a party in a role."""
        where = f"id IN (SELECT item FROM links WHERE role = ? AND name IN {_SET})"
        return Filter(
            where, (role, _json(party)), lambda item: any(r == role and name in party for r, name in roles(item))
        )

    def _issue(self, words: str) -> Filter:
        """Those that are positions on an issue with these words."""
        if self._kind is not Position:
            return Filter("0", (), lambda item: False)
        targets = self.case.connection.execute("SELECT DISTINCT target FROM positions").fetchall()
        wanted = frozenset(target for (target,) in targets if _has_words(target, words))
        return Filter(f"target IN {_SET}", (_json(wanted),), lambda item: item.target in wanted)

    def _dated(self, condition: str, date: str, keep: Callable[[str], bool]) -> Selection[T]:
        where = f"{self._document} IN (SELECT id FROM documents WHERE {condition})"
        dates = self.case.dates
        return self._narrowed(
            Filter(where, (date,), lambda item: any(keep(dates[home]) for home in _homes(item) if home in dates))
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain object each, as in the JSON Lines export, with its document's date."""
        dates = self.case.dates
        rows: list[dict[str, Any]] = [msgspec.to_builtins(item) for item in self]
        return [row | {"document_date": dates.get(row.get("document", ""))} for row in rows]

    @property
    def kind(self) -> type[T]:
        """The type of what it holds."""
        return self._kind

    def _repr_html_(self) -> str:
        return shown.html(self)

    def plot(self, what: str | None = None) -> shown.Picture:
        """Of positions, the world map.

        Raises:
            UnknownName: there is no picture of this kind of evidence.
        """
        return shown.plot(self, what)

    def over_time(self, every: str = "month", split: str | None = None) -> polars.DataFrame:
        """How many there are in each day, month, quarter or year, by the dates of their documents.

        Every span between the first and the last has a row, with 0 where there are none; what stands in documents
        whose date is not known so exactly is counted under none. `split` counts by a column of `named` (as "stance").

        Raises:
            ComityError: another span, or no such column.
        """
        from comity.case.series import over_time

        return over_time(self.named(), every, split)

    def named(self) -> polars.DataFrame:
        """The table of `to_polars` with names in place of actors' ids, and the date of each document."""
        import polars

        frame, name, dates = self.to_polars(), self.case.name, self.case.dates
        for column in frame.columns:
            if column in _NAMED and frame[column].dtype == polars.String:
                named = [value and "; ".join(name(part) for part in value.split("; ")) for value in frame[column]]
                frame = frame.with_columns(polars.Series(column, named, polars.String))
        if "document" in frame.columns:
            found = [dates.get(home or "") for home in frame["document"]]
            frame = frame.with_columns(polars.Series("date", found, polars.String))
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A table with the readable columns of the case file, one row each."""
        import polars

        columns = {"id": (lambda item: item.id), **store.TABLES[self._kind].columns}
        rows = [{name: column(item) for name, column in columns.items()} for item in self]
        return polars.DataFrame(rows, infer_schema_length=None) if rows else polars.DataFrame(schema=list(columns))


def _homes(item: Any) -> tuple[str, ...]:
    """The ids of the documents in which an item stands."""
    if isinstance(item, Document):
        return (item.id,)
    home = getattr(item, "document", None)
    return (home,) if home else tuple(document for document, _ in getattr(item, "spans", ()))


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
