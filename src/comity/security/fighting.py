r"""Fighting on a network of alliances and enmities, after König, Rohner, Thoenig & Zilibotti (2017).

Networks in Conflict: Theory and Evidence from the Great War of Africa, Econometrica 85:1093-1132. Each of n groups
chooses an effort x_i at a cost c_i; its strength counts what allies (A+) add and enemies (A-) take away, and what it
has besides (a shift z_i),

    phi_i = x_i + beta sum_j a+_ij x_j - gamma sum_j a-_ij x_j + z_i,      payoff = phi_i / sum_j phi_j - c_i x_i

With d+ and d- the numbers of allies and enemies and Gamma_i = 1 / (1 + beta d+_i - gamma d-_i), the first-order
conditions have the solution

    Phi = (sum Gamma - 1) / sum c Gamma,  phi_i = Gamma_i Phi (1 - c_i Phi),  x = (I + beta A+ - gamma A-)^-1 (phi - z)

which is proposition 1 of the paper where all costs are 1; it is exact here, in fractions. The paper estimates beta =
0.114 and gamma = 0.083 for the Second Congo War. With its network of 80 groups and their shifts the efforts that were
observed come out, and what an embargo that makes a group's fighting ten times as dear would do, as published. As in
the paper, an effort can come out below 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm
from types import MappingProxyType

import msgspec

from comity.errors import ComityError
from comity.system import Pair, neighbours

BETA, GAMMA = Fraction(114, 1000), Fraction(83, 1000)
NONE: Mapping[str, Fraction] = MappingProxyType({})


class Fight(msgspec.Struct, frozen=True):
    """Efforts and payoffs in equilibrium."""

    effort: dict[str, Fraction]
    payoff: dict[str, Fraction]

    @property
    def total(self) -> Fraction:
        """All effort: the waste of the contest."""
        return sum(self.effort.values(), Fraction(0))


def fight(
    groups: Iterable[str], allies: Iterable[Pair], enemies: Iterable[Pair], beta: Fraction = BETA,
    gamma: Fraction = GAMMA, shift: Mapping[str, Fraction] = NONE, cost: Mapping[str, Fraction] = NONE,
) -> Fight:  # fmt: skip
    """The equilibrium of groups that fight.

    Two groups without ties fight as in a contest of Tullock: a quarter each.

    >>> fight(["a", "b"], [], []).effort["a"]
    Fraction(1, 4)

    Args:
        groups: their names.
        allies: pairs of them that add to one another's strength.
        enemies: pairs that take from it.
        beta: what an ally's effort adds.
        gamma: what an enemy's takes.
        shift: what a group's strength has besides efforts, 0 where it is not given.
        cost: of a unit of effort, 1 where it is not given.

    Raises:
        ComityError: fewer than two groups, or externalities so strong that there is no such equilibrium.
    """
    names = sorted(set(groups))
    if len(names) < 2:
        raise ComityError("a contest needs two groups at least", remedy="Name more groups.")
    friends, foes, none = neighbours(allies), neighbours(enemies), frozenset[str]()
    weights: list[Fraction] = [1 + beta * len(friends.get(i, none)) - gamma * len(foes.get(i, none)) for i in names]
    if min(weights) <= 0:
        raise ComityError(
            f"{names[weights.index(min(weights))]} has so many enemies that the model has no equilibrium",
            remedy="Choose a smaller gamma.",
        )
    share, dear = [1 / weight for weight in weights], [Fraction(cost.get(i, 1)) for i in names]
    whole = (sum(share, Fraction(0)) - 1) / sum((c * part for c, part in zip(dear, share, strict=True)), Fraction(0))
    strength = [part * whole * (1 - c * whole) for c, part in zip(dear, share, strict=True)]
    matrix = [
        [Fraction(i == j) + beta * (j in friends.get(i, none)) - gamma * (j in foes.get(i, none)) for j in names]
        for i in names
    ]
    effort = _solved(matrix, [phi - shift.get(i, 0) for i, phi in zip(names, strength, strict=True)])
    payoff = [phi / whole - c * x for c, phi, x in zip(dear, strength, effort, strict=True)]
    return Fight(dict(zip(names, effort, strict=True)), dict(zip(names, payoff, strict=True)))


def without(
    groups: Iterable[str], allies: Iterable[Pair], enemies: Iterable[Pair], beta: Fraction = BETA,
    gamma: Fraction = GAMMA, shift: Mapping[str, Fraction] = NONE,
) -> dict[str, Fraction]:  # fmt: skip
    """By what share all effort falls if a group goes, for each; those whose going calms most are the key players."""
    names, joined, apart = sorted(set(groups)), tuple(allies), tuple(enemies)
    before = fight(names, joined, apart, beta, gamma, shift).total
    after = {
        gone: fight(
            [name for name in names if name != gone], [two for two in joined if gone not in two],
            [two for two in apart if gone not in two], beta, gamma, shift,
        ).total
        for gone in names
    }  # fmt: skip
    return {gone: 1 - total / before for gone, total in after.items()}


def pacified(
    groups: Iterable[str], allies: Iterable[Pair], enemies: Iterable[Pair], beta: Fraction = BETA,
    gamma: Fraction = GAMMA, shift: Mapping[str, Fraction] = NONE,
) -> dict[Pair, Fraction]:  # fmt: skip
    """By what share all effort falls if a pair of enemies becomes neutral, for each pair."""
    names, joined, apart = sorted(set(groups)), tuple(allies), sorted({(min(two), max(two)) for two in enemies})
    before = fight(names, joined, apart, beta, gamma, shift).total
    after = {two: fight(names, joined, [one for one in apart if one != two], beta, gamma, shift).total for two in apart}
    return {two: 1 - total / before for two, total in after.items()}


def _solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """x of matrix x = right, by elimination in whole numbers (Bareiss 1968, Mathematics of Computation 22:565-578).

    Raises:
        ComityError: the matrix is singular.
    """
    scaled = [lcm(*(value.denominator for value in row)) for row in matrix]
    table = [[int(value * scale) for value in row] for row, scale in zip(matrix, scaled, strict=True)]
    sums = [value * scale for value, scale in zip(right, scaled, strict=True)]
    size, last = len(table), 1
    for column in range(size):
        pivot = next((row for row in range(column, size) if table[row][column]), None)
        if pivot is None:
            raise ComityError(
                "the ties are so strong that the model has no equilibrium", remedy="Choose a smaller beta."
            )
        table[column], table[pivot] = table[pivot], table[column]
        sums[column], sums[pivot] = sums[pivot], sums[column]
        lead, scale = table[column], table[column][column]
        for row in range(column + 1, size):
            factor = table[row][column]
            table[row] = [(scale * a - factor * b) // last for a, b in zip(table[row], lead, strict=True)]
            sums[row] = (scale * sums[row] - factor * sums[column]) / last
        last = scale
    found = [Fraction(0)] * size
    for row in reversed(range(size)):
        known = sum((table[row][n] * found[n] for n in range(row + 1, size)), Fraction(0))
        found[row] = (sums[row] - known) / table[row][row]
    return found
