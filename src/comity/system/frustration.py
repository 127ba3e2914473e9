r"""Line index of balance: the fewest ties whose removal leaves a signed network balanced.

A network is balanced when its actors fall into two camps with all positive ties inside and all negative ties between
them (Cartwright & Harary 1956). The line index, or frustration, is

    L(G) = min over x in {0,1}^n of  sum over ties (i, j) of  [ x_i XOR x_j != (sign = -1) ]

It is found exactly by integer programming on the XOR model (Aref, Mason & Wilson 2020, A modeling and computational
study of the frustration index in signed networks, Networks 75:95-110) with cuts for unbalanced triangles, of whose
ties at least one is frustrated. The network is cut into biconnected components first: the index is their sum.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec
import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Pair = tuple[str, str]


class Frustration(msgspec.Struct, frozen=True):
    """The line index with its proof: `camps` is a partition under which exactly `frustrated` are out of place.

    `value` is the index where `proved`; otherwise the truth lies between `bound` and `value`. `frustrated` are the
    pairs of the certificate.
    """

    value: int
    bound: int
    proved: bool
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[Pair, ...]


def frustration(signs: Mapping[Pair, int], time_limit: float = 60.0) -> Frustration:
    """Line index of balance of a signed network, given as {(a, b): +1 or -1}.

    >>> triangle = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}
    >>> frustration(triangle).value, frustration({**triangle, ("a", "c"): 1}).value
    (1, 0)

    Args:
        signs: each pair once, in any order.
        time_limit: seconds; when they run out, the best partition found and a lower bound come back.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted({actor for pair in signs for actor in pair}))
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in sorted(signs.items()))
    deadline = time.monotonic() + time_limit
    flips: dict[frozenset[str], bool] = {}
    bound = 0
    for nodes in nx.biconnected_components(graph):
        side, least = _component(graph.subgraph(nodes), deadline)
        bound += least
        flips |= {frozenset((a, b)): side[a] != side[b] for a, b in graph.subgraph(nodes).edges}
    side = _joined(graph, flips)
    wrong = tuple(sorted(pair for pair, sign in signs.items() if (side[pair[0]] != side[pair[1]]) != (sign < 0)))
    camps = tuple(tuple(sorted(a for a in side if side[a] == camp)) for camp in (False, True))
    return Frustration(len(wrong), bound, len(wrong) == bound, (camps[0], camps[1]), wrong)


def _joined(graph: nx.Graph, flips: dict[frozenset[str], bool]) -> dict[str, bool]:
    """Sides for the whole network: components share single actors, so the sides of each can be turned to fit."""
    side: dict[str, bool] = {}
    for start in graph.nodes:
        if start in side:
            continue
        side[start] = False
        queue = [start]
        while queue:
            a = queue.pop()
            for b in graph.neighbors(a):
                if b not in side:
                    side[b] = side[a] != flips[frozenset((a, b))]
                    queue.append(b)
    return side


ROUNDING = 1e-3
MOST_CUTS = 40_000  # triangles given to the solver; a dense network has millions, and a part of them does


def _component(graph: nx.Graph, deadline: float) -> tuple[dict[str, bool], int]:
    """The best sides of a biconnected component and a lower bound on its index."""
    nodes = sorted(graph.nodes, key=lambda node: -graph.degree(node))
    at = {node: i for i, node in enumerate(nodes)}
    edges = [(at[a], at[b], sign) for a, b, sign in graph.edges(data="sign")]
    signs: list[dict[int, int]] = [{} for _ in nodes]
    for i, j, sign in edges:
        signs[i][j] = signs[j][i] = sign
    side = _balanced(signs)
    if side is not None:
        return dict(zip(nodes, side, strict=True)), 0
    triangles = list(islice(_unbalanced_triangles(signs), MOST_CUTS))
    values, bound = _solve(len(nodes), edges, triangles, deadline)
    improved = _improved(signs, [value > 0.5 for value in values])
    return dict(zip(nodes, improved, strict=True)), max(bound, _packed(triangles))


def _balanced(signs: list[dict[int, int]]) -> list[bool] | None:
    """Sides that frustrate nothing, where there are such."""
    side: list[bool | None] = [None] * len(signs)
    side[0], queue = False, [0]
    while queue:
        i = queue.pop()
        for j, sign in signs[i].items():
            wanted = side[i] != (sign < 0)
            if side[j] is None:
                side[j] = wanted
                queue.append(j)
            elif side[j] != wanted:
                return None
    return [bool(camp) for camp in side]


def _unbalanced_triangles(signs: list[dict[int, int]]) -> Iterator[tuple[int, int, int]]:
    for i, mine in enumerate(signs):
        later = {j for j in mine if j > i}
        for j in later:
            for k in later & signs[j].keys():
                if k > j and mine[j] * mine[k] * signs[j][k] < 0:
                    yield i, j, k


def _packed(triangles: list[tuple[int, int, int]]) -> int:
    """Unbalanced triangles without a tie in common, a lower bound: each has a frustrated tie of its own."""
    used: set[tuple[int, int]] = set()
    count = 0
    for i, j, k in triangles:
        ties = ((i, j), (i, k), (j, k))
        if used.isdisjoint(ties):
            used.update(ties)
            count += 1
    return count


def _solve(
    n: int, edges: list[tuple[int, int, int]], triangles: list[tuple[int, int, int]], deadline: float
) -> tuple[list[float], int]:
    """The XOR model: minimise the sum of f_e with f_e >= x_i - x_j and x_j - x_i on positive ties, at least
    x_i + x_j - 1 and 1 - x_i - x_j on negative ones, and f of every unbalanced triangle's ties at least 1."""
    m = len(edges)
    place = {(min(i, j), max(i, j)): n + k for k, (i, j, _) in enumerate(edges)}
    rows: list[tuple[float, tuple[int, int, int], tuple[float, float, float]]] = []
    for k, (i, j, sign) in enumerate(edges):
        if sign > 0:
            rows += [(0, (n + k, i, j), (1, -1, 1)), (0, (n + k, i, j), (1, 1, -1))]
        else:
            rows += [(-1, (n + k, i, j), (1, -1, -1)), (1, (n + k, i, j), (1, 1, 1))]
    rows += [(1, (place[i, j], place[i, k], place[j, k]), (1, 1, 1)) for i, j, k in triangles]
    left = deadline - time.monotonic()
    if left <= 0:
        return [0.0] * n, 0
    columns = np.array([row[1] for row in rows]).ravel()
    values = np.array([row[2] for row in rows], dtype=float).ravel()
    matrix = csr_array((values, columns, np.arange(0, 3 * len(rows) + 1, 3)), shape=(len(rows), n + m))
    upper = np.ones(n + m)
    upper[0] = 0.0  # the actor with most ties stands on the first side: the two camps have no names
    found = milp(
        np.concatenate([np.zeros(n), np.ones(m)]),
        constraints=LinearConstraint(matrix, lb=[row[0] for row in rows]),
        bounds=Bounds(0, upper),
        integrality=np.concatenate([np.ones(n), np.zeros(m)]),
        options={"time_limit": left, "mip_rel_gap": 0.0},
    )
    bound = found.mip_dual_bound
    # The index is a whole number; what the bound has above one by less than this is rounding.
    least = max(0, math.ceil(bound - ROUNDING)) if bound is not None and math.isfinite(bound) else 0
    return ([0.0] * n if found.x is None else list(found.x[:n])), least


def _improved(signs: list[dict[int, int]], side: list[bool]) -> list[bool]:
    """Turn single actors while that frustrates fewer ties: only helps where the time ran out."""
    better, changed = list(side), True
    while changed:
        changed = False
        for i, mine in enumerate(signs):
            wrong = sum((better[i] != better[j]) != (sign < 0) for j, sign in mine.items())
            if 2 * wrong > len(mine):
                better[i] = not better[i]
                changed = True
    return better
