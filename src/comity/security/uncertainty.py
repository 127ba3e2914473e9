"""How sure a result is: coercion over drawn errors in capabilities and drawn faithfulness of allies.

Every draw multiplies each state's capabilities by exp(e), e normal with mean 0 (`ERROR`, its deviation), and lets each
ally keep its word to each state with probability `KEPT` (Leeds 2003: about three quarters of alliances were honoured in
wars to 1944). The worlds before and after share their draws, so that only the proposal tells them apart. Draws are
floating point: they say how sure, the readings say what.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity.security.coercion import Coercion, Field
from comity.security.frames import Frame
from comity.security.world import World

ERROR, KEPT, DRAWS, SEED = 0.15, 0.75, 400, 1
_LEAST = 1e-9

CHOSEN = Coercion("betraying", joins="foes", hostile_allies="neutral", reach=True)
FRAME = Frame(restraint="none")

Numbers = NDArray[np.float64]


class Spread(msgspec.Struct, frozen=True):
    """A state over the draws: in what share it pays and gains, and the middle 90% of its change."""

    state: str
    pays: float
    gains: float
    low: float
    high: float


def drawn(
    before: World, after: World, model: Coercion = CHOSEN, frame: Frame = FRAME, draws: int = DRAWS, seed: int = SEED
) -> tuple[Spread, ...]:  # fmt: skip
    """Every state that moves in some draw, those that pay most often first; the same seed gives the same answer."""
    fields = [Field(frame.of(world), model) for world in (before, after)]
    random, n = np.random.default_rng(seed), len(before.states)
    changes = np.empty((draws, n))
    for draw in range(draws):
        factor = np.exp(random.normal(0.0, ERROR, n))
        faithful = random.random((n, n)) < KEPT
        was, now = (_security(field, float(model.cap), factor, faithful) for field in fields)
        changes[draw] = now - was
    pays, gains = (changes < -_LEAST).mean(axis=0), (changes > _LEAST).mean(axis=0)
    low, high = np.quantile(changes, [0.05, 0.95], axis=0)
    found = [
        Spread(state, float(pays[i]), float(gains[i]), float(low[i]), float(high[i]))
        for i, state in enumerate(before.states)
        if pays[i] or gains[i]
    ]
    return tuple(sorted(found, key=lambda one: (-one.pays, one.gains, one.state)))


def _security(field: Field, cap: float, factor: Numbers, faithful: NDArray[np.bool_]) -> Numbers:
    """U of every state in one draw."""
    power, rows = field.power[field.states] * factor, np.arange(len(field.states))
    against = ((field.attackers & faithful[field.hubs]) * power).sum(axis=1) + power[rows, field.hubs]
    with_ = ((field.defenders & faithful[field.states]) * power).sum(axis=1) + power[rows, field.states]
    ratio = np.divide(with_, against, out=np.full(len(rows), cap), where=against > 0)
    security = np.full(len(factor), cap)
    np.minimum.at(security, field.states, np.where(field.deterred, cap, np.minimum(ratio, cap)))
    return security
