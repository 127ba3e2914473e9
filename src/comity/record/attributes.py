"""What is on record of single states in a year: capabilities, ideal points, leaders, membership of the system."""

from __future__ import annotations

from functools import cache

import msgspec
import polars as pl

from comity.errors import RecordError
from comity.model import Actor, first_day, last_day
from comity.record.offices import Term, held
from comity.record.persons import people
from comity.record.registry import actors, organisation, state
from comity.record.succession import known_as
from comity.record.tables import sources, table


def capabilities(year: int) -> dict[str, float]:
    """Composite Index of National Capability (CINC) of every state of the system in a year, as shares that sum to 1.

    As published, the shares of a year sum to up to 1.08, since a state's index is the mean of those of its components
    that are known; here all are divided by that sum, which leaves their proportions as they are.

    Raises:
        RecordError: the year is outside the coverage of NMC 7.0 (1816 to 2022).
    """
    covered = sources()["nmc-7.0"]
    if not int(covered.start or 0) <= year <= int(covered.end or 9999):
        raise RecordError(
            f"capabilities are on record from {covered.start} to {covered.end}, not for {year}",
            remedy="Choose a date in that range.",
        )
    rows = table("capabilities").filter(pl.col("year") == year, pl.col("cinc").is_not_null())
    shares: dict[str, float] = dict(rows.select("state", "cinc").iter_rows())
    whole = sum(shares.values())
    return {state: share / whole for state, share in shares.items()}


def military_spending(year: int) -> dict[str, int]:
    """Military expenditure of every state of the system in a year (NMC: thousand current dollars, pounds before 1914).

    States whose figure is missing are left out; a year past the coverage has none.
    """
    rows = table("capabilities").filter(pl.col("year") == year, pl.col("milex") >= 0)
    return dict(rows.select("state", "milex").iter_rows())


@cache
def system_members(on: str) -> tuple[str, ...]:
    """States of the system on a date (COW State System v2016, no change since), by the ids that they then had.

    >>> sorted({"RUS", "SUN"} & set(system_members("1980"))), sorted({"RUS", "SUN"} & set(system_members("2010")))
    (['SUN'], ['RUS'])
    """
    rows = table("states").explode("spells").unnest("spells", separator="_").drop_nulls("spells_start")
    open_end = pl.col("spells_end").is_null() | (pl.col("spells_end") >= first_day(on))
    held = rows.filter((pl.col("spells_start") <= last_day(on)) & open_end)
    return tuple(sorted(one_a_number(held, pl.lit(on[:4]))["id"].unique()))


def one_a_number(spells: pl.DataFrame, year: pl.Expr, *keys: str) -> pl.DataFrame:
    """Spells of states with one state a number (and key): of two that had it in a year the one of the year's middle.

    >>> spells = pl.DataFrame({"id": ["SUN", "RUS"], "cow": ["365", "365"], "spells_end": ["1991-12-26", None]})
    >>> begun = pl.Series("spells_start", ["1922", "1991-12-26"])
    >>> one_a_number(spells.with_columns(begun), pl.lit("1991"))["id"].to_list()
    ['SUN']
    """
    middle = year + "-07-01"
    over = pl.col("spells_end").is_not_null() & (pl.col("spells_end") < middle)
    away = over | (pl.col("spells_start") > middle)
    return spells.sort(away, "spells_start", "id").unique(["cow", *keys], keep="first", maintain_order=True)


def ideal_point(of: str, year: int) -> float | None:
    """UN General Assembly ideal point of a state in a year; None where it is not on record."""
    rows = table("ideal_points").filter(pl.col("state").is_in(known_as(state(of).id, str(year))), year=year)
    return None if rows.is_empty() else rows["ideal_point"][0]


def ideal_points(year: int) -> dict[str, float]:
    """UN General Assembly ideal points of a year, by state; empty where the year is not on record."""
    rows = table("ideal_points").filter(year=year).drop_nulls("ideal_point")
    return dict(rows.select("state", "ideal_point").iter_rows())


def leaders(of: str, on: str) -> tuple[Actor, ...]:
    """Leaders and ministers of a state in office on some day of an ISO date, each with that office and its dates.

    Where an open term is not known to that day, its `note` says to which it is.

    Heads of state and of government of all states and foreign ministers of most since 2012, Archigos before that, and
    other persons written down by hand.

    >>> [(person.name, person.office) for person in leaders("Germany", "2010-01-01")]
    [('Angela Merkel', 'chancellor'), ('Guido Westerwelle', 'foreign minister'), ('Horst Köhler', 'president')]
    """
    return tuple(person for id in sorted(known_as(state(of).id, on)) for person in _in_office(id, on))


def heads(of: str, on: str) -> tuple[Actor, ...]:
    """Who headed an organisation, or an organ of it, on some day of an ISO date, each with that office and its dates.

    >>> [person.name for person in heads("NATO", "2013-06-01")]
    ['Anders Fogh Rasmussen']
    """
    return _in_office(organisation(of).id, on)


def _in_office(holder: str, on: str) -> tuple[Actor, ...]:
    return tuple(
        msgspec.structs.replace(person, office=term.office, start=term.start, end=term.end, note=_known(term, on))
        for person, term in _terms().get(holder, ())
        if held(term, on)
    )


def _known(term: Term, on: str) -> str | None:
    """That an open term is known to a day before the one that is asked for."""
    past = term.end is None and term.checked is not None and last_day(term.checked) < first_day(on)
    return f"as known on {term.checked}" if past else None


@cache
def _terms() -> dict[str, list[tuple[Actor, Term]]]:
    """Persons with each term, by the state or organisation that they served."""
    found: dict[str, list[tuple[Actor, Term]]] = {}
    for person, terms in people():
        for term in terms:
            found.setdefault(term.holder, []).append((person, term))
    return found


def name(id: str) -> str:
    """The name of an actor on record; its id where it has none."""
    return actors()[id].name if id in actors() else id
