r"""Walk-based balance: how near a signed network is to balance, longer cycles counting for less.

    K = tr exp(A) / tr exp(|A|)  =  sum_k tr(A^k)/k!  /  sum_k tr(|A|^k)/k!

with A the symmetric matrix of signs. tr(A^k) counts closed walks of k steps with an even number of hostile ties, less
those with an odd number, so K is the share by which balanced walks prevail when a walk of k steps weighs 1/k!. K = 1
exactly where the network is balanced, and the less the more of its cycles are not. An actor's own value is
K_i = exp(A)_ii / exp(|A|)_ii. (Estrada & Benzi 2014, Walk-based measure of balance in signed networks, Physical Review
E 90:042802.) Dense networks have low values, since long unbalanced cycles are many: compare networks of like density
only, and let the line index say how much stands in the way of balance.

It can't be had in whole numbers: it is computed from eigenvalues in double precision, and `error` bounds how far the
result can be off. For computed eigenpairs (V, L), with r = |A V - V L| and o = |V'V - 1|, the computed eigenvalues are
those of a matrix within d = (r + o |A|) / (1 - o) of A, so a trace of exp(A) is right within the factor exp(d) (Weyl);
the single actor's terms can be off by up to d exp(d) exp(max eigenvalue).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity.system.triads import Pair, signed_matrix


class WalkBalance(msgspec.Struct, frozen=True):
    """`value` is K, 1 for balance; `of` has every actor's own.

    `error` bounds the rounding in `value`, `error_of` that in the worst of `of`. Without a tie there is no value.
    """

    value: float | None
    error: float
    of: dict[str, float]
    error_of: float


def walk_balance(signs: Mapping[Pair, int]) -> WalkBalance:
    """Walk-based balance of a signed network, given as {(a, b): +1 or -1} with each pair once.

    >>> bad = walk_balance({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1})
    >>> round(bad.value, 6), bad.error < 1e-12  # (e**-2 + 2 e) / (e**2 + 2 / e)
    (0.685788, True)
    """
    actors, matrix = signed_matrix(signs)
    if not actors:
        return WalkBalance(None, 0.0, {}, 0.0)
    top = float(np.linalg.eigvalsh(np.abs(matrix).astype(float))[-1])  # the largest of both: no exponential overflows
    signed, plain = (_diagonal(part.astype(float), top) for part in (matrix, np.abs(matrix)))
    each = signed[0] / plain[0]
    value = float(signed[0].sum() / plain[0].sum())
    spread = (signed[2] + plain[2]) / plain[0]
    return WalkBalance(
        value, value * math.expm1(signed[1] + plain[1]), dict(zip(actors, each.tolist(), strict=True)),
        float(spread.max()),
    )  # fmt: skip


def _diagonal(matrix: NDArray[np.float64], top: float) -> tuple[NDArray[np.float64], float, float]:
    """Diagonal of exp(matrix) / exp(top), the bound d on its eigenvalues' error, and that on a term."""
    values, vectors = np.linalg.eigh(matrix)
    residue = float(np.linalg.norm(matrix @ vectors - vectors * values))
    skew = float(np.linalg.norm(vectors.T @ vectors - np.eye(len(matrix))))
    rounding = len(matrix) * float(np.finfo(float).eps) * top  # of these two themselves, and of the exponentials
    off = (residue + skew * top) / (1 - skew) + rounding
    return (vectors**2) @ np.exp(values - top), off, off * math.exp(off + float(values[-1]) - top)
