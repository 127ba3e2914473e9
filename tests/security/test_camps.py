"""Certain camps against every division of small networks."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.security import world_on_record
from comity.security.balance import signed
from comity.security.camps import certain
from comity.security.frames import Frame

PAIRS = list(combinations("ABCDEFG", 2))


def slow(ties: dict[tuple[str, str], int]) -> tuple[int, set[frozenset[frozenset[str]]], int]:
    """The line index, and the groups that all best divisions of each connected part divide alike."""
    graph = nx.Graph(list(ties))
    nodes = sorted(graph.nodes)
    divisions = [dict(zip(nodes, camps, strict=True)) for camps in product((0, 1), repeat=len(nodes))]
    wrong = [sum((d[a] != d[b]) != (sign < 0) for (a, b), sign in ties.items()) for d in divisions]
    best = [d for d, out in zip(divisions, wrong, strict=True) if out == min(wrong)]
    groups: set[frozenset[frozenset[str]]] = set()
    for part in nx.connected_components(graph):
        for a in part:
            sure = {b for b in part if len({d[a] == d[b] for d in best}) == 1}
            sides = (frozenset(b for b in sure if best[0][b] == camp) for camp in (0, 1))
            groups.add(frozenset(sides))
    return min(wrong), groups, len(best) // 2 ** nx.number_connected_components(graph)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([1, -1]), min_size=3, max_size=14))
def test_certain_camps_are_those_of_every_best_division(ties: dict[tuple[str, str], int]) -> None:
    index, groups, number = slow(ties)
    found = certain(tuple(sorted(ties.items())))
    assert found.index == index
    assert {frozenset(map(frozenset, group)) for group in found.groups} == groups
    assert (found.divisions == 1) == (number == 1)
    assert found.divisions <= number


def test_three_enemies_are_certain_of_nothing() -> None:
    found = certain(((("a", "b"), -1), (("a", "c"), -1), (("b", "c"), -1)))
    assert found.groups == ((("a",), ()), (("b",), ()), (("c",), ()))
    assert found.divisions > 1


def test_the_camps_of_1913() -> None:
    """Germany and Austria-Hungary stand together in every best division of what is on record."""
    found = certain(signed(Frame("rivalry").of(world_on_record("1913-12-31"))))
    together = next(side for group in found.groups for side in group if "DEU" in side)
    assert "AUH" in together
