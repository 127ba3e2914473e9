r"""Coercion: what the strongest hostile bloc can bring against a state and those who would defend it.

After the vulnerability of Jackson & Nei (2015), Networks of military alliances, wars, and international trade, PNAS
112(50):15277-15284: a state i can be defeated by a state j and some of j's allies C when

    M(C) > gamma M({i} and those allies of i that are not in C),

M being the sum of capabilities. Here the bloc must be led by a state hostile to i, and the measure is the ratio

    U_i = min(cap, min over hostile j of  M(D_ij) / M(A_ij))

with A_ij the hub j and its allies that can act against i, D_ij the state i with its allies and guarantors. 1 / U_i is
the gamma below which i is vulnerable.

What the sides bring may lessen on the way (Bueno de Mesquita 1981), allies may keep their word only with some
probability (Leeds 2003, Alliance Reliability in Times of War, International Organization 57:801-827: about three
quarters), and nuclear weapons may deter whatever the ratio.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from comity.errors import ComityError
from comity.record import nuclear
from comity.security.facts import exponents
from comity.security.models import Assessment, Certificate
from comity.security.world import Pair, World, pair

CommonAllies = Literal["neutral", "betraying", "defending"]
Joins = Literal["allies", "foes", "offence"]  # who follows a state that attacks
HostileAllies = Literal["join", "neutral"]
Nuclear = Literal["off", "own", "shared"]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

Friends = Mapping[str, frozenset[str]]


class Sides(NamedTuple):
    """Who fights on which side of a hostile pair."""

    attackers: Set[str]
    defenders: Set[str]
    aside: Set[str]


class Coercion(msgspec.Struct, frozen=True):
    """The model with its parameters.

    common: what allies of both sides do.
    kinds: which obligations make allies.
    cap: ratios above it count as it.
    joins: who follows a state that attacks: all its allies, as published; of them only those bound to an offence or
        hostile to the attacked themselves ("foes"); or only those bound to an offence.
    hostile_allies: whether states that are hostile and yet bound to defend one another press each other and follow
        each other ("join"), or do neither.
    reach: whether power lessens on the way.
    nuclear: whether nuclear weapons deter any bloc: a state's own, or also those of who defends it ("shared").
    kept: the share of their capabilities that allies bring on average, being faithful no more often than that.
    """

    common: CommonAllies = "neutral"
    kinds: tuple[str, ...] = ("defence", "offence")
    cap: Fraction = Fraction(10)
    joins: Joins = "allies"
    hostile_allies: HostileAllies = "join"
    reach: bool = False
    nuclear: Nuclear = "off"
    kept: Fraction = Fraction(1)

    @property
    def name(self) -> str:
        usual = self.kinds == ("defence", "offence")
        said = [
            f"common allies {self.common}",
            *([] if usual else [f"allies by {' or '.join(self.kinds)}"]),
            *(["only allies by offence attack"] if self.joins == "offence" else []),
            *(["allies attack their own foes"] if self.joins == "foes" else []),
            *(["hostile allies stay out"] if self.hostile_allies == "neutral" else []),
            *(["power lessens with distance"] if self.reach else []),
            *([f"nuclear weapons deter ({self.nuclear})"] if self.nuclear != "off" else []),
            *([f"allies keep {self.kept}"] if self.kept != 1 else []),
        ]
        return f"coercion, {', '.join(said)}"

    @property
    def plain(self) -> bool:
        """Whether nothing but what common allies do, the kinds and the cap is chosen."""
        return self == Coercion(self.common, self.kinds, self.cap)

    @property
    def definition(self) -> str:
        return f"U = min({self.cap}, least ratio of a state's defenders to a hostile bloc, in capabilities)"

    @property
    def source(self) -> str:
        return "Jackson & Nei (2015), PNAS 112(50), restricted to blocs led by a hostile state"

    @property
    def ours(self) -> str:
        if self.common == "betraying":
            return "allies of both sides attack as published; that a hostile state leads, and U as a ratio, are ours"
        return f"in the paper allies of both sides attack, here they are {self.common}"

    @property
    def assumptions(self) -> tuple[str, ...]:
        follow = {
            "allies": "every ally", "offence": "only an ally bound to an offence",
            "foes": "only an ally that is hostile to the attacked itself, or bound to an offence,",
        }[self.joins]  # fmt: skip
        return (
            f"{follow} that can act follows an attack, every ally defends"
            + (", with all its capabilities" if self.kept == 1 else f", with {self.kept} of its capabilities"),
            "power lessens with the distance from capital to capital" if self.reach else "distance does not count",
            f"allies are states bound by {' or '.join(self.kinds)}; allies of both sides are {self.common}",
            "an ally of the attacker that owes the state non-aggression or neutrality stands aside",
            f"ratios above {self.cap} count as {self.cap}: a state so much stronger has nothing to fear",
            *(
                ["hostile states that are bound to defend one another neither press nor follow each other"]
                if self.hostile_allies == "neutral"
                else []
            ),
            *(["no bloc presses a state that has nuclear weapons"] if self.nuclear == "own" else []),
            *(
                ["no bloc presses a state that has nuclear weapons, or whom one that has them defends"]
                if self.nuclear == "shared"
                else []
            ),
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {
            "common": self.common, "kinds": ", ".join(self.kinds), "cap": str(self.cap), "joins": self.joins,
            "hostile allies": self.hostile_allies, "distance": "counts" if self.reach else "does not count",
            "nuclear": self.nuclear, "kept": str(self.kept),
        }  # fmt: skip

    def assess(self, world: World) -> Assessment:
        """Security of every state, with the binding coalition of those that a hostile bloc can press.

        A weighs 3, B 2, C 1; A is hostile to C, B is C's ally: U_C = (1 + 2) / 3 = 1, and U_A = 3 / (1 + 2) = 1.
        """
        field = Field(world, self)
        against, with_ = field.sums()
        security = dict.fromkeys(world.states, self.cap)
        worst: dict[str, int] = {}
        for row in range(len(field.states)):
            state, foes = world.states[field.states[row]], int(against[row])
            reached = min(self.cap, Fraction(int(with_[row]), foes)) if foes and not field.deterred[row] else self.cap
            if reached < security[state]:
                security[state], worst[state] = reached, row
        return Assessment(security, {s: field.certificate(row, security[s]) for s, row in sorted(worst.items())})

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


def plain(model: Coercion, what: str) -> Coercion:
    """The model, if it chooses nothing that a search does not look at.

    Raises:
        ComityError: it does.
    """
    if not model.plain:
        raise ComityError(f"{what} knows no {model.name}", remedy="Choose what common allies do, kinds and cap only.")
    return model


class Field:
    """The sides of every hostile pair, a row for each state and each hub that is hostile to it."""

    def __init__(self, world: World, model: Coercion) -> None:
        self.world, self.model = world, model
        self.at = {state: i for i, state in enumerate(world.states)}
        apart = world.obligations.get("defence", frozenset()) if model.hostile_allies == "neutral" else frozenset()
        edges = [two for two in world.hostile if two not in world.restrained and two not in apart]
        rows = sorted({(self.at[a], self.at[b]) for two in edges for a, b in (two, two[::-1])})
        self.states, self.hubs = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
        self.attackers, self.defenders, self.aside = self._sides()
        self.deterred = self._deterred()
        self.power, self.whole = self._power()

    def _joined(self, pairs: Iterable[Pair]) -> Bools:
        made = np.zeros((len(self.at), len(self.at)), dtype=bool)
        for a, b in pairs:
            made[self.at[a], self.at[b]] = made[self.at[b], self.at[a]] = True
        return made

    def _sides(self) -> tuple[Bools, Bools, Bools]:
        """Who attacks, defends and stands aside, but for the state and the hub themselves."""
        owed, rows, model = self.world.obligations, np.arange(len(self.states)), self.model
        allies = self._joined(two for kind in model.kinds for two in owed.get(kind, ()))
        bound = allies if model.joins == "allies" else self._joined(owed.get("offence", ()))
        hostile, restrained = self._joined(self.world.hostile), self._joined(self.world.restrained)
        guarded = np.zeros_like(allies)
        for guarantor, guaranteed in self.world.guarantees:
            guarded[self.at[guaranteed], self.at[guarantor]] = True
        called, ours = bound[self.hubs].copy(), (allies | guarded)[self.states]
        if model.joins == "foes":
            called |= allies[self.hubs] & hostile[self.states]
        called[rows, self.states] = ours[rows, self.hubs] = ours[rows, self.states] = False
        if model.hostile_allies == "neutral":
            called, ours = called & ~hostile[self.hubs], ours & ~hostile[self.states]
        held = restrained[self.states]
        both = called & ~held & ours
        attackers = called & ~held if model.common == "betraying" else called & ~held & ~ours
        defenders = ours if model.common == "defending" else ours & ~both
        aside = called & held & ~ours
        return attackers, defenders, aside | both if model.common == "neutral" else aside

    def _deterred(self) -> Bools:
        held = nuclear(self.world.on) if self.model.nuclear != "off" else frozenset[str]()
        armed = np.array([state in held for state in self.world.states], dtype=bool)
        deterred = armed[self.states]
        return deterred | (self.defenders & armed).any(axis=1) if self.model.nuclear == "shared" else deterred

    def _power(self) -> tuple[Ints, int]:
        """What each state (columns) brings to each (rows), in whole parts of one over the second."""
        world = self.world
        if not self.model.reach:
            whole = lcm(*(held.denominator for held in world.capability.values()))
            power = np.array([int(world.capability[s] * whole) for s in world.states], dtype=np.int64)
            return np.broadcast_to(power, (len(power), len(power))), whole
        held = np.array([float(world.capability[s]) for s in world.states]) / _WORLD
        return np.rint(held ** exponents(world.states, world.on) * _WORLD).astype(np.int64), 1

    def sums(self) -> tuple[Ints, Ints]:
        """The bloc against and the defence of each row, in a common whole part."""
        kept, power = self.model.kept, self.power[self.states]
        rows = np.arange(len(self.states))

        def side(allies: Bools, leaders: Ints) -> Ints:
            total: Ints = kept.numerator * (allies * power).sum(axis=1) + kept.denominator * power[rows, leaders]
            return total

        return side(self.attackers, self.hubs), side(self.defenders, self.states)

    def certificate(self, row: int, reached: Fraction) -> Certificate:
        """Who stands on each side of a row, and what each brings."""
        states, state, hub = self.world.states, int(self.states[row]), int(self.hubs[row])

        def named(side: Bools, *leaders: int) -> tuple[str, ...]:
            return tuple(sorted(states[i] for i in {*np.flatnonzero(side[row]).tolist(), *leaders}))

        attackers, defenders = named(self.attackers, hub), named(self.defenders, state)
        brings = {
            s: Fraction(int(self.power[state, self.at[s]]), self.whole)
            * (1 if s in (states[state], states[hub]) else self.model.kept)
            for s in (*attackers, *defenders)
        }
        return Certificate(
            reached, states[hub], attackers, defenders, named(self.aside),
            note=self.world.hostile.get(pair(states[state], states[hub]), ""), brings=brings,
        )  # fmt: skip


_WORLD = 1e9  # billionths of the world's capabilities
