"""Figures of a state by year: how democratic its regime is, how large its economy and its people are."""

from __future__ import annotations

import msgspec
import polars as pl

from comity.record.registry import gone, state
from comity.record.succession import known_as
from comity.record.tables import sources, table


class Figure(msgspec.Struct, frozen=True):
    """A figure of a state in a year: what is measured, in what unit or on what scale, and the dataset it is from.

    `state` is the id under which the record has it, which for Russia in 1980 is that of the Soviet Union; `past` is
    true where the dataset ends before the day that was asked for, so that the figure is its last one.
    """

    measure: str
    value: float
    unit: str
    year: int
    state: str
    dataset: str
    past: bool = False


# table, column -> measure, unit or scale, dataset.
_REGIME = {
    ("polyarchy", "polyarchy"): ("electoral democracy", "0 to 1", "vdem-16"),
    ("regimes", "polity"): ("Polity", "-10 to 10", "polity-5"),
    ("regimes", "democracy"): ("Unified Democracy Score", "0 is the threshold of democracy", "uds-extended"),
}
_ECONOMY = {
    ("economy", "gdp"): ("GDP", "million 2017 international dollars, PPP", "gdp-population"),
    ("economy", "gdp_per_head"): ("GDP a head", "2011 international dollars, PPP", "gdp-population"),
    ("economy", "population"): ("population", "million", "gdp-population"),
}


def regime(of: str, on: str, latest: bool = False) -> tuple[Figure, ...]:
    """How democratic a state was in the year of an ISO date, as each dataset scores it; none where none does.

    With `latest`, a dataset that ends before that year gives its last figure, marked `past`.

    >>> [(figure.measure, figure.value) for figure in regime("France", "2010") if figure.dataset == "polity-5"]
    [('Polity', 10.0)]

    Raises:
        UnknownName: no such state.
    """
    return _figures(_REGIME, of, on, latest)


def economy(of: str, on: str, latest: bool = False) -> tuple[Figure, ...]:
    """GDP, GDP a head and population of a state in the year of an ISO date; none past the coverage (2019).

    With `latest`, a date past the coverage has the last figures, marked `past`.

    >>> [figure.measure for figure in economy("Soviet Union", "1980")], economy("Soviet Union", "1995")
    (['GDP', 'GDP a head', 'population'], ())

    Raises:
        UnknownName: no such state.
    """
    return _figures(_ECONOMY, of, on, latest)


def _figures(
    measures: dict[tuple[str, str], tuple[str, str, str]], of: str, on: str, latest: bool
) -> tuple[Figure, ...]:
    id, year = state(of).id, int(on[:4])
    if gone(id, on):
        return ()
    found = []
    for (name, column), (measure, unit, dataset) in measures.items():
        if row := _row(name, column, id, year, int((sources()[dataset].end or "")[:4]) if latest else year):
            value = float(f"{row[2]:.7g}")  # the tables are of single precision
            found.append(Figure(measure, value, unit, row[1], row[0], dataset, past=row[1] < year))
    return tuple(found)


def _row(name: str, column: str, id: str, year: int, end: int) -> tuple[str, int, float] | None:
    """The last row up to a year, if it is of that year or of no earlier one than the dataset's end."""
    known = pl.col("state").is_in(known_as(id, str(year))) & pl.col("year").is_between(min(end, year), year)
    # Of two ids in one year (Germany and West Germany in 1990) the one that was asked for.
    rows = table(name).filter(known, pl.col(column).is_not_null()).sort("year", pl.col("state") == id)
    return None if rows.is_empty() else rows.select("state", "year", column).row(-1)
