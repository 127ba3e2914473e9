"""What the readings of a world differ over: how old a pledge is, what states spend, who is near, who has the bomb.

Pledges of one treaty among many are told from those of two by their dates: a pair is of a treaty of many where a
third state pledged itself to both in the same year. Neighbours that are at "negative peace" (0.5 on the peace scale of
Diehl, Goertz & Gallegos 2021: no war plans, no trust) are threats that no dispute has shown yet. Power lessens on the
way after Bueno de Mesquita (1981), The War Trap:

    c ** log10(miles / miles per day + 10 - e)      250 miles a day to 1918, 375 to 1945, 500 since

c being the share of the world's capabilities; neighbours by land and states nearer than that lose nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from math import e

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity import record
from comity.model import Tie
from comity.system import Pair, neighbours

_EARTH = 3959.0  # miles
_NEAR = "by land or river"


class Pledge(msgspec.Struct, frozen=True):
    """A pledge of non-aggression or neutrality in force: its latest year, and whether all were treaties of many."""

    since: int
    many: bool


class Said(msgspec.Struct, frozen=True):
    """What texts say of states: hostile pairs with who says so, and bonds by kind that are not on record."""

    hostile: dict[Pair, str] = {}
    bonds: dict[str, frozenset[Pair]] = {}


class Facts(msgspec.Struct, frozen=True):
    """Pledges on record, neighbours at negative peace, shares of the world's military spending in billionths, and what
    texts say."""

    pledges: dict[Pair, Pledge] = {}
    uneasy: frozenset[Pair] = frozenset()
    spending: dict[str, Fraction] = {}
    said: Said = Said()


def pledged(ties: Iterable[Tie]) -> dict[Pair, Pledge]:
    """Pledges among alliances, each pair's latest year, told as of two or of many.

    >>> one = [Tie("1", "alliance", a, b, 1, "record", status="non-aggression", start="1975") for a, b in ("AB", "AC")]
    >>> third = Tie("2", "alliance", "B", "C", 1, "record", status="non-aggression", start="1975")
    >>> pledged(one)["A", "B"].many, pledged([*one, third])["A", "B"].many
    (False, True)
    """
    by_treaty: defaultdict[tuple[str, str], set[Pair]] = defaultdict(set)
    for tie in ties:
        if tie.kind == "alliance" and tie.status in ("non-aggression", "neutrality") and (start := record.begun(tie)):
            by_treaty[tie.status, start].add((min(tie.source, tie.target), max(tie.source, tie.target)))
    found: dict[Pair, Pledge] = {}
    for (_, start), joined in sorted(by_treaty.items()):
        near = neighbours(joined)
        for two in joined:
            many, old = bool(near[two[0]] & near[two[1]]), found.get(two)
            found[two] = Pledge(int(start[:4]), many and (old is None or old.many))
    return found


@cache
def exponents(states: tuple[str, ...], on: str) -> NDArray[np.float64]:
    """How the power of each state (columns) lessens on the way to each (rows): an exponent, 1 for not at all."""
    year = int(on[:4])
    a_day = 250 if year <= 1918 else 375 if year <= 1945 else 500
    places = [record.capital(state, on) for state in states]
    at = np.radians([(p.latitude, p.longitude) if p else (np.nan, np.nan) for p in places])
    lat, lon = at[:, 0], at[:, 1]
    half = np.sin((lat[:, None] - lat) / 2) ** 2
    half += np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    miles = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    found = np.nan_to_num(np.log10(miles / a_day + 10 - e), nan=1.0)
    index = {state: i for i, state in enumerate(states)}
    for a, b in _beside(on):
        if a in index and b in index:
            found[index[a], index[b]] = found[index[b], index[a]] = 1.0
    least: NDArray[np.float64] = np.maximum(found, 1.0)
    return least


@cache
def _beside(on: str) -> frozenset[Pair]:
    """Neighbours by land, on a date or at the end of the contiguity data."""
    day = min(on, record.coverage("contiguity")[1][:10])
    return frozenset((t.source, t.target) for t in record.all_ties(day) if t.kind == "contiguity" and t.status == _NEAR)


def uneasy(on: str) -> frozenset[Pair]:
    """Neighbours (by land or within 400 miles of water) at negative peace, on a date or as last on record."""
    near_day, peace_day = (min(on, record.coverage(kind)[1][:10]) for kind in ("contiguity", "peace scale"))
    near = {(t.source, t.target) for t in record.all_ties(near_day) if t.kind == "contiguity"}
    cool = {(t.source, t.target) for t in record.all_ties(peace_day) if t.kind == "peace scale" and t.weight == 0.5}
    return frozenset(near & cool)
