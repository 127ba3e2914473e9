"""A system read back from what `comity.system.exports` wrote: the same system, field by field.

Every node and edge carries its whole actor or tie as JSON in the attribute `record`, and the graph carries the rest;
the other columns are for programs that know nothing of Comity, and changes to them (a sign edited in Gephi, say) are
not read back. To edit ties, use the tables of `comity.system.tables`, which are read as they stand. A networkx graph
of one's own is read by its edges' kind and sign (`comity.system.own`).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import igraph
import msgspec
import networkx as nx

from comity.errors import RecordError
from comity.model import Actor, Tie
from comity.system.network import Network
from comity.system.own import from_plain_networkx

_GEXF = {"g": "http://gexf.net/1.3"}


def from_networkx(graph: nx.MultiDiGraph[Any]) -> Network:
    """The system that `to_networkx` gave, or that of any graph whose edges have a kind or a sign.

    Raises:
        RecordError: the graph, a node or an edge lacks its record, or the record does not fit; or the graph is none
            that Comity exported, and an edge has no sign.
    """
    if "record" not in graph.graph:
        return from_plain_networkx(graph)
    nodes = (data.get("record") for _, data in graph.nodes(data=True))
    return _system(graph.graph.get("record"), nodes, (data.get("record") for _, _, data in graph.edges(data=True)))


def from_igraph(graph: igraph.Graph) -> Network:
    """The system that `to_igraph` gave; raises RecordError as `from_networkx` does."""
    head = graph["record"] if "record" in graph.attributes() else None
    records = ([element.attributes().get("record") for element in elements] for elements in (graph.vs, graph.es))
    return _system(head, *records)


def from_graphml(path: str | Path) -> Network:
    """The system in a GraphML file that `to_graphml` wrote; raises RecordError as `from_networkx` does."""
    try:
        graph = nx.read_graphml(Path(path), force_multigraph=True)
    except (ET.ParseError, nx.NetworkXError) as error:
        raise _foreign(f"{path}: {error}") from error
    return from_networkx(graph)


def from_gexf(path: str | Path) -> Network:
    """The system in a GEXF file that `to_gexf` wrote; raises RecordError as `from_networkx` does."""
    try:
        root = ET.parse(Path(path)).getroot()
    except ET.ParseError as error:
        raise _foreign(f"{path}: {error}") from error
    nodes, edges = ([_record(element) for element in root.iterfind(f".//g:{kind}", _GEXF)] for kind in ("node", "edge"))
    return _system(root.findtext("g:meta/g:keywords", None, _GEXF), nodes, edges)


def _record(element: ET.Element) -> str | None:
    found = element.find("g:attvalues/g:attvalue[@for='record']", _GEXF)
    return None if found is None else found.get("value")


def _system(head: str | None, nodes: Iterable[str | None], edges: Iterable[str | None]) -> Network:
    try:
        empty = msgspec.json.decode(head or "", type=Network)
        actors = [msgspec.json.decode(node or "", type=Actor) for node in nodes]
        ties = [msgspec.json.decode(edge or "", type=Tie) for edge in edges]
    except msgspec.DecodeError as error:
        raise _foreign(str(error)) from error
    ordered = Network.of(ties, {}, None, "").ties
    return msgspec.structs.replace(empty, actors={actor.id: actor for actor in actors}, ties=ordered)


def _foreign(why: str) -> RecordError:
    return RecordError(f"not a system that Comity exported: {why}", remedy="Export the system again with Comity.")
