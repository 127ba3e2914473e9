"""Frames: how a world is read before any model runs, what counts as hostile, as binding, and as power.

Each is an assumption that analysts differ over, so that none is made silently: a test runs its models under several.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from comity.security.world import World

Hostility = Literal["rivalry", "record", "latent", "said"]
Restraint = Literal["none", "young", "bilateral", "all"]
Capability = Literal["index", "spending"]

YOUNG = 20  # years for which a pledge counts as young


class Frame(msgspec.Struct, frozen=True, order=True):
    """What counts.

    hostility: "rivalry": rivalries, wars, armed conflicts, severe rivalry on the peace scale, and what texts say,
        but for enmity carried on from old data where relations were mended since;
        "record": also lesser rivalry and disputes with use of force; "latent": also neighbours at negative peace that
        no defence pact joins; "said": what is on record and what the texts of a case say, bonds too.
    restraint: which pledges of non-aggression and neutrality on record keep a state out: none, those of the last 20
        years, those of two states alone, all. What a proposal pledges always counts.
    capability: the composite index of capabilities, or military spending (the index where it is not on record).
    """

    hostility: Hostility = "record"
    restraint: Restraint = "all"
    capability: Capability = "index"

    def of(self, world: World) -> World:
        """The world so read."""
        return msgspec.structs.replace(
            world, hostile=self._hostile(world), restrained=self._restrained(world), capability=self._capability(world),
            obligations=self._obligations(world),
        )  # fmt: skip

    @property
    def parameters(self) -> dict[str, str]:
        return {"hostility": self.hostility, "restraint": self.restraint, "capability": self.capability}

    def _hostile(self, world: World) -> dict[tuple[str, str], str]:
        if self.hostility == "rivalry":
            return {two: why for two, why in world.hostile.items() if not passing(why)}
        if self.hostility == "record":
            return world.hostile
        if self.hostility == "said":
            return dict(sorted((world.facts.said.hostile | world.hostile).items()))
        bound, states = world.obligations.get("defence", frozenset()), set(world.states)
        new = {two for two in world.facts.uneasy - world.hostile.keys() - bound if set(two) <= states}
        return dict(sorted((world.hostile | dict.fromkeys(new, "neighbours at negative peace (peace-scale)")).items()))

    def _restrained(self, world: World) -> frozenset[tuple[str, str]]:
        if self.restraint == "all":
            return world.restrained
        pledges, year = world.facts.pledges, int(world.on[:4])
        if self.restraint == "young":
            kept = {two for two, pledge in pledges.items() if pledge.since > year - YOUNG}
        else:
            kept = {two for two, pledge in pledges.items() if self.restraint == "bilateral" and not pledge.many}
        return frozenset(two for two in world.restrained if two not in pledges or two in kept)

    def _obligations(self, world: World) -> dict[str, frozenset[tuple[str, str]]]:
        bonds = world.facts.said.bonds if self.hostility == "said" else {}
        return {kind: held | bonds.get(kind, frozenset()) for kind, held in world.obligations.items()}

    def _capability(self, world: World) -> dict[str, Fraction]:
        if self.capability == "index":
            return world.capability
        spent, limits = world.facts.spending, world.limits
        return {s: spent[s] * limits.get(s, 1) if s in spent else held for s, held in world.capability.items()}


def passing(ground: str) -> bool:
    """Whether all that makes two states hostile is a dispute of the year, lesser rivalry, or enmity mended since.

    >>> passing("dispute (cow-mid-5.0)"), passing("rivalry (tss-rivalries); dispute (cow-mid-5.0)")
    (True, False)
    """
    parts = ground.split("; ")
    return any(part.startswith("relations mended") for part in parts) or all(
        part.startswith(("dispute", "peace scale 0.25")) for part in parts
    )
