"""Every bilateral pact that could be signed, ranked by what it would do to everyone's security under coercion.

A pact between a and b adds b to a's bloc and to those who defend a, and the other way round; it moves the security of
a and b and of states hostile to them, and of nobody else. So the ratio of every hostile pair with every possible new
ally is computed once, and each of the thousands of pacts is put together from those. Searching goes by floating-point
ratios of whole numbers, which never show a rise for a fall; what is reported is computed again in exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity.model import Change
from comity.outputs import table
from comity.security.coercion import Coercion, plain
from comity.security.consequences import Result
from comity.security.proposals import Proposal
from comity.security.testing import test
from comity.security.world import Pair, World

Numbers = NDArray[np.float64]


class Pact(msgspec.Struct, frozen=True):
    """A pact that could be signed, with its exact result."""

    parties: Pair
    result: Result

    @property
    def divisibility(self) -> Fraction | None:
        return self.result.divisibility


class Pacts(msgspec.Struct, frozen=True):
    """All candidate pacts of a world: gain and loss (weighted by capability), how many pay, in parallel arrays."""

    world: World
    model: Coercion
    pairs: tuple[Pair, ...]
    gain: Numbers
    loss: Numbers
    payers: NDArray[np.int64]

    @property
    def divisibility(self) -> Numbers:
        """D of each pact; NaN where nothing changes."""
        moved = self.gain + self.loss
        return np.divide(self.loss, moved, out=np.full_like(moved, np.nan), where=moved > 0)

    def best(self, count: int = 10, indivisible: bool = False) -> tuple[Pact, ...]:
        """The pacts with the greatest net gain (gain less loss), exact; only those that harm nobody where wanted."""
        order = np.argsort(-(self.gain - self.loss), kind="stable")
        if indivisible:
            order = order[(self.payers[order] == 0) & (self.gain[order] > 0)]
        return self._exact(order[:count])

    def frontier(self) -> tuple[Pact, ...]:
        """Pacts that no other beats: none has as much gain for less loss, or more gain for as little loss."""
        kept: list[int] = []
        most = 0.0
        for at in np.lexsort((-self.gain, self.loss)):
            if self.gain[at] > most:
                most = float(self.gain[at])
                kept.append(int(at))
        return self._exact(kept)

    def to_csv(self, path: str | Path) -> Path:
        """Write a row for each pact, the greatest net gain first, with what the data lack in each.

        Gain and loss are changes of security weighted by each state's share of the world's capability.
        """
        target, world = Path(path), float(sum(self.world.capability.values()))
        divisibility, notes = self.divisibility, "; ".join(self.world.notes)
        with table(target) as rows:
            rows.write("on", "model", "first", "second", "gain", "loss", "divisibility", "payers", "data")
            for at in np.argsort(-(self.gain - self.loss), kind="stable"):
                d = "" if np.isnan(divisibility[at]) else f"{divisibility[at]:.9g}"
                values = f"{self.gain[at] / world:.9g}", f"{self.loss[at] / world:.9g}", d, int(self.payers[at])
                rows.write(self.world.on, self.model.name, *self.pairs[at], *values, notes)
        return target

    def _exact(self, order: Sequence[int] | NDArray[np.int64]) -> tuple[Pact, ...]:
        return tuple(Pact(self.pairs[at], exact(self.world, self.pairs[at], self.model)) for at in order)


def exact(world: World, parties: Pair, model: Coercion) -> Result:
    """What a pact of defence between two states does, in exact fractions."""
    pact = Proposal("pact", f"a pact between {' and '.join(parties)}", (Change("pact", parties),))
    return test(world, pact, [model]).results[0]


def pacts(world: World, model: Coercion | None = None) -> Pacts:
    """Every pact of defence that two states without one could sign, with gain, loss and payers."""
    chosen = plain(model or Coercion(), "the search for pacts")
    ratios = _Ratios(world, chosen)
    gain, loss, payers = ratios.totals()
    free = np.triu(~ratios.bound, 1)
    first, second = np.nonzero(free)
    pairs = tuple((world.states[a], world.states[b]) for a, b in zip(first, second, strict=True))
    return Pacts(world, chosen, pairs, gain[first, second], loss[first, second], payers[first, second])


class _Ratios:
    """For every directed hostile pair (state, hub), the ratio as it is and with each possible new ally of either."""

    def __init__(self, world: World, model: Coercion) -> None:
        states, self.cap = world.states, float(model.cap)
        self.at = {state: i for i, state in enumerate(states)}
        n = len(states)
        whole = lcm(*(held.denominator for held in world.capability.values()))
        self.power = np.array([int(world.capability[s] * whole) for s in states], dtype=np.float64)
        self.weight = np.array([float(world.capability[s]) for s in states])
        self.bound = self._matrix(n, (two for kind in ("defence",) for two in world.obligations[kind]))
        self.allies = self._matrix(n, (two for kind in model.kinds for two in world.obligations[kind]))
        self.restrained = self._matrix(n, world.restrained)
        self.guarded = np.zeros((n, n), dtype=bool)
        for guarantor, guaranteed in world.guarantees:
            self.guarded[self.at[guaranteed], self.at[guarantor]] = True
        edges = [(self.at[a], self.at[b]) for a, b in world.hostile if (a, b) not in world.restrained]
        self.edges = sorted({*edges, *((j, i) for i, j in edges)})
        self.base, self.hub, self.target = self._ratios(model.common)

    def _matrix(self, n: int, joined: object) -> NDArray[np.bool_]:
        made = np.zeros((n, n), dtype=bool)
        for a, b in joined:  # type: ignore[attr-defined]
            made[self.at[a], self.at[b]] = made[self.at[b], self.at[a]] = True
        return made

    def _ratios(self, common: str) -> tuple[Numbers, Numbers, Numbers]:
        """Base ratio of each hostile pair; with x as the hub's new ally; with x as the state's new ally."""
        states, hubs = (np.array(side, dtype=np.int64) for side in zip(*self.edges, strict=True)) if self.edges else (
            np.zeros(0, np.int64), np.zeros(0, np.int64))  # fmt: skip
        rows = np.arange(len(states))
        called = self.allies[hubs].copy()
        called[rows, states] = False
        ours = self.allies[states] | self.guarded[states]
        ours[rows, hubs] = ours[rows, states] = False
        able = ~self.restrained[states]
        theirs = called & able
        against, with_ = self._sides(theirs, ours, states, hubs, common)
        base = self._ratio(against, with_)
        joins = able & ~called
        joins[rows, states] = joins[rows, hubs] = False
        hub = self._joined(base, against, with_, joins, joins & ours, "hub", common)
        new = ~ours
        new[rows, states] = new[rows, hubs] = False
        target = self._joined(base, against, with_, new, new & theirs, "target", common)
        return base, hub, target

    def _sides(
        self, theirs: NDArray[np.bool_], ours: NDArray[np.bool_], states: NDArray[np.int64],
        hubs: NDArray[np.int64], common: str,
    ) -> tuple[Numbers, Numbers]:  # fmt: skip
        attack = theirs if common == "betraying" else theirs & ~ours
        defence = ours if common == "defending" else ours & ~theirs
        return attack @ self.power + self.power[hubs], defence @ self.power + self.power[states]

    def _ratio(self, against: Numbers, with_: Numbers) -> Numbers:
        full = np.full(np.broadcast(against, with_).shape, self.cap)
        ratio: Numbers = np.minimum(self.cap, np.divide(with_, against, out=full, where=against > 0))
        return ratio

    def _joined(
        self, base: Numbers, against: Numbers, with_: Numbers, joins: NDArray[np.bool_], both: NDArray[np.bool_],
        side: str, common: str,
    ) -> Numbers:  # fmt: skip
        """Ratios once x joins a side; `both` marks those x that then are allies of both."""
        more_against = np.where(joins & ~both, self.power, 0.0) if side == "hub" else np.zeros(joins.shape)
        more_with = np.where(joins & ~both, self.power, 0.0) if side == "target" else np.zeros(joins.shape)
        shifted = np.where(both, self.power, 0.0)
        if side == "hub":  # x defended the state until now
            more_with = more_with - (0.0 if common == "defending" else 1.0) * shifted
            more_against = more_against + (1.0 if common == "betraying" else 0.0) * shifted
        else:  # x stood with the hub until now
            more_against = more_against - (0.0 if common == "betraying" else 1.0) * shifted
            more_with = more_with + (1.0 if common == "defending" else 0.0) * shifted
        found = self._ratio(against[:, None] + more_against, with_[:, None] + more_with)
        return np.where(joins, found, base[:, None])

    def totals(self) -> tuple[Numbers, Numbers, NDArray[np.int64]]:
        """Gain, loss and number of payers of every pair of states."""
        n = len(self.power)
        gain, loss, payers = np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, n), dtype=np.int64)

        def add(row: int, state: int, change: Numbers) -> None:
            gain[row] += self.weight[state] * np.maximum(change, 0)
            loss[row] -= self.weight[state] * np.minimum(change, 0)
            payers[row] += change < 0

        for state in sorted({i for i, _ in self.edges}):
            own = [e for e, (i, _) in enumerate(self.edges) if i == state]
            hubs = [self.edges[e][1] for e in own]
            now = float(self.base[own].min())
            add(state, state, self.target[own].min(axis=0) - now)
            for e, hub in zip(own, hubs, strict=True):
                rest = min((float(self.base[other]) for other in own if other != e), default=self.cap)
                change = np.minimum(self.hub[e], rest) - now
                change[state] = 0.0  # a pact of the state with its own enemy counts as the state's
                change[hubs] = 0.0
                add(hub, state, change)
            self._two_enemies(state, own, hubs, now, add)
        return gain + gain.T, loss + loss.T, payers + payers.T

    def _two_enemies(self, state: int, own: list[int], hubs: list[int], now: float, add: object) -> None:
        """Pacts between two enemies of a state: both their blocs grow at once."""
        for p, (e, a) in enumerate(zip(own, hubs, strict=True)):
            change = np.zeros(len(self.power))
            for f, b in zip(own[p + 1 :], hubs[p + 1 :], strict=True):
                rest = [float(self.base[other]) for other in own if other not in (e, f)]
                change[b] = min(float(self.hub[e, b]), float(self.hub[f, a]), *rest) - now
            add(a, state, change)  # type: ignore[operator]
