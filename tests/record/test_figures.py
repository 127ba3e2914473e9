"""Scores of regimes, GDP and population: of the state that stood then, and missing where a dataset has none."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from comity import record
from comity.errors import UnknownName
from comity.record.tables import table

NAMES = ("polyarchy", "regimes", "economy")


def values(figures: tuple[record.Figure, ...]) -> dict[str, tuple[float, int]]:
    return {figure.measure: (figure.value, figure.year) for figure in figures}


def test_a_regime_of_a_year() -> None:
    found = values(record.regime("United Kingdom", "1990-05-01"))
    assert found["Polity"] == (10, 1990)
    assert 0.8 < found["electoral democracy"][0] < 0.9
    assert values(record.regime("North Korea", "1990"))["Polity"][0] < -5


def test_the_economy_of_a_year() -> None:
    found = values(record.economy("China", "2010"))
    assert 1_300 < found["population"][0] < 1_400  # census of 2010: 1.34 thousand million
    assert found["GDP"][0] > 10 * values(record.economy("China", "1960"))["GDP"][0]


def test_past_the_coverage_is_missing_unless_the_last_is_asked_for() -> None:
    assert record.economy("China", "2024") == ()
    last = record.economy("China", "2024", latest=True)
    assert {(figure.year, figure.past) for figure in last} == {(2019, True)}
    assert all(figure.past is False for figure in record.economy("China", "2010", latest=True))


def test_a_gap_inside_the_coverage_is_not_filled_from_another_year() -> None:
    assert record.regime("Germany", "1947", latest=True) == ()


@pytest.mark.parametrize(
    ("name", "on", "holder"),
    [
        ("Russia", "1910", "RUS"), ("Russia", "1991", "SUN"), ("Soviet Union", "1980", "SUN"),
        ("Russia", "1992", "RUS"),
        ("Yugoslavia", "1985", "YUG"), ("Serbia", "2001", "YUG"), ("Serbia", "2004", "SCG"), ("Serbia", "2007", "SRB"),
        ("West Germany", "1980", "GFR"), ("Germany", "1980", "GFR"), ("East Germany", "1980", "DDR"),
        ("Germany", "1995", "DEU"), ("Czechoslovakia", "1980", "CSK"), ("Egypt", "1975", "EGY"),
    ],
)  # fmt: skip
def test_a_figure_is_that_of_the_state_that_stood_then(name: str, on: str, holder: str) -> None:
    for figures in (record.regime(name, on), record.economy(name, on)):
        assert {figure.state for figure in figures} == {holder}


@pytest.mark.parametrize("name", ["Soviet Union", "East Germany", "Czechoslovakia"])
def test_nothing_is_told_of_a_state_after_its_end(name: str) -> None:
    assert record.regime(name, "2005", latest=True) == ()
    assert record.economy(name, "2005", latest=True) == ()


def test_one_row_for_a_state_in_a_year() -> None:
    for name in NAMES:
        assert table(name).select("state", "year").is_duplicated().any() is False


def test_coverage_is_what_the_tables_hold() -> None:
    for name, column, dataset in (("polyarchy", "polyarchy", "vdem-16"), ("regimes", "democracy", "uds-extended"),
                                  ("economy", "gdp", "gdp-population")):  # fmt: skip
        years = table(name).drop_nulls(column)["year"]
        source = record.sources()[dataset]
        assert (str(years.min()), str(years.max())) == (source.start, source.end)


def test_nobody_of_that_name() -> None:
    with pytest.raises(UnknownName):
        record.regime("Ruritania", "1990")


@pytest.fixture(scope="module")
def codes() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "scripts" / "record_codes.py"
    spec = importlib.util.spec_from_file_location("record_codes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_number_is_that_of_the_state_in_the_middle_of_the_year(codes: ModuleType) -> None:
    former = [{"id": "OLD", "cow": "7", "start": "1950-12-30", "end": "1991-12-26"},
              {"id": "MID", "cow": "7", "start": "1992-03-01", "end": "1995-03-01"}]  # fmt: skip
    frame = pl.DataFrame({"n": [7] * 6 + [8, 9], "year": [1950, 1951, 1991, 1992, 1994, 1995, 1991, 1991]})
    made = frame.select(codes.of_year(pl.col("n"), pl.col("year"), {7: "NEW", 8: "OTH"}, former))
    assert made.to_series().to_list() == ["NEW", "OLD", "OLD", "MID", "MID", "NEW", "OTH", None]


def test_a_spell_is_cut_where_a_state_ended(codes: ModuleType) -> None:
    former = [{"id": "OLD", "cow": "7", "start": "1950-12-30", "end": "1991-12-26"},
              {"id": "MID", "cow": "7", "start": "1991-12-26", "end": "1995-03-01"},
              {"id": "END", "cow": "8", "start": "1949-10-07", "end": "1990-10-02"}]  # fmt: skip
    frame = pl.DataFrame({
        "n": [7, 7, 8, 8, 9], "start": ["1940", "1991-12-27", "1949", "1991", "1900"],
        "end": ["1995-03-01", None, None, "1993", None],
    })  # fmt: skip
    made = codes.of_spell(frame, "n", "id", {7: "NEW", 8: "END"}, former).sort("id", "start")
    assert made.select("id", "start", "end").rows() == [
        ("END", "1949", "1990-10-02"),
        ("MID", "1991-12-26", "1995-03-01"), ("MID", "1991-12-27", "1995-03-01"),
        ("NEW", "1940", "1950-12-29"), ("NEW", "1995-03-02", None),
        ("OLD", "1950-12-30", "1991-12-26"),
    ]  # fmt: skip
