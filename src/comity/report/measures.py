"""The measures of a system, for a terminal and as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from comity.outputs import table as table_file
from comity.report.terminal import short, table
from comity.system import Measure, System, provenance

_COLUMNS = ("measure", "value", "low", "high", "proved", "exact", "rests_on", "covers", "source", "provenance")


def measures_table(measured: Iterable[Measure]) -> Table:
    """The measures for a terminal: value, whether it is proved, who it rests on, and what it covers."""
    made = table("Measures (docs/measures.md)", "measure", "value", "exact?", "rests on", "covers")
    for m in measured:
        made.add_row(escape(m.name), _number(m.value), _proof(m), short(m.rests_on, 160), short(m.covers, 110))
    return made


def write_measures(system: System, measured: Iterable[Measure], folder: str | Path) -> Path:
    """Write measures.csv into a folder: decimal values, fractions beside them; the last column is the provenance."""
    path = Path(folder) / "measures.csv"
    with table_file(path) as writer:
        writer.write(*_COLUMNS)
        for m in measured:
            exact = str(m.value) if isinstance(m.value, Fraction) else ""
            bounds = (None if n is None else float(n) for n in (m.value, m.low, m.high))
            proved = "" if m.value is None else str(m.proved).lower()
            writer.write(m.name, *bounds, proved, exact, m.rests_on, m.covers, m.source, provenance(system))
    return path


def _proof(measure: Measure) -> str:
    if measure.low is None or measure.high is None or measure.proved:
        return "yes" if measure.proved else ""
    low, high = _number(measure.low), _number(measure.high)
    return f"{low} to {high}" if low != high else f"within {float(measure.high - measure.low) / 2:.0e}"


def _number(value: int | float | Fraction | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{float(value):.3f}"
