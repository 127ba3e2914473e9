"""Write the section on alliances of docs/validation.md: does what a pact is worth tell which are signed, and which end?

    python bench/hindcast.py

On 1 January of every fifth year from 1950 to 2010 each pair of states without a pact of defence is ranked by what one
would add to the security of both, each pair with one by what its end would cost them (coercion, the readings of
`READINGS`); then it is seen which pacts of ATOP 5.1 were signed, and which ended, in the five years that follow: every
pact of 1950 to 2014. Plain baselines: common enemies, common allies, neighbours, capabilities. The figure is the area
under the ROC curve, with the middle 95% over draws of pairs with all their years.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity import record
from comity.security import Coercion, Frame, World, world_on_record
from comity.security.coercion import Field
from comity.security.facts import _beside
from comity.system import by_kind
from validation import Ranked, auc

PAGE = Path(__file__).resolve().parents[1] / "docs" / "validation.md"
TITLE = "## Alliances formed and ended"
YEARS, STEP = range(1950, 2015, 5), 5
READINGS = {
    "worth of the pact, every ally follows an attack": (
        Coercion("betraying", hostile_allies="neutral", reach=True), Frame("record", "none")
    ),
    "worth of the pact, allies attack only their own foes": (
        Coercion("betraying", joins="foes", hostile_allies="neutral", reach=True), Frame("record", "none")
    ),
}  # fmt: skip
BASELINES = ("baseline: common enemies", "baseline: common allies", "baseline: neighbours", "baseline: capabilities")
DRAWS, LEAST = 200, 0.01
OPENING = """Written by `python bench/hindcast.py`. On 1 January of every fifth year from 1950 to 2010 each pair of
states that has no pact of defence is ranked by what one would add to the security of both, each pair that has one by
what its end would cost them; then it is seen which pacts (ATOP 5.1) were signed, and which ended, in the five years
that follow. That a pact is worth something to both is where models of balancing begin; whether states sign by it is
what the figures say. In brackets the middle 95% over 200 draws of pairs with all their periods."""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def main() -> None:
    periods = [period(year) for year in YEARS]
    before = PAGE.read_text("utf-8").partition(TITLE)[0].rstrip("\n")
    PAGE.write_text(f"{before}\n\n{chr(10).join(section(periods))}\n", "utf-8")


class Period:
    """Pairs of states at the start of five years: their names, whether bound, scores by name, and what came."""

    def __init__(self, pairs: list[str], bound: Bools, scores: dict[str, Floats], came: Bools) -> None:
        self.pairs, self.bound, self.scores, self.came = np.array(pairs), bound, scores, came


def period(year: int) -> Period:
    world = world_on_record(f"{year}-01-01")
    n, later = len(world.states), {record.stood(id, world.on) for id in record.system_members(f"{year + STEP}-01-01")}
    rows, columns = np.triu_indices(n, 1)
    kept = np.array([world.states[i] in later and world.states[j] in later for i, j in zip(rows, columns, strict=True)])
    rows, columns = rows[kept], columns[kept]
    now = joined(world, world.obligations["defence"])
    signed = joined(world, *(pacts(y, world.on) for y in range(year, year + STEP))) & ~now
    over = now & ~joined(world, pacts(year + STEP, world.on))
    scores = {name: worth(frame.of(world), model, now)[rows, columns] for name, (model, frame) in READINGS.items()}
    scores |= {name: matrix[rows, columns] for name, matrix in baselines(world, now).items()}
    bound = now[rows, columns]
    names = [f"{world.states[i]}-{world.states[j]}" for i, j in zip(rows, columns, strict=True)]
    return Period(names, bound, scores, np.where(bound, over[rows, columns], signed[rows, columns]))


def pacts(year: int, on: str) -> frozenset[tuple[str, str]]:
    """Pairs with a pact of defence in force on some day of a year, by the states of a date."""
    return by_kind(record.then(t, on) for t in record.alliances(str(year)) if t.dataset == "atop-5.1")["defence"]


def joined(world: World, *among: frozenset[tuple[str, str]]) -> Bools:
    at = {state: i for i, state in enumerate(world.states)}
    made = np.zeros((len(at), len(at)), dtype=bool)
    for pairs in among:
        for a, b in pairs:
            if a in at and b in at:
                made[at[a], at[b]] = made[at[b], at[a]] = True
    return made


def worth(world: World, model: Coercion, bound: Bools) -> Floats:
    """What a pact adds to the logarithms of the security of the two: the pact there is, or the pact there could be.

    A new ally joins the defence against every hub but itself unless it follows that hub; an ally that goes leaves it.
    """
    field, n, cap = Field(world, model), len(world.states), float(model.cap)
    against, with_ = (side.astype(float) for side in field.sums())
    power = field.power[field.states].astype(float) * model.kept.denominator
    hubs = np.zeros_like(field.defenders)
    hubs[np.arange(len(field.hubs)), field.hubs] = True
    joins = ~(field.attackers | field.defenders | hubs)
    after = np.full((n, n), cap)
    plain = np.full(n, cap)
    change = np.where(joins, power, 0) - np.where(field.defenders, power, 0)
    ratio = np.minimum((with_[:, None] + change) / np.maximum(against, 1e-12)[:, None], cap)
    np.minimum.at(after, field.states, ratio)
    np.minimum.at(plain, field.states, np.minimum(with_ / np.maximum(against, 1e-12), cap))
    gain = np.abs(np.log(after + LEAST) - np.log(plain + LEAST)[:, None])
    return gain + gain.T


def baselines(world: World, now: Bools) -> dict[str, Floats]:
    enemies = joined(world, frozenset(world.hostile)).astype(float)
    near = joined(world, frozenset((min(two), max(two)) for two in _beside(world.on))).astype(float)
    held = np.log(np.array([float(world.capability[s]) for s in world.states]) + 1)
    shared = now.astype(float)
    return dict(zip(BASELINES, (enemies @ enemies, shared @ shared, near, held[:, None] + held), strict=True))


def section(periods: list[Period]) -> Iterator[str]:
    yield TITLE
    yield ""
    yield OPENING
    for title, bound, verb in (("Formed", False, "signed one"), ("Ended", True, "were without it")):
        pairs = np.concatenate([p.pairs[p.bound == bound] for p in periods])
        came = np.concatenate([p.came[p.bound == bound] for p in periods])
        yield ""
        yield f"**{title}**: {int(came.sum()):,} of {len(came):,} pairs and periods {verb} within five years."
        yield ""
        yield "| told by | AUC |"
        yield "|---|---|"
        _, which = np.unique(pairs, return_inverse=True)
        for name in (*READINGS, *BASELINES):
            score = np.concatenate([p.scores[name][p.bound == bound] for p in periods])
            score = -score if bound else score  # a pact that is worth much is one that lasts
            low, high = interval(score, came, which)
            yield f"| {name} | {auc(score, came):.3f} ({low:.2f} to {high:.2f}) |"


def interval(score: Floats, came: Bools, which: NDArray[np.int64]) -> tuple[float, float]:
    """The middle 95% over draws of pairs with all their periods."""
    rng, ranked, n = np.random.default_rng(1), Ranked(score, came), int(which.max()) + 1
    found = [ranked.auc(np.bincount(rng.integers(0, n, n), minlength=n)[which].astype(float)) for _ in range(DRAWS)]
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
