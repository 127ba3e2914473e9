"""The rounds of bargaining in a terminal, both readings side by side."""

from __future__ import annotations

from fractions import Fraction
from io import StringIO

from rich.console import Console

from comity.report import bargaining
from comity.security import forecast
from comity.security.bargaining import Actor

CASE = [Actor(name, Fraction(c), Fraction(x), Fraction(s)) for name, c, x, s in (("A", 1, 0, 1), ("B", 3, 1, 1))]


def shown(both: bool) -> list[str]:
    console = Console(width=160, file=StringIO(), record=True)
    as_stated, other = (forecast(CASE, risk=False, rounds=3, replicated=which) for which in (False, True))
    console.print(bargaining(as_stated, other if both else None))
    return [" ".join(line.split()) for line in console.export_text().splitlines()]


def test_what_is_decided_stands_side_by_side() -> None:
    """As stated A gives way the whole way in the first round and nobody moves in the second; as the replication reads
    it nobody moves at all, so that its only round is the first. Both medians are B's position."""
    lines = shown(both=True)
    assert "A 1 1 0 1 1" in lines
    assert "median voter, as stated 1 1 1" in lines
    assert "median voter, as the public replication reads it 1 1 1" in lines


def test_without_the_other_reading_there_is_no_line_of_it() -> None:
    assert not any("replication" in line for line in shown(both=False))
