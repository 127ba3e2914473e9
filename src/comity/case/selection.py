"""A selection of one kind of evidence: filtered by who, about whom, when and with which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from comity.case import store
from comity.errors import UnknownName
from comity.model import Position, dated, first_day, last_day

if TYPE_CHECKING:
    import polars

    from comity.case.case import Case

T = TypeVar("T", bound=msgspec.Struct)

# Where each kind of evidence names who says or does it, and whom or what it is about.
_BY = (
    "source_actor",
    "source_actors",
    "speaker",
    "speakers",
    "asserted_by",
    "holder",
    "actors",
    "proposed_by",
    "reported_by",
)
_ABOUT = ("about", "target", "targets", "subject", "source", "actor", "organisations")


class Selection(Generic[T]):
    """Evidence of one kind in a case; narrow it with `by`, `about`, `since`, `until` and `matching`.

    Each narrowing returns a new selection. Iterate over it, take its `len`, or make it a table.
    """

    def __init__(
        self,
        case: Case,
        kind: type[T],
        keep: tuple[Callable[[T], bool], ...] = (),
        once: Callable[[Iterable[T], Mapping[str, str]], Iterable[T]] | None = None,
    ) -> None:
        """`once` makes one of what several documents tell alike, given the documents' dates."""
        self.case, self._kind, self._keep, self._once = case, kind, keep, once

    def __iter__(self) -> Iterator[T]:
        stored: Iterable[T] = store.select(self.case.connection, self._kind)
        for item in self._once(stored, self.case.dates) if self._once else stored:
            if all(keep(item) for keep in self._keep):
                yield item

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<{len(self)} {store.TABLES[self._kind].name}>"

    def where(self, keep: Callable[[T], bool]) -> Selection[T]:
        """Those for which `keep` is true."""
        return Selection(self.case, self._kind, (*self._keep, keep), self._once)

    def by(self, name: str) -> Selection[T]:
        """Said, held or done by an actor: a state's are also those of its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name.
        """
        party = self.case.party(name)
        return self.where(lambda item: not party.isdisjoint(_named(item, _BY)))

    def about(self, name: str) -> Selection[T]:
        """About an actor, or, of positions, an issue by words of it; a state's are also about its officials and bodies.

        Raises:
            UnknownName: nobody in the case or on record has that name, and no position is on it.
        """
        issue = self.where(lambda item: _has_words(_issue(item), name))
        try:
            party = self.case.party(name)
        except UnknownName:
            if not len(issue):
                raise
            return issue
        return self.where(lambda item: not party.isdisjoint(_named(item, _ABOUT)) or _has_words(_issue(item), name))

    def since(self, date: str) -> Selection[T]:
        """In documents dated on or after an ISO date; documents without a date are left out.

        Raises:
            ComityError: it is not a date.
        """
        dated(date)
        return self.where(lambda item: any(last_day(d) >= first_day(date) for d in self._dates(item)))

    def until(self, date: str) -> Selection[T]:
        """In documents dated on or before an ISO date; documents without a date are left out.

        Raises:
            ComityError: it is not a date.
        """
        dated(date)
        return self.where(lambda item: any(first_day(d) <= last_day(date) for d in self._dates(item)))

    def matching(self, words: str) -> Selection[T]:
        """With all these words, in any of their forms; several words in double quotation marks are a phrase."""
        terms = re.findall(r'"[^"]+"|[^\s"]+', words)
        query = " AND ".join('"' + term.strip('"').replace('"', '""') + '"' for term in terms)
        rows = self.case.connection.execute("SELECT item FROM words WHERE words MATCH ?", (query,)) if query else []
        found = {row[0] for row in rows}
        return self.where(lambda item: item.id in found)  # type: ignore[attr-defined]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain object each, as in the JSON Lines export, with its document's date."""
        dates = self.case.dates
        rows: list[dict[str, Any]] = [msgspec.to_builtins(item) for item in self]
        return [row | {"document_date": dates.get(row.get("document", ""))} for row in rows]

    def to_polars(self) -> polars.DataFrame:
        """A table with the readable columns of the case file, one row each."""
        import polars

        columns = {"id": (lambda item: item.id), **store.TABLES[self._kind].columns}
        rows = [{name: column(item) for name, column in columns.items()} for item in self]
        return polars.DataFrame(rows, infer_schema_length=None) if rows else polars.DataFrame(schema=list(columns))

    def _dates(self, item: T) -> list[str]:
        documents = [item.document] if hasattr(item, "document") else [d for d, _ in getattr(item, "spans", ())]
        return [date for document in documents if (date := self.case.dates.get(document))]


def _issue(item: Any) -> str:
    """What a position is on; empty for everything else."""
    return item.target if isinstance(item, Position) else ""


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _named(item: Any, fields: tuple[str, ...]) -> set[str]:
    names: set[str] = set()
    for field in fields:
        value = getattr(item, field, None)
        if isinstance(value, str):
            names.add(value)
        elif isinstance(value, tuple):
            names.update(part for part in value if isinstance(part, str))
    return names
