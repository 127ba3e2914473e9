"""What is on record, as it is told: first where knowledge ends, then what decides."""

from __future__ import annotations

import pytest
from rich.console import Console

from comity import report
from comity.errors import ComityError


def lines(names: tuple[str, ...], on: str | None) -> list[str]:
    console = Console(width=400, highlight=False)
    with console.capture() as capture:
        console.print(report.on_record(list(names), on))
    return [line.strip() for line in capture.get().splitlines()]


@pytest.mark.parametrize(
    ("a", "b", "on", "words"),
    [
        ("Israel", "Iran", "2025-06-15", "war, 2025-06-13 to 2025-06-24"),
        ("Armenia", "Azerbaijan", "2020-10-15", "war, 2020-09-27 to 2020-11-09"),
        ("Russia", "North Korea", "2025-01-01", "alliance: defence, 2024-12-04 to now"),
        ("Saudi Arabia", "Iran", "2017-01-01", "rupture, 2016-01-03 to 2023-03-10"),
    ],
)
def test_the_first_ten_lines_say_what_decides(a: str, b: str, on: str, words: str) -> None:
    shown = lines((a, b), on)[:10]
    assert shown[1].startswith("Known: armed conflict to 2024")
    assert any(line.startswith(words) for line in shown), shown
    assert any(line.startswith(f"{a}: ") and "(" in line for line in shown), shown


def test_a_day_between_two_wars_is_seen_as_one() -> None:
    (around,) = [line for line in lines(("Israel", "Iran"), "2025-08-01") if line.startswith("Before and after")]
    assert "war 2025-06-13 to 2025-06-24" in around
    assert "war 2026-02-28" in around


def test_what_is_known_by_the_year_says_so() -> None:
    (known,) = [line for line in lines(("Israel", "Iran"), "2024-07-15") if line.startswith("armed conflict")]
    assert known.startswith("armed conflict, in 2024, by the year [ucdp")


def test_bodies_that_everybody_is_in_fill_no_screen() -> None:
    shown = "\n".join(lines(("Israel", "Iran"), "2025-06-15"))
    assert "Universal Postal Union" not in shown
    assert "bodies that most states are in" in shown


def test_a_state_opens_with_where_knowledge_ends() -> None:
    shown = lines(("Serbia",), "2025-01-01")
    assert shown[1].startswith("Known: ")
    assert any("Marko Đurić (foreign minister" in line for line in shown[:6])


def test_a_state_has_its_regime_and_economy_with_year_and_source() -> None:
    shown = "\n".join(lines(("India",), "2010-06-01"))
    assert "Regime: electoral democracy 0.6" in shown
    assert "Polity 9 (-10 to 10), " in shown
    assert "2010 [gdp-population]" in shown
    assert "gdp-population: Fariss, Anders" in shown
    assert "where the dataset ends" not in shown


def test_figures_past_a_dataset_say_where_it_ends() -> None:
    shown = lines(("India",), "2024-06-01")
    assert any(line.startswith("Regime: electoral democracy") and "2024 [vdem-16]" in line for line in shown)
    economy = next(line for line in shown if line.startswith("Economy and people: "))
    assert economy.endswith("2019, where the dataset ends [gdp-population]")


def test_figures_of_another_state_say_whose_they_are() -> None:
    assert any("Soviet Union 1980 [vdem-16]" in line for line in lines(("Russia",), "1980"))
    assert not any(line.startswith("Regime") for line in lines(("Soviet Union",), "2000"))


def test_more_than_two_names() -> None:
    with pytest.raises(ComityError, match="3 names"):
        report.on_record(["France", "Germany", "Italy"])
