"""Blocs against every partition there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.system import blocs, frustration

Weights = dict[tuple[str, str], int]
pairs = st.sampled_from(list(combinations("ABCDEFG", 2)))
networks = st.dictionaries(pairs, st.integers(-3, 3).filter(bool))
signed = st.dictionaries(pairs, st.sampled_from([1, -1]), min_size=1)


def partitions(actors: list[str]) -> Iterator[list[set[str]]]:
    if not actors:
        yield []
        return
    first, *others = actors
    for division in partitions(others):
        yield [{first}, *division]
        for i, bloc in enumerate(division):
            yield [*division[:i], bloc | {first}, *division[i + 1 :]]


def misplaced(weights: Weights, division: list[set[str]]) -> int:
    home = {actor: i for i, bloc in enumerate(division) for actor in bloc}
    return sum(abs(w) for (a, b), w in weights.items() if (home[a] == home[b]) != (w > 0))


@given(networks)
@settings(deadline=None)
def test_no_partition_has_less(weights: Weights) -> None:
    found = blocs(weights)
    actors = sorted({actor for pair in weights for actor in pair})
    assert found.proved
    assert found.value == found.bound == min(misplaced(weights, division) for division in partitions(actors))


@given(networks)
@settings(deadline=None)
def test_the_division_has_the_value(weights: Weights) -> None:
    found = blocs(weights)
    assert misplaced(weights, [set(bloc) for bloc in found.blocs]) == found.value
    assert sum(abs(weights[pair]) for pair in found.misplaced) == found.value


@given(signed)
@settings(deadline=None)
def test_two_camps_are_never_better(signs: Weights) -> None:
    assert blocs(signs).value <= frustration(signs).value


def test_three_camps_at_odds() -> None:
    camp = dict(zip("ABCDEF", "112233", strict=True))
    signs = {(a, b): 1 if camp[a] == camp[b] else -1 for a, b in combinations("ABCDEF", 2)}
    found = blocs(signs)
    assert found.blocs == (("A", "B"), ("C", "D"), ("E", "F"))
    assert (found.value, frustration(signs).value) == (0, 4)
    assert (found.of("D"), found.of("X")) == (1, None)


def test_when_time_runs_out_there_are_bounds() -> None:
    signs = {(f"{i:02}", f"{j:02}"): 1 if (i * i + j) % 3 else -1 for i, j in combinations(range(40), 2)}
    found = blocs(signs, time_limit=0)
    assert found.bound <= found.value
    assert not found.proved


def test_nobody() -> None:
    assert blocs({}).blocs == ()
