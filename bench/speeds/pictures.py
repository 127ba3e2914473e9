"""The pictures of the states' system in 2012 (188 states, 10,509 ties), against networkx's layout of it alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import networkx as nx

from comity import record, system
from comity.report.network import draw
from comity.report.overlap import draw_overlap

ON = "2012-06-01"


def run() -> Iterator[str]:
    """Yield the time of each picture, and what of networkx's time for a layout the network takes."""
    members = set(record.system_members(ON))
    states = {actor.id: actor for actor in record.registry() if actor.id in members}
    world = system.on_record(ON, states)
    seconds = _time(lambda: draw(world))
    yield f"network of {len(world.actors)} actors and {len(world.ties):,} ties: {seconds:.2f} s"
    graph = nx.Graph({(tie.source, tie.target) for tie in world.ties})
    layout = _time(lambda: nx.kamada_kawai_layout(graph))
    yield f"a Kamada-Kawai layout of its pairs in networkx: {layout:.2f} s, {layout / seconds:.1f} times as long"
    groups = {actor.id: actor for actor in record.registry() if actor.dataset == "organisations"}
    union = system.on_record(ON, states | groups)
    yield f"overlap of organisations, {len(union.ties):,} ties: {_time(lambda: draw_overlap(union)):.2f} s"


def _time(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
