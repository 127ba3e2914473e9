r"""Line index of balance: the fewest ties whose removal leaves a signed network balanced.

A network is balanced when its actors fall into two camps with all positive ties inside and all negative ties between
them (Cartwright & Harary 1956). The line index, or frustration, is

    L(G) = min over x in {0,1}^n of  sum over ties (i, j) of  [ x_i XOR x_j != (sign = -1) ]

It is found exactly, as the fewest ties f that hit every unbalanced cycle C (Aref, Mason & Wilson 2020, A modeling and
computational study of the frustration index in signed networks, Networks 75:95-110, whose triangle cuts are the
shortest of them):

    min sum f_e  with  sum over e in C of f_e >= 1,  f_e >= 0 and whole

Sides come from moving single actors; the bound from the linear program, to which cycles are added that its solution
leaves out, and the index is proved where the two meet, as they nearly always do. The bound does not rest on the solver:
its dual solution, a packing of unbalanced cycles that loads no tie with more than one, is checked here and added up.
Only where no cycle is left out and a gap remains is the integer program solved. The network is cut into biconnected
components first: the index is their sum.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

import msgspec
import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, minimum_spanning_tree

from comity.system.triads import Pair, signed_matrix
from comity.system.unbalanced import Cycle, Numbers, Shares, Ties, missed, triangles

ROUNDING = 1e-3  # the index is a whole number: what a bound has above one by less than this is rounding
MOST_CUTS = 40_000  # cycles given to the solver; a dense network has millions, and a part of them does
STARTS = 8  # sides from which actors are moved


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


class _Work:
    """What may still be spent: seconds, and steps of the simplex algorithm, which are as many on every machine."""

    def __init__(self, seconds: float, steps: int | None) -> None:
        self.deadline, self.steps, self.counted = time.monotonic() + seconds, steps or 10**9, steps is not None

    @property
    def seconds(self) -> float:
        return self.deadline - time.monotonic()

    @property
    def left(self) -> bool:
        return self.steps > 0 and self.seconds > 0


def frustration(signs: Mapping[Pair, int], time_limit: float = 60.0, steps: int | None = None) -> Frustration:
    """Line index of balance of a signed network, given as {(a, b): +1 or -1}.

    >>> triangle = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}
    >>> frustration(triangle).value, frustration({**triangle, ("a", "c"): 1}).value
    (1, 0)

    Args:
        signs: each pair once, in any order.
        time_limit: seconds; when they run out, the best partition found and a lower bound come back.
        steps: of the simplex algorithm, after which it is the same; with an infinite time limit the answer to the same
            signs is then the same on every machine, however slow.
    """
    actors, matrix = signed_matrix(signs)
    ties, work = Ties.read(matrix), _Work(time_limit, steps)
    side = _tried(matrix, ties)
    relative, bound = np.outer(side, side), 0
    wrong = ties.frustrated(side)
    for block in nx.biconnected_components(nx.Graph(zip(ties.i.tolist(), ties.j.tolist(), strict=True))):
        inside = np.ix_(*[sorted(block)] * 2)
        if wrong[ties.of[inside][matrix[inside] != 0]].any():
            better, least = _block(matrix[inside], side[inside[0].ravel()], work)
            relative[inside] = np.outer(better, better)
            bound += least
    # Blocks share single actors, so the sides of each can be turned to fit.
    side = _sides(ties, relative[ties.i, ties.j], np.ones(len(ties.i)), len(actors))
    at = {actor: bool(s < 0) for actor, s in zip(actors, side.tolist(), strict=True)}
    frustrated = tuple(
        sorted(pair for pair, sign in signs.items() if sign and (at[pair[0]] != at[pair[1]]) != (sign < 0))
    )
    camps = tuple(tuple(actor for actor in actors if at[actor] == camp) for camp in (False, True))
    return Frustration(len(frustrated), bound, len(frustrated) == bound, (camps[0], camps[1]), frustrated)


def _block(matrix: Numbers, side: Numbers, work: _Work) -> tuple[Numbers, int]:
    """The best sides of a biconnected component, from some sides on, and a lower bound on its index."""
    ties, n = Ties.read(matrix), len(matrix)
    balanced = _sides(ties, ties.sign, np.zeros(len(ties.i)), n)
    if not _cost(ties, balanced):
        return balanced, 0
    cycles = dict.fromkeys(triangles(ties, side, MOST_CUTS) or missed(ties, side, np.zeros(len(ties.i)), 1.0))
    bound, whole = _packed(cycles), False
    while bound < _cost(ties, side) and work.left:
        share, least = (_hit_whole if whole else _hit)(list(cycles), len(ties.i), work)
        bound = max(bound, least)
        if share is None:
            break
        found = _moved(matrix, _sides(ties, ties.sign, share, n))
        side = min(side, found, key=lambda one: _cost(ties, one))
        new = [cycle for cycle in missed(ties, side, share, 1 - ROUNDING) if cycle not in cycles]
        if not new and (whole or work.counted):  # an integer program has no count of steps
            break
        whole = whole or not new
        cycles |= dict.fromkeys(new)
    return side, min(bound, _cost(ties, side))


# ── sides ────────────────────────────────────────────────────────────────────────────────────────────


def _cost(ties: Ties, side: Numbers) -> int:
    return int(ties.frustrated(side).sum())


def _tried(matrix: Numbers, ties: Ties) -> Numbers:
    """The best of what moving actors makes of several sides: always the same ones, so that the answer is too."""
    n = len(matrix)
    drawn = (np.random.default_rng(seed).choice(np.array([-1, 1]), n) for seed in range(STARTS))
    starts = _sides(ties, ties.sign, np.zeros(len(ties.i)), n), *drawn
    return min((_moved(matrix, start) for start in starts), key=lambda one: _cost(ties, one))


def _sides(ties: Ties, sign: Numbers, share: Shares, n: int) -> Numbers:
    """Sides, 1 and -1, under which the ties of a spanning tree with the least of `share` are in place."""
    tree = minimum_spanning_tree(csr_array((share + 1.0, (ties.i, ties.j)), shape=(n, n)))
    side = np.ones(n, dtype=np.int64)
    _, roots = np.unique(connected_components(tree, directed=False)[1], return_index=True)
    for root in roots:
        order, before = breadth_first_order(tree, root, directed=False)
        for actor in order[1:]:
            side[actor] = side[before[actor]] * sign[ties.of[actor, before[actor]]]
    return side


def _moved(matrix: Numbers, side: Numbers) -> Numbers:
    """Turn the actor that most is won by, one after the other, until nothing is."""
    side = side.copy()
    worth = side * (matrix @ side)
    while len(side) and worth[i := int(worth.argmin())] < 0:
        worth -= 2 * side[i] * side * matrix[i]
        worth[i] = -worth[i]
        side[i] = -side[i]
    return side


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────────


def _packed(cycles: Mapping[Cycle, None]) -> int:
    """Cycles without a tie in common, a lower bound: each has a frustrated tie of its own."""
    used: set[int] = set()
    count = 0
    for cycle in cycles:
        if used.isdisjoint(cycle):
            used.update(cycle)
            count += 1
    return count


def _rows(cycles: list[Cycle]) -> tuple[csr_array, Numbers]:
    """A row a cycle and a column a tie that is in any, and the numbers of these ties."""
    used, column = np.unique(np.concatenate([np.array(cycle) for cycle in cycles]), return_inverse=True)
    starts = np.cumsum([0, *(len(cycle) for cycle in cycles)])
    return csr_array((np.ones(len(column)), column, starts), shape=(len(cycles), len(used))), used


def _hit(cycles: list[Cycle], m: int, work: _Work) -> tuple[Shares | None, int]:
    """The smallest shares of ties that hit every cycle given, and the bound that a packing of the cycles proves."""
    rows, used = _rows(cycles)
    options = {"presolve": False, "time_limit": max(0.01, work.seconds), "maxiter": work.steps}
    found = linprog(np.ones(len(used)), A_ub=-rows, b_ub=-np.ones(len(cycles)), method="highs-ds", options=options)
    work.steps -= found.nit
    if found.status != 0:
        return None, 0
    weight = np.maximum(-found.ineqlin.marginals, 0.0)
    bound = weight.sum() / max(1.0, (rows.T @ weight).max())
    share = np.zeros(m)
    share[used] = np.maximum(found.x, 0.0)
    return share, math.ceil(bound - ROUNDING)


def _hit_whole(cycles: list[Cycle], m: int, work: _Work) -> tuple[Shares | None, int]:
    """The fewest ties that hit every cycle given, and a lower bound on their number, which the solver proves."""
    rows, used = _rows(cycles)
    found = milp(
        np.ones(len(used)),
        constraints=LinearConstraint(rows, lb=1),
        bounds=Bounds(0, 1),
        integrality=np.ones(len(used)),
        options={"time_limit": max(0.01, work.seconds), "mip_rel_gap": 0.0},
    )
    least = found.mip_dual_bound
    bound = max(0, math.ceil(least - ROUNDING)) if least is not None and math.isfinite(least) else 0
    if found.x is None:
        return None, bound
    share = np.zeros(m)
    share[used] = np.round(found.x)
    return share, bound
