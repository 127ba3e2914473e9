r"""Unbalanced cycles: those with an odd number of negative ties, of each of which at least one tie is frustrated.

A set of ties leaves a network balanced once removed exactly when it hits every unbalanced cycle (Harary 1959, On the
measurement of structural balance, Behavioral Science 4:316-323). The cycle that shares f_e of a solution hit least is
the shortest path between the two copies of an actor in the double cover of the network, where a negative tie leads from
one copy of the actors to the other (Barahona & Mahjoub 1986, On the cut polytope, Mathematical Programming 36:157-173).
Only actors at ties that are frustrated under some sides need be tried: every unbalanced cycle has such a tie.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
Cycle = tuple[int, ...]
STEP = 1e-6  # added to every length, so that of cycles hit alike the one with the fewest ties is found


class Ties(NamedTuple):
    """The ties of a signed network: actors `i` < `j` by number, their `sign`, and the number of each pair's tie."""

    i: Numbers
    j: Numbers
    sign: Numbers
    of: Numbers

    @classmethod
    def read(cls, matrix: Numbers) -> Ties:
        """The ties of a symmetric matrix of signs."""
        i, j = np.nonzero(np.triu(matrix))
        of = np.full(matrix.shape, -1)
        of[i, j] = of[j, i] = np.arange(len(i))
        return cls(i, j, matrix[i, j], of)

    def frustrated(self, side: Numbers) -> NDArray[np.bool_]:
        """Which ties are out of place when actors stand on sides 1 and -1."""
        return np.asarray(self.sign * side[self.i] * side[self.j] < 0)


def triangles(ties: Ties, side: Numbers, most: int) -> list[Cycle]:
    """All unbalanced triangles, or `most` at most."""
    matrix = np.where(ties.of < 0, 0, ties.sign[ties.of])
    wrong = np.flatnonzero(ties.frustrated(side))
    found, third = np.nonzero(matrix[ties.i[wrong]] * matrix[ties.j[wrong]] * ties.sign[wrong][:, None] < 0)
    first, third = wrong[found[:most]], third[:most]
    three = np.stack([first, ties.of[ties.i[first], third], ties.of[ties.j[first], third]], axis=1)
    return [(a, b, c) for a, b, c in np.unique(np.sort(three, axis=1), axis=0).tolist()]


def missed(ties: Ties, side: Numbers, share: Shares, least: float) -> list[Cycle]:
    """Unbalanced cycles that the shares of their ties hit by less than `least`."""
    n, crossing = len(side), ties.frustrated(side)
    length = np.tile(share + STEP, 2)
    ends = np.where(crossing, ties.j + n, ties.j), np.where(crossing, ties.j, ties.j + n)
    cover = csr_array((length, (np.r_[ties.i, ties.i + n], np.r_[ends])), shape=(2 * n, 2 * n))
    starts = _covering(ties, crossing)
    far, before = dijkstra(cover, directed=False, indices=starts, return_predecessors=True)
    found: dict[Cycle, None] = {}
    for row, start in enumerate(starts):
        at = ties.of[start][ties.of[start] >= 0]
        last = ties.i[at] + ties.j[at] - start + np.where(crossing[at], 0, n)
        whole = share[at] + far[row, last]  # the path to the other end, closed by the tie
        back = before[row].tolist()
        for k in np.flatnonzero(whole < least).tolist():
            path = np.fromiter(_path(back, int(last[k]), start), dtype=np.int64) % n
            found[_odd([int(at[k]), *ties.of[path[1:], path[:-1]].tolist()])] = None
    return list(found)


def _covering(ties: Ties, chosen: NDArray[np.bool_]) -> list[int]:
    """Actors of whom every chosen tie has at least one, each time the one with most of those left."""
    left, found = np.flatnonzero(chosen), []
    while len(left):
        found.append(int(np.bincount(np.r_[ties.i[left], ties.j[left]]).argmax()))
        left = left[(ties.i[left] != found[-1]) & (ties.j[left] != found[-1])]
    return found


def _path(back: list[int], at: int, start: int) -> Iterator[int]:
    while at != start:
        yield at
        at = back[at]
    yield start


def _odd(walk: list[int]) -> Cycle:
    """The ties that a closed walk takes an odd number of times: what it takes twice balances itself."""
    return tuple(sorted(tie for tie in set(walk) if walk.count(tie) % 2))
