r"""Blocs: the division of the actors of a signed network that puts the fewest ties out of place.

A tie is out of place when it is friendly between two blocs or hostile within one. With two blocs at most the fewest
are the line index of balance; here there may be as many blocs as fit best, which is weak balance (Davis 1967,
Clustering and structural balance in graphs, Human Relations 20:181-187; Doreian & Mrvar 1996, A partitioning approach
to structural balance, Social Networks 18:149-168) and, with weights, correlation clustering (Bansal, Blum & Chawla
2004, Machine Learning 56:89-113):

    min over partitions of  sum of |w| over positive pairs between blocs and negative pairs within

It is found exactly by integer programming: the least weight of pairs that hits every cycle with exactly one negative
pair, since such a cycle always has a pair out of place (Demaine et al. 2006, Correlation clustering in general weighted
graphs, Theoretical Computer Science 361:172-187). Cycles are added where a solution leaves them out; a first division
comes from moving single actors and whole blocs (Blondel et al. 2008, Fast unfolding of communities, J. Stat. Mech.
P10008). When the time runs out, the best division found and a lower bound come back. Leiden's algorithm is not used:
its implementation is under the GPL, and it gives no bound.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from comity.system.frustration import MOST_CUTS, ROUNDING
from comity.system.triads import Pair, signed_matrix

Matrix = NDArray[np.int64]
Cycle = frozenset[tuple[int, int]]
ORDERS = 40  # in which actors are moved; the first division is the best of as many
RELATIVE = 1e-7  # the solver's tolerance: nothing for signs, but weights may be large


class Blocs(msgspec.Struct, frozen=True):
    """A division with its proof: exactly the pairs in `misplaced` are out of place, of weight `value` in all.

    No division has less where `proved`; otherwise the least lies between `bound` and `value`. The largest bloc comes
    first; an actor without a friend may be a bloc of its own.
    """

    value: int
    bound: int
    proved: bool
    blocs: tuple[tuple[str, ...], ...]
    misplaced: tuple[Pair, ...]

    def of(self, actor: str) -> int | None:
        """Place of an actor's bloc in `blocs`; None for one that is in none."""
        return next((i for i, bloc in enumerate(self.blocs) if actor in bloc), None)


def blocs(weights: Mapping[Pair, int], time_limit: float = 60.0) -> Blocs:
    """The blocs of a signed network, given as {(a, b): weight} with each pair once; signs are weights of 1 and -1.

    >>> enemies = {("a", "b"): 1, ("b", "c"): -1, ("a", "c"): -1, ("c", "d"): -1, ("b", "d"): -1}
    >>> blocs(enemies).blocs, blocs(enemies).value
    ((('a', 'b'), ('c',), ('d',)), 0)

    Args:
        weights: whole numbers, positive for friends, negative for foes.
        time_limit: seconds.
    """
    actors, matrix = signed_matrix(weights)
    deadline = time.monotonic() + time_limit
    label, bound = np.arange(len(actors)), 0
    parts = _parts(matrix)
    for part in np.unique(parts):
        inside = np.flatnonzero(parts == part)
        found, least = _part(matrix[np.ix_(inside, inside)], deadline)
        label[inside] = inside[found]
        bound += least
    groups = [tuple(np.array(actors, dtype=object)[label == one]) for one in np.unique(label)]
    home = dict(zip(actors, label.tolist(), strict=True))
    wrong = tuple(sorted(pair for pair, w in weights.items() if w and (home[pair[0]] == home[pair[1]]) != (w > 0)))
    value = sum(abs(weights[pair]) for pair in wrong)
    return Blocs(value, bound, value == bound, tuple(sorted(groups, key=lambda g: (-len(g), g))), wrong)


def _parts(matrix: Matrix) -> NDArray[np.int32]:
    """Actors that friends connect: blocs never reach across parts, where there is nothing to win."""
    return np.asarray(connected_components(csr_array(matrix > 0), directed=False)[1])


def _part(matrix: Matrix, deadline: float) -> tuple[NDArray[np.int64], int]:
    """The best division of a part, as the number of a member for each of its actors, and a lower bound."""
    best = _tried(matrix)
    cost, edges = _cost(matrix, best), [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(matrix)), strict=True)]
    cycles = dict.fromkeys(islice(_triangles(matrix, edges), MOST_CUTS))
    bound, whole = 0, False
    while cost - bound > RELATIVE * cost and time.monotonic() < deadline:
        broken, least = _hit(matrix, edges, list(cycles), whole, deadline)
        bound = max(bound, least)
        if broken is None:
            break
        found = _moved(matrix, _joined(matrix, broken))
        if _cost(matrix, found) < cost:
            best, cost = found, _cost(matrix, found)
        new = [c for c in _missed(matrix, edges, broken) if c not in cycles]
        if not new and whole:
            break
        whole = whole or not new
        cycles |= dict.fromkeys(new)
    return best, min(bound, cost)


def _cost(matrix: Matrix, label: NDArray[np.int64]) -> int:
    same = label[:, None] == label[None, :]
    return int((np.maximum(matrix, 0) * ~same).sum() + (np.maximum(-matrix, 0) * same).sum()) // 2


# ── moving actors and blocs ──────────────────────────────────────────────────────────────────────────


def _tried(matrix: Matrix) -> NDArray[np.int64]:
    """The best of what actors moved in several orders give: always the same orders, so that the answer is too."""
    found = []
    for seed in range(ORDERS):
        order = np.random.default_rng(seed).permutation(len(matrix))
        label = np.empty(len(matrix), dtype=np.int64)
        label[order] = _moved(matrix[np.ix_(order, order)])
        found.append(label)
    return min(found, key=lambda label: _cost(matrix, label))


def _moved(matrix: Matrix, label: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Move single actors to the bloc where their ties are best served, then join blocs, until nothing is won."""
    label = np.arange(len(matrix)) if label is None else label.copy()
    won = True
    while won:
        won = _move_each(matrix, label)
        home = (label[:, None] == np.unique(label)[None, :]).astype(np.int64)
        between = home.T @ matrix @ home
        groups = np.arange(len(between))
        np.fill_diagonal(between, 0)
        if _move_each(between, groups):
            won = True
            first = np.array([np.flatnonzero(home[:, g])[0] for g in range(len(groups))])
            label = first[groups[home.argmax(axis=1)]]
    return label


def _move_each(matrix: Matrix, label: NDArray[np.int64]) -> bool:
    """One actor after the other, in place, until none wins by it; whether any has moved."""
    moved, again = False, True
    while again:
        again = False
        for i, ties in enumerate(matrix):
            worth = np.bincount(label, weights=ties, minlength=len(matrix))
            empty = np.flatnonzero(np.bincount(label, minlength=len(matrix)) == 0)
            to = int(worth.argmax())
            if worth[to] < 0 and len(empty):
                to = int(empty[0])
            if worth[to] > worth[label[i]]:
                label[i], moved, again = to, True, True
    return moved


def _joined(matrix: Matrix, broken: Mapping[tuple[int, int], float]) -> NDArray[np.int64]:
    """The blocs that friendly pairs leave together once those that a solution breaks are cut."""
    kept = matrix > 0
    for (i, j), share in broken.items():
        if share > 0.5:
            kept[i, j] = kept[j, i] = False
    return np.asarray(connected_components(csr_array(kept), directed=False)[1]).astype(np.int64)


# ── the integer program ──────────────────────────────────────────────────────────────────────────────


def _hit(
    matrix: Matrix, edges: list[tuple[int, int]], cycles: list[Cycle], whole: bool, deadline: float
) -> tuple[dict[tuple[int, int], float] | None, int]:
    """The pairs of least weight that hit every cycle given (in shares unless `whole`), and a lower bound."""
    at = {edge: k for k, edge in enumerate(edges)}
    columns = np.array([at[edge] for cycle in cycles for edge in sorted(cycle)], dtype=np.int64)
    starts = np.cumsum([0, *(len(cycle) for cycle in cycles)])
    rows = csr_array((np.ones(len(columns)), columns, starts), shape=(len(cycles), len(edges)))
    found = milp(
        np.array([abs(matrix[edge]) for edge in edges], dtype=float),
        constraints=LinearConstraint(rows, lb=1) if cycles else None,
        bounds=Bounds(0, 1),
        integrality=np.full(len(edges), int(whole)),
        options={"time_limit": max(0.01, deadline - time.monotonic()), "mip_rel_gap": 0.0},
    )
    ended = whole or found.status == 0  # a linear program that did not end has no bound
    bound = (found.mip_dual_bound if whole else found.fun) if ended else None
    least = 0
    if bound is not None and math.isfinite(bound):
        least = max(0, math.ceil(bound * (1 - RELATIVE) - ROUNDING))
    return (None if found.x is None else dict(zip(edges, found.x.tolist(), strict=True))), least


def _triangles(matrix: Matrix, edges: Iterable[tuple[int, int]]) -> Iterator[Cycle]:
    """Triangles with exactly one negative pair."""
    friends = matrix > 0
    for i, j in edges:
        if matrix[i, j] < 0:
            for k in np.flatnonzero(friends[i] & friends[j]).tolist():
                yield _cycle([i, k, j])


def _missed(matrix: Matrix, edges: list[tuple[int, int]], broken: Mapping[tuple[int, int], float]) -> list[Cycle]:
    """For every negative pair the cycle through it that a solution hits least, where that is by less than one.

    It is the shortest friendly path between the two, each pair as long as its share in the solution.
    """
    friendly = [(i, j) for i, j in edges if matrix[i, j] > 0]
    lengths = np.array([max(broken[edge], 0.0) + 1e-9 for edge in friendly])  # nothing is no edge to the solver
    ends = np.array(friendly, dtype=np.int64).reshape(-1, 2)
    graph = csr_array((lengths, (ends[:, 0], ends[:, 1])), shape=matrix.shape)
    foes = [edge for edge in edges if matrix[edge] < 0]
    starts = sorted({i for i, _ in foes})
    far, before = dijkstra(graph, directed=False, indices=starts, return_predecessors=True)
    row = {start: k for k, start in enumerate(starts)}
    found = []
    for i, j in foes:
        if far[row[i], j] + broken[i, j] < 1 - ROUNDING:
            path = [j]
            while path[-1] != i:
                path.append(int(before[row[i], path[-1]]))
            found.append(_cycle(path))
    return found


def _cycle(path: list[int]) -> Cycle:
    """The pairs of a closed path."""
    return frozenset((min(a, b), max(a, b)) for a, b in zip(path, [*path[1:], path[0]], strict=True))
