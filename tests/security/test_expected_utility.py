"""The rounds of the expected utility model, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.security import forecast, read_actors
from comity.security.bargaining import Actor, median_voter, weighted_mean
from comity.security.expected_utility import _Replicated


def actors(*rows: tuple[int, int, str]) -> list[Actor]:
    return [Actor(str(i), Fraction(c), Fraction(x), Fraction(s)) for i, (c, x, s) in enumerate(rows)]


def test_the_outvoted_give_way() -> None:
    """A of 2 at 0, B of 1 at 1, C of 2 at 2, saliences 1, range 2. A against B: votes A 2 (1 - 0) = 2, B -1, C -2, so
    P = 2/5; d = 1/2, win 1, lose -1: E(A, B) = 2/5 - 3/5 = -1/5 and E(B, A) = 1/5: A gives way the whole way to 1. So
    does C. A and C are even, E = 0: no offers. B is beaten by nobody. All stand at 1 after one round."""
    found = forecast(actors((2, 0, "1"), (1, 1, "1"), (2, 2, "1")), risk=False)
    assert found.positions[1] == (1, 1, 1)
    assert found.outcomes == (1, 1, 1)
    assert found.settled


def test_who_cares_little_loses_the_conflict() -> None:
    """As before, but B's salience is 1/2, so that it weighs 1/2. A against B: P = 2 / (2 + 1/2 + 2) = 4/9.
    E(A, B) = 1/2 (4/9 - 5/9) + 1/2 = 4/9; E(B, A) = 5/9 - 4/9 = 1/9. Both are above 0 and A's is more: B moves to A,
    or to C, which is the same; to the lower of the two, 0. A and C win, and stay."""
    found = forecast(actors((2, 0, "1"), (1, 1, "1/2"), (2, 2, "1")), risk=False, rounds=1)
    assert found.positions[1] == (0, 0, 2)


def test_giving_way_in_part() -> None:
    """A of 1 at 0, salience 1; B of 2 at 4, salience 3/4, so that it weighs 3/2; range 4, d = 1. P(A) = 1 / (1 + 3/2)
    = 2/5, win 2, lose -2. E(A, B) = 3/4 (4/5 - 6/5) + 1/4 2 = 1/5 > 0. E(B, A) = 3/5 2 - 2/5 2 = 2/5. Both above 0 and
    B's is more: A moves to 4. With salience 1 for B, P(A) = 1/3, E(A, B) = -2/3 and E(B, A) = 2/3: A moves all the way
    as well. With A of salience 1/2 and B of 1: A weighs 1/2, P(A) = 1/5, E(A, B) = 2/5 - 8/5 = -6/5;
    E(B, A) = 1/2 (8/5 - 2/5) + 1/2 2 = 8/5: A gives way by 6/5 / 8/5 = 3/4 of the way, to 3."""
    assert forecast(actors((1, 0, "1"), (2, 4, "3/4")), risk=False, rounds=1).positions[1] == (4, 4)
    assert forecast(actors((1, 0, "1/2"), (2, 4, "1")), risk=False, rounds=1).positions[1] == (3, 4)


def test_the_endangered_dare_more() -> None:
    """A of 1 and B of 3, both of salience 1, at 0 and 1. P(A) = 1/4; with r = 1 E(B, A) = 2 (3/4 - 1/4) = 1 endangers A
    and E(A, B) = -1 does B. R = 1 and -1: exponents (1 - 1/3) / (1 + 1/3) = 1/2 and 2. For A: win 2 - 4 0 = 2, lose
    2 - 4 = -2, stay 2 - 4 / 2^(1/2) = -0.828. E(A, B) = 1/2 - 3/2 + 0.828 = -0.172; E(B, A) = 3/2 - 1/2 + 0.828 =
    1.828: A gives way by 0.172 / 1.828 = 0.094 of the way, where a neutral one would go all of it."""
    found = forecast(actors((1, 0, "1"), (3, 1, "1")), rounds=1)
    assert found.positions[1] == (pytest.approx(0.0939, abs=1e-4), 1)
    assert forecast(actors((1, 0, "1"), (3, 1, "1")), risk=False, rounds=1).positions[1] == (1, 1)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=2, max_size=6))
def test_without_risk_and_with_equal_salience_the_median_decides(rows: list[tuple[int, int]]) -> None:
    given_ = actors(*((c, x, "1") for c, x in rows))
    found = forecast(given_, risk=False, rounds=30)
    assert found.settled or len(found.positions) == 1
    sums = {x: sum(a.weight * abs(a.position - x) for a in given_) for x in {a.position for a in given_}}
    assert sums[found.outcomes[-1]] == min(sums.values())
    assert found.outcomes[0] == median_voter(given_)


def test_a_case_in_csv(tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text("Actor,Capability,Position,Salience\nA,0.5,1,80\nB,0.25,3,40\n")
    read = read_actors(file)
    assert [(a.name, a.salience) for a in read] == [("A", Fraction(4, 5)), ("B", Fraction(2, 5))]
    assert weighted_mean(read) == Fraction(7, 5)  # (0.4 + 0.3) / 0.5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Actor,Capability,Position\nA,1,1\n", "has no column 'salience'"),
        ("Actor,Capability,Position,Salience\n", "has no rows"),
        ("Actor,Capability,Position,Salience\nA,1,1,1\nB,much,1,1\n", ":3: 'much' is no number"),
        ("Actor,Capability,Position,Salience\nA,-1,1,1\n", ":2: capability is below 0"),
        ("Actor,Capability,Position,Salience\nA,0,1,1\n", "nobody has any weight"),
    ],
)
def test_a_case_that_cannot_be_read(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text(text)
    with pytest.raises(ComityError) as error:
        read_actors(file)
    assert says in str(error.value)
    with pytest.raises(ComityError, match="no such file"):
        read_actors(tmp_path / "none.csv")


def test_the_replication_weighs_a_vote_among_the_votes_on_all_pairs() -> None:
    """A of 1 at 0, B of 3 at 1, range 1. A against B: A votes 1, B -3; between all ordered pairs 2 (1 + 3) = 8. So P
    for A is 1/8 and for B 3/8, not 1/4 and 3/4. E(A, B) = 1/8 2 - 7/8 2 = -3/2 and E(B, A) = 3/8 2 - 5/8 2 = -1/2:
    nobody presses anybody, and both stay, where as stated A gives way the whole way."""
    two = actors((1, 0, "1"), (3, 1, "1"))
    found = forecast(two, risk=False, replicated=True)
    assert (found.positions[-1], found.settled, found.replicated) == ((0, 1), True, True)
    assert forecast(two, risk=False, rounds=1).positions[1] == (1, 1)


def test_the_replication_lets_who_cares_little_lose() -> None:
    """A of 1 at 0, salience 1; B of 3 at 1, salience 1/10, so that it weighs 3/10. All votes 2 (1 + 3/10) = 13/5.
    E(A, B) = 1/10 (2 P - 2 (1 - P)) + 9/10 2 with P = 1 / (13/5) = 5/13: 1/10 (-6/13) + 9/5 = 114/65 > 0;
    E(B, A) = 2 3/26 - 2 23/26 = -20/13. B gives way by |E(B, A) / E(A, B)| = (20/13) / (114/65) = 50/57."""
    found = forecast(actors((1, 0, "1"), (3, 1, "1/10")), risk=False, rounds=1, replicated=True)
    assert found.positions[1] == (0, 1 - Fraction(50, 57))


# Emission standards (Bueno de Mesquita 1994): weighted median and mean at first and after each of ten rounds, and the
# risk exponents of the first round, as the program of the public replication has them
# (github.com/jmckib/bdm-scholz-expected-utility-model).
MEDIANS = (7, 8.415932, 9.610859, 9.961980, 9.961980, 9.961980, 7.472046, 8.824594, 9.671130, 9.671130, 7)
MEANS = (
    7.389956, 7.461314, 7.552501, 7.590145, 7.358131, 7.349174, 7.414878, 7.510457, 7.572447, 7.324989, 7.242131,
)  # fmt: skip
EXPONENTS = (1.405653, 0.754196, 0.508864, 1.405653, 1.046524, 1.046524, 1.964898, 0.5, 2, 1.112125)


def test_the_rounds_of_emission_standards_are_those_of_the_public_replication(shared: Path) -> None:
    case = read_actors(shared / "networks" / "bdm1994_emission_standards.csv")
    found = forecast(case, replicated=True)
    assert found.outcomes == pytest.approx(MEDIANS, abs=1e-6)
    for positions, mean in zip(found.positions, MEANS, strict=True):
        moved = [msgspec.structs.replace(actor, position=x) for actor, x in zip(case, positions, strict=True)]
        assert float(weighted_mean(moved)) == pytest.approx(mean, abs=1e-6)
    table = _Replicated(case, tuple(float(actor.position) for actor in case), Fraction(6))
    assert table.exponents() == pytest.approx(EXPONENTS, abs=1e-6)


def test_emission_standards_as_stated_stay_at_the_median(shared: Path) -> None:
    """Both readings start from 7; as stated the median stays there, the replication's goes up to 9.96 and back."""
    case = read_actors(shared / "networks" / "bdm1994_emission_standards.csv")
    assert set(forecast(case).outcomes) == {7}
