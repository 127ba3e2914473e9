r"""Spatial bargaining: how far what is decided lies from what a state wants.

Actors with capability c, position x and salience s weigh in with c s. The forecasts of Bueno de Mesquita (1994),
Political forecasting: an expected utility method, in European Community Decision Making (Yale), as set out by Scholz,
Calbert & Smith (2011), Journal of Theoretical Politics 23:510-531, start from

    weighted mean      sum c s x / sum c s
    median voter       the position that no other beats in a vote, every actor casting c s (|x - a| - |x - b|)

The second is also where the rounds of the expected utility model end when all are neutral to risk and the issue
matters to all alike (`expected_utility`). For a world, positions are ideal points in the UN General Assembly (Bailey,
Strezhnev & Voeten 2017), salience is the same for all, and a state weighs in with its own capabilities and those of
the states bound to defend it, which an alliance so moves. With m the weighted mean, or the median,

    U_i = - |x_i - m|
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate
from typing import Literal

import msgspec

from comity import record
from comity.errors import UnknownName
from comity.security.models import Assessment, Certificate
from comity.security.world import World

_PLACES = 10**6  # ideal points are taken to six decimals


class Actor(msgspec.Struct, frozen=True):
    """One who bargains."""

    name: str
    capability: Fraction
    position: Fraction
    salience: Fraction

    @property
    def weight(self) -> Fraction:
        return self.capability * self.salience


def weighted_mean(actors: Sequence[Actor]) -> Fraction:
    """Mean position, weighted by capability and salience.

    >>> one = Fraction(1)
    >>> weighted_mean([Actor("a", one, Fraction(0), one), Actor("b", Fraction(3), Fraction(4), one)])
    Fraction(3, 1)
    """
    return sum((a.weight * a.position for a in actors), Fraction(0)) / sum((a.weight for a in actors), Fraction(0))


def median_voter(actors: Sequence[Actor]) -> Fraction:
    """The position that loses to no other in votes of all; the lowest where several are.

    An actor's vote between a and b is c s (|x - b| - |x - a|), positive for a. The votes of all are the difference
    of the sums of c s |x - b| and c s |x - a|, so that the winner has the least sum: the weighted median.
    """
    ordered = sorted(actors, key=lambda actor: actor.position)
    half = sum((actor.weight for actor in ordered), Fraction(0)) / 2
    below = accumulate(actor.weight for actor in ordered)
    return next(actor.position for actor, weight in zip(ordered, below, strict=True) if weight >= half)


class Bargaining(msgspec.Struct, frozen=True):
    """The model; `lent` is the share of their capabilities that allies lend a state, `outcome` what is decided: the
    weighted mean, or the position of the median voter."""

    outcome: Literal["mean", "median"] = "mean"
    lent: Fraction = Fraction(1)

    @property
    def name(self) -> str:
        return "spatial bargaining" if self.outcome == "mean" else "spatial bargaining, the median decides"

    @property
    def definition(self) -> str:
        decided = "mean" if self.outcome == "mean" else "median"
        return f"U = minus the distance from a state's position to the {decided} weighted by capabilities and allies'"

    @property
    def source(self) -> str:
        return "Bueno de Mesquita (1994); Scholz, Calbert & Smith (2011); ideal points of Bailey et al. (2017)"

    @property
    def ours(self) -> str:
        return "mean and median are published; that allies lend their weight, and distance as U, are ours"

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (
            "positions are ideal points in the General Assembly of the year, the same issue matters to all alike",
            *(
                ("nobody takes risks: the rounds of the expected utility model end at the median",)
                if self.outcome == "median"
                else ()
            ),
            f"allies bound to defend a state lend it {self.lent} of their capabilities",
            "states without an ideal point on record neither bargain nor gain or lose",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"outcome": self.outcome, "lent": str(self.lent)}

    def assess(self, world: World) -> Assessment:
        """Minus the distance from the outcome; 0 for states whose position is not on record."""
        actors = self.actors(world)
        security = dict.fromkeys(world.states, Fraction(0))
        if not sum((actor.weight for actor in actors), Fraction(0)):
            return Assessment(security, {})
        decided = weighted_mean(actors) if self.outcome == "mean" else median_voter(actors)
        found = {actor.name: -abs(actor.position - decided) for actor in actors}
        note = f"outcome at {float(decided):.4f}, positions of {_year(world.on)}"
        certificates = {name: Certificate(distance, note=note) for name, distance in found.items()}
        return Assessment(security | found, certificates)

    def actors(self, world: World) -> list[Actor]:
        """Those who bargain in a world."""
        allies, none = world.allies(("defence",)), frozenset[str]()
        made = []
        for state, position in _positions(world.states, world.on).items():
            lent = sum((world.capability[ally] for ally in allies.get(state, none)), Fraction(0))
            made.append(Actor(state, world.capability[state] + self.lent * lent, position, Fraction(1)))
        return made


def _year(on: str) -> int | None:
    """The year whose ideal points count on a date: the last on record after their end, none before their start."""
    dataset, year = record.sources()["unga-ideal-points"], int(on[:4])
    return min(year, int(dataset.end or year)) if year >= int(dataset.start or 0) else None


def _positions(states: Sequence[str], on: str) -> dict[str, Fraction]:
    year = _year(on)
    if year is None:
        return {}
    points = {state: _point(state, year) for state in states}
    return {state: point for state, point in points.items() if point is not None}


@cache
def _point(state: str, year: int) -> Fraction | None:
    try:
        point = record.ideal_point(state, year)
    except UnknownName:  # the record has capabilities under this code, but no state by it
        return None
    return None if point is None else Fraction(round(point * _PLACES), _PLACES)
