r"""Signed triad census: how many triangles of ties have no, one, two or three hostile ones, and who is in them.

A triangle is balanced with an even number of hostile ties, "+++" or "+--" (Cartwright & Harary 1956, Structural
balance: a generalization of Heider's theory, Psychological Review 63:277-293). Weak balance forgives three enemies,
"---", which three camps allow (Davis 1967, Clustering and structural balance in graphs, Human Relations 20:181-187).

With P and N the 0/1 matrices of positive and negative ties, an actor i is in

    +++  (PPP)_ii / 2      ++-  (PNP)_ii / 2 + (PPN)_ii      +--  (NPN)_ii / 2 + (NNP)_ii      ---  (NNN)_ii / 2

triangles, in whole numbers, and every triangle is counted by three actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec
import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
KINDS = ("+++", "++-", "+--", "---")


class Triads(msgspec.Struct, frozen=True):
    """The census: triangles of each kind, and of each kind for every actor; `triangles` lists them.

    `balanced` and `weakly_balanced` are shares of all triangles, None where the network has none.
    """

    counts: dict[str, int]
    of: dict[str, dict[str, int]]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def balanced(self) -> Fraction | None:
        return self._share("+++", "+--")

    @property
    def weakly_balanced(self) -> Fraction | None:
        return self._share("+++", "+--", "---")

    def _share(self, *kinds: str) -> Fraction | None:
        return Fraction(sum(self.counts[kind] for kind in kinds), self.total) if self.total else None


def triads(signs: Mapping[Pair, int]) -> Triads:
    """The triad census of a signed network, given as {(a, b): +1 or -1} with each pair once.

    >>> census = triads({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1, ("c", "d"): 1})
    >>> census.counts["++-"], census.total, census.balanced
    (1, 1, Fraction(0, 1))
    """
    actors, matrix = signed_matrix(signs)
    friends, foes = (matrix > 0).astype(np.int64), (matrix < 0).astype(np.int64)
    ff, fe, ee = friends @ friends, friends @ foes, foes @ foes

    def closed(walks: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
        """Walks of two steps from every actor that the last step closes."""
        return np.asarray((walks * last.T).sum(axis=1))

    found = np.stack([
        closed(ff, friends) // 2,
        closed(fe, friends) // 2 + closed(ff, foes),
        closed(fe.T, foes) // 2 + closed(ee, friends),
        closed(ee, foes) // 2,
    ])  # fmt: skip
    totals = (int(n) // 3 for n in found.sum(axis=1))
    return Triads(
        dict(zip(KINDS, totals, strict=True)),
        {actor: dict(zip(KINDS, found[:, i].tolist(), strict=True)) for i, actor in enumerate(actors)},
    )


def triangles(signs: Mapping[Pair, int], *kinds: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The certificate: every triangle of some kinds (all without any), as its kind and its actors in order.

    >>> list(triangles({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}))
    [('++-', ('a', 'b', 'c'))]
    """
    near: dict[str, dict[str, int]] = {}
    for (a, b), sign in signs.items():
        near.setdefault(a, {})[b] = near.setdefault(b, {})[a] = sign
    for a in sorted(near):
        later = sorted(b for b in near[a] if b > a)
        for i, b in enumerate(later):
            for c in later[i + 1 :]:
                if c in near[b]:
                    kind = KINDS[sum(sign < 0 for sign in (near[a][b], near[a][c], near[b][c]))]
                    if not kinds or kind in kinds:
                        yield kind, (a, b, c)


def signed_matrix(signs: Mapping[Pair, int]) -> tuple[list[str], NDArray[np.int64]]:
    """The actors of a signed network in alphabetical order, and its symmetric matrix of signs."""
    actors = sorted({actor for pair in signs for actor in pair})
    at = {actor: i for i, actor in enumerate(actors)}
    matrix = np.zeros((len(actors), len(actors)), dtype=np.int64)
    for (a, b), sign in signs.items():
        matrix[at[a], at[b]] = matrix[at[b], at[a]] = sign
    return actors, matrix
