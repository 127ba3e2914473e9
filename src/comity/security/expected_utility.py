r"""The rounds of the expected utility model: who gives way to whom, until nobody moves.

Bueno de Mesquita (1994), Political forecasting: an expected utility method; in the form of Scholz, Calbert & Smith
(2011), Unravelling Bueno de Mesquita's group decision model, Journal of Theoretical Politics 23:510-531. With
d = |x_i - x_j| / range of the first positions, salience s in 0 to 1 and weight c s, the utility of winning, of losing
and of leaving things as they are, for an actor of risk exponent r, is

    2 - 4 (1/2 - d/2)^r        2 - 4 (1/2 + d/2)^r        2 - 4 (1/2)^r

Challenger a beats defender b with P = sum of votes for a / sum of all votes, a vote being c s (|x - x_b| - |x - x_a|).
What a challenge is worth to the challenger is

    E(a, b) = s_b (P win + (1 - P) lose) + (1 - s_b) win - status quo

Each actor i reckons with its own exponent what it expects of challenging j, E(i, j), and of being challenged, E(j, i):

    E(j, i) > E(i, j) > 0          conflict that j wins: i moves to x_j
    E(j, i) > 0 > E(i, j)          i gives way: by |E(i, j) / E(j, i)| of the way, at most all of it

and takes the offer that moves it least (of two as near, the lower). Exponents follow from how endangered each is,
R = (2 D - max D - min D) / (max D - min D) with D = sum of E(j, i) at r = 1, as r = (1 - R/3) / (1 + R/3).

Without risk (r = 1 for all) the arithmetic is exact. With equal salience as well, E(i, j) = 2 d (2 P - 1) is minus
E(j, i): whoever is beaten gives way, and the outcome is the median voter's position.

That is the model as stated. The program of the replication that is public, and others made from it, differs, and its
rounds with it (`replicated`): P is the sum of votes for a over the sum of all votes between the positions of all pairs
of actors, a vote being c s (d_b^r - d_a^r) with the voter's own exponent; an offer in a conflict goes before one to
give way; of offers to give way the one is taken whose mean position, weighted by |E|, is lowest, not nearest; and who
would give way by more than the whole way does not move at all. Ten rounds of the published case of emission standards
come out as that program prints them, to six places.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from comity.bounded import number as read_number
from comity.errors import ComityError
from comity.security.bargaining import Actor, median_voter, weighted_mean

ROUNDS = 10  # after so many nobody waits for the last to move
_HALF = Fraction(1, 2)
MOST = 200  # actors: the work grows with their cube
_COLUMNS = ("actor", "capability", "position", "salience")

Number = Any  # a Fraction without risk, a float with it


class Forecast(msgspec.Struct, frozen=True):
    """Positions of all actors before the first and after each round, and the median voter's position then."""

    actors: tuple[Actor, ...]
    positions: tuple[tuple[Number, ...], ...]
    outcomes: tuple[Number, ...]
    replicated: bool = False  # whether by the replication's reading, not as stated

    @property
    def mean(self) -> Fraction:
        """Mean of the first positions, weighted by capability and salience."""
        return weighted_mean(self.actors)

    @property
    def settled(self) -> bool:
        """Whether nobody moved in the last round."""
        return len(self.positions) > 1 and self.positions[-1] == self.positions[-2]


def forecast(actors: Sequence[Actor], *, risk: bool = True, rounds: int = ROUNDS, replicated: bool = False) -> Forecast:
    """Let actors bargain until nobody moves, or for so many rounds.

    `risk` gives each the exponent that follows from its danger (in floating point); without, all are neutral and the
    positions exact. `replicated` takes the public replication's reading, not the model as stated.

    >>> one = Fraction(1)
    >>> found = forecast([Actor(n, Fraction(c), Fraction(x), one) for n, c, x in ("a20", "b11", "c22")], risk=False)
    >>> [str(x) for x in found.positions[1]], str(found.outcomes[-1])
    (['1', '1', '1'], '1')
    """
    spread = max(a.position for a in actors) - min(a.position for a in actors)
    now: tuple[Number, ...] = tuple(float(a.position) if risk else a.position for a in actors)
    positions = [now]
    while spread and len(positions) <= rounds:
        table = (_Replicated if replicated else _Table)(actors, now, spread)
        exponents = table.exponents() if risk else [Fraction(1)] * len(actors)
        table.dare(exponents)
        now = tuple(table.move(i, exponents[i]) for i in range(len(actors)))
        positions.append(now)
        if now == positions[-2]:
            break
    medians = tuple(_median(actors, each) for each in positions)
    return Forecast(tuple(actors), tuple(positions), medians, replicated)


class _Table:
    """Everybody's chances against everybody in one round."""

    def __init__(self, actors: Sequence[Actor], positions: Sequence[Number], spread: Fraction) -> None:
        self._actors, self._at, self._spread = actors, positions, spread

    def dare(self, exponents: Sequence[Number]) -> None:
        """Take up everybody's attitude to risk, where votes hang on it; as stated they do not."""

    def wins(self, a: int, b: int) -> Number:
        """How likely a beats b in a vote of all; a half where nobody minds."""
        votes = [
            actor.weight * (abs(x - self._at[b]) - abs(x - self._at[a]))
            for actor, x in zip(self._actors, self._at, strict=True)
        ]
        cast = sum(abs(vote) for vote in votes)
        return sum(vote for vote in votes if vote > 0) / cast if cast else _HALF

    def worth(self, a: int, b: int, exponent: Number) -> Number:
        """What challenging b is worth to a, as one with this exponent reckons."""
        d = abs(self._at[a] - self._at[b]) / self._spread
        win, lose, stay = (2 - 4 * (_HALF + part) ** exponent for part in (-d / 2, d / 2, 0 * d))
        resists, chance = self._actors[b].salience, self.wins(a, b)
        return resists * (chance * win + (1 - chance) * lose) + (1 - resists) * win - stay

    def exponents(self) -> list[Number]:
        """Everybody's attitude to risk, from a half (endangered, so daring) to two."""
        everyone = range(len(self._actors))
        danger = [sum(self.worth(j, i, 1) for j in everyone if j != i) for i in everyone]
        low, high = min(danger), max(danger)
        if low == high:
            return [Fraction(1)] * len(danger)
        taking = [(2 * each - high - low) / (high - low) for each in danger]
        return [(1 - each / 3) / (1 + each / 3) for each in taking]

    def move(self, i: int, exponent: Number) -> Number:
        """Where an actor stands after the round."""
        here = self._at[i]
        offers = (self._offer(i, j, exponent) for j, x in enumerate(self._at) if x != here)
        return min((offer for offer in offers if offer is not None), key=lambda x: (abs(x - here), x), default=here)

    def _offer(self, i: int, j: int, exponent: Number) -> Number | None:
        own, other = self.worth(i, j, exponent), self.worth(j, i, exponent)
        if other > own > 0:
            return self._at[j]
        if other > 0 > own:
            return self._at[i] + (self._at[j] - self._at[i]) * min(1, abs(own / other))
        return None


class _Replicated(_Table):
    """The same by the public replication's reading."""

    def __init__(self, actors: Sequence[Actor], positions: Sequence[Number], spread: Fraction) -> None:
        super().__init__(actors, positions, spread)
        self.dare([1] * len(actors))

    def dare(self, exponents: Sequence[Number]) -> None:
        self._exponents = tuple(exponents)
        everyone = range(len(self._actors))
        self._all = sum(abs(vote) for a in everyone for b in everyone for vote in self._votes(a, b))

    def _votes(self, a: int, b: int) -> list[Number]:
        """Everybody's vote between the positions of two, positive for the first."""
        return [
            actor.weight * (self._far(x, b) ** r - self._far(x, a) ** r)
            for actor, x, r in zip(self._actors, self._at, self._exponents, strict=True)
        ]

    def _far(self, x: Number, of: int) -> Number:
        return abs(x - self._at[of]) / self._spread

    def wins(self, a: int, b: int) -> Number:
        """How likely a beats b: the votes for it among all votes between all positions."""
        cast = sum(vote for vote in self._votes(a, b) if vote > 0)
        return cast / self._all if self._all else _HALF

    def move(self, i: int, exponent: Number) -> Number:
        """Where an actor stands after the round: where the nearest of those who beat it in a conflict stands, else
        where it gives way to."""
        here, beaten, ways = self._at[i], list[Number](), list[tuple[Number, Number]]()
        for j, x in enumerate(self._at):
            if x == here:
                continue
            own, other = self.worth(i, j, exponent), self.worth(j, i, exponent)
            if other > own > 0:
                beaten.append(x)
            elif other > -own > 0:
                middle = (-own * here + other * x) / (other - own)
                ways.append((middle, here + (x - here) * -own / other))
        if beaten:
            return min(beaten, key=lambda x: (abs(x - here), x))
        return min(ways)[1] if ways else here


def _median(actors: Sequence[Actor], positions: Sequence[Number]) -> Number:
    moved = [msgspec.structs.replace(actor, position=x) for actor, x in zip(actors, positions, strict=True)]
    return median_voter(moved)


def read_actors(path: str | Path) -> tuple[Actor, ...]:
    """Those who bargain, from a CSV with the columns actor, capability, position, salience.

    Salience up to 100 is taken as per cent.

    Raises:
        ComityError: no such file, a column is missing, a value is no number or below 0; `where` is FILE:LINE.
    """
    file = Path(path)
    try:
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    except FileNotFoundError as error:
        raise ComityError("no such file", where=str(path), remedy="Give a CSV of those who bargain.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ComityError(f"cannot be read: {error}", where=str(path), remedy="Give a CSV in UTF-8.") from error
    given = [{(name or "").strip().casefold(): value for name, value in row.items()} for row in rows]
    if not given or (missing := [name for name in _COLUMNS if name not in given[0]]):
        what = f"has no column {missing[0]!r}" if given else "has no rows"
        raise ComityError(what, where=str(path), remedy=f"Its first line names: {', '.join(_COLUMNS)}.")
    if len(given) > MOST:
        raise ComityError(f"has {len(given)} rows", where=str(path), remedy=f"The model takes at most {MOST}.")
    made = [_actor(row, f"{path}:{line}") for line, row in enumerate(given, 2)]
    if not sum(actor.weight for actor in made):
        raise ComityError("nobody has any weight: all capabilities or saliences are 0", where=str(path))
    share = 100 if any(actor.salience > 1 for actor in made) else 1
    return tuple(msgspec.structs.replace(actor, salience=actor.salience / share) for actor in made)


def _actor(row: dict[str, str], where: str) -> Actor:
    def number(column: str) -> Fraction:
        found = read_number(row[column] or "")
        if found is None:
            what = f"{(row[column] or '')[:40]!r} is no number"
            raise ComityError(what, where=where, remedy=f"Write the {column} as 0.08 or 7.")
        return found

    actor = Actor((row["actor"] or "").strip(), number("capability"), number("position"), number("salience"))
    if actor.capability < 0 or not 0 <= actor.salience <= 100:
        raise ComityError(
            "capability is below 0, or salience not in 0 to 100", where=where, remedy="Give salience as 0.8 or 80."
        )
    return actor
