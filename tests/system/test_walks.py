"""Walk-based balance against the series it stands for, summed in fractions."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.system import frustration, walk_balance

Signs = dict[tuple[str, str], int]
networks = st.dictionaries(st.sampled_from(list(combinations("ABCDEF", 2))), st.sampled_from([1, -1]), min_size=1)


def series(signs: Signs, steps: int = 40) -> tuple[dict[str, Fraction], Fraction]:
    """The diagonal of exp(A), from A to the power of up to `steps`, and its sum."""
    actors = sorted({actor for pair in signs for actor in pair})
    near = {a: {b: s for p, s in signs.items() for b in p if a in p and b != a} for a in actors}
    diagonal = {}
    for start in actors:
        walks, total = {start: 1}, Fraction(1)
        for step in range(1, steps):
            walks = {b: sum(walks.get(a, 0) * sign for a, sign in near[b].items()) for b in actors}
            total += Fraction(walks[start], math.factorial(step))
        diagonal[start] = total
    return diagonal, sum(diagonal.values(), Fraction())


@given(networks)
@settings(deadline=None)
def test_it_is_the_series_within_its_error(signs: Signs) -> None:
    found = walk_balance(signs)
    of, total = series(signs)
    plain_of, plain = series(dict.fromkeys(signs, 1))
    assert found.value == pytest.approx(float(total / plain), abs=found.error + 1e-15)
    assert found.error < 1e-10
    for actor, value in found.of.items():
        assert value == pytest.approx(float(of[actor] / plain_of[actor]), abs=found.error_of + 1e-15)


@given(networks)
@settings(deadline=None)
def test_it_is_one_where_the_line_index_is_nought(signs: Signs) -> None:
    found = walk_balance(signs)
    assert found.value is not None
    assert (found.value >= 1 - found.error - 1e-12) == (frustration(signs).value == 0)


@given(networks, st.sets(st.sampled_from("ABCDEF")))
def test_turning_a_camp_changes_nothing(signs: Signs, camp: set[str]) -> None:
    turned = {(a, b): -s if (a in camp) != (b in camp) else s for (a, b), s in signs.items()}
    assert walk_balance(turned).value == pytest.approx(walk_balance(signs).value)


def test_a_large_dense_network_does_not_overflow() -> None:
    found = walk_balance({(f"{i:03}", f"{j:03}"): 1 if (i * j) % 7 else -1 for i, j in combinations(range(200), 2)})
    assert found.value is not None
    assert 0 <= found.value < 1
    assert found.error < 1e-9


def test_no_tie_is_no_value() -> None:
    assert walk_balance({}).value is None
