"""Every model against plain sets, every division and every path, on small worlds of any ties."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from unittest.mock import patch

import msgspec
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.security import Allocation, Balance, Coercion, Distance, Entanglement, World
from comity.security.world import pair

STATES = "ABCDE"
TWO = [a + b for a in STATES for b in STATES if a < b]
some = st.sets(st.sampled_from(TWO), max_size=6)
ONE_WAY = st.sets(st.permutations(STATES).map(lambda order: (order[0], order[1])), max_size=3)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Five states with any ties of defence, offence, restraint, hostility and guarantee."""
    weights = draw(st.lists(st.integers(1, 9), min_size=5, max_size=5))
    hostile, pledged, defence, offence = (tuple(sorted(draw(some))) for _ in range(4))
    made = world(dict(zip(STATES, weights, strict=True)), hostile, pledged, defence=defence, offence=offence)
    return msgspec.structs.replace(made, guarantees=frozenset(draw(ONE_WAY)))


def owed(small: World, kind: str, a: str, b: str) -> bool:
    return pair(a, b) in small.obligations[kind]


def defends(small: World, a: str, b: str) -> bool:
    """Whether a is bound to defend b."""
    return owed(small, "defence", a, b) or (a, b) in small.guarantees


# ── balance: every division into two camps ───────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=100)
@given(small=worlds())
def test_balance_is_what_every_division_gives(small: World) -> None:
    friends, foes = set(small.obligations["defence"]), set(small.hostile)
    ties = [(two, 1) for two in friends - foes] + [(two, -1) for two in foes - friends]
    out = [
        [two for two, sign in ties if (camp[two[0]] != camp[two[1]]) != (sign < 0)]
        for camp in (dict(zip(STATES, (0, *rest), strict=True)) for rest in product((0, 1), repeat=4))
    ]
    index = min(map(len, out))
    least = {s: min(sum(s in two for two in wrong) for wrong in out if len(wrong) == index) for s in STATES}
    assert Balance().assess(small).security == {state: -strain for state, strain in least.items()}


# ── entanglement: rounds of joining, state by state ──────────────────────────────────────────────────


def drawn(small: World, attacker: str, attacked: str, chains: bool) -> set[str]:
    """Who joins a war, round by round: those called, but for who is bound to both sides or not to fight one."""
    attacking, defending, torn = {attacker}, {attacked}, set[str]()
    while True:
        joins: dict[str, str] = {}
        for k in set(small.states) - attacking - defending - torn:
            called = any(owed(small, "offence", k, s) for s in attacking)
            needed = any(defends(small, k, s) for s in defending)
            pledged = {s for s in small.states if pair(k, s) in small.restrained}
            bound_to_attacker = defends(small, k, attacker) or owed(small, "offence", k, attacker)
            if not called and not needed:
                continue
            refuses = (called and (needed or pledged & defending)) or (
                needed and (pledged & attacking or bound_to_attacker)
            )
            joins[k] = "torn" if refuses else "attacking" if called else "defending"
        sides = {"torn": torn, "attacking": attacking, "defending": defending}
        for k, side in joins.items():
            sides[side].add(k)
        if not chains or not any(side != "torn" for side in joins.values()):
            return (attacking | defending) - {attacker, attacked}


@pytest.mark.parametrize("chains", [True, False])
@settings(deadline=None, max_examples=100)
@given(small=worlds())
def test_entanglement_is_what_rounds_of_joining_give(chains: bool, small: World) -> None:
    wars = [
        drawn(small, *order, chains)
        for two in small.hostile
        if two not in small.restrained
        for order in (two, two[::-1])
    ]
    expected = {s: -sum(s in war for war in wars) for s in STATES}
    assert Entanglement(chains).assess(small).security == expected


# ── peace at a distance: shortest paths ──────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=100)
@given(small=worlds(), horizon=st.integers(0, 4))
def test_peace_at_a_distance_is_what_shortest_paths_give(small: World, horizon: int) -> None:
    graph = nx.Graph([*small.obligations["defence"], *small.guarantees])
    graph.add_nodes_from(STATES)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    far = [two for two in small.hostile if lengths[two[0]].get(two[1], 99) > horizon]
    assert Distance(horizon).assess(small).security == {s: -sum(s in two for two in far) for s in STATES}


# ── power allocation: every set of the threatened ────────────────────────────────────────────────────


def leximin(
    power: dict[str, Fraction], threats: dict[str, Fraction], givers: dict[str, set[str]]
) -> dict[str, Fraction]:
    """Coverage by trying every set of the threatened: none can have more, all together, than its givers hold."""
    found, left, spent = dict[str, Fraction](), dict(threats), set[str]()
    while left:
        levels = {}
        for group in (group for size in range(1, len(left) + 1) for group in combinations(sorted(left), size)):
            helpers = set[str]().union(*(givers[s] for s in group)) - spent
            levels[group] = sum((power[k] for k in helpers), Fraction(0)) / sum(left[s] for s in group)
        least = min(levels.values())
        if least >= 1:
            break
        tight = set[str]().union(*(group for group, level in levels.items() if level == least))
        found |= dict.fromkeys(tight, least)
        spent |= set[str]().union(*(givers[s] for s in tight))
        left = {s: threat for s, threat in left.items() if s not in tight}
    return found


@pytest.mark.parametrize("threat", ["full", "divided"])
@settings(deadline=None, max_examples=75)
@given(small=worlds())
def test_power_allocation_is_what_every_set_of_the_threatened_allows(threat: str, small: World) -> None:
    foes = {
        s: {t for t in STATES if pair(s, t) in small.hostile and pair(s, t) not in small.restrained} for s in STATES
    }
    share = {t: small.capability[t] / (len(foes[t]) if threat == "divided" and foes[t] else 1) for t in STATES}
    threats = {s: sum((share[t] for t in foes[s]), Fraction(0)) for s in STATES if foes[s]}
    givers = {
        s: {s} | {k for k in STATES if k != s and defends(small, k, s) and pair(k, s) not in small.hostile}
        for s in STATES
    }
    expected = dict.fromkeys(STATES, Fraction(1)) | leximin(small.capability, threats, givers)
    assert Allocation(threat).assess(small).security == expected  # type: ignore[arg-type]


# ── coercion where power lessens on the way ──────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=50)
@given(small=worlds(), steps=st.lists(st.sampled_from([1.0, 1.1, 1.5]), min_size=25, max_size=25))
def test_what_power_brings_over_a_distance_is_weighed_place_by_place(small: World, steps: list[float]) -> None:
    """Each state brings its share of the world's capabilities to the power of the way to whom it is brought."""
    scale = 10**9
    held = {s: small.capability[s] * scale / 50 for s in STATES}
    small = msgspec.structs.replace(small, capability={s: Fraction(int(weight)) for s, weight in held.items()})
    way = np.array(steps).reshape(5, 5)
    np.fill_diagonal(way, 1.0)

    def brings(k: str, to: str) -> int:
        share = float(small.capability[k]) / scale
        exponent = float(way[STATES.index(to), STATES.index(k)])
        brought: float = share**exponent * scale
        return round(brought)

    expected = {}
    for i in STATES:
        ratios = [Fraction(10)]
        for j in (j for j in STATES if pair(i, j) in small.hostile and pair(i, j) not in small.restrained):
            kinds = ("defence", "offence")
            theirs = {k for k in STATES if k != i and any(owed(small, kind, j, k) for kind in kinds)}
            theirs = {k for k in theirs if pair(i, k) not in small.restrained}
            ours = {k for k in STATES if k not in (i, j) and (defends(small, k, i) or owed(small, "offence", k, i))}
            attack = brings(j, i) + sum(brings(k, i) for k in theirs)
            defence = brings(i, i) + sum(brings(k, i) for k in ours - theirs)
            ratios.append(Fraction(defence, attack))
        expected[i] = min(ratios)
    with patch("comity.security.coercion.exponents", lambda states, on: way):
        found = Coercion("betraying", reach=True).assess(small).security
    assert found == expected
