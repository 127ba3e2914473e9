r"""Coercion: what the strongest hostile bloc can bring against a state and those who would defend it.

After the vulnerability of Jackson & Nei (2015), Networks of military alliances, wars, and international trade, PNAS
112(50):15277-15284: a state i can be defeated by a state j and some of j's allies C when

    M(C) > gamma M({i} and those allies of i that are not in C),

M being the sum of capabilities. Here the bloc must be led by a state hostile to i, and the measure is the ratio

    U_i = min(cap, min over hostile j of  M(D_ij) / M(A_ij))

with A_ij the hub j and its allies that can act against i, D_ij the state i with its allies and guarantors. 1 / U_i is
the gamma below which i is vulnerable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

from comity.security.models import Assessment, Certificate
from comity.security.world import World, pair

CommonAllies = Literal["neutral", "betraying", "defending"]


Friends = Mapping[str, frozenset[str]]


class Sides(NamedTuple):
    """Who fights on which side of a hostile pair."""

    attackers: Set[str]
    defenders: Set[str]
    aside: Set[str]


class Coercion(msgspec.Struct, frozen=True):
    """The model with its parameters: what allies of both sides do, which obligations make allies, and the cap."""

    common: CommonAllies = "neutral"
    kinds: tuple[str, ...] = ("defence", "offence")
    cap: Fraction = Fraction(10)

    @property
    def name(self) -> str:
        usual = self.kinds == ("defence", "offence")
        return f"coercion, common allies {self.common}" + ("" if usual else f", allies by {' or '.join(self.kinds)}")

    @property
    def definition(self) -> str:
        return f"U = min({self.cap}, least ratio of a state's defenders to a hostile bloc, in capabilities)"

    @property
    def source(self) -> str:
        return "Jackson & Nei (2015), PNAS 112(50), restricted to blocs led by a hostile state"

    @property
    def ours(self) -> str:
        theirs = "as published" if self.common == "betraying" else "in the paper they act with the attacker"
        return f"allies of both sides are {self.common}: {theirs}; a hostile state leads, and U is a ratio: ours"

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (
            "every ally that can act does, with all its capabilities, whatever the distance",
            f"allies are states bound by {' or '.join(self.kinds)}; allies of both sides are {self.common}",
            "an ally of the attacker that owes the state non-aggression or neutrality stands aside",
            f"ratios above {self.cap} count as {self.cap}: a state so much stronger has nothing to fear",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"common": self.common, "kinds": ", ".join(self.kinds), "cap": str(self.cap)}

    def assess(self, world: World) -> Assessment:
        """Security of every state, with the binding coalition of those that a hostile bloc can press.

        A weighs 3, B 2, C 1; A is hostile to C, B is C's ally: U_C = (1 + 2) / 3 = 1, and U_A = 3 / (1 + 2) = 1.
        """
        allies, enemies, guarantors = world.allies(self.kinds), world.enemies(), world.guarantors()
        security = dict.fromkeys(world.states, self.cap)
        certificates = {}
        for state in world.states:
            hubs = [hub for hub in sorted(enemies.get(state, ())) if pair(state, hub) not in world.restrained]
            found = [self._coalition(world, state, hub, allies, guarantors) for hub in hubs]
            if found:
                worst = min(found, key=lambda certificate: certificate.reached)
                security[state] = worst.reached
                if worst.reached < self.cap:
                    certificates[state] = worst
        return Assessment(security, certificates)

    def _coalition(self, world: World, state: str, hub: str, allies: Friends, guarantors: Friends) -> Certificate:
        """The bloc that a hostile hub leads against a state, and who defends it."""
        sides = self.sides(world, state, hub, allies, guarantors)
        against, with_ = total(world, sides.attackers), total(world, sides.defenders)
        reached = min(self.cap, with_ / against) if against else self.cap
        return Certificate(
            reached, hub, tuple(sorted(sides.attackers)), tuple(sorted(sides.defenders)), tuple(sorted(sides.aside)),
            note=world.hostile.get(pair(state, hub), ""),
        )  # fmt: skip

    def sides(self, world: World, state: str, hub: str, allies: Friends, guarantors: Friends) -> Sides:
        """Who acts against a state when a hub leads, who defends it, and who stands aside."""
        none = frozenset[str]()
        called = allies.get(hub, none) - {state}
        theirs = frozenset(k for k in called if pair(k, state) not in world.restrained)
        ours = (allies.get(state, none) | guarantors.get(state, none)) - {hub, state}
        both, restrained = theirs & ours, called - theirs - ours
        return Sides(
            {hub} | (theirs if self.common == "betraying" else theirs - both),
            {state} | (ours if self.common == "defending" else ours - both),
            restrained | (both if self.common == "neutral" else none),
        )


def total(world: World, states: Iterable[str]) -> Fraction:
    """Capabilities of some states together."""
    return sum((world.capability[state] for state in states), Fraction(0))
