"""Unbalanced cycles: those found are unbalanced, and none that a solution leaves out stays hidden."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.system.triads import signed_matrix
from comity.system.unbalanced import Ties, missed, triangles

signed = st.dictionaries(
    st.sampled_from(list(itertools.combinations("ABCDEFG", 2))), st.sampled_from([1, -1]), min_size=1
)


@given(signed)
def test_triangles_are_all_that_there_are(signs: dict[tuple[str, str], int]) -> None:
    actors, matrix = signed_matrix(signs)
    ties, side = Ties.read(matrix), np.ones(len(actors), dtype=np.int64)
    count = sum(
        matrix[a, b] * matrix[a, c] * matrix[b, c] < 0 for a, b, c in itertools.combinations(range(len(actors)), 3)
    )
    found = triangles(ties, side, 1000)
    assert len(found) == count
    assert all(np.prod(ties.sign[list(cycle)]) < 0 for cycle in found)


@given(signed)
def test_cycles_are_found_exactly_where_the_network_is_unbalanced(signs: dict[tuple[str, str], int]) -> None:
    actors, matrix = signed_matrix(signs)
    ties = Ties.read(matrix)
    sides = [np.array(one) for one in itertools.product((1, -1), repeat=len(actors))]
    balanced = any(not ties.frustrated(side).any() for side in sides)
    found = missed(ties, sides[0], np.zeros(len(signs)), 1.0)
    assert bool(found) == (not balanced)
    for cycle in found:
        chosen = list(cycle)
        assert np.prod(ties.sign[chosen]) < 0
        assert not (np.bincount(np.r_[ties.i[chosen], ties.j[chosen]]) % 2).any()
