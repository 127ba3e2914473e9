"""Dyad-years with the conventions of the field: missing is missing, never zero."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from comity import record
from comity.errors import RecordError


@pytest.fixture(scope="module")
def years() -> pl.DataFrame:
    return record.dyad_years(2010, 2019)


def row(years: pl.DataFrame, a: str, b: str, year: int) -> dict[str, Any]:
    return years.filter(a=a, b=b, year=year).row(0, named=True)


def test_every_pair_of_the_system_once_in_each_year(years: pl.DataFrame) -> None:
    assert years.select(pl.struct("a", "b", "year").n_unique()).item() == years.height
    assert years.filter(pl.col("a") >= pl.col("b")).is_empty()
    n = len(record.system_members("2012-06-01"))
    assert years.filter(year=2012).height == n * (n - 1) // 2


def test_a_year_past_a_datasets_coverage_is_missing(years: pl.DataFrame) -> None:
    ends = {"atop_defence": 2018, "cow_defence": 2012, "dispute": 2014, "contiguity": 2016, "shared_igos": 2014}
    for column, end in ends.items():
        assert years.filter(pl.col("year") <= end)[column].null_count() == 0
        after = years.filter(pl.col("year") > end)[column]
        assert after.null_count() == len(after)
    assert years["war"].null_count() == years.height  # inter-state wars end in 2003
    assert years.filter(pl.col("year") > 2014)["trade_a_b"].null_count() == years.filter(pl.col("year") > 2014).height


def test_russia_and_ukraine(years: pl.DataFrame) -> None:
    in_2012 = row(years, "RUS", "UKR", 2012)
    assert (in_2012["ccode_a"], in_2012["ccode_b"]) == (365, 369)
    assert (in_2012["cow_defence"], in_2012["atop_defence"], in_2012["atop_consultation"]) == (True, False, True)
    assert in_2012["contiguity"] == 1
    assert row(years, "RUS", "UKR", 2019)["peace_scale"] == 0.0


def test_what_is_not_measured_is_null_not_zero(years: pl.DataFrame) -> None:
    inside = years.filter(year=2012)
    assert inside["trade_a_b"].null_count() > 0
    assert inside.filter(pl.col("voting_agreement").is_between(0, 1)).height > 15_000
    assert inside["shared_igos"].null_count() == 0
    assert (inside["shared_igos"] >= 0).all()


def test_the_table_agrees_with_the_ties(years: pl.DataFrame) -> None:
    for a, b in (("DEU", "FRA"), ("IND", "PAK"), ("CHN", "USA"), ("JPN", "KOR")):
        kinds = {(t.dataset, t.status) for t in record.ties(a, b, "2011") if t.kind == "alliance"}
        found = row(years, a, b, 2011)
        assert found["atop_defence"] == (("atop-5.1", "defence") in kinds)
        agreed = record.voting_agreement(a, b, 2011)
        assert agreed is not None
        assert found["voting_agreement"] == pytest.approx(agreed)
        tie = record.trade(a, b, 2011)
        flows = [found[c] or 0 for c in ("trade_a_b", "trade_b_a")]
        assert sum(flows) == (tie.weight if tie else 0)


def test_states_that_are_gone_have_their_years() -> None:
    of_1989 = record.dyad_years(1989, 1989)
    assert of_1989.filter(a="DDR", b="GFR").height == 1
    assert of_1989.filter(a="DEU").is_empty()


def test_the_first_year_first() -> None:
    with pytest.raises(RecordError, match="1816"):
        record.dyad_years(1800, 1820)
    with pytest.raises(RecordError):
        record.dyad_years(2000, 1999)
