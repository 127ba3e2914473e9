r"""Entanglement: into how many wars between others a state's obligations would draw it.

For every hostile pair and either of the two as the one that attacks, two sides form. The attacked is joined by those
bound to defend it and by its guarantors, the attacker by those bound to an offence with it; then those who joined are
at war themselves, and draw in whoever is bound to them, until nobody is left to join. A state bound to both sides, or
bound to non-aggression or neutrality towards a member of the other side, stays out, and that is a conflict of
obligations. Then

    U_i = - (number of such wars, i not being one of the two, that i is drawn into)

Kinds of obligation are those of ATOP: Leeds, Ritter, Mitchell & Long (2002), Alliance Treaty Obligations and
Provisions, 1815-1944, International Interactions 28:237-260. Chains of alliances: Christensen & Snyder (1990), Chain
gangs and passed bucks, International Organization 44:137-168.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import msgspec

from comity.security.models import Assessment, Certificate
from comity.security.world import World, state_name
from comity.system import War, neighbours, spread


class Entanglement(msgspec.Struct, frozen=True):
    """The model; without `chains` only the two states' own obligations count, not those of who joined."""

    chains: bool = True

    @property
    def name(self) -> str:
        return "entanglement" if self.chains else "entanglement, first obligations only"

    @property
    def definition(self) -> str:
        return "U = minus the number of wars between hostile pairs that a state is drawn into"

    @property
    def source(self) -> str:
        return "kinds of obligation after ATOP (Leeds et al. 2002); chains after Christensen & Snyder (1990)"

    @property
    def ours(self) -> str:
        return "the kinds of obligation are published; counting the wars that they draw a state into is ours"

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (
            "every obligation is kept; either of a hostile pair may attack",
            "defence binds when the ally is attacked, offence when it attacks"
            + (", and those who join draw in their own allies" if self.chains else ""),
            "a state bound to both sides, or not to fight one of them, stays out",
            "the model counts what obligations cost, not the protection that they buy",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"chains": str(self.chains).lower()}

    def assess(self, world: World) -> Assessment:
        """Minus the number of wars that draw each state in; the certificate names some of them."""
        drawn: defaultdict[str, list[War]] = defaultdict(list)
        for war in self.wars(world):
            for state in war.drawn:
                drawn[state].append(war)
        security = {state: Fraction(-len(drawn[state])) for state in world.states}
        return Assessment(security, {s: _certificate(wars, world.on) for s, wars in sorted(drawn.items()) if wars})

    def wars(self, world: World) -> Iterator[War]:
        """The war of every hostile pair, begun by either; pairs bound not to attack one another have none."""
        none = frozenset[str]()
        defence, offence = world.allies(("defence",)), world.allies(("offence",))
        guarantors, bound_out = world.guarantors(), neighbours(world.restrained)
        defenders = {s: defence.get(s, none) | guarantors.get(s, none) for s in world.states}
        for two in world.hostile:
            if two not in world.restrained:
                for attacker, attacked in (two, two[::-1]):
                    yield spread(
                        attacker, attacked, defenders=defenders, offence=offence, bound_out=bound_out,
                        chains=self.chains,
                    )  # fmt: skip


def _certificate(wars: list[War], on: str) -> Certificate:
    named = tuple(f"{state_name(war.attacker, on)} on {state_name(war.attacked, on)}" for war in wars)
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    return Certificate(Fraction(-len(named)), note=f"drawn into attacks by {', '.join(named[:3])}{more}", wars=named)
