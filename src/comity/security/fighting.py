r"""Fighting on a network of alliances and enmities, after König, Rohner, Thoenig & Zilibotti (2017).

Networks in Conflict: Theory and Evidence from the Great War of Africa, Econometrica 85:1093-1132. Each of n groups
chooses an effort x_i at unit cost; its strength counts what allies (A+) add and enemies (A-) take away,

    phi_i = x_i + beta sum_j a+_ij x_j - gamma sum_j a-_ij x_j,      payoff = phi_i / sum_j phi_j - x_i

With d+ and d- the numbers of allies and enemies, Gamma_i = 1 / (1 + beta d+_i - gamma d-_i) and
Lambda = 1 - 1 / sum Gamma, the equilibrium of the paper's proposition 1 is

    phi_i = Gamma_i Lambda (1 - Lambda),      x = (I + beta A+ - gamma A-)^-1 phi

which solves the first-order conditions; it is exact here, in fractions. The paper estimates beta = 0.114 and
gamma = 0.083 for the Second Congo War. Its network of 85 groups is not part of this package, so that its figures are
not reproduced here; what is checked is that nobody gains by another effort.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from comity.errors import ComityError
from comity.system import Pair, neighbours

BETA, GAMMA = Fraction(114, 1000), Fraction(83, 1000)


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
    gamma: Fraction = GAMMA,
) -> Fight:  # fmt: skip
    """The equilibrium of groups that fight.

    Two groups without ties fight as in a contest of Tullock: a quarter each.

    >>> fight(["a", "b"], [], []).effort["a"]
    Fraction(1, 4)

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
    share = [1 / weight for weight in weights]
    whole = 1 - 1 / sum(share, Fraction(0))
    strength = [part * whole * (1 - whole) for part in share]
    matrix = [
        [(i == j) + beta * (j in friends.get(i, none)) - gamma * (j in foes.get(i, none)) for j in names] for i in names
    ]
    effort = _solved([[Fraction(cell) for cell in row] for row in matrix], strength)
    payoff = [phi / whole - x for phi, x in zip(strength, effort, strict=True)]
    return Fight(dict(zip(names, effort, strict=True)), dict(zip(names, payoff, strict=True)))


def without(
    groups: Iterable[str], allies: Iterable[Pair], enemies: Iterable[Pair], beta: Fraction = BETA,
    gamma: Fraction = GAMMA,
) -> dict[str, Fraction]:  # fmt: skip
    """By what share all effort falls if a group goes, for each; those whose going calms most are the key players."""
    names, joined, apart = sorted(set(groups)), tuple(allies), tuple(enemies)
    before = fight(names, joined, apart, beta, gamma).total
    after = {
        gone: fight(
            [name for name in names if name != gone], [two for two in joined if gone not in two],
            [two for two in apart if gone not in two], beta, gamma,
        ).total
        for gone in names
    }  # fmt: skip
    return {gone: 1 - total / before for gone, total in after.items()}


def pacified(
    groups: Iterable[str], allies: Iterable[Pair], enemies: Iterable[Pair], beta: Fraction = BETA,
    gamma: Fraction = GAMMA,
) -> dict[Pair, Fraction]:  # fmt: skip
    """By what share all effort falls if a pair of enemies becomes neutral, for each pair."""
    names, joined, apart = sorted(set(groups)), tuple(allies), sorted({(min(two), max(two)) for two in enemies})
    before = fight(names, joined, apart, beta, gamma).total
    after = {two: fight(names, joined, [one for one in apart if one != two], beta, gamma).total for two in apart}
    return {two: 1 - total / before for two, total in after.items()}


def _solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """x of matrix x = right, by elimination.

    Raises:
        ComityError: the matrix is singular.
    """
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(table)
    for column in range(size):
        pivot = next((row for row in range(column, size) if table[row][column]), None)
        if pivot is None:
            raise ComityError(
                "the ties are so strong that the model has no equilibrium", remedy="Choose a smaller beta."
            )
        table[column], table[pivot] = table[pivot], table[column]
        scale = table[column][column]
        table[column] = [cell / scale for cell in table[column]]
        for row in range(size):
            if row != column and (factor := table[row][column]):
                table[row] = [a - factor * b for a, b in zip(table[row], table[column], strict=True)]
    return [row[size] for row in table]
