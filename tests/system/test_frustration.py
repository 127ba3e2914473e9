"""The line index of balance: exact, the same however it is asked, and bounded where the time runs out."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.system import Frustration, frustration

Signs = dict[tuple[str, str], int]
signed = st.dictionaries(st.sampled_from(list(itertools.combinations("ABCDEFGHI", 2))), st.sampled_from([1, -1]))


def brute(signs: Signs) -> int:
    actors = sorted({actor for pair in signs for actor in pair})
    sides = (dict(zip(actors, bits, strict=True)) for bits in itertools.product((0, 1), repeat=len(actors)))
    return min(sum((side[a] != side[b]) != (sign < 0) for (a, b), sign in signs.items()) for side in sides)


def dense(actors: int, seed: int) -> Signs:
    drawn = random.Random(seed)
    return {pair: drawn.choice([-1, 1]) for pair in itertools.combinations([f"{i:02}" for i in range(actors)], 2)}


def check(signs: Signs, found: Frustration) -> None:
    """The partition frustrates exactly the pairs that it is said to."""
    camp = {actor: i for i, actors in enumerate(found.camps) for actor in actors}
    wrong = sorted(pair for pair, sign in signs.items() if (camp[pair[0]] != camp[pair[1]]) != (sign < 0))
    assert found.value == len(wrong)
    assert found.frustrated == tuple(wrong)


@given(signed)
def test_it_is_what_trying_all_camps_gives(signs: Signs) -> None:
    found = frustration(signs)
    assert found.proved
    assert found.value == found.bound == brute(signs)
    check(signs, found)


@given(signed, st.integers(1, 20))
def test_bounds_hold_however_few_the_steps(signs: Signs, steps: int) -> None:
    found = frustration(signs, steps=steps)
    assert found.bound <= brute(signs) <= found.value
    check(signs, found)


def test_the_integer_program_closes_the_gap_of_the_linear_one() -> None:
    enemies = dict.fromkeys(itertools.combinations("ABCDEFG", 2), -1)  # 7 actors: 21 / 3 = 7 by shares, 9 in truth
    found = frustration(enemies)
    assert (found.value, found.proved) == (9, True)
    counted = frustration(enemies, steps=10_000)  # an integer program has no count of steps
    assert counted.bound <= 9 <= counted.value


@pytest.mark.parametrize("limit", [0.0, 0.2])
def test_bounds_come_back_when_the_time_runs_out(limit: float) -> None:
    signs = dense(60, 1)
    found = frustration(signs, limit)
    assert not found.proved
    # 34,220 triangles, of which about half are unbalanced; half of 1,770 ties are at most out of place.
    assert 0 <= found.bound < found.value <= 885
    check(signs, found)


def test_bounds_of_a_short_time_hold_the_truth() -> None:
    signs = dense(14, 3)
    truth = frustration(signs)
    assert truth.proved
    hasty = frustration(signs, 0.01)
    assert hasty.bound <= truth.value <= hasty.value


def test_the_same_steps_give_the_same_answer() -> None:
    signs = dense(30, 2)
    shuffled = dict(sorted(signs.items(), reverse=True))
    assert frustration(signs, float("inf"), steps=300) == frustration(shuffled, float("inf"), steps=300)
