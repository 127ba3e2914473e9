"""Camps that are certain: states that stand on the same sides in every division that reaches the line index.

A signed network often has many best divisions (Aref & Wilson 2019, Balance and frustration in signed networks, Journal
of Complex Networks 7:163-189). Two states are certain of one another when all of them agree whether the two share a
camp; this relation falls into groups, found by refinement: with one best division y = 0, an integer program looks for
another with y not alike within a group,

    sum f_e <= L,  y_r = 0 for the group's first state r,  sum of y_v over the group >= 1

and what it finds splits the groups; where there is none, the group is certain, proved. Ties of balanced parts between
articulation points hold in every best division and need no program.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec
import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from comity.errors import ComityError
from comity.security.balance import Signs, balanced, line_index, rows

Tie = tuple[str, str, int]


class Camps(msgspec.Struct, frozen=True):
    """Groups of states, each as its two sides, that every best division divides alike, the largest first.

    `divisions` is how many best divisions were seen: one where all is certain, else a lower bound on their number.
    """

    index: int
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    divisions: int


def certain(signs: Signs, most: int | None = None) -> Camps:
    """The certain camps of a signed network; each search for another best division ends after so many nodes, if given.

    >>> certain(((("a", "b"), 1), (("a", "c"), -1), (("b", "c"), -1))).groups
    ((('a', 'b'), ('c',)),)

    Raises:
        ComityError: the line index, or that a group is certain, could not be proved.
    """
    best = line_index(signs)
    side = {state: camp for camp, states in enumerate(best.camps) for state in states}
    graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs)
    joined, divisions = nx.utils.UnionFind(graph.nodes), 1
    for nodes in nx.biconnected_components(graph):
        part = graph.subgraph(nodes)
        groups, seen = ([sorted(nodes)], 1) if balanced(part) else _refined(tuple(part.edges(data="sign")), side, most)
        divisions *= seen
        for group in groups:
            joined.union(*group)
    made = [_sides(group, side) for group in joined.to_sets()]
    return Camps(best.value, tuple(sorted(made, key=lambda one: (-len(one[0]) - len(one[1]), one))), divisions)


def _sides(group: set[str], side: dict[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    first = side[min(group)]
    same = tuple(sorted(state for state in group if side[state] == first))
    return same, tuple(sorted(group - set(same)))


def _refined(ties: tuple[Tie, ...], side: dict[str, int], most: int | None) -> tuple[list[list[str]], int]:
    """Groups of an unbalanced part that no best division splits, and how many of its best divisions were seen."""
    nodes = sorted({state for a, b, _ in ties for state in (a, b)})
    at = {state: i for i, state in enumerate(nodes)}
    matrix, least = rows(list(ties), at)
    index = sum((side[a] != side[b]) != (sign < 0) for a, b, sign in ties)
    groups, proved, seen = [nodes], list[list[str]](), 1
    while groups:
        group = groups.pop()
        found = _other(matrix, least, index, [side[state] for state in nodes], [at[state] for state in group], most)
        if found is None:
            proved.append(group)
            continue
        seen += 1
        groups = [part for each in (group, *groups) for part in _split(each, at, found)]
        proved = [part for each in proved for part in _split(each, at, found)]
    return proved, seen


def _split(group: list[str], at: dict[str, int], turned: list[bool]) -> list[list[str]]:
    parts: defaultdict[bool, list[str]] = defaultdict(list)
    for state in group:
        parts[turned[at[state]]].append(state)
    return list(parts.values())


def _other(
    matrix: csr_array, least: np.ndarray, index: int, side: list[int], group: list[int], most: int | None
) -> list[bool] | None:
    """Which states another best division turns, its first state kept and some other of the group turned; None where
    there is none."""
    if len(group) < 2:
        return None
    n, width = len(side), matrix.shape[1]
    turn, limit = np.zeros(width), np.zeros(width)
    turn[group[1:]] = [1 - 2 * side[i] for i in group[1:]]
    limit[n:] = -1
    whole = vstack([matrix, csr_array(turn[None, :]), csr_array(limit[None, :])]).tocsr()
    bounds = np.concatenate([least, [1 - sum(side[i] for i in group[1:]), -index]])
    low, high = np.zeros(width), np.ones(width)
    low[group[0]] = high[group[0]] = side[group[0]]
    solved = milp(
        np.zeros(width), constraints=[LinearConstraint(whole, bounds, np.inf)], bounds=Bounds(low, high),
        integrality=np.array([1] * n + [0] * (width - n)),
        options={"time_limit": 60.0} if most is None else {"node_limit": most},
    )  # fmt: skip
    if solved.status == 2:
        return None
    if solved.x is None:
        raise ComityError(f"whether a camp is certain could not be proved: {solved.message}")
    return [round(solved.x[i]) != side[i] for i in range(n)]
