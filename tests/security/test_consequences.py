"""Consequences: who pays, divisibility and indivisibility, in exact fractions."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import Coercion, test


def test_a_pact_of_two_against_one(tmp_path: Path) -> None:
    """A 3, B 2, C 1; A and B are hostile. A pact of B and C: before U_A = 3/2, U_B = 2/3; after U_A = 3/(2+1) = 1,
    U_B = (2+1)/3 = 1. Gain = 2 (1 - 2/3) = 2/3, loss = 3 (3/2 - 1) = 3/2, D = (3/2) / (13/6) = 9/13; A, not a party,
    bears all."""
    small = world({"A": 3, "B": 2, "C": 1}, hostile=("AB",))
    found = test(small, Draft("p", "a pact", (Change("pact", ("B", "C"), obligations=("defence",)),)), [Coercion()])
    (result,) = found.results
    assert (result.gain, result.loss, result.divisibility) == (Fraction(2, 3), Fraction(3, 2), Fraction(9, 13))
    assert result.worst == ("A", Fraction(-1, 2))
    assert result.borne_outside == 1
    assert (found.indivisible, found.fails) == (False, ("coercion, common allies neutral",))
    assert found.range == (Fraction(9, 13), Fraction(9, 13))
    rows = list(csv.DictReader(found.to_csv(tmp_path / "out.csv").open(encoding="utf-8")))
    assert [(row["state"], row["change_exact"]) for row in rows] == [("A", "-1/2"), ("B", "1/3")]


def test_a_pact_that_harms_nobody() -> None:
    """A guarantee by C 1 to A 3 against B 2 raises U_A from 3/2 to 2 and leaves U_B = 2/3: indivisible, D = 0."""
    small = world({"A": 3, "B": 2, "C": 1}, hostile=("AB",))
    found = test(small, Draft("p", "a promise", (Change("guarantee", ("A",), terms={"by": "C"}),)), [Coercion()])
    assert found.indivisible
    assert found.results[0].divisibility == 0
    assert found.results[0].borne_outside is None


def test_nothing_changes_under_a_model() -> None:
    """C and D have no rivals: a pact between them moves nobody, and D is undefined."""
    small = world({"A": 3, "B": 2, "C": 1, "D": 1}, hostile=("AB",))
    found = test(small, Draft("p", "a pact", (Change("pact", ("C", "D")),)), [Coercion()])
    assert found.results[0].divisibility is None
    assert found.range is None
    assert found.indivisible


@given(
    weights=st.lists(st.integers(0, 50), min_size=4, max_size=4),
    hostile=st.sets(st.sampled_from(["AB", "AC", "AD", "BC", "BD", "CD"]), max_size=4),
    allied=st.sets(st.sampled_from(["AB", "AC", "AD", "BC", "BD"]), max_size=4),
)
def test_gain_and_loss_are_what_the_states_say(weights: list[int], hostile: set[str], allied: set[str]) -> None:
    small = world(dict(zip("ABCD", weights, strict=True)), tuple(hostile), defence=tuple(allied))
    found = test(small, Draft("p", "a pact", (Change("pact", ("C", "D")),)), [Coercion()])
    (result,) = found.results
    moved = sum((result.weights[s] * d for s, d in result.changes.items()), Fraction(0))
    assert moved == result.gain - result.loss
    assert result.indivisible == all(result.after[s] >= result.before[s] for s in small.states)
