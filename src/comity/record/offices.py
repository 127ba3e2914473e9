"""Who held which office when: terms written down by hand, with the leaders of Archigos before them.

`offices.csv` has one term a row: holder (a state or an organisation), office, name, first and last day (none: still
in office when the row was checked), grade (A: agrees with the second source that it names, or with what a second
author held to be true before reading it; B: by one hand alone), the day to which it is held to be true, and the
source. `persons.yaml` adds the persons whom texts name in other offices.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from io import StringIO
from typing import Any, NamedTuple

from comity.model import first_day, last_day
from comity.names import title_key
from comity.record import own
from comity.record.tables import entries, file

_KNOWN = "2026-01-31"  # persons.yaml has the offices of January 2026


class Term(NamedTuple):
    """An office that a person held, of a state or an organisation (`holder`), from a first to a last day."""

    name: str
    holder: str
    office: str
    start: str | None
    end: str | None
    dataset: str
    grade: str
    checked: str | None
    source: str | None = None


@cache
def terms() -> tuple[Term, ...]:
    """Every term written down by hand."""
    listed = [
        Term(row["name"], row["holder"], row["office"], row["start"], row["end"] or None, "offices", row["grade"],
             row["checked"], row["source"])
        for row in csv.DictReader(StringIO(file("offices.csv")))
    ]  # fmt: skip
    by_name: defaultdict[str, list[Term]] = defaultdict(list)
    for term in listed:
        by_name[title_key(term.name)].append(term)
    others = [term for row in entries("persons") for term in _of(row)]
    mine = [
        Term(row.b, row.a, row.status or "", row.start, row.end, own.DATASET, "A", row.checked, row.source)
        for row in own.rows("office")
    ]
    return (
        *mine,
        *listed,
        *(term for term in others if not any(_same(term, t) for t in by_name[title_key(term.name)])),
    )


@cache
def _by_holder() -> dict[str, tuple[Term, ...]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms():
        found[term.holder].append(term)
    return {holder: tuple(listed) for holder, listed in found.items()}


def terms_of(holder: str) -> tuple[Term, ...]:
    """Terms written down of the offices of a state or organisation, by its id."""
    return _by_holder().get(holder, ())


def _of(row: dict[str, Any]) -> list[Term]:
    given = row.get("spells") or [[row["office"], row["start"], *([row["end"]] if row.get("end") else [])]]
    holder = row.get("state") or row["parent"]
    return [
        Term(row["name"], holder, office, start, end[0] if end else None, "persons", "A", end[0] if end else _KNOWN)
        for office, start, *end in given
    ]


def _same(term: Term, other: Term) -> bool:
    """Whether a term is one that is listed: of the same holder, about the same days, and the same kind of office."""
    class_ = office_class(term.office) or term.office
    if term.holder != other.holder or class_ != (office_class(other.office) or other.office):
        return False
    return (term.start or "") <= (other.end or "9999") and (other.start or "") <= (term.end or "9999")


@cache
def office_class(office: str) -> str | None:
    """The kind of office that a title names, whatever it is called; None where the title is none of these.

    >>> office_class("Foreign Secretary"), office_class("chancellor"), office_class("spokesperson")
    ('foreign minister', 'head of government', None)
    """
    plain = office.casefold()
    for class_, pattern in _classes().items():
        if re.search(pattern, plain):
            return class_
    return None


@cache
def _classes() -> dict[str, str]:
    return {class_: rf"^(?:{'|'.join(patterns)})$" for class_, patterns in entries("office_classes").items()}


def held(term: Term, on: str, margin: int = 0) -> bool:
    """Whether a term held on some day of a date; with a margin, on all days within so many days of it."""
    if not margin:
        return first_day(term.start or "0001") <= last_day(on) and last_day(term.end or "9999") >= first_day(on)
    return last_day(term.start or "0001") <= _shifted(first_day(on), -margin) and (
        term.end is None or _shifted(last_day(on), margin) <= first_day(term.end)
    )


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
