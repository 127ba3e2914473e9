"""Counts of evidence over time: a row for each span, those with none too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case
from comity.errors import ComityError


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "c.comity")
    for number, date in enumerate(("2024-01-20", "2024-01-21", "2024-04-02", "2024")):
        source, document = made(f"{number}. {TEXT}", f"{number}.txt", date)
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    return case


def test_counts_over_time_have_a_row_for_every_span(case: Case) -> None:
    months = case.statements.over_time("month")
    assert months.rows() == [("2024-01", 2), ("2024-02", 0), ("2024-03", 0), ("2024-04", 1), (None, 1)]
    assert case.statements.over_time("quarter").rows() == [("2024-Q1", 2), ("2024-Q2", 1), (None, 1)]
    assert case.statements.over_time("year").rows() == [("2024", 4)]
    days = case.statements.over_time("day")
    assert (days.height, days["count"].sum()) == (75, 4)
    split = case.statements.over_time("quarter", split="about")
    assert split.rows()[0] == ("2024-Q1", "Norway", 2)
    assert case.claims.over_time("month").height == 0


@pytest.mark.parametrize(("every", "split"), [("week", None), ("month", "colour")])
def test_what_cannot_be_counted_is_told(case: Case, every: str, split: str | None) -> None:
    with pytest.raises(ComityError, match="Choose of"):
        case.statements.over_time(every, split)


@pytest.mark.parametrize(
    ("every", "spans"),
    [("day", ["2023-12-30", "2023-12-31", "2024-01-01"]), ("month", ["2023-12", "2024-01"]),
     ("quarter", ["2023-Q4", "2024-Q1"]), ("year", ["2023", "2024"])],
)  # fmt: skip
def test_spans_run_over_the_end_of_a_year(every: str, spans: list[str], tmp_path: Path) -> None:
    case = Case.open(tmp_path / "year.comity")
    for date in ("2023-12-30", "2024-01-01"):
        source, document = made(f"{date}. {TEXT}", f"{date}.txt", date)
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    assert case.statements.over_time(every)[every].to_list() == spans
