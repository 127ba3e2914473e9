"""Many worlds at a glance: every pact that could be signed, every year on record, and bargaining round by round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from comity.errors import RecordError
from comity.security import Forecast, Pact, Pacts, Year, state_name


class PactRow(msgspec.Struct, frozen=True):
    """A pact that could be signed: gain and loss of security by share of the world's capability, D, and who moves.

    `divisibility` is None where nothing changes.
    """

    parties: tuple[str, str]
    gain: Fraction
    loss: Fraction
    divisibility: Fraction | None
    gainers: tuple[str, ...]
    payers: tuple[str, ...]


class Ranking(msgspec.Struct, frozen=True):
    """What `comity pacts` prints; `frontier` is empty where only pacts that harm nobody are asked for."""

    on: str
    model: str
    pacts: int
    harmless: int
    helpful: int
    best: tuple[PactRow, ...]
    frontier: tuple[PactRow, ...]
    lacking: tuple[str, ...]


class Pressed(msgspec.Struct, frozen=True):
    """A state that faces a bloc stronger than those who defend it; `against` leads the bloc."""

    state: str
    security: Fraction
    against: str | None


class YearRow(msgspec.Struct, frozen=True):
    """A year: how many pairs are hostile, and the states that are pressed, the weakest first."""

    year: str
    hostile_pairs: int
    pressed: tuple[Pressed, ...]


class Past(msgspec.Struct, frozen=True):
    """What `comity history` prints."""

    model: str
    years: tuple[YearRow, ...]
    lacking: tuple[str, ...]


class Bargainer(msgspec.Struct, frozen=True):
    """An actor: its figures as given, and its position at first and after each round."""

    name: str
    capability: Fraction
    salience: Fraction
    positions: tuple[Fraction | float, ...]


class Bargain(msgspec.Struct, frozen=True):
    """What `comity bargain` prints: the weighted mean, the median voter at first and after each round, the actors, and
    the median voter by the public replication's reading of the model."""

    mean: Fraction
    median: tuple[Fraction | float, ...]
    settled: bool
    actors: tuple[Bargainer, ...]
    replicated: tuple[Fraction | float, ...] = ()


def ranking(found: Pacts, shown: int, harming_nobody: bool = False) -> Ranking:
    """The best pacts by net gain, and those that no other beats."""
    harmless = found.payers == 0
    frontier = () if harming_nobody else found.frontier()[:shown]
    return Ranking(
        found.world.on, found.model.name, len(found.pairs), int(harmless.sum()),
        int((harmless & (found.gain > 0)).sum()),
        tuple(_pact(found, pact) for pact in found.best(shown, indivisible=harming_nobody)),
        tuple(_pact(found, pact) for pact in frontier), tuple(found.world.notes),
    )  # fmt: skip


def _pact(found: Pacts, pact: Pact) -> PactRow:
    world, result = sum(found.world.capability.values()), pact.result
    gainers, payers = (tuple(state_name(state) for state, _ in side) for side in (result.gainers, result.payers))
    a, b = map(state_name, pact.parties)
    return PactRow((a, b), result.gain / world, result.loss / world, pact.divisibility, gainers, payers)


def past(years: Sequence[Year], first: int, last: int) -> Past:
    """A row a year.

    Raises:
        RecordError: no year has data.
    """
    if not years:
        raise RecordError(f"nothing on record from {first} to {last}", remedy="Capabilities are on record 1816-2022.")
    rows = tuple(YearRow(year.on[:4], year.hostile, tuple(_pressed(year))) for year in years)
    return Past(years[0].model, rows, tuple(dict.fromkeys(n for year in (years[0], years[-1]) for n in year.notes)))


def _pressed(year: Year) -> Iterator[Pressed]:
    for state in year.pressed:
        held = year.binding.get(state)
        yield Pressed(
            state_name(state), year.security[state], state_name(held.against) if held and held.against else None
        )


def bargained(found: Forecast, replicated: Forecast | None = None) -> Bargain:
    """Where everybody stands, round by round, and what is decided; beside it the other reading's medians, if given."""
    actors = (
        Bargainer(actor.name, actor.capability, actor.salience, tuple(round[i] for round in found.positions))
        for i, actor in enumerate(found.actors)
    )
    other = tuple(replicated.outcomes) if replicated else ()
    return Bargain(found.mean, tuple(found.outcomes), found.settled, tuple(actors), other)
