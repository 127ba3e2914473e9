"""What the readings agree on, counted by hand."""

from __future__ import annotations

from fractions import Fraction

from comity.security.agreement import MATERIAL, harmless, relative, sign, standings
from comity.security.consequences import Consequences, Result
from comity.security.proposals import Proposal


def reading(
    name: str, parameters: dict[str, str] | None = None, **changes: tuple[Fraction | int, Fraction | int]
) -> Result:
    """A reading with the security of each state before and after."""
    before, after = ({s: Fraction(pair[n]) for s, pair in changes.items()} for n in (0, 1))
    weights = dict.fromkeys(before, Fraction(1))
    return Result(name, "", "", "", (), parameters or {}, before, after, weights, frozenset("A"), {}, {})


def found(*results: Result) -> Consequences:
    return Consequences(Proposal("p", "p", ()), "2018-01-01", (), results, ())


def test_a_twentieth_is_what_counts() -> None:
    just, less = reading("m", A=(1, 1 + MATERIAL)), reading("m", A=(1, 1 + MATERIAL - Fraction(1, 1000)))
    assert (sign(just, "A"), sign(less, "A")) == (1, 0)
    assert sign(reading("m", A=(1, 1 - MATERIAL)), "A") == -1
    assert relative(reading("m", A=(2, 3)), "A") == Fraction(1, 2)
    assert relative(reading("m", A=(0, Fraction(1, 200))), "A") == Fraction(1, 2)  # of a hundredth at least


def test_who_gains_and_who_pays_with_the_median_of_the_readings_that_move_it() -> None:
    """A gains in three of four, by 1, 2 and 4 times what it was: the median is 2. B pays in all: robust."""
    shares = (1, 2, 4, 0)
    results = [reading(f"m{n}", A=(1, 1 + share), B=(2, 1)) for n, share in enumerate(shares)]
    (gain,), (pay,) = standings(found(*results))
    assert (gain.state, gain.gains, gain.pays, gain.untouched, gain.median, gain.robust) == (
        "A",
        3,
        0,
        1,
        Fraction(2),
        False,
    )
    assert gain.shown.model == "m1"
    assert (pay.state, pay.pays, pay.of, pay.median, pay.robust) == ("B", 4, 4, Fraction(-1, 2), True)
    assert (gain.party, pay.party) == (True, False)


def test_who_as_many_raise_as_lower_pays() -> None:
    gain, pay = standings(found(reading("m0", A=(1, 2)), reading("m1", A=(2, 1))))
    assert gain == ()
    assert [one.state for one in pay] == ["A"]


def test_where_readings_that_move_a_state_have_an_assumption_in_common() -> None:
    moved = [reading(f"m{n}", {"joins": "allies"}, A=(1, 2)) for n in range(2)]
    still = [reading(f"n{n}", {"joins": "offence"}, A=(1, 1), B=(1, 2)) for n in range(2)]
    gain, _ = standings(found(*moved, *still))
    assert {one.state: one.where for one in gain}["A"] == ("joins", "allies")


def test_what_nearly_every_reading_of_a_model_assumes_tells_nothing() -> None:
    """A moves in all readings of one model of two: which model it is says where, not the cap that all of it have."""
    moved = [reading(f"m, {n}", {"cap": "10"}, A=(1, 2)) for n in range(4)]
    still = [reading(f"n, {n}", {}, A=(1, 1)) for n in range(4)]
    (gain,), _ = standings(found(*moved, *still))
    assert gain.where == ("model", "m")


def test_harmless_is_where_nobody_falls_by_more_than_the_threshold() -> None:
    results = [reading("m0", A=(1, 2)), reading("m1", A=(1, Fraction(99, 100))), reading("m2", A=(2, 1))]
    assert harmless(found(*results)) == 2
