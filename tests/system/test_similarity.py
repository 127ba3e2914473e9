"""S, kappa and pi: cases worked by hand, one by one against all at once, and the bounds that hold for any votes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import record, system
from comity.errors import RecordError
from comity.system import Portfolios

votes = st.integers(-1, 2)
tables = st.integers(1, 8).flatmap(
    lambda width: st.lists(st.lists(votes, min_size=width, max_size=width), min_size=2, max_size=6)
)


def of(*rows: list[int] | tuple[int, ...], top: int = 2, weights: tuple[int, ...] | None = None) -> Portfolios:
    names = "ABCDEFGH"[: len(rows)]
    return Portfolios("votes", 2000, "made up", tuple(names), tuple(map(tuple, rows)), top, weights)


def test_by_hand() -> None:
    """Two of four votes differ: by two steps and by one."""
    found = of((2, 2, 0, 1), (2, 0, 0, 2)).similarity("A", "B")
    assert found is not None
    assert found.s == 1 - Fraction(2 * 3, 2 * 4)
    assert found.kappa == 1 - Fraction(5) / (9 + 8 - Fraction(2 * 5 * 4, 4))
    assert found.pi == 1 - Fraction(5) / (9 + 8 - Fraction(81, 8))
    assert (found.columns, found.differ, found.weighted) == (4, 2, None)


def test_kappa_as_in_cohen_1960_where_votes_are_yes_or_no() -> None:
    """Cohen (1960), from the table 20, 5 / 10, 15: agreement 0.7, by chance 0.5, so 0.4."""
    one = [1] * 25 + [0] * 25
    other = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    found = of(one, other, top=1).similarity("A", "B")
    assert found is not None
    assert found.kappa == Fraction(2, 5)


def test_weights_count_columns() -> None:
    found = of((0, 0, 3), (3, 0, 3), top=3, weights=(1, 1, 2)).similarity("A", "B")
    assert found is not None
    assert (found.s, found.weighted) == (Fraction(1, 3), Fraction(1, 2))


@given(tables)
def test_one_by_one_is_all_at_once(rows: list[list[int]]) -> None:
    made = of(*rows)
    matrix = made.matrix()
    pairs = {(row["a"], row["b"]): row for row in matrix.iter_rows(named=True)}
    for i, a in enumerate(made.states):
        for b in made.states[i + 1 :]:
            found = made.similarity(a, b)
            assert (found is None) == ((a, b) not in pairs)
            if found:
                for name in ("s", "kappa", "pi", "columns", "weighted"):
                    exact = getattr(found, name)
                    assert pairs[a, b][name] == (None if exact is None else pytest.approx(float(exact)))


@given(tables)
def test_bounds_and_symmetry(rows: list[list[int]]) -> None:
    made = of(*rows)
    found, turned = made.similarity("A", "B"), made.similarity("B", "A")
    if found and turned:
        assert (found.s, found.kappa, found.pi) == (turned.s, turned.kappa, turned.pi)
        assert -1 <= found.s <= 1
        assert (found.s == 1) == (found.differ == 0)
        if found.kappa is not None and found.pi is not None:
            assert -1 <= found.pi <= found.kappa <= 1  # Scott's expects as much disagreement as Cohen's or less


def test_absent_is_no_vote() -> None:
    full, gaps = of((2, 0), (2, 0)), of((2, 0, -1, 1), (2, 0, 1, -1))
    assert full.similarity("A", "B") == gaps.similarity("A", "B")
    assert of((-1, 2), (2, -1)).similarity("A", "B") is None
    assert of((2, 2), (2, 2)).similarity("A", "B").kappa is None  # type: ignore[union-attr]


def test_on_record() -> None:
    made = system.alliance_portfolios(2012)
    assert len(made.states) == len(record.system_members("2012"))
    france, other = made.similarity("FRA", "DEU"), made.similarity("FRA", "CHN")
    assert france is not None
    assert other is not None
    assert france.s > other.s
    assert (france.kappa or 0) > Fraction(1, 2) > (other.kappa or 0)
    year = system.vote_portfolios(2015)
    agreement, found = record.voting_agreement("FRA", "DEU", 2015), year.similarity("FRA", "DEU")
    assert found is not None
    assert agreement == pytest.approx(1 - found.differ / found.columns)
    assert year.matrix(["FRA", "DEU", "GBR"]).height == 3


def test_where_cow_ends_atop_goes_on() -> None:
    assert system.alliance_portfolios(2012).dataset == "cow-alliances-4.1"
    assert (
        system.alliance_portfolios(2015).dataset == system.alliance_portfolios(1990, "atop-5.1").dataset == "atop-5.1"
    )


@pytest.mark.parametrize("year", [1800, 2019])
def test_missing_is_not_nought(year: int) -> None:
    with pytest.raises(RecordError, match="covers"):
        system.alliance_portfolios(year)
