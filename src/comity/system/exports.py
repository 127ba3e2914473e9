"""A system for other programs; each file names its query, its sources and the version that wrote it."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import igraph
import msgspec
import networkx as nx

from comity.model import Actor, Tie, first_day, last_day
from comity.outputs import output
from comity.system.network import Network

_TIE = (
    "id", "kind", "source", "target", "sign", "directed", "basis", "status", "start", "end", "weight", "asserted_by",
    "factuality", "dataset", "document", "note",
)  # fmt: skip


def provenance(system: Network) -> str:
    """One line: what was asked, from which sources, by which version."""
    sources = sorted({tie.dataset or f"document {tie.document}" for tie in system.ties})
    return f"Comity {version('comity')}; {system.basis}; {system.on or 'no date'}; sources: {', '.join(sources)}"


def tie_row(tie: Tie) -> dict[str, Any]:
    """A tie as plain values, its words as text."""
    return {name: getattr(tie, name) for name in _TIE} | {"words": tie.words.text if tie.words else None}


def to_networkx(system: Network) -> nx.MultiDiGraph[Any]:
    """A MultiDiGraph with actors as nodes (name, kind, state) and every tie as an edge."""
    graph = nx.MultiDiGraph(provenance=provenance(system), on=system.on or "", basis=system.basis, record=_head(system))
    for actor in system.actors.values():
        graph.add_node(actor.id, name=actor.name, kind=actor.kind, state=actor.state or "", record=_json(actor))
    for tie in system.ties:
        row = {name: value for name, value in tie_row(tie).items() if value is not None} | {"record": _json(tie)}
        graph.add_edge(
            tie.source, tie.target, key=tie.id, **{k: v for k, v in row.items() if k not in ("source", "target")}
        )
    return graph


def to_igraph(system: Network) -> igraph.Graph:
    """An igraph Graph, directed, with actors as vertices (`name` their id) and every tie as an edge."""
    actors, rows = list(system.actors.values()), [tie_row(tie) | {"record": _json(tie)} for tie in system.ties]
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    return igraph.Graph(
        len(actors),
        [(numbers[tie.source], numbers[tie.target]) for tie in system.ties],
        directed=True,
        graph_attrs={"provenance": provenance(system), "record": _head(system)},
        vertex_attrs={
            "name": [*numbers], "label": [actor.name for actor in actors], "kind": [actor.kind for actor in actors],
            "record": [_json(actor) for actor in actors],
        },
        edge_attrs={name: [row[name] for row in rows] for name in (*_TIE, "words", "record")},
    )  # fmt: skip


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()


def _head(system: Network) -> str:
    """What a system is besides its actors and ties."""
    return _json(msgspec.structs.replace(system, actors={}, ties=()))


def to_graphml(system: Network, path: str | Path) -> Path:
    """Write GraphML and return its path."""
    graph = to_networkx(system)
    for data in (graph.graph, *(n for _, n in graph.nodes(data=True)), *(e for _, _, e in graph.edges(data=True))):
        data.update({name: _clean(value) for name, value in data.items() if isinstance(value, str)})
    with output(path) as draft:
        nx.write_graphml(graph, draft)
    return Path(path)


_EDGE = ("kind", "sign", "directed", "basis", "status", "asserted_by", "factuality", "dataset", "words", "record")


def to_gexf(system: Network, path: str | Path) -> Path:
    """Write GEXF 1.3 with the dates of ties as spells; our own writer, since others write what Gephi Lite rejects.

    Programs that read GEXF take a file whose edges all go one way or all go both ways, so every edge is written as
    directed, and the attribute `directed` says of each whether it is. `kind` on the edge is what keeps parallel edges
    of several kinds apart in Gephi.

    A spell has whole days, which Gephi needs: of "1949-04" the first or the last. The record keeps the date as it is.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        f"<meta><creator>Comity</creator><description>{_text(provenance(system))}</description>"
        f"<keywords>{_text(_head(system))}</keywords></meta>",
        '<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">',
        '<attributes class="node"><attribute id="kind" title="kind" type="string"/>'
        '<attribute id="record" title="record" type="string"/></attributes>',
        '<attributes class="edge">',
        *(f'<attribute id="{name}" title="{name}" type="string"/>' for name in _EDGE),
        "</attributes><nodes>",
        *(_node(actor) for actor in system.actors.values()),
        "</nodes><edges>",
        *(_edge(tie) for tie in system.ties),
        "</edges></graph></gexf>",
    ]
    with output(path) as draft:
        draft.write_text("\n".join(lines), encoding="utf-8")
    return Path(path)


# What XML 1.0 cannot hold, however it is escaped.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def _clean(value: str) -> str:
    """The value without characters that XML cannot hold; in JSON, U+FFFE and U+FFFF alone need an escape."""
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", value)


def _text(value: str) -> str:
    return escape(_clean(value))


def _quoted(value: str) -> str:
    return quoteattr(_clean(value))


def _plain(value: object) -> str:
    """A value as text, true and false as XML has them."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _node(actor: Actor) -> str:
    return (
        f'<node id={_quoted(actor.id)} label={_quoted(actor.name)}><attvalues><attvalue for="kind" '
        f'value={_quoted(actor.kind)}/><attvalue for="record" value={_quoted(_json(actor))}/></attvalues></node>'
    )


def _edge(tie: Tie) -> str:
    row = tie_row(tie) | {"record": _json(tie)}
    values = "".join(
        f'<attvalue for="{name}" value={_quoted(_plain(row[name]))}/>' for name in _EDGE if row[name] is not None
    )
    days = ("start", first_day(tie.start or "")), ("end", last_day(tie.end or ""))
    spell = "".join(f" {name}={_quoted(day)}" for name, day in days if day)
    spells = f"<spells><spell{spell}/></spells>" if spell else ""
    kind = f"{tie.kind}: {tie.status}" if tie.status else tie.kind
    return (
        f'<edge id={_quoted(tie.id)} source={_quoted(tie.source)} target={_quoted(tie.target)} type="directed" '
        f"kind={_quoted(kind)} label={_quoted(tie.kind)}><attvalues>{values}</attvalues>{spells}</edge>"
    )
