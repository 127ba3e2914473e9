r"""Peace at a distance: how many of its enemies no chain of alliances holds back from a state.

Li, Bradshaw, Clary & Cranmer (2017), A three-degree horizon of peace in the military alliance network, Science
Advances 3:e1601895: states fight less where a path of at most three pacts of defence joins them (allies, their allies,
and the allies of those), as much less at three steps as at one; beyond, the effect falls sharply. Here

    U_i = - (number of states hostile to i that are more than three steps away from it)

A guarantee is a step as a pact is. The paper estimates how likely pairs are to fight; counting enemies is ours.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from comity.security.models import Assessment, Certificate
from comity.security.world import World, state_name
from comity.system import neighbours

HORIZON = 3  # steps


class Distance(msgspec.Struct, frozen=True):
    """The model with its parameters: how far the peace of alliances reaches, and which obligations are a step."""

    horizon: int = HORIZON
    kinds: tuple[str, ...] = ("defence",)

    @property
    def name(self) -> str:
        return "peace at a distance"

    @property
    def definition(self) -> str:
        return f"U = minus the number of hostile states more than {self.horizon} pacts away from a state"

    @property
    def source(self) -> str:
        return "Li, Bradshaw, Clary & Cranmer (2017), Science Advances 3:e1601895"

    @property
    def ours(self) -> str:
        return "that three degrees of alliance keep the peace is published; counting the enemies beyond them is ours"

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (
            f"a step is a tie of {' or '.join(self.kinds)} or a guarantee",
            f"within {self.horizon} steps every alliance keeps the peace alike, beyond them none does",
            "all enemies count alike, whatever they weigh",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"horizon": str(self.horizon)}

    def assess(self, world: World) -> Assessment:
        """Minus the enemies beyond the horizon of each state; the certificate names them.

        A and D are hostile, and A-B, B-C, C-D allied: D is three steps away, and so within the peace of A.
        """
        bound = (two for kind in self.kinds for two in world.obligations.get(kind, ()))
        steps, none = neighbours((*bound, *world.guarantees)), frozenset[str]()
        security, certificates = dict.fromkeys(world.states, Fraction(0)), dict[str, Certificate]()
        for state, foes in sorted(world.enemies().items()):
            reached = edge = frozenset({state})
            for _ in range(self.horizon):
                edge = none.union(*(steps.get(one, none) for one in edge)) - reached
                reached |= edge
            if beyond := sorted(foes - reached):
                security[state] = Fraction(-len(beyond))
                listed = ", ".join(state_name(foe, world.on) for foe in beyond)
                said = f"no chain of {self.horizon} pacts or fewer reaches {listed}"
                certificates[state] = Certificate(security[state], note=said)
        return Assessment(security, certificates)
