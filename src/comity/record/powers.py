"""Which states are major powers in the field's data, and which have nuclear weapons."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from comity.model import first_day, last_day
from comity.record.registry import state
from comity.record.succession import stood
from comity.record.tables import entries, sources

MAJOR, NUCLEAR = "major power", "nuclear weapons"
_DATASETS = {MAJOR: "cow-majors-2016", NUCLEAR: "nuclear"}


class Power(NamedTuple):
    """That a state was a major power, or had nuclear weapons, from a first day or year to a last (None: it goes on)."""

    state: str
    kind: str
    start: str
    end: str | None
    dataset: str


def powers(of: str, on: str) -> tuple[Power, ...]:
    """What is on record of a state's rank and weapons on some day of an ISO date, to the end of the datasets' coverage.

    >>> [(power.kind, power.start) for power in powers("France", "1962-10-20")]
    [('major power', '1945-08-15'), ('nuclear weapons', '1960')]

    Raises:
        UnknownName: no such state.
    """
    id = stood(state(of).id, on)
    return tuple(power for power in _all() if power.state == id and _held(power, on))


def major_powers(on: str) -> frozenset[str]:
    """States that were major powers on some day of an ISO date; after 2016, where the list ends, those of its end.

    >>> sorted(major_powers("1910"))
    ['AUH', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'RUS', 'USA']
    """
    return frozenset(power.state for power in _all() if power.kind == MAJOR and _held(power, on))


def nuclear(on: str) -> frozenset[str]:
    """States that had nuclear weapons in the year of a date, by the ids that they then had.

    >>> sorted(nuclear("1953")), "ZAF" in nuclear("1985"), "ZAF" in nuclear("1995")
    (['GBR', 'SUN', 'USA'], True, False)
    """
    had = (power.state for power in _all() if power.kind == NUCLEAR and _held(power, on[:4]))
    return frozenset(stood(id, on) for id in had)


def last_known(power: Power, on: str) -> str | None:
    """The year in which the dataset of a rank that goes on ends, if that is before a date; None where it covers it."""
    end = sources()[power.dataset].end or "9999"
    return end if power.end is None and end < on[:4] else None


@cache
def _all() -> tuple[Power, ...]:
    return tuple(
        Power(row["state"], kind, str(row["start"]), str(row["end"]) if row.get("end") else None, dataset)
        for kind, dataset in _DATASETS.items()
        for row in entries("powers")[kind]
    )


def _held(power: Power, on: str) -> bool:
    return first_day(power.start) <= last_day(on) and (power.end is None or last_day(power.end) >= first_day(on))
