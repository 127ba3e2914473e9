r"""Polarity: how concentrated capabilities are, how many poles the blocs make, and how polarised they leave the system.

Concentration of the capabilities of n states with shares s_i of what all have (Singer, Bremer & Stuckey 1972,
Capability distribution, uncertainty, and major power war, 1820-1965, in Russett, Peace, War, and Numbers, 19-48; Ray &
Singer 1973, Sociological Methods & Research 1:403-437), 0 where all have the same, 1 where one has all:

    CON = sqrt( (sum s_i^2 - 1/n) / (1 - 1/n) )

Of blocs with shares p_k, the effective number of poles (Laakso & Taagepera 1979, Comparative Political Studies 12:3-27)
and polarisation, 0 for one bloc or for very many, 1 for two equal ones (Reynal-Querol 2002, Journal of Conflict
Resolution 46:29-54; the index of Esteban & Ray 1994, Econometrica 62:819-851, with alpha = 1 and all blocs equally far
apart):

    N = 1 / sum p_k^2        P = 4 sum p_k^2 (1 - p_k)

Both are exact: capabilities are whole billionths of the world's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec

from comity import record

SCALE = 10**9


class Pole(msgspec.Struct, frozen=True):
    """A bloc, and its share of the capabilities of all blocs."""

    members: tuple[str, ...]
    share: Fraction


class Polarity(msgspec.Struct, frozen=True):
    """The poles, the most capable first, and what they make of the system.

    `concentration` is over all states on record in the `year`; the poles hold `covered` of the world's capabilities.
    `missing` are states of the blocs without capabilities on record: they are left out, not counted as nothing.
    """

    year: int
    concentration: float | None
    poles: tuple[Pole, ...]
    effective: Fraction | None
    polarisation: Fraction | None
    covered: Fraction
    missing: tuple[str, ...]


def polarity(blocs: Iterable[Sequence[str]], year: int) -> Polarity:
    """Polarity of blocs of states, by id, with the capabilities (CINC) on record for a year.

    Raises:
        RecordError: the year is outside the coverage of capabilities (1816 to 2022).
    """
    blocs = tuple(blocs)
    capability = {state: round(share * SCALE) for state, share in record.capabilities(year).items()}
    then = {state: record.stood(state, str(year)) for bloc in blocs for state in bloc}
    held = [tuple(state for state in bloc if then[state] in capability) for bloc in blocs]
    missing = sorted(state for bloc in blocs for state in bloc if then[state] not in capability)
    sums = {bloc: sum(capability[then[state]] for state in bloc) for bloc in held if bloc}
    whole = sum(sums.values())
    poles = [Pole(bloc, Fraction(total, whole)) for bloc, total in sums.items() if whole]
    shares = [pole.share for pole in poles]
    return Polarity(
        year, concentration(capability), tuple(sorted(poles, key=lambda pole: (-pole.share, pole.members))),
        effective_number(shares), polarisation(shares), Fraction(whole, sum(capability.values())), tuple(missing),
    )  # fmt: skip


def concentration(capability: Mapping[str, int]) -> float | None:
    """CON of the capabilities of some states; None for fewer than two, or if none has any.

    >>> concentration({"a": 1, "b": 1}), concentration({"a": 1, "b": 0}), concentration({"a": 3, "b": 1})
    (0.0, 1.0, 0.5)
    """
    n, whole = len(capability), sum(capability.values())
    if n < 2 or not whole:
        return None
    squares = Fraction(sum(amount**2 for amount in capability.values()), whole**2)
    return math.sqrt((squares - Fraction(1, n)) / (1 - Fraction(1, n)))


def effective_number(shares: Iterable[Fraction]) -> Fraction | None:
    """How many blocs of equal size would be as concentrated as these; None of none.

    >>> effective_number([Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)])
    Fraction(8, 3)
    """
    squares = sum(share**2 for share in shares)
    return 1 / Fraction(squares) if squares else None


def polarisation(shares: Iterable[Fraction]) -> Fraction | None:
    """Polarisation of blocs with these shares, which sum to 1; None of none.

    >>> [str(polarisation([Fraction(1, n)] * n)) for n in (1, 2, 4)]
    ['0', '1', '3/4']
    """
    kept = list(shares)
    return 4 * sum((share**2 * (1 - share) for share in kept), Fraction()) if kept else None
