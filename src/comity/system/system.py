"""A system: actors and the ties between them, on a date and on a basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from comity.errors import RecordError
from comity.model import Actor, Tie

if TYPE_CHECKING:
    import igraph
    import networkx

    from comity.system.blocs import Blocs
    from comity.system.brokers import Brokers
    from comity.system.conflicts import Conflict
    from comity.system.frustration import Frustration
    from comity.system.measures import Measure
    from comity.system.modularity import Communities
    from comity.system.overlap import Overlap
    from comity.system.polarity import Polarity
    from comity.system.triads import Triads
    from comity.system.walks import WalkBalance


class System(msgspec.Struct, frozen=True):
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
    def of(cls, ties: Iterable[Tie], actors: dict[str, Actor], on: str | None, basis: str) -> System:
        """The system of these ties and of the actors that they join, all others left out."""
        ordered = tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.kind, tie.status or "", tie.id)))
        named = sorted({actor for tie in ordered for actor in (tie.source, tie.target)})
        asserters = {id: actors[id] for id in sorted({tie.asserted_by or "" for tie in ordered}) if id in actors}
        joined = {id: actors.get(id) or Actor(id, id, "grouping") for id in named}
        return cls(joined, ordered, on, basis, asserters)

    @classmethod
    def from_networkx(cls, graph: networkx.MultiDiGraph[Any]) -> System:
        """The system that `to_networkx` gave; see `comity.system.imports`."""
        from comity.system.imports import from_networkx

        return from_networkx(graph)

    @classmethod
    def from_table(cls, path: str | Path, on: str | None = None) -> System:
        """The system of one's own table of ties: source, target, kind, sign; see `comity.system.own`."""
        from comity.system.own import from_table

        return from_table(path, on)

    @classmethod
    def from_igraph(cls, graph: igraph.Graph) -> System:
        """The system that `to_igraph` gave; see `comity.system.imports`."""
        from comity.system.imports import from_igraph

        return from_igraph(graph)

    @classmethod
    def from_graphml(cls, path: str | Path) -> System:
        """The system in a file that `to_graphml` wrote; see `comity.system.imports`."""
        from comity.system.imports import from_graphml

        return from_graphml(path)

    @classmethod
    def from_gexf(cls, path: str | Path) -> System:
        """The system in a file that `to_gexf` wrote; see `comity.system.imports`."""
        from comity.system.imports import from_gexf

        return from_gexf(path)

    @classmethod
    def from_csv(cls, folder: str | Path) -> System:
        """The system in a folder that `to_csv` wrote; see `comity.system.tables`."""
        from comity.system.tables import from_csv

        return from_csv(folder)

    @classmethod
    def from_parquet(cls, folder: str | Path) -> System:
        """The system in a folder that `to_parquet` wrote; see `comity.system.tables`."""
        from comity.system.tables import from_parquet

        return from_parquet(folder)

    def name(self, id: str | None) -> str:
        """The name of an actor or asserter by id; what is no id comes back as it is."""
        actor = self.actors.get(id or "") or self.asserters.get(id or "")
        return actor.name if actor else id or "not named"

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
        from comity.system.obligations import strength

        ends: dict[tuple[str, str], tuple[int, int]] = {}
        for pair, tie in self._signed():
            low, high = ends.get(pair, (0, 0))
            ends[pair] = min(low, strength(tie)), max(high, strength(tie))
        return {pair: low + high for pair, (low, high) in ends.items() if low + high}

    def _signed(self) -> Iterator[tuple[tuple[str, str], Tie]]:
        for tie in self.ties:
            if tie.sign and tie.kind != "membership" and tie.factuality in ("asserted", "planned"):
                yield (min(tie.source, tie.target), max(tie.source, tie.target)), tie

    def measures(self, time_limit: float = 5.0) -> tuple[Measure, ...]:
        """Every measure with its bounds and what it rests on; see `comity.system.measures`."""
        from comity.system.measures import measures

        return measures(self, time_limit)

    def frustration(self, time_limit: float = 60.0) -> Frustration:
        """Line index of balance with its optimal partition; see `comity.system.frustration`."""
        from comity.system.frustration import frustration

        return frustration(self.signed(), time_limit)

    def triads(self) -> Triads:
        """Signed triad census; see `comity.system.triads`."""
        from comity.system.triads import triads

        return triads(self.signed())

    def walk_balance(self) -> WalkBalance:
        """Walk-based balance; see `comity.system.walks`."""
        from comity.system.walks import walk_balance

        return walk_balance(self.signed())

    def blocs(self, time_limit: float = 60.0) -> Blocs:
        """Blocs with the fewest ties out of place, of whatever number; see `comity.system.blocs`."""
        from comity.system.blocs import blocs

        return blocs(self.signed(), time_limit)

    def communities(self, time_limit: float = 10.0) -> Communities:
        """Communities with the most modularity, ties weighted; see `comity.system.modularity`."""
        from comity.system.modularity import communities

        return communities(self.weighted(), time_limit)

    def brokers(self) -> Brokers:
        """Who brokers between its communities and between its organisations; see `comity.system.brokers`."""
        from comity.system.brokers import brokers

        return brokers(self.signed(), self.communities().communities, self.overlap().members)

    def polarity(self) -> Polarity:
        """Concentration, and the poles that its communities of states make; see `comity.system.polarity`.

        Raises:
            RecordError: it has no date, or capabilities are not on record for it.
        """
        from comity.system.polarity import polarity

        if self.on is None:
            raise RecordError("the system has no date", remedy="Give the date for which capabilities are wanted.")
        states = frozenset(self.states)
        return polarity([sorted(states & {*c}) for c in self.communities().communities], int(self.on[:4]))

    def conflicts(self) -> tuple[Conflict, ...]:
        """States that a war between two others would find bound both ways; see `comity.system.conflicts`."""
        from comity.system.conflicts import conflicts

        return conflicts(self.ties, self.states)

    def overlap(self) -> Overlap:
        """Who is in what with whom; see `comity.system.overlap`."""
        from comity.system.overlap import overlap

        return overlap(self)

    def to_networkx(self) -> networkx.MultiDiGraph[Any]:
        """A networkx MultiDiGraph; every tie an edge with its attributes."""
        from comity.system.exports import to_networkx

        return to_networkx(self)

    def to_igraph(self) -> igraph.Graph:
        """An igraph Graph; every tie an edge with its attributes."""
        from comity.system.exports import to_igraph

        return to_igraph(self)

    def to_graphml(self, path: str | Path) -> Path:
        """Write GraphML, for Gephi, Cytoscape, yEd."""
        from comity.system.exports import to_graphml

        return to_graphml(self, path)

    def to_gexf(self, path: str | Path) -> Path:
        """Write GEXF with spells, for Gephi and Gephi Lite."""
        from comity.system.exports import to_gexf

        return to_gexf(self, path)

    def to_csv(self, folder: str | Path) -> tuple[Path, ...]:
        """Write actors.csv, ties.csv and system.csv into a folder; see `comity.system.tables`."""
        from comity.system.tables import to_csv

        return to_csv(self, folder)

    def to_parquet(self, folder: str | Path) -> tuple[Path, ...]:
        """Write actors.parquet, ties.parquet and system.parquet into a folder; see `comity.system.tables`."""
        from comity.system.tables import to_parquet

        return to_parquet(self, folder)
