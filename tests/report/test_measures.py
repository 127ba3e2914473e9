"""The measures as a table and as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from rich.console import Console

from comity.model import Actor, Tie
from comity.report import measures_table, on_record
from comity.report.measures import write_measures
from comity.system import from_evidence

TIES = [Tie(f"{a}{b}", "hostility" if s < 0 else "alliance", a, b, s, "said", asserted_by="A")
        for a, b, s in (("A", "B", 1), ("B", "C", 1), ("A", "C", -1), ("C", "D", 1))]  # fmt: skip
SYSTEM = from_evidence(TIES, {id: Actor(id, id, "state") for id in "ABCD"}, on="2012")


def test_the_file_has_every_measure_with_fractions_beside_decimals(tmp_path: Path) -> None:
    measured = SYSTEM.measures()
    with write_measures(SYSTEM, measured, tmp_path).open(encoding="utf-8", newline="") as file:
        rows = {row["measure"]: row for row in csv.DictReader(file)}
    assert set(rows) == {measure.name for measure in measured}
    assert rows["line index of balance"]["value"] == "1.0"
    assert rows["line index of balance"]["proved"] == "true"
    assert rows["balanced triads"]["exact"] == "0"
    assert rows["polarisation"]["value"] == ""
    assert all(row["provenance"].startswith("Comity ") for row in rows.values())


def test_the_table_says_what_is_missing() -> None:
    console = Console(width=200, file=io.StringIO())
    with console.capture() as shown:
        console.print(measures_table(SYSTEM.measures()))
    assert "line index of balance" in shown.get()
    assert "–" in shown.get()


def test_two_states_on_record_are_held_against_one_another() -> None:
    console = Console(width=200, file=io.StringIO())
    with console.capture() as shown:
        console.print(on_record(["France", "Germany"], "2015"))
        console.print(on_record(["France", "Germany"], "2023"))
    assert "How alike, 2015" in shown.get()
    assert "unga-votes" in shown.get()
    assert "How alike, 2023" not in shown.get()
