"""A system: actors and the ties between them, on a date and on a basis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from comity import shown
from comity.errors import RecordError
from comity.system.network import Network

if TYPE_CHECKING:
    import igraph
    import networkx
    import polars

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


class System(Network, frozen=True):
    """A network with every measure and export of it as a method.

    Actors stand by id and ties in a fixed order: the same evidence gives the same system, in whatever order it comes.
    """

    @classmethod
    def _of(cls, network: Network) -> System:
        return cls(*msgspec.structs.astuple(network))

    @classmethod
    def from_networkx(cls, graph: networkx.MultiDiGraph[Any]) -> System:
        """The system that `to_networkx` gave; see `comity.system.imports`."""
        from comity.system.imports import from_networkx

        return cls._of(from_networkx(graph))

    @classmethod
    def from_table(cls, path: str | Path, on: str | None = None) -> System:
        """The system of one's own table of ties: source, target, kind, sign; see `comity.system.own`."""
        from comity.system.own import from_table

        return cls._of(from_table(path, on))

    @classmethod
    def from_igraph(cls, graph: igraph.Graph) -> System:
        """The system that `to_igraph` gave; see `comity.system.imports`."""
        from comity.system.imports import from_igraph

        return cls._of(from_igraph(graph))

    @classmethod
    def from_graphml(cls, path: str | Path) -> System:
        """The system in a file that `to_graphml` wrote; see `comity.system.imports`."""
        from comity.system.imports import from_graphml

        return cls._of(from_graphml(path))

    @classmethod
    def from_gexf(cls, path: str | Path) -> System:
        """The system in a file that `to_gexf` wrote; see `comity.system.imports`."""
        from comity.system.imports import from_gexf

        return cls._of(from_gexf(path))

    @classmethod
    def from_csv(cls, folder: str | Path) -> System:
        """The system in a folder that `to_csv` wrote; see `comity.system.tables`."""
        from comity.system.tables import from_csv

        return cls._of(from_csv(folder))

    @classmethod
    def from_parquet(cls, folder: str | Path) -> System:
        """The system in a folder that `to_parquet` wrote; see `comity.system.tables`."""
        from comity.system.tables import from_parquet

        return cls._of(from_parquet(folder))

    def _repr_html_(self) -> str:
        return shown.html(self)

    def plot(self, what: str | None = None) -> shown.Picture:
        """The network, or with "overlap" who is in which organisations.

        Raises:
            UnknownName: there is no such picture.
        """
        return shown.plot(self, what)

    def to_polars(self, of: str | None = None) -> polars.DataFrame:
        """Its ties as a frame, a row each, with names beside ids; with `of` (a name or an id) those of one actor.

        Raises:
            UnknownName: nobody in it has that name.
        """
        from comity.system.tables import ties_frame

        return ties_frame(self, None if of is None else self.id(of))

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
