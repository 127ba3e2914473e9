"""What a system is made of: actors and the ties between them, on a date and on a basis, with no measure yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Self

import msgspec

from comity.errors import UnknownName
from comity.model import Actor, Tie
from comity.names import folded
from comity.system.obligations import strength


class Network(msgspec.Struct, frozen=True):
    """Actors by id and ties in a fixed order: the same evidence gives the same system, in whatever order it comes.

    `basis` says in words where the ties are from; `on` is the ISO date it holds for, where it has one; `asserters`
    are those on whose word ties are said, by id.
    """

    actors: dict[str, Actor]
    ties: tuple[Tie, ...]
    on: str | None = None
    basis: str = ""
    asserters: dict[str, Actor] = {}

    @classmethod
    def of(cls, ties: Iterable[Tie], actors: dict[str, Actor], on: str | None, basis: str) -> Self:
        """The system of these ties and of the actors that they join, all others left out."""
        ordered = tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.kind, tie.status or "", tie.id)))
        named = sorted({actor for tie in ordered for actor in (tie.source, tie.target)})
        asserters = {id: actors[id] for id in sorted({tie.asserted_by or "" for tie in ordered}) if id in actors}
        joined = {id: actors.get(id) or Actor(id, id, "grouping") for id in named}
        return cls(joined, ordered, on, basis, asserters)

    def name(self, id: str | None) -> str:
        """The name of an actor or asserter by id; what is no id comes back as it is."""
        actor = self.actors.get(id or "") or self.asserters.get(id or "")
        return actor.name if actor else id or "not named"

    def id(self, name: str) -> str:
        """The id of an actor in it, by any of its names or its id.

        Raises:
            UnknownName: nobody in it has that name.
        """
        wanted = folded(name)
        for actor in self.actors.values():
            if wanted in {folded(actor.id), folded(actor.name), *(folded(other.text) for other in actor.names)}:
                return actor.id
        near = get_close_matches(name, [actor.name for actor in self.actors.values()], 3)
        raise UnknownName(name, "actor in this system", near=near)

    @property
    def states(self) -> tuple[str, ...]:
        """Ids of the states in it."""
        return tuple(id for id, actor in self.actors.items() if actor.kind == "state")

    def signed(self) -> dict[tuple[str, str], int]:
        """The sign of every pair joined by ties other than memberships: the sum of the signs of its ties, as -1 or +1.

        A pair whose ties cancel out is left out. Denied and hypothetical ties do not count.
        """
        sums: dict[tuple[str, str], int] = {}
        for pair, tie in self._signed():
            sums[pair] = sums.get(pair, 0) + tie.sign
        return {pair: 1 if total > 0 else -1 for pair, total in sums.items() if total}

    def weighted(self) -> dict[tuple[str, str], int]:
        """The weight of every such pair: of its strongest friendly tie less that of its strongest hostile one.

        What a tie weighs says `comity.system.obligations.strength`; pairs whose ties cancel out are left out.
        """
        ends: dict[tuple[str, str], tuple[int, int]] = {}
        for pair, tie in self._signed():
            low, high = ends.get(pair, (0, 0))
            ends[pair] = min(low, strength(tie)), max(high, strength(tie))
        return {pair: low + high for pair, (low, high) in ends.items() if low + high}

    def _signed(self) -> Iterator[tuple[tuple[str, str], Tie]]:
        for tie in self.ties:
            if tie.sign and tie.kind != "membership" and tie.factuality in ("asserted", "planned"):
                yield (min(tie.source, tie.target), max(tie.source, tie.target)), tie
