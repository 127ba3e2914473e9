"""Which state a Correlates of War number stands for in a year.

A number goes on through states that the record tells apart (365: Russia, the Soviet Union, Russia again). A year's
figure is that of the state that stood in the middle of it; the days are those of former_states.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

_MIDDLE = "07-01"


def of_year(number: pl.Expr, year: pl.Expr, ids: Mapping[int, str], former: Sequence[Mapping[str, Any]]) -> pl.Expr:
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
