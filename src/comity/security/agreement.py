"""What the readings agree on: for each state in how many it gains, pays, or is untouched, by how much, and where.

A change smaller than 5% of what a state's security was counts as untouched (`MATERIAL`); security below 0.01 of a
ratio, or below one war or tie where these are counted, is taken as that much. Robust is what all readings say with one
sign.
Bargaining is no reading of security: it stands beside the count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from statistics import median

import msgspec

from comity.families import MODELS
from comity.security.consequences import Consequences, Result

MATERIAL = Fraction(1, 20)
_LEAST = Fraction(1, 100)
_WHOLE = frozenset(row.name for row in MODELS.values() if row.whole)
_BESIDE = tuple(row.name for row in MODELS.values() if row.run == "beside")
_MOSTLY, _MORE = 0.8, 0.25  # of the readings where a state moves, how many a level must hold, and how much more often


class Standing(msgspec.Struct, frozen=True):
    """A state over the readings: how many raise and lower its security, the median change where it moves, as a share
    of what it was, what those readings have in common, and the reading that shows it best."""

    state: str
    party: bool
    gains: int
    pays: int
    of: int
    median: Fraction
    where: tuple[str, str] | None
    shown: Result

    @property
    def untouched(self) -> int:
        return self.of - self.gains - self.pays

    @property
    def robust(self) -> bool:
        """Whether every reading says the same of it."""
        return self.of in (self.gains, self.pays)


def counted(found: Consequences) -> tuple[Result, ...]:
    """The readings that count: all but bargaining."""
    return tuple(result for result in found.results if not result.model.startswith(_BESIDE))


def beside(found: Consequences) -> tuple[Result, ...]:
    """Bargaining, which is shown beside them."""
    return tuple(result for result in found.results if result.model.startswith(_BESIDE))


def relative(result: Result, state: str) -> Fraction:
    """A state's change as a share of its security before."""
    was = result.before[state]
    return (result.after[state] - was) / max(abs(was), Fraction(1) if family(result) in _WHOLE else _LEAST)


def family(result: Result) -> str:
    """The model of a reading without its parameters."""
    return result.model.split(",")[0].split(";")[0]


def sign(result: Result, state: str) -> int:
    """1 where a state gains by more than the threshold, -1 where it pays, 0 where it is untouched."""
    moved = relative(result, state)
    return 0 if abs(moved) < MATERIAL else 1 if moved > 0 else -1


def harmless(found: Consequences) -> int:
    """In how many readings nobody's security falls by more than the threshold."""
    return sum(all(sign(result, s) >= 0 for s in result.changes) for result in counted(found))


def standings(found: Consequences) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Who gains and who pays, each with the widest agreement first (to a tenth of the readings), then the greatest
    change.

    A state is where more readings put it; one that as many raise as lower is among those who pay.
    """
    readings, moved = counted(found), defaultdict[str, dict[int, list[Result]]](lambda: {1: [], -1: []})
    for result in readings:
        for state in result.changes:
            if way := sign(result, state):
                moved[state][way].append(result)
    made = [_standing(state, ways, readings) for state, ways in moved.items()]
    gain = (one for one in made if one.gains > one.pays)
    pay = (one for one in made if one.gains <= one.pays)
    return (
        tuple(sorted(gain, key=lambda one: (-_tenths(one.gains, one.of), -abs(one.median), one.state))),
        tuple(sorted(pay, key=lambda one: (-_tenths(one.pays, one.of), -abs(one.median), one.state))),
    )


def _tenths(count: int, of: int) -> int:
    """In how many tenths of the readings a state moves: one reading more or less is no wider agreement.

    >>> _tenths(40, 50), _tenths(39, 50), _tenths(1, 50)
    (8, 8, 0)
    """
    return (20 * count + of) // (2 * of)


def _standing(state: str, ways: dict[int, list[Result]], readings: Sequence[Result]) -> Standing:
    gains, pays = len(ways[1]), len(ways[-1])
    chosen = ways[1] if gains > pays else ways[-1]
    whole = [result for result in chosen if family(result) in _WHOLE]  # a war more is no share of a ratio
    alike = whole if 2 * len(whole) > len(chosen) else [result for result in chosen if family(result) not in _WHOLE]
    shares = sorted((relative(result, state) for result in alike), key=abs)
    middle = median(shares)
    shown = min(alike, key=lambda result: (abs(relative(result, state) - middle), readings.index(result)))
    party = state in chosen[0].parties
    return Standing(state, party, gains, pays, len(readings), middle, _common(chosen, readings), shown)


def _common(chosen: Sequence[Result], readings: Sequence[Result]) -> tuple[str, str] | None:
    """The level of an assumption that most tells these readings from the rest; None where none does.

    At least four in five of them must hold it, and it must be more frequent among them by a quarter than among all, and
    than among all that make the assumption: a level that nearly every reading of a model has tells nothing.
    """
    best: tuple[float, tuple[str, str]] | None = None
    for axis, level in sorted({item for result in chosen for item in _levels(result).items()}):
        inside = sum(_levels(result).get(axis) == level for result in chosen) / len(chosen)
        making = [_levels(result)[axis] == level for result in readings if axis in _levels(result)]
        overall = sum(making) / len(readings)
        if (
            inside >= _MOSTLY
            and inside - sum(making) / len(making) >= _MORE
            and (best is None or inside - overall > best[0])
        ):
            best = inside - overall, (axis, level)
    return best[1] if best else None


def _levels(result: Result) -> dict[str, str]:
    return result.parameters | {"model": family(result)}
