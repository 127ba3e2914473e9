"""Which state a number of the field's data stands for in a year, or in the years of a spell.

A number goes on through states that the record tells apart (365: Russia, the Soviet Union, Russia again). A year's
figure is that of the state that stood in the middle of it, a spell is that of each for its own part; the days are
those of former_states.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

Former = Sequence[Mapping[str, Any]]
_MIDDLE = "07-01"


def of_year(number: pl.Expr, year: pl.Expr, ids: Mapping[int, str], former: Former) -> pl.Expr:
    """Ids of states by their number in a year: of the state of the past that then had it, else as `ids` says.

    `former` are the entries of former_states.yaml; a number that is no state's gives null.
    """
    whole = number.cast(pl.Int64)
    found = whole.replace_strict(ids, default=None, return_dtype=pl.String)
    for row in former:
        held = (whole == int(row["cow"])) & year.is_between(*_years(str(row["start"]), str(row["end"])))
        found = pl.when(held).then(pl.lit(row["id"])).otherwise(found)
    return found


def _years(start: str, end: str) -> tuple[int, int]:
    """The first and last year in whose middle a state stood."""
    first, last = int(start[:4]), int(end[:4])
    return first + (start[5:] > _MIDDLE), last - (end[5:] < _MIDDLE)


def of_spell(frame: pl.DataFrame, number: str, id: str, ids: Mapping[int, str], former: Former) -> pl.DataFrame:
    """Spells with the id of the state in column `id` in place of its number: one for each state that had the number.

    `start` and `end` are ISO dates of days or years (null: open); a spell is cut on the day on which a state ended,
    and what a dataset has of a state after its end is left out.
    A number that is no state's is dropped.
    """
    rows = [row for n in frame[number].unique() for row in _holders(int(n), ids, former)]
    holders = pl.DataFrame(rows, schema={number: frame[number].dtype, id: pl.String, "_first": pl.String,
                                         "_last": pl.String}, orient="row")  # fmt: skip
    found, first, last = frame.join(holders, on=number), pl.col("_first"), pl.col("_last")
    begins, ends = _padded("start", "-01-01"), _padded("end", "-12-31")
    held = (ends.is_null() | (ends >= first).fill_null(True)) & (begins <= last).fill_null(True)
    return found.filter(held).with_columns(
        start=pl.when((begins < first).fill_null(False)).then(first).otherwise("start"),
        end=pl.when((ends > last).fill_null(ends.is_null() & last.is_not_null())).then(last).otherwise("end"),
    ).drop(number, "_first", "_last")  # fmt: skip


def _padded(name: str, rest: str) -> pl.Expr:
    """A date that may be a year alone, as its first or last day."""
    return pl.when(pl.col(name).str.len_chars() == 4).then(pl.col(name) + rest).otherwise(pl.col(name))


def _holders(number: int, ids: Mapping[int, str], former: Former) -> Iterator[tuple[int, str, str | None, str | None]]:
    """The states that had a number one after another, each with its first and last day; open where None."""
    if number not in ids:
        return
    mine = sorted((row for row in former if int(row["cow"]) == number), key=lambda row: str(row["start"]))
    at: str | None = None
    for row in (row for row in mine if row["id"] != ids[number]):
        start, end = str(row["start"]), str(row["end"])
        before = _beside(start, -1)
        if at is None or at <= before:
            yield number, ids[number], at, before
        yield number, row["id"], start, end
        at = _beside(end, 1)
    ended = next((str(row["end"]) for row in mine if row["id"] == ids[number]), None)
    yield number, ids[number], at, ended


def _beside(day: str, by: int) -> str:
    return str(date.fromisoformat(day) + timedelta(by))
