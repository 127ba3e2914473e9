r"""Power allocation: what every state can count on when its friends have others to support as well.

After Li & Morse (2022), Games on signed graphs, Automatica 140: states divide their power among themselves,
their friends and their adversaries, and a state survives when the support for it is at least the threat to it. Here
adversaries threaten with all they have,

    T_i = sum over hostile j of M_j        (or M_j / number of j's adversaries, where threats are divided)

and every state k divides M_k among itself and those it is bound to defend, so that the coverages

    U_i = min(1, support of i / T_i)

are leximin: the least is as great as can be, then the next, and so on. A state survives where U_i = 1. States that
nobody threatens have U_i = 1.

The levels are found by linear programs (HiGHS). Each is then made exact: the states S that bind a level are those
with a positive shadow price; no division can give all of S more than M(N(S)) / T(S), N(S) being those who can support
them, and that fraction is the level. A division in whole numbers that reaches every level is then found by maximum
flow, so the answer rests on no tolerance.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

import msgspec
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from comity.errors import ComityError
from comity.security.flow import reaches
from comity.security.models import Assessment, Certificate
from comity.security.world import World, pair

Threat = Literal["full", "divided"]


class Allocation(msgspec.Struct, frozen=True):
    """The model with its parameters: how adversaries threaten, and which obligations let a state count on another."""

    threat: Threat = "full"
    kinds: tuple[str, ...] = ("defence",)

    @property
    def name(self) -> str:
        return f"power allocation, threats {self.threat}"

    @property
    def definition(self) -> str:
        return "U = share of the threat to a state that leximin support covers; 1 where it survives"

    @property
    def source(self) -> str:
        return "Li & Morse (2022), Games on signed graphs, Automatica 140"

    @property
    def ours(self) -> str:
        return "the paper plays a game, each for itself; this is a planner's optimum, the best that allies could do"

    @property
    def assumptions(self) -> tuple[str, ...]:
        how = "with all their power on each" if self.threat == "full" else "with their power divided evenly"
        return (
            f"adversaries threaten {how}; those bound to non-aggression do not",
            "supporters divide their power so that the worst covered is covered best",
            "power used for support is not lost to one's own threats against others",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"threat": self.threat, "kinds": ", ".join(self.kinds)}

    def assess(self, world: World) -> Assessment:
        """Coverage of every state; the certificate names who shares whose support."""
        threats = self.threats(world)
        supporters = self.supporters(world, threats)
        levels = leximin(world.capability, threats, supporters)
        security = dict.fromkeys(world.states, Fraction(1))
        certificates = {}
        for level, bound in levels:
            shared = sorted(set().union(*(supporters[state] for state in bound)))
            for state in bound:
                security[state] = level
                certificates[state] = Certificate(
                    level, defenders=tuple(sorted(supporters[state])), aside=tuple(sorted(bound - {state})),
                    note=_said(len(shared), len(bound), level),
                )  # fmt: skip
        return Assessment(security, certificates)

    def threats(self, world: World) -> dict[str, Fraction]:
        """T_i of every state that is threatened."""
        enemies = {
            state: [e for e in others if pair(state, e) not in world.restrained]
            for state, others in world.enemies().items()
        }
        parts = {s: world.capability[s] / (len(e) if self.threat == "divided" else 1) for s, e in enemies.items() if e}
        found = {s: sum((parts[e] for e in others), Fraction(0)) for s, others in enemies.items()}
        return {state: threat for state, threat in sorted(found.items()) if threat}

    def supporters(self, world: World, threats: Mapping[str, Fraction]) -> dict[str, frozenset[str]]:
        """Who can support each threatened state: itself, its allies and guarantors, but none hostile to it."""
        allies, enemies, guarantors = world.allies(self.kinds), world.enemies(), world.guarantors()
        none = frozenset[str]()
        return {
            s: frozenset({s}) | (allies.get(s, none) | guarantors.get(s, none)) - enemies.get(s, none) for s in threats
        }


def _said(supporters: int, threatened: int, level: Fraction) -> str:
    if supporters == 1:
        return f"alone, its power meets {float(level):.3f} of the threat"
    return (
        f"{supporters} states cover {threatened} threatened: all of their power meets {float(level):.3f} of the threat"
    )


def leximin(
    power: Mapping[str, Fraction], threats: Mapping[str, Fraction], supporters: Mapping[str, frozenset[str]]
) -> list[tuple[Fraction, frozenset[str]]]:
    """Levels of coverage below 1, from the least, each with the states that stand on it; exact, and proved.

    A 3 and B 1 are threatened by 4 each and can draw on C 2 as well as themselves: together 6 against 8.

    >>> weights = {"A": Fraction(3), "B": Fraction(1), "C": Fraction(2)}
    >>> both = {"A": frozenset("AC"), "B": frozenset("BC")}
    >>> leximin(weights, {"A": Fraction(4), "B": Fraction(4)}, both) == [(Fraction(3, 4), frozenset("AB"))]
    True
    """
    left, used, levels = dict(threats), set[str](), list[tuple[Fraction, frozenset[str]]]()
    while left:
        open_to = {state: supporters[state] - used for state in left}
        reached, bound = _level(power, left, open_to)
        if not bound:
            break
        helpers = frozenset[str]().union(*(open_to[state] for state in bound))
        exact = sum((power[k] for k in helpers), Fraction(0)) / sum((left[state] for state in bound), Fraction(0))
        if abs(float(exact) - reached) > 1e-6:
            raise ComityError(f"the solver's level {reached} and the exact one {float(exact)} differ")
        if exact >= 1:
            break
        levels.append((exact, bound))
        used |= helpers
        left = {state: threat for state, threat in left.items() if state not in bound}
    _prove(power, threats, supporters, levels)
    return _merged(levels)


def _merged(levels: list[tuple[Fraction, frozenset[str]]]) -> list[tuple[Fraction, frozenset[str]]]:
    """Levels in rising order; sets found apart that stand on one level stay apart."""
    return sorted(levels, key=lambda level: (level[0], min(level[1])))


def _level(
    power: Mapping[str, Fraction], threats: Mapping[str, Fraction], supporters: Mapping[str, frozenset[str]]
) -> tuple[float, frozenset[str]]:
    """The greatest t, at most 1, such that all can be covered to t at once, and the states that keep it there.

        max t  with  t T_i <= sum over k of y_ki  and  sum over i of y_ki <= M_k,  t <= 1, y >= 0

    States whose cover has a positive shadow price bind it.
    """
    states, helpers = sorted(threats), sorted(frozenset().union(*supporters.values()))
    scale = float(max(power.values())) or 1.0
    need = np.array([float(threats[state]) / scale for state in states])
    at = {k: len(states) + row for row, k in enumerate(helpers)}
    gifts = [(row, at[k]) for row, state in enumerate(states) for k in sorted(supporters[state])]
    cells = [(row, 0, float(size)) for row, size in enumerate(need)]
    cells += [(row, column, -1.0) for column, (row, _) in enumerate(gifts, 1)]
    cells += [(row, column, 1.0) for column, (_, row) in enumerate(gifts, 1)]
    rows, columns, entries = zip(*cells, strict=True)
    matrix = csr_array((entries, (rows, columns)), shape=(len(states) + len(helpers), len(gifts) + 1))
    solved = linprog(
        np.array([-1.0] + [0.0] * len(gifts)), A_ub=matrix,
        b_ub=np.array([0.0] * len(states) + [float(power[k]) / scale for k in helpers]),
        bounds=[(0.0, 1.0)] + [(0.0, None)] * len(gifts), method="highs",
    )  # fmt: skip
    if solved.status != 0:
        raise ComityError(f"the division of power could not be computed: {solved.message}")
    reached, prices = float(solved.x[0]), np.abs(solved.ineqlin.marginals[: len(states)]) * need
    bound = frozenset(state for state, price in zip(states, prices, strict=True) if price > 1e-7)
    return reached, bound if reached < 1 - 1e-12 else frozenset()


def _prove(
    power: Mapping[str, Fraction],
    threats: Mapping[str, Fraction],
    supporters: Mapping[str, frozenset[str]],
    levels: list[tuple[Fraction, frozenset[str]]],
) -> None:
    """Check in whole numbers that one division of power covers every state to its level at once."""
    level = {state: exact for exact, bound in levels for state in bound}
    wanted = {state: threat * level.get(state, 1) for state, threat in threats.items()}
    whole = lcm(*(part.denominator for part in (*power.values(), *wanted.values())))
    demand = {state: int(need * whole) for state, need in wanted.items()}
    supply = {state: int(held * whole) for state, held in power.items()}
    if not reaches(supply, demand, supporters):
        raise ComityError("no division of power reaches the levels that the solver found")
