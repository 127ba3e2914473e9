"""Measures of the system on record: how long each takes with every state, and what it is held against."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

from comity import record, system

STATES = {actor.id: actor for actor in record.registry() if actor.kind == "state"}


def _timed(measure: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    found = measure()
    return found, time.perf_counter() - started


def run() -> Iterator[str]:
    """Blocs and communities against Louvain's modularity, all pairs of a year against one at a time."""
    for on in ("1938", "1962", "2012"):
        yield from _divided(on, system.on_record(on, STATES))
    yield from _alike(2012)


def _divided(on: str, made: system.System) -> Iterator[str]:
    signs, weights = made.signed(), made.weighted()
    line, seconds = _timed(lambda: system.frustration(signs))
    found, took = _timed(lambda: system.blocs(signs))
    yield (
        f"{on}, {len(signs)} signed pairs: {found.value} out of place in blocs, {_bounds(found)}, {took:.2f} s; line "
        f"index {line.value}, {_bounds(line)}, {seconds:.2f} s"
    )
    best, took = _timed(lambda: system.communities(weights, 5.0))
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items() if weight > 0)
    friends, seconds = _timed(lambda: nx.community.louvain_communities(graph, seed=7))
    plain = system.communities({pair: weight for pair, weight in weights.items() if weight > 0}, 5.0)
    theirs = nx.community.modularity(graph, friends)
    yield (
        f"{on}: modularity {float(best.q):.4f} of at most {float(best.bound):.4f}, {took:.2f} s; friendly ties alone "
        f"{float(plain.q):.4f} of at most {float(plain.bound):.4f}, Louvain {theirs:.4f} in {seconds:.2f} s"
    )


def _bounds(found: system.Blocs | system.Frustration) -> str:
    return "proved" if found.proved else f"at least {found.bound}"


def _alike(year: int) -> Iterator[str]:
    for portfolios in (system.alliance_portfolios(year), system.vote_portfolios(year)):
        matrix, all_ = _timed(portfolios.matrix)
        some = matrix.head(200).select("a", "b").rows()
        _, few = _timed(lambda kept=portfolios, pairs=some: [kept.similarity(a, b) for a, b in pairs])
        one = few / len(some)
        yield (
            f"S, kappa and pi of {portfolios.of} {year}: {matrix.height} pairs at once in {all_:.3f} s, "
            f"{one * matrix.height / all_:,.0f} times faster than pair by pair in fractions ({1000 * one:.2f} ms each)"
        )
