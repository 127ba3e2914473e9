"""What every model of security has in common: it gives each state of a world a number, and says why."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

import msgspec

from comity.security.world import World


class Certificate(msgspec.Struct, frozen=True):
    """What binds a state's security: whom it stands against, who acts on each side, who stands aside.

    `note` says it in words where a model has no coalitions. `reached` is the number that follows from it. `brings` is
    what each of both sides brings, so that the ratio can be added up by hand; `wars` are those that draw it in.
    """

    reached: Fraction
    against: str | None = None
    attackers: tuple[str, ...] = ()
    defenders: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    note: str = ""
    brings: dict[str, Fraction] = {}
    wars: tuple[str, ...] = ()

    def sum(self, states: tuple[str, ...]) -> Fraction:
        """What some states of either side bring together."""
        return sum((self.brings.get(state, Fraction(0)) for state in states), Fraction(0))


class Assessment(msgspec.Struct, frozen=True):
    """Security of every state in one world; states without a certificate are held by the model's cap."""

    security: dict[str, Fraction]
    certificates: dict[str, Certificate]


class Model(Protocol):
    """A model of security. All it assumes is shown to the user, and what of it is published and what is our own."""

    @property
    def name(self) -> str: ...

    @property
    def definition(self) -> str: ...

    @property
    def source(self) -> str: ...

    @property
    def ours(self) -> str:
        """How it differs from its source, in words."""
        ...

    @property
    def assumptions(self) -> tuple[str, ...]: ...

    @property
    def parameters(self) -> dict[str, str]: ...

    def assess(self, world: World) -> Assessment:
        """Security of every state of the world, exact."""
        ...
