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
from collections.abc import Iterable, Mapping

import highspy
import msgspec
import networkx as nx
import numpy as np

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


def _component(graph: nx.Graph, deadline: float) -> tuple[dict[str, bool], int]:
    """The best sides of a biconnected component and a lower bound on its index."""
    edges = [(a, b, data["sign"]) for a, b, data in graph.edges(data=True)]
    balanced = _balanced(graph)
    if balanced is not None:
        return balanced, 0
    nodes = sorted(graph.nodes, key=lambda node: -graph.degree(node))
    values, bound = _solve(nodes, edges, list(_unbalanced_triangles(graph)), deadline)
    return _improved(graph, {node: values[i] > 0.5 for i, node in enumerate(nodes)}), bound


def _balanced(graph: nx.Graph) -> dict[str, bool] | None:
    side: dict[str, bool] = {}
    for start in graph.nodes:
        queue = [] if start in side else [start]
        side.setdefault(start, False)
        while queue:
            a = queue.pop()
            for b in graph.neighbors(a):
                wanted = side[a] != (graph.edges[a, b]["sign"] < 0)
                if b not in side:
                    side[b] = wanted
                    queue.append(b)
                elif side[b] != wanted:
                    return None
    return side


def _unbalanced_triangles(graph: nx.Graph) -> Iterable[tuple[Pair, Pair, Pair]]:
    order = {node: i for i, node in enumerate(graph.nodes)}
    for a, b in graph.edges:
        for c in nx.common_neighbors(graph, a, b):
            if order[c] > max(order[a], order[b]):
                pairs = ((a, b), (a, c), (b, c))
                if math.prod(graph.edges[pair]["sign"] for pair in pairs) < 0:
                    yield pairs


def _solve(
    nodes: list[str], edges: list[tuple[str, str, int]], triangles: list[tuple[Pair, Pair, Pair]], deadline: float
) -> tuple[list[float], int]:
    """The XOR model: minimise the sum of f_e with f_e >= x_i - x_j and x_j - x_i on positive ties, f_e >= x_i + x_j - 1
    and 1 - x_i - x_j on negative ones, and f of every unbalanced triangle's ties at least 1."""
    at = {node: i for i, node in enumerate(nodes)}
    n, m = len(nodes), len(edges)
    edge_at = {frozenset((a, b)): n + k for k, (a, b, _) in enumerate(edges)}
    rows: list[tuple[float, list[int], list[float]]] = []
    for k, (a, b, sign) in enumerate(edges):
        i, j, f = at[a], at[b], n + k
        if sign > 0:
            rows += [(0, [f, i, j], [1, -1, 1]), (0, [f, i, j], [1, 1, -1])]
        else:
            rows += [(-1, [f, i, j], [1, -1, -1]), (1, [f, i, j], [1, 1, 1])]
    for pairs in triangles:
        rows.append((1, [edge_at[frozenset(pair)] for pair in pairs], [1, 1, 1]))
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", max(0.1, deadline - time.monotonic()))
    solver.setOptionValue("mip_abs_gap", 0.999)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(_model(n, m, rows))
    solver.run()
    values = list(solver.getSolution().col_value) or [0.0] * (n + m)
    return values[:n], max(0, math.ceil(solver.getInfo().mip_dual_bound - 1e-6))


def _model(n: int, m: int, rows: list[tuple[float, list[int], list[float]]]) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = n + m, len(rows)
    lp.col_cost_ = np.concatenate([np.zeros(n), np.ones(m)])
    lower, upper = np.zeros(n + m), np.ones(n + m)
    upper[0] = 0.0  # the actor with most ties stands on the first side: the two camps have no names
    lp.col_lower_, lp.col_upper_ = lower, upper
    lp.row_lower_ = np.array([row[0] for row in rows], dtype=float)
    lp.row_upper_ = np.full(len(rows), highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row[1]) for row in rows)])
    lp.a_matrix_.index_ = np.array([i for row in rows for i in row[1]], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([v for row in rows for v in row[2]], dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * n + [highspy.HighsVarType.kContinuous] * m
    return lp


def _improved(graph: nx.Graph, side: dict[str, bool]) -> dict[str, bool]:
    """Turn single actors while that frustrates fewer ties: only helps where the time ran out."""
    changed = True
    while changed:
        changed = False
        for node in graph.nodes:
            wrong = sum((side[node] != side[b]) != (graph.edges[node, b]["sign"] < 0) for b in graph.neighbors(node))
            if 2 * wrong > graph.degree(node):
                side[node] = not side[node]
                changed = True
    return side
