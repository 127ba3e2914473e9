"""The picture of a system: a signed network in SVG.

Sign is told by colour and by form: positive ties are blue lines, negative ones orange with a bar across the middle,
memberships thin and grey. What is on record is solid, what is said dashed. Ties between the same two actors are drawn
beside each other. Colours are those of Okabe & Ito (2008), told apart with any colour vision; the picture follows a
dark screen and prints.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Mapping
from html import escape

import igraph

from comity.model import Actor, Tie
from comity.system import System

_STYLE = """
.system text { font: 13px system-ui, "Segoe UI", sans-serif; fill: var(--p-ink); paint-order: stroke; stroke: var(--p-page); stroke-width: 4px; stroke-linejoin: round }
.system { --p-ink: #1b1f24; --p-page: #fff; --p-pos: #0072b2; --p-neg: #c24e00; --p-mem: #9aa3ad; --p-zero: #6b7280 }
@media (prefers-color-scheme: dark) { .system { --p-ink: #e7eaee; --p-page: #14171b; --p-pos: #56b4e9; --p-neg: #ff9d52; --p-mem: #5d6773; --p-zero: #8b95a1 } }
@media print { .system { --p-ink: #000; --p-page: #fff; --p-pos: #0072b2; --p-neg: #c24e00; --p-mem: #9aa3ad } }
.system .pos { stroke: var(--p-pos) } .system .neg { stroke: var(--p-neg) } .system .mem { stroke: var(--p-mem); stroke-width: 1.2 } .system .zero { stroke: var(--p-zero) }
.system path { fill: none; stroke-width: 2.2 } .system .said { stroke-dasharray: 7 4 } .system .unsure { stroke-opacity: .55 }
.system .node { fill: var(--p-page); stroke: var(--p-ink); stroke-width: 1.5 } .system .hit { stroke: transparent; stroke-width: 12; stroke-dasharray: none }
.system a:hover path { stroke-width: 4 }
"""  # noqa: E501
_SHAPES = {
    "state": "circle",
    "organisation": "square",
    "treaty": "square",
    "initiative": "square",
    "grouping": "diamond",
}


def draw(system: System, links: Mapping[str, str] | None = None, *, width: int = 1000) -> str:
    """A system as SVG; `links` gives the key of a tie's words by the tie's id, and makes the tie a link to them."""
    if not system.ties:
        return '<svg xmlns="http://www.w3.org/2000/svg" class="system" viewBox="0 0 600 60"><text x="10" y="35">No ties.</text></svg>'  # noqa: E501
    height = int(width * (0.4 if len(system.actors) < 9 else 0.62 if len(system.actors) < 40 else 0.85))
    places = _layout(system, width, height)
    bundles: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in system.ties:
        bundles[min(tie.source, tie.target), max(tie.source, tie.target)].append(tie)
    edges = [
        _edge(tie, places[a], places[b], i - (len(ties) - 1) / 2, (links or {}).get(tie.id, ""), system)
        for (a, b), ties in sorted(bundles.items())
        for i, tie in enumerate(ties)
    ]
    nodes = [_node(actor, *places[id]) for id, actor in system.actors.items()]
    labels = _labels(system, places, width)
    legend = _legend(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="system" viewBox="0 0 {width} {height + 46}" role="img" '
        f'aria-label="{escape(system.basis)}"><style>{_STYLE}</style>{"".join(edges)}{"".join(nodes)}{"".join(labels)}{legend}</svg>'
    )


def _layout(system: System, width: int, height: int) -> dict[str, tuple[float, float]]:
    """Places of the actors: stress majorisation of the network, positive ties short and negative ones long."""
    ids = list(system.actors)
    at = {id: i for i, id in enumerate(ids)}
    length: dict[tuple[int, int], float] = {}
    for tie in system.ties:
        pair = (min(at[tie.source], at[tie.target]), max(at[tie.source], at[tie.target]))
        length[pair] = max(length.get(pair, 0.0), 2.2 if tie.sign < 0 else 1.0)
    graph = igraph.Graph(n=len(ids), edges=list(length))
    random.seed(7)
    igraph.set_random_number_generator(random)
    spread: list[tuple[float, float]] = []
    for component in graph.connected_components():
        part = graph.subgraph(component)
        weights = [
            length[min(component[e.source], component[e.target]), max(component[e.source], component[e.target])]
            for e in part.es
        ]
        places = part.layout_kamada_kawai(maxiter=600, seed=part.layout_circle()) if part.vcount() > 1 else [(0.0, 0.0)]
        del weights
        spread += [(component[i], tuple(place)) for i, place in enumerate(places)]  # type: ignore[misc]
    return _packed(ids, graph, dict(spread), width, height)  # type: ignore[arg-type]


def _packed(
    ids: list[str], graph: igraph.Graph, raw: dict[int, tuple[float, float]], width: int, height: int
) -> dict[str, tuple[float, float]]:
    """Components side by side, each with room by the number of its actors, scaled to the picture."""
    parts = sorted(graph.connected_components(), key=len, reverse=True)
    rows: list[list[list[int]]] = [[]]
    total = sum(math.sqrt(len(p)) for p in parts)
    budget = max(math.sqrt(len(parts[0])), total / max(1, round(math.sqrt(len(parts)) / 1.4)))
    used = 0.0
    for part in parts:
        if used + math.sqrt(len(part)) > budget + 1e-9 and rows[-1]:
            rows.append([])
            used = 0.0
        rows[-1].append(part)
        used += math.sqrt(len(part))
    weights = [max(math.sqrt(len(p)) for p in row) for row in rows]
    placed: dict[str, tuple[float, float]] = {}
    top = 24.0
    for row, weight in zip(rows, weights, strict=True):
        tall = (height - 48) * weight / sum(weights)
        wide = sum(math.sqrt(len(p)) for p in row)
        left = 60.0
        for part in row:
            room = (width - 120) * math.sqrt(len(part)) / wide
            placed |= {ids[i]: place for i, place in _scaled(part, raw, left, top, room, tall).items()}
            left += room
        top += tall
    return placed


def _scaled(
    part: list[int], raw: dict[int, tuple[float, float]], left: float, top: float, wide: float, tall: float
) -> dict[int, tuple[float, float]]:
    xs, ys = [raw[i][0] for i in part], [raw[i][1] for i in part]
    span_x, span_y = max(xs) - min(xs), max(ys) - min(ys)
    if span_y > span_x:  # lie down rather than stand: labels are wide
        xs, ys, span_x, span_y = ys, xs, span_y, span_x
    pad = 34.0

    def scale(value: float, low: float, span: float, start: float, room: float) -> float:
        if span < 1e-9:
            return start + room / 2
        return start + pad + (value - low) / span * max(1.0, room - 2 * pad)

    low_x, low_y = min(xs), min(ys)
    return {
        i: (scale(x, low_x, span_x, left, wide), scale(y, low_y, span_y, top, tall))
        for i, x, y in zip(part, xs, ys, strict=True)
    }


def _edge(tie: Tie, a: tuple[float, float], b: tuple[float, float], lane: float, link: str, system: System) -> str:
    bend = lane * 26
    dx, dy = b[0] - a[0], b[1] - a[1]
    distance = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / distance, dx / distance
    cx, cy = (a[0] + b[0]) / 2 + nx * bend, (a[1] + b[1]) / 2 + ny * bend
    curve = f"M{a[0]:.1f},{a[1]:.1f} Q{cx:.1f},{cy:.1f} {b[0]:.1f},{b[1]:.1f}"
    sign = "mem" if tie.kind == "membership" else "pos" if tie.sign > 0 else "neg" if tie.sign < 0 else "zero"
    style = f"{sign} {tie.basis}" + ("" if tie.factuality == "asserted" else " unsure")
    bar = ""
    if tie.sign < 0:
        mx, my = (a[0] + 2 * cx + b[0]) / 4, (a[1] + 2 * cy + b[1]) / 4
        bar = f'<path class="{sign}" d="M{mx - nx * 6:.1f},{my - ny * 6:.1f} L{mx + nx * 6:.1f},{my + ny * 6:.1f}"/>'
    title = f"<title>{escape(_title(tie, system))}</title>"
    paths = f'<path class="{style}" d="{curve}"/>{bar}<path class="hit" d="{curve}"/>{title}'
    return f'<a href="#{link}" data-go="{link}">{paths}</a>' if link else f"<g>{paths}</g>"


def _title(tie: Tie, system: System) -> str:
    name = system.name
    status = f" ({tie.status})" if tie.status and tie.status != tie.kind else ""
    head = f"{name(tie.source)} – {name(tie.target)}: {tie.kind}{status}"
    if tie.basis == "record":
        return f"{head}, on record in {tie.dataset}, {tie.start or ''} to {tie.end or ''}"
    return f"{head}, {tie.factuality}, said by {name(tie.asserted_by)}: {tie.words.text if tie.words else ''}"


def _node(actor: Actor, x: float, y: float) -> str:
    shape = _SHAPES.get(actor.kind, "circle")
    if shape == "square":
        drawn = f'<rect class="node" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
    elif shape == "diamond":
        drawn = f'<path class="node" d="M{x:.1f},{y - 8:.1f} l8,8 l-8,8 l-8,-8 z" style="fill: var(--p-page)"/>'
    else:
        drawn = f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
    return f"<g>{drawn}<title>{escape(actor.name)} ({actor.kind})</title></g>"


def _labels(system: System, places: dict[str, tuple[float, float]], width: int) -> list[str]:
    """A label for every actor, on the side away from its ties where that covers no other label."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for tie in system.ties:
        neighbours[tie.source].append(tie.target)
        neighbours[tie.target].append(tie.source)
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in places.values()]
    drawn = []
    for id in sorted(system.actors, key=lambda id: (-len(neighbours[id]), id)):
        name = _short(system.actors[id])
        options = _options(*places[id], [places[other] for other in neighbours[id]])
        boxes = [_box(x, y, 6.9 * len(name), anchor) for x, y, anchor in options]
        cost = [sum(_cover(box, o) for o in taken) + 9 * (box[0] < 0 or box[2] > width) for box in boxes]
        best = cost.index(min(cost))
        taken.append(boxes[best])
        x, y, anchor = options[best]
        drawn.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(name)}</text>')
    return drawn


_SIDES = (
    (1, 0, 11, 4, "start"), (-1, 0, -11, 4, "end"), (0, -1, 0, -13, "middle"), (0, 1, 0, 22, "middle"),
    (0.7, -0.7, 9, -9, "start"), (0.7, 0.7, 9, 18, "start"), (-0.7, -0.7, -9, -9, "end"), (-0.7, 0.7, -9, 18, "end"),
)  # fmt: skip


def _options(x: float, y: float, others: list[tuple[float, float]]) -> list[tuple[float, float, str]]:
    """Places for a label around an actor, those where its ties come in last."""
    ways = [((a - x) / (math.hypot(a - x, b - y) or 1), (b - y) / (math.hypot(a - x, b - y) or 1)) for a, b in others]

    def crowded(side: tuple[float, float, float, float, str]) -> float:
        return max((side[0] * a + side[1] * b for a, b in ways), default=0.0)

    return [
        (x + dx, y + dy, anchor) for _, _, dx, dy, anchor in sorted(_SIDES, key=lambda side: round(crowded(side), 1))
    ]


def _short(actor: Actor) -> str:
    """The name where it is short, else the id where that is an acronym, else the name cut."""
    if len(actor.name) <= 24:
        return actor.name
    return actor.id if ":" not in actor.id and len(actor.id) <= 24 else actor.name[:23] + "…"


def _box(x: float, y: float, long: float, anchor: str) -> tuple[float, float, float, float]:
    left = x if anchor == "start" else x - long if anchor == "end" else x - long / 2
    return left, y - 12, left + long, y + 4


def _cover(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _legend(height: int) -> str:
    y = height + 26
    entries = (
        ("pos", "positive"),
        ("neg", "negative"),
        ("mem", "membership"),
        ("pos said", "said"),
        ("pos record", "on record"),
    )
    drawn = []
    for i, (style, words) in enumerate(entries):
        x = 20 + i * 150
        bar = f'<path class="neg" d="M{x + 18},{y - 6} v12"/>' if style == "neg" else ""
        drawn.append(f'<path class="{style}" d="M{x},{y} h36"/>{bar}<text x="{x + 44}" y="{y + 4}">{words}</text>')
    return "".join(drawn)
