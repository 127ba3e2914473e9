"""War stability: from what advantage in strength on each state could be beaten, and which alliances would not last.

Jackson & Nei (2015), Networks of military alliances, wars, and international trade, PNAS 112(50):15277-15284, without
trade, where an alliance that one of the two does not need is given up. At a network of alliances g and an advantage
gamma that an attacker must have:

    S1  no state is vulnerable at g
    S2  no pair of states without an alliance could, having made one, beat anybody with a bloc that both are in
    S3  no alliance can be given up by one of the two while that state stays invulnerable: none is idle

A state i is vulnerable when some state j and allies C of j, not i, have M(C + j) > gamma M(i and its allies not in
C + j). The least gamma at which i is not vulnerable is its critical gamma, and it is exact: the strongest bloc takes
every ally of j, those of i among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from comity.security.coercion import total
from comity.security.world import Pair, World, pair


class Stability(msgspec.Struct, frozen=True):
    """Critical gamma of each state, None for a state without capabilities that anybody could beat, with the bloc."""

    critical: dict[str, Fraction | None]
    blocs: dict[str, tuple[str, ...]]

    def vulnerable(self, gamma: Fraction) -> tuple[str, ...]:
        """States that could be beaten by an attacker who needs this advantage."""
        return tuple(sorted(s for s, critical in self.critical.items() if critical is None or critical > gamma))

    def stable(self, gamma: Fraction) -> bool:
        """S1: nobody is vulnerable."""
        return not self.vulnerable(gamma)


def stability(world: World, kinds: tuple[str, ...] = ("defence", "offence"), hostile_only: bool = False) -> Stability:
    """Critical gamma of every state: literally as published, or with blocs led by hostile states only."""
    allies, enemies, none = world.allies(kinds), world.enemies(), frozenset[str]()
    critical: dict[str, Fraction | None] = {}
    blocs: dict[str, tuple[str, ...]] = {}
    for state in world.states:
        leaders = sorted(enemies.get(state, none)) if hostile_only else [s for s in world.states if s != state]
        worst, bloc = Fraction(0), frozenset[str]()
        beaten = False
        for leader in leaders:
            attackers = ({leader} | allies.get(leader, none)) - {state}
            defenders = ({state} | allies.get(state, none)) - attackers
            against, with_ = total(world, attackers), total(world, defenders)
            if against and not with_:
                beaten, bloc = True, frozenset(attackers)
                break
            if with_ and against / with_ > worst:
                worst, bloc = against / with_, frozenset(attackers)
        critical[state] = None if beaten else worst
        blocs[state] = tuple(sorted(bloc))
    return Stability(critical, blocs)


def tempted(
    world: World, gamma: Fraction, kinds: tuple[str, ...] = ("defence", "offence")
) -> Iterator[tuple[Pair, str]]:
    """Breaches of S2: pairs without an alliance that, allied, could beat a state with a bloc that both are in."""
    allies, none = world.allies(kinds), frozenset[str]()
    for at, a in enumerate(world.states):
        for b in world.states[at + 1 :]:
            if b in allies.get(a, none):
                continue
            blocs = [{a, b} | allies.get(a, none), {a, b} | allies.get(b, none)]
            for state in world.states:
                if any(_beats(world, bloc, state, allies, gamma) for bloc in blocs if state not in (a, b)):
                    yield (a, b), state
                    break


def idle(world: World, gamma: Fraction, kinds: tuple[str, ...] = ("defence", "offence")) -> tuple[Pair, ...]:
    """Breaches of S3: alliances that one of the two could give up and still not be vulnerable."""
    found = []
    joined = sorted(frozenset[Pair]().union(*(world.obligations.get(kind, frozenset()) for kind in kinds)))
    for a, b in joined:
        without = msgspec.structs.replace(
            world, obligations={kind: owed - {pair(a, b)} for kind, owed in world.obligations.items()}
        )
        weak = stability(without, kinds).vulnerable(gamma)
        if a not in weak or b not in weak:
            found.append((a, b))
    return tuple(found)


def _beats(world: World, bloc: set[str], state: str, allies: dict[str, frozenset[str]], gamma: Fraction) -> bool:
    attackers = bloc - {state}
    defenders = ({state} | allies.get(state, frozenset())) - attackers
    return total(world, attackers) > gamma * total(world, defenders)
