"""The ensemble: models under frames, as many readings of one world as there are assumptions that analysts differ over.

A reading is a model together with a frame, and a model itself. `grid()` holds every combination of what is declared
here, `declared()` those that a test runs unless told otherwise: the levels whose forecasts were best
(docs/validation.md) in all combinations, and each other level changed alone. What is too large is drawn from, by a
seed, and said. `forecast_record()` is how well they forecast.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import product
from typing import Any

import msgspec
import yaml

from comity.errors import ComityError
from comity.families import MODELS
from comity.security.allocation import Allocation
from comity.security.balance import Balance
from comity.security.bargaining import Bargaining
from comity.security.coercion import Coercion
from comity.security.distance import Distance
from comity.security.entanglement import Entanglement
from comity.security.frames import Frame
from comity.security.models import Assessment, Model
from comity.security.world import World

GRID = "grid"  # the name by which every combination of what coercion assumes is asked for
MOST = 400  # readings of one test; of more, so many are drawn
DEFENDERS = ("defence", "offence")

# Levels of each assumption of coercion, the grid's axes.
AXES: dict[str, tuple[object, ...]] = {
    "hostility": ("rivalry", "record", "latent"),
    "restraint": ("none", "young", "bilateral", "all"),
    "capability": ("index", "spending"),
    "common": ("betraying", "neutral", "defending"),
    "kinds": (DEFENDERS, (*DEFENDERS, "consultation")),
    "joins": ("foes", "allies", "offence"),
    "hostile_allies": ("neutral", "join"),
    "reach": (False, True),
    "nuclear": ("off", "own", "shared"),
    "kept": (Fraction(1), Fraction(3, 4)),
}
_FRAME = ("hostility", "restraint", "capability")


class Reading(msgspec.Struct, frozen=True):
    """A model under a frame; it is a model like any other."""

    model: Model
    frame: Frame = Frame()

    @property
    def family(self) -> str:
        return self.model.name.split(",")[0]

    @property
    def name(self) -> str:
        return f"{self.model.name}; hostility {self.frame.hostility}, pledges {self.frame.restraint}" + (
            f", power by {self.frame.capability}" if self.frame.capability != "index" else ""
        )

    @property
    def definition(self) -> str:
        return self.model.definition

    @property
    def source(self) -> str:
        return self.model.source

    @property
    def ours(self) -> str:
        return self.model.ours

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (*self.model.assumptions, *_SAID[self.frame.hostility], *_SAID[self.frame.restraint])

    @property
    def parameters(self) -> dict[str, str]:
        return self.model.parameters | self.frame.parameters

    def assess(self, world: World) -> Assessment:
        """Security of every state in the world as the frame reads it."""
        return self.model.assess(self.frame.of(world))


_SAID: dict[str, tuple[str, ...]] = {
    "rivalry": ("hostile are rivals, states at war or in armed conflict, and severe rivals on the peace scale",),
    "record": ("hostile are also lesser rivals and states that used force on one another in the last year on record",),
    "latent": ("hostile are also neighbours at negative peace without a defence pact",),
    "none": ("pledges of non-aggression on record keep nobody out of a war; those that the proposal makes do",),
    "said": ("hostile and bound are also states of whom the texts say so",),
    "young": ("pledges of non-aggression older than 20 years keep nobody out of a war",),
    "bilateral": ("pledges of non-aggression in treaties of many keep nobody out of a war",),
    "all": ("every pledge of non-aggression in force keeps a state out of a war",),
}


def coercion(**levels: object) -> Reading:
    """A reading of coercion by the levels of `AXES`, the first of each where none is given."""
    chosen = {axis: levels.get(axis, values[0]) for axis, values in AXES.items()}
    frame = Frame(**{axis: chosen.pop(axis) for axis in _FRAME})  # type: ignore[arg-type]
    return Reading(Coercion(**chosen), frame)  # type: ignore[arg-type]


def grid() -> Iterator[Reading]:
    """Every combination of the declared assumptions of coercion."""
    for levels in product(*AXES.values()):
        yield coercion(**dict(zip(AXES, levels, strict=True)))


def sample(readings: Sequence[Model], most: int = MOST, seed: int = 1) -> tuple[tuple[Model, ...], str | None]:
    """The readings, or as many of them as are allowed, drawn by a seed, and what to say of it.

    >>> sample(range(10), 20)
    ((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), None)
    >>> sample(range(10), 2, seed=1)[1]
    'the ensemble has 10 readings; 2 of them are drawn (seed 1)'
    """
    if len(readings) <= most:
        return tuple(readings), None
    drawn = random.Random(seed).sample(range(len(readings)), most)
    said = f"the ensemble has {len(readings):,} readings; {most:,} of them are drawn (seed {seed})"
    return tuple(readings[i] for i in sorted(drawn)), said


def declared(said: bool = False) -> tuple[Reading, ...]:
    """The readings that a test runs unless told otherwise; bargaining stands beside them and is not counted.

    Where texts say something of states (`said`), four more readings of coercion count it.
    """
    found = [reading for name, row in MODELS.items() if row.run != "asked" for reading in readings_of(name)]
    levels = product(("foes", "allies"), (True, False)) if said else ()
    return (*found, *(coercion(hostility="said", joins=joins, reach=reach) for joins, reach in levels))


def readings_of(name: str) -> tuple[Reading, ...]:
    """The readings of a model by its name in `comity.families.MODELS`, each once.

    >>> [reading.name for reading in readings_of("balance")]
    ['balance; hostility rivalry, pledges all']
    """
    module, _, function = MODELS[name].readings.partition(":")
    found: list[Reading] = list(getattr(import_module(module), function)())
    return tuple(reading for n, reading in enumerate(found) if reading not in found[:n])


@cache
def forecast_record() -> dict[str, Any]:
    """How well readings told who would be the target of force: AUC by model and baseline, as bench/validation.py wrote.

    >>> forecast_record()["years"]
    [1950, 2014]
    """
    text = (files("comity.security") / "data" / "forecasts.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def chosen(names: str) -> tuple[Reading, ...]:
    """The readings of some models, named in a list with commas, also of those that run only when asked for; "grid" is
    every combination of what coercion assumes, of which a test draws as many as it may.

    >>> {reading.family for reading in chosen("coercion, balance")} == {"coercion", "balance"}
    True

    Raises:
        ComityError: there is no such model.
    """
    if names.strip().casefold() == GRID:
        return tuple(grid())
    asked = [name.strip().casefold() for name in names.split(",") if name.strip()]
    if wrong := [name for name in asked if name not in MODELS]:
        raise ComityError(
            f"there is no model {wrong[0]!r}", where="--models", remedy=f"Choose of: {', '.join(MODELS)}, or {GRID}."
        )
    return tuple(reading for name in MODELS if name in asked for reading in readings_of(name))


def coercions() -> Iterator[Reading]:
    """The levels that tell targets of force best, in all combinations; each other level changed alone, for either of
    the two ways in which allies follow an attack; and neighbours at negative peace, who tell it worse and yet are
    what is feared before any dispute."""
    best = {
        "hostility": ("rivalry", "record"), "joins": ("foes", "allies"), "restraint": ("none", "all"),
        "reach": (False, True),
    }  # fmt: skip
    yield from (coercion(**dict(zip(best, levels, strict=True))) for levels in product(*best.values()))
    base = {"hostility": "record", "restraint": "none", "reach": True}
    for joins in best["joins"]:
        yield from (coercion(**(base | {"joins": joins, "hostility": "latent", "reach": far})) for far in (True, False))
        for axis, values in AXES.items():
            yield from (coercion(**(base | {"joins": joins} | {axis: level})) for level in values)


def allocations() -> Iterator[Reading]:
    """Threats full or divided, from rivals alone or from all that is on record."""
    for hostility in ("rivalry", "record"):
        yield from (Reading(Allocation(threat), Frame(hostility, "none")) for threat in ("full", "divided"))


def entanglements() -> Iterator[Reading]:
    """With chains of alliances and without, among rivals alone or all that is on record."""
    for hostility in ("rivalry", "record"):
        yield from (Reading(Entanglement(chains), Frame(hostility, "all")) for chains in (True, False))


def balances() -> Iterator[Reading]:
    """Rivals alone pull apart."""
    yield Reading(Balance(), Frame("rivalry"))


def distances() -> Iterator[Reading]:
    """Among rivals alone or all that is on record."""
    yield from (Reading(Distance(), Frame(hostility, "none")) for hostility in ("rivalry", "record"))


def bargainings() -> Iterator[Reading]:
    """The mean and the median."""
    yield from (Reading(Bargaining()), Reading(Bargaining("median")))
