r"""Communities: the division of a signed network with the most modularity.

Blocs that put the fewest ties out of place run together where few ties are hostile, since any friendly path joins.
Modularity asks for more: that ties be friendlier within than the actors' ties lead one to expect, and the hostile ones
rarer. With a_ij the weights of ties, p_i and n_i the sums of the positive and of the negative ones of i, and p and n
those of all actors,

    Q = 1 / (p + n)  sum over i, j in one community of  [ a_ij - p_i p_j / p + n_i n_j / n ]

(Gómez, Jensen & Arenas 2009, Analysis of community structure in networks of correlated data, Physical Review E
80:016114; without foes it is that of Newman & Girvan 2004.) Multiplied by p n these are whole numbers, a weight for
every pair, and the best division is that of `comity.system.blocs` for them: exact where it is proved, as small systems
are (Brandes et al. 2008, On modularity clustering, IEEE Transactions on Knowledge and Data Engineering 20:172-188);
elsewhere Q lies between that of the division found and `bound`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec
import numpy as np

from comity.system.blocs import blocs
from comity.system.triads import Pair, signed_matrix

EXACT = 10**-6  # bounds come from a solver in floating point: what is nearer than this counts as proved


class Communities(msgspec.Struct, frozen=True):
    """The division found, the largest first, and its modularity `q`; no division has more than `bound`."""

    q: Fraction
    bound: Fraction
    proved: bool
    communities: tuple[tuple[str, ...], ...]


def communities(weights: Mapping[Pair, int], time_limit: float = 10.0) -> Communities:
    """The communities of a signed network, given as {(a, b): weight} in whole numbers, with each pair once.

    >>> two = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): 1, ("d", "e"): 1, ("e", "f"): 1, ("d", "f"): 1, ("c", "d"): 1}
    >>> communities(two).communities, communities(two).q, communities(two).proved
    ((('a', 'b', 'c'), ('d', 'e', 'f')), Fraction(5, 14), True)
    """
    actors, matrix = signed_matrix(weights)
    friends, foes = np.maximum(matrix, 0).sum(axis=1), np.maximum(-matrix, 0).sum(axis=1)
    p, n = max(1, int(friends.sum())), max(1, int(foes.sum()))
    worth = p * n * matrix - n * np.outer(friends, friends) + p * np.outer(foes, foes)
    whole = p * n * max(1, int(np.abs(matrix).sum()))
    i, j = np.triu_indices(len(actors), 1)
    pairs = zip(i.tolist(), j.tolist(), worth[i, j].tolist(), strict=True)
    found = blocs({(actors[a], actors[b]): weight for a, b, weight in pairs if weight}, time_limit)
    # What is misplaced is lost: all friendly weight within, and no other, would be the most there can be.
    most = int(np.trace(worth)) + 2 * int(np.maximum(worth[i, j], 0).sum())
    q, bound = Fraction(most - 2 * found.value, whole), Fraction(most - 2 * found.bound, whole)
    return Communities(q, bound, bound - q < EXACT, found.blocs)
