"""Rows that a user adds to the record, from a CSV of one's own; they come before what the package has.

Columns: `kind`, `a`, `b`, `status`, `start`, `end`, `source`, `checked`. Of these kinds:

    kind          a                  b              status
    membership    state              organisation   member, observer, candidate, suspended ...
    office        state or           person         title, as prime minister
                  organisation
    any kind of   state              state          left empty
    updates.yaml                                    (war, ceasefire, defence pact, rupture, sanctions ...)

`start` and `end` are ISO dates (nothing: open), `checked` the day to which the row is known (nothing: today). A name of
a state or organisation is read in whatever form datasets write it.
"""

from __future__ import annotations

import csv
import functools
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from comity.errors import RecordError, UnknownName
from comity.model import first_day, is_date, last_day
from comity.record import own
from comity.record.own import OwnRow
from comity.record.registry import find, organisation, state
from comity.record.tables import entries, sources, table
from comity.record.updates import KINDS

_COLUMNS = ("kind", "a", "b", "status", "start", "end", "source", "checked")
_KEPT = (entries, sources, table)  # caches of what is in the package: own rows change none of it


def add(path: str | Path) -> int:
    """Add the rows of a CSV to the record of this process, and return how many they are.

    Raises:
        RecordError: the file cannot be read or lacks a column, or a row names nobody on record, has a date that is
            none or a kind that is none; it names the line, and no row is added.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            if missing := [name for name in ("kind", "a", "b") if name not in (reader.fieldnames or ())]:
                raise RecordError(f"{path}: no column {missing[0]}", remedy=f"The columns are {', '.join(_COLUMNS)}.")
            added = [
                _row({k: (v or "").strip() for k, v in row.items() if k}, path, n) for n, row in enumerate(reader, 2)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RecordError(f"{path}: {error}", remedy="Give a CSV in UTF-8.") from error
    own.keep(added)
    _forget()
    return len(added)


def clear() -> None:
    """Take all rows that were added out again."""
    own.drop()
    _forget()


def _row(row: dict[str, str], path: str | Path, line: int) -> OwnRow:
    place = f"{path}, line {line}"
    for name in ("start", "end", "checked"):
        if row.get(name) and not is_date(row[name]):
            raise RecordError(
                f"{place}: {row[name]!r} is not a date", remedy="Write it as 2018-01-31, 2018-01 or 2018."
            )
    if row.get("start") and row.get("end") and first_day(row["start"]) > last_day(row["end"]):
        raise RecordError(f"{place}: it ends before it starts", remedy="Mend start or end.")
    try:
        a, b = _parties(row, place)
    except UnknownName as error:
        raise RecordError(f"{place}: {error}", remedy="Write it as the record does.") from error
    status, start, end, source = (row.get(name) or None for name in ("status", "start", "end", "source"))
    return OwnRow(row["kind"], a, b, status, start, end, source, row.get("checked") or date.today().isoformat())


def _parties(row: dict[str, str], place: str) -> tuple[str, str]:
    if row["kind"] == "membership":
        return state(row["a"]).id, organisation(row["b"]).id
    if row["kind"] == "office":
        if not row["b"] or not row.get("status") or not row.get("start"):
            raise RecordError(
                f"{place}: an office needs a person (b), a title (status) and a start", remedy="Fill them."
            )
        return find(row["a"], frozenset({"state", "organisation", "body"})).id, row["b"]
    if row["kind"] not in KINDS:
        kinds = ", ".join(("membership", "office", *KINDS))
        raise RecordError(f"{place}: {row['kind']!r} is no kind of row", remedy=f"Kinds are {kinds}.")
    if not row.get("start"):
        raise RecordError(f"{place}: no start", remedy="Say when it began.")
    return state(row["a"]).id, state(row["b"]).id


def _forget() -> None:
    """What the record's modules keep in mind is made anew with the rows."""
    for cached in _caches():
        cached.cache_clear()


def _caches() -> Iterator[functools._lru_cache_wrapper[object]]:
    for name, module in list(sys.modules.items()):
        if name.startswith("comity.record"):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper) and value not in _KEPT:
                    yield value
