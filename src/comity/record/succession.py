"""Which state stood when: states that are gone, who continues them, and who had their number in the field's data."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

from comity.model import first_day, last_day
from comity.record.tables import entries


def known_as(id: str, on: str | None = None) -> frozenset[str]:
    """Every id under which the record has a state; with an ISO date, on that date.

    A state that is gone is itself alone after its end: nothing is said of the Soviet Union in 2020 because it is
    true of Russia. One that continues another only for its last years has the earlier one's rows of those years.

    >>> sorted(known_as("SUN")), sorted(known_as("DEU")), sorted(known_as("FRA"))
    (['RUS', 'SUN'], ['DEU', 'GFR'], ['FRA'])
    >>> sorted(known_as("SUN", "2020-01-01")), sorted(known_as("SRB", "2001-01-01"))
    (['SUN'], ['SCG', 'SRB', 'YUG'])
    """
    if on and ended(id, on):
        return frozenset({id})
    same = (pair for pair in successors("continued").items() if id in pair)
    lately = {row["id"] for row in former().values() if on and row["successor"] == id and _lately(row, on)}
    return frozenset({id}.union(lately, *same))


def continued_since(id: str) -> dict[str, str]:
    """The states of the past that a state continues for their last years alone, each with the day from which it does.

    >>> continued_since("SRB")
    {'YUG': '1992-04-27'}
    """
    rows = (row for row in former().values() if row["successor"] == id and row.get("continued_since"))
    return {row["id"]: str(row["continued_since"]) for row in rows}


def stood(id: str, on: str) -> str:
    """The state that had the number of a state in the field's data on an ISO date; of a year alone its middle counts.

    >>> stood("RUS", "1980"), stood("SUN", "1992-05"), stood("SRB", "1985"), stood("YUG", "2004"), stood("EGY", "1967")
    ('SUN', 'RUS', 'YUG', 'SCG', 'UAR')
    >>> stood("DDR", "1995")
    'DDR'
    """
    last = successors("carried").get(id, id)
    return _then_standing(on).get(last, last)


def took_over(id: str, day: str) -> str | None:
    """The state whose number in the field's data a state took over on a day; None where it did not.

    >>> took_over("RUS", "1991-12-27"), took_over("RUS", "1991-12-28")
    ('SUN', None)
    """
    last = successors("carried").get(id, id)
    before = (row for row in former().values() if row.get("carried") and row["successor"] == last)
    ends = {(row["end"] + timedelta(1)).isoformat(): row["id"] for row in before if row["id"] != id}
    return ends.get(day)


@cache
def _then_standing(on: str) -> dict[str, str]:
    """The states of the past that stood on an ISO date, by the successor that has their number now."""
    day = f"{on}-07-01" if len(on) == 4 else first_day(on)
    carried = (row for row in former().values() if row.get("carried"))
    return {row["successor"]: row["id"] for row in carried if str(row["start"]) <= day <= str(row["end"])}


def _lately(row: dict[str, Any], on: str) -> bool:
    """Whether a date lies in the last years of a state of the past, in which its successor was the same state."""
    since = row.get("continued_since")
    return since is not None and str(since) <= last_day(on) and first_day(on) <= str(row["end"])


def ended(id: str, on: str) -> bool:
    """Whether a state of the past no longer stood on an ISO date."""
    row = former().get(id)
    return row is not None and first_day(on) > str(row["end"])


@cache
def former() -> dict[str, dict[str, Any]]:
    """The states that are gone, by id."""
    return {row["id"]: row for row in entries("former_states")}


@cache
def successors(how: str) -> dict[str, str]:
    """The successors of the states of the past that gave them their number, or that they continue as the same state."""
    return {row["id"]: row["successor"] for row in entries("former_states") if row.get(how)}
