"""Where the actors of a system stand in its picture.

Few actors stand as the shortest ways between them ask (Kamada & Kawai 1989, An algorithm for drawing general
undirected graphs, Information Processing Letters 31), friends near and foes far, with the two camps left and right.
A crowd stands in its blocs: communities of positive ties (Traag, Waltman & van Eck 2019, From Louvain to Leiden,
Scientific Reports 9), each a disc with its best connected in the middle.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import Any, NamedTuple

import igraph
import leidenalg
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from comity.report.sides import unsure
from comity.system import System, frustration

CROWD = 60  # actors above which they stand in blocs
PACE = 33.0  # half the distance of neighbours in a bloc
FOES = 2.6  # how much longer a negative tie is than a positive one
_STEPS = 2000  # of the simplex algorithm for the camps: not seconds, which are worth more on one machine than another

Point = tuple[float, float]
Points = NDArray[np.float64]


class Disc(NamedTuple):
    """The room of a bloc."""

    x: float
    y: float
    radius: float
    members: tuple[str, ...]


class Layout(NamedTuple):
    """Places of the actors on a sheet, the discs of their blocs, and the actors of the smaller camp.

    `misplaced` has the pairs that these camps leave out of place, and before it how many no two camps can put right:
    where both are the same, it is the line index of balance. `unsure` are those who may stand in either camp.
    """

    width: float
    height: float
    at: dict[str, Point]
    discs: tuple[Disc, ...] = ()
    camp: frozenset[str] = frozenset()
    misplaced: tuple[int, int] | None = None
    unsure: frozenset[str] = frozenset()


class _Camps(NamedTuple):
    """The smaller camp, the bound and number of pairs out of place, and who may stand in either camp."""

    smaller: frozenset[str] = frozenset()
    misplaced: tuple[int, int] | None = None
    unsure: frozenset[str] = frozenset()


def layout(system: System) -> Layout:
    """The places of a system's actors; the same system has the same places."""
    camps = _camps(system)
    return _crowd(system, camps) if len(system.actors) > CROWD else _few(system, camps)


def _camps(system: System) -> _Camps:
    """The smaller of the two camps that leave the fewest ties out of place of those found in so many steps.

    Only the largest group of actors joined by signed ties has camps, and two actors are no camps: between groups,
    sides mean nothing.
    """
    signs = system.signed()
    if all(sign > 0 for sign in signs.values()):
        return _Camps()
    joined: nx.Graph[str] = nx.Graph(list(signs))
    largest = max(nx.connected_components(joined), key=lambda part: (len(part), min(part)))
    if len(largest) <= 2:
        return _Camps()
    found = frustration(signs, math.inf, _STEPS)
    sides = sorted((tuple(a for a in camp if a in largest) for camp in found.camps), key=lambda side: (len(side), side))
    doubtful, _ = unsure(signs, found)
    return _Camps(frozenset(sides[0]), (found.bound, found.value), largest & {*(doubtful or ())})


# ── few actors ───────────────────────────────────────────────────────────────────────────────────────


def _few(system: System, camps: _Camps) -> Layout:
    ids = list(system.actors)
    width = 720.0 if len(ids) <= 14 else 880.0
    height = width * (0.4 if len(ids) < 6 else 0.55 if len(ids) <= 14 else 0.66)
    numbers = {id: i for i, id in enumerate(ids)}
    lengths: dict[tuple[int, int], float] = {}
    for tie in system.ties:
        a, b = sorted((numbers[tie.source], numbers[tie.target]))
        lengths[a, b] = max(lengths.get((a, b), 1.0), FOES if tie.sign < 0 else 1.0)
    graph = igraph.Graph(n=len(ids), edges=list(lengths))
    graph.es["length"] = list(lengths.values())
    _seeded()
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    drawn = [(part, _spread(graph.subgraph(part), [ids[i] in camps.smaller for i in part])) for part in parts]
    spots = _shelved(drawn, width, height)
    places = _apart(np.array([spots[i] for i in range(len(ids))]), 30.0)
    return Layout(width, height, _within(ids, places, width, height), (), *camps)


def _seeded() -> None:
    random.seed(7)
    igraph.set_random_number_generator(random)


def _spread(part: Any, camp: list[bool]) -> Points:
    """The places of one component, turned so that its camps, or else its long side, lie left and right."""
    if part.vcount() == 1:
        return np.zeros((1, 2))
    weights = part.es["length"]
    spots = np.array(part.layout_kamada_kawai(maxiter=800, seed=part.layout_circle(), weights=weights).coords)
    spots -= spots.mean(axis=0)
    side = np.array(camp)
    axis = np.linalg.eigh(spots.T @ spots)[1][:, -1]
    if side.any() and not side.all():
        axis = spots[side].mean(axis=0) - spots[~side].mean(axis=0)
    axis = axis / (np.linalg.norm(axis) or 1.0)
    turned: Points = spots @ np.array([[axis[0], -axis[1]], [axis[1], axis[0]]])
    return _sided(turned, side | _followers(part, side))


def _followers(part: Any, side: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Those whose only ties are to one camp's actors: they stand with it."""
    near = part.get_adjlist()
    at_peace = [max(part.es[part.incident(i)]["length"], default=1.0) < FOES for i in range(part.vcount())]
    return np.array([calm and all(side[j] for j in near[i]) for i, calm in enumerate(at_peace)], dtype=bool)


def _sided(spots: Points, side: NDArray[np.bool_]) -> Points:
    """The same places with all of one camp to the right of all others."""
    if not side.any() or side.all():
        return spots
    share = math.sqrt((~side).sum()) / (math.sqrt((~side).sum()) + math.sqrt(side.sum()))
    moved = spots.copy()
    for chosen, start, end in ((~side, 0.0, share - 0.1), (side, share + 0.1, 1.0)):
        low, span = spots[chosen, 0].min(), np.ptp(spots[chosen, 0])
        within = (spots[chosen, 0] - low) / span if span > 1e-9 else 0.5
        moved[chosen, 0] = (start + within * (end - start)) * np.ptp(spots[:, 0])
    return moved


def _shelved(parts: list[tuple[list[int], Points]], width: float, height: float) -> dict[int, Point]:
    """Components side by side on shelves, each with room by the number of its actors."""
    sizes = [math.sqrt(len(part)) for part, _ in parts]
    budget = max(sizes[0], sum(sizes) / max(1, round(math.sqrt(len(parts)) / 1.4)))
    shelves: list[list[int]] = [[]]
    for i, size in enumerate(sizes):
        if shelves[-1] and sum(sizes[j] for j in shelves[-1]) + size > budget + 1e-9:
            shelves.append([])
        shelves[-1].append(i)
    spots: dict[int, Point] = {}
    top, scale = 20.0, (height - 40) / sum(max(sizes[i] for i in shelf) for shelf in shelves)
    for shelf in shelves:
        left, tall = 50.0, max(sizes[i] for i in shelf) * scale
        for i in shelf:
            wide = (width - 100) * sizes[i] / sum(sizes[j] for j in shelf)
            spots |= dict(zip(parts[i][0], _fitted(parts[i][1], left, top, wide, tall), strict=True))
            left += wide
        top += tall
    return spots


def _fitted(spots: Points, left: float, top: float, wide: float, tall: float) -> list[Point]:
    low, span = spots.min(axis=0), np.ptp(spots, axis=0)
    share = np.where(span > 1e-9, (spots - low) / np.where(span > 1e-9, span, 1.0), 0.5)
    pad = 30.0
    room = np.maximum(1.0, np.array([wide, tall]) - 2 * pad)
    return [(left + pad + x * room[0], top + pad + y * room[1]) for x, y in share]


def _apart(places: Points, least: Points | float, rounds: int = 60) -> Points:
    """Places at least so far apart, by pushing pairs that are nearer; `least` may differ from pair to pair."""
    for _ in range(rounds):
        ways = places[:, None] - places[None]
        far = np.hypot(ways[..., 0], ways[..., 1]) + 1e-6
        push = np.clip(least - far, 0, None) / far
        np.fill_diagonal(push, 0.0)
        if not push.any():
            break
        places = places + 0.5 * (ways * push[..., None]).sum(axis=1)
    return places


def _within(ids: list[str], places: Points, width: float, height: float) -> dict[str, Point]:
    inside = np.clip(places, [14.0, 14.0], [width - 14.0, height - 14.0])
    return {id: (float(x), float(y)) for id, (x, y) in zip(ids, inside, strict=True)}


# ── a crowd ──────────────────────────────────────────────────────────────────────────────────────────


def _crowd(system: System, camps: _Camps) -> Layout:
    blocs, between = _blocs(system)
    radii = np.array([PACE * math.sqrt(len(bloc)) + 12 for bloc in blocs])
    centres = _packed(radii, _bloc_places(len(blocs), between))
    low = (centres - radii[:, None]).min(axis=0) - 40
    centres -= low
    width, height = (centres + radii[:, None]).max(axis=0) + 40
    at: dict[str, Point] = {}
    for bloc, (x, y) in zip(blocs, centres, strict=True):
        at |= {id: _sunflower(k, x, y) for k, id in enumerate(bloc)}
    discs = tuple(Disc(float(x), float(y), float(r), b) for (x, y), r, b in zip(centres, radii, blocs, strict=True))
    return Layout(float(width), float(height), {id: at[id] for id in system.actors}, discs, *camps)


def _sunflower(k: int, x: float, y: float) -> Point:
    """The k-th place of a disc that fills evenly (Vogel 1979, A better way to construct the sunflower head)."""
    turn, out = k * math.pi * (3 - math.sqrt(5)), PACE * math.sqrt(k + 0.4)
    return float(x + out * math.cos(turn)), float(y + out * math.sin(turn))


def _blocs(system: System) -> tuple[list[tuple[str, ...]], Counter[tuple[int, int]]]:
    """Blocs of actors by their positive ties, each with the best connected first; and the ties between blocs."""
    numbers = {id: i for i, id in enumerate(system.actors)}
    pairs = Counter(tuple(sorted((tie.source, tie.target))) for tie in system.ties if tie.sign > 0)
    graph = igraph.Graph(n=len(numbers), edges=[(numbers[a], numbers[b]) for a, b in pairs])
    weights = [math.log1p(count) for count in pairs.values()]
    found = leidenalg.find_partition(graph, leidenalg.ModularityVertexPartition, weights=weights, seed=7)
    degree = Counter(id for tie in system.ties for id in (tie.source, tie.target))
    ids = list(numbers)
    groups = [tuple(sorted((ids[i] for i in part), key=lambda id: (-degree[id], id))) for part in found]
    blocs = sorted(groups, key=lambda bloc: (-len(bloc), bloc))
    of = {id: i for i, bloc in enumerate(blocs) for id in bloc}
    between = Counter(
        (min(of[t.source], of[t.target]), max(of[t.source], of[t.target]))
        for t in system.ties
        if of[t.source] != of[t.target]
    )
    return blocs, between


def _bloc_places(count: int, between: Counter[tuple[int, int]]) -> Points:
    graph = igraph.Graph(n=count, edges=list(between))
    _seeded()
    weights = [math.log1p(number) for number in between.values()]
    spots = np.array(graph.layout_fruchterman_reingold(weights=weights, niter=400, seed=graph.layout_circle()).coords)
    centred: Points = spots - spots.mean(axis=0)
    return centred


def _packed(radii: Points, spots: Points) -> Points:
    """Discs pulled together, more from above and below than from the sides, until they touch."""
    spots = spots * (radii.sum() / (np.abs(spots).max() or 1.0))
    least = radii[:, None] + radii[None] + 10
    for _ in range(250):
        spots = _apart(spots * [0.98, 0.97], least, 3)
    return _apart(spots, least, 400)
