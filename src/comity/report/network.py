"""The picture of a system: a signed network.

Sign is told by colour and by form: positive ties are plain blue, negative ones orange with a bar across the middle,
memberships thin and grey. What is on record is solid, what is said dashed, what is said to be planned, possible or
not so dotted. Ties between the same two actors are drawn beside each other; where there are hundreds of ties, those of
two actors that are alike in sign and basis are one line, as wide as they are many.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from comity.kinds import LEGEND, colour, tie_kind
from comity.model import Actor, Tie
from comity.report.drawing import Box, mark, provenance, sheet, text, text_width, wrapped
from comity.report.labels import Label, placed
from comity.report.layout import CROWD, Layout, Point, layout
from comity.system import System

MANY = 300  # ties above which those that are alike are one line
_STYLE = """
.network .disc { fill: var(--land); opacity: .5 } .network .node { fill: var(--page); stroke: var(--ink); stroke-width: 1.5 }
.network .camp { fill: var(--ink) } .network .unsure { stroke-dasharray: 2 2 } .network .mem, .network .zero { stroke-width: 1.2 } .network .hit { stroke: transparent; stroke-width: 12 }
.network .leader { stroke: var(--soft); stroke-width: .7 }
"""  # noqa: E501
_RINGS = (11.0, 24.0, 40.0, 60.0, 85.0)  # how far off a label may stand, where there are few actors
_SQUARE, _DIAMOND = ("organisation", "treaty", "initiative", "body", "ngo"), ("grouping",)
_BASES = {"record": "on record", "said": "said", "unsure": "said to be planned, possible or not so"}


class Strand(NamedTuple):
    """A line of the picture: one tie, or several that are alike, in a lane beside others of the same two actors."""

    ties: tuple[Tie, ...]
    lane: float
    lanes: int


def draw(system: System, links: Mapping[str, str] | None = None) -> str:
    """A system as SVG; `links` gives the key of a tie's words by the tie's id, and makes its line lead to them."""
    if not system.ties:
        return sheet(600, 50, text(20, 32, "No ties."), system.basis, kind="network")
    found = layout(system)
    lines = strands(system)
    width = 2.2 if len(lines) <= MANY else 1.0
    faint = min(1.0, max(0.15, MANY / len(lines)))
    drawn = [
        f"<style>{_STYLE}</style>",
        *(_disc(disc.x, disc.y, disc.radius, [system.name(id) for id in disc.members]) for disc in found.discs),
        *(_line(strand, found, system, links or {}, width, faint) for strand in lines),
        *(_node(actor, *found.at[id], _side(id, found)) for id, actor in system.actors.items()),
        *_names(system, found),
    ]
    legend, height = _legend(lines, found)
    asked = provenance(system.basis, system.on, (tie.dataset or "the texts" for tie in system.ties))
    return sheet(found.width, height, "".join(drawn) + legend, system.basis, _told(found), asked, kind="network")


def strands(system: System) -> list[Strand]:
    """The lines of a system's picture, negative ones last, so that they lie on top."""
    alone = len(system.ties) <= MANY
    bundles: defaultdict[tuple[str, str], defaultdict[tuple[str, ...], list[Tie]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for tie in system.ties:
        pair = (min(tie.source, tie.target), max(tie.source, tie.target))
        bundles[pair][(tie.id,) if alone else (_sign(tie), _basis(tie))].append(tie)
    lines = [
        Strand(tuple(ties), i - (len(bundle) - 1) / 2, len(bundle))
        for _, bundle in sorted(bundles.items())
        for i, ties in enumerate(bundle.values())
    ]
    return sorted(lines, key=lambda strand: ("mem", "zero", "pos", "neg").index(_sign(strand.ties[0])))


def _sign(tie: Tie) -> str:
    return colour(tie.kind, tie.sign)


def _basis(tie: Tie) -> str:
    return "record" if tie.basis == "record" else "said" if tie.factuality == "asserted" else "unsure"


def _line(strand: Strand, found: Layout, system: System, links: Mapping[str, str], width: float, faint: float) -> str:
    tie = strand.ties[0]
    curve = _Curve.along(strand, found)
    sign = _sign(tie)
    wide = 1.2 if sign in ("mem", "zero") else width * (1 + 0.25 * math.log2(len(strand.ties)))
    opacity = f' opacity="{faint:.2f}"' if faint < 1 and sign != "neg" else ""
    paths = f'<path class="{sign} {_basis(tie)}" stroke-width="{wide:.1f}"{opacity} d="{curve.d}"/>'
    if sign == "neg":
        paths += f'<path class="neg" stroke-width="{max(1.6, wide):.1f}" d="{curve.bar()}"/>'
    if tie.directed and sign != "mem" and faint == 1:
        paths += (
            f'<path class="{sign}" stroke-width="{wide:.1f}" d="{curve.arrow(backwards=tie.source > tie.target)}"/>'
        )
    if faint == 1:
        paths += f'<path class="hit" d="{curve.d}"/>'
    go = next((links[t.id] for t in strand.ties if links.get(t.id)), "")
    return mark(paths, _title(strand.ties, system), go, "tie")


class _Curve(NamedTuple):
    """A quadratic curve from `a` over `c` to `b`."""

    a: Point
    c: Point
    b: Point

    @classmethod
    def along(cls, strand: Strand, found: Layout) -> _Curve:
        """The curve of a strand, bent by its lane."""
        a, b = (found.at[id] for id in sorted((strand.ties[0].source, strand.ties[0].target)))
        dx, dy = b[0] - a[0], b[1] - a[1]
        far = math.hypot(dx, dy) or 1.0
        bend = strand.lane * min(30.0, 0.34 * far, 190 / strand.lanes)
        return cls(a, ((a[0] + b[0]) / 2 - dy / far * bend, (a[1] + b[1]) / 2 + dx / far * bend), b)

    @property
    def d(self) -> str:
        """The curve as SVG has it, straight where it is."""
        (ax, ay), (cx, cy), (bx, by) = self
        if abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) < 1:
            return f"M{ax:.1f},{ay:.1f} L{bx:.1f},{by:.1f}"
        return f"M{ax:.1f},{ay:.1f} Q{cx:.1f},{cy:.1f} {bx:.1f},{by:.1f}"

    def at(self, t: float) -> tuple[Point, Point]:
        """The place at t, 0 to 1, and the direction there, of length 1."""
        (ax, ay), (cx, cy), (bx, by) = self
        x, y = ((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t**2 * r for p, q, r in ((ax, cx, bx), (ay, cy, by)))
        dx, dy = ((1 - t) * (q - p) + t * (r - q) for p, q, r in ((ax, cx, bx), (ay, cy, by)))
        long = math.hypot(dx, dy) or 1.0
        return (x, y), (dx / long, dy / long)

    def bar(self) -> str:
        (x, y), (dx, dy) = self.at(0.5)
        return f"M{x + dy * 6:.1f},{y - dx * 6:.1f} L{x - dy * 6:.1f},{y + dx * 6:.1f}"

    def arrow(self, *, backwards: bool) -> str:
        """An open head on the way to the target."""
        (x, y), (dx, dy) = self.at(0.3 if backwards else 0.7)
        dx, dy = (-dx, -dy) if backwards else (dx, dy)
        wings = ((x - dx * 7 - dy * 4, y - dy * 7 + dx * 4), (x - dx * 7 + dy * 4, y - dy * 7 - dx * 4))
        return f"M{wings[0][0]:.1f},{wings[0][1]:.1f} L{x:.1f},{y:.1f} L{wings[1][0]:.1f},{wings[1][1]:.1f}"


def _title(ties: tuple[Tie, ...], system: System) -> str:
    lines = [told_of(tie, system) for tie in ties[:8]]
    return "\n".join(lines + ([f"and {len(ties) - 8} more"] if len(ties) > 8 else []))


def told_of(tie: Tie, system: System) -> str:
    """A tie in a line, with its dataset, or who says it in which words."""
    name = system.name
    status = f" ({tie.status})" if tie.status and tie.status != tie.kind else ""
    head = f"{name(tie.source)} {'→' if tie.directed else '–'} {name(tie.target)}: {tie.kind}{status}"
    if tie.basis == "record":
        return f"{head}, on record in {tie.dataset}, {tie.start or ''} to {tie.end or ''}"
    return f"{head}, {tie.factuality}, said by {name(tie.asserted_by)}: {tie.words.text if tie.words else ''}"


def called(system: System, id: str) -> str:
    """What an actor is called in a picture: a long name gives way to the acronym, else to the code, else is cut."""
    actor = system.actors.get(id) or Actor(id, system.name(id), "grouping")
    long = 12 if actor.kind in _SQUARE else 24
    if len(actor.name) <= long:
        return actor.name
    if ":" not in id and "/" not in id and len(id) < len(actor.name) and len(id) <= 24:
        return id
    return actor.name if len(actor.name) <= 24 else actor.name[:23].rstrip() + "…"


def _disc(x: float, y: float, radius: float, names: list[str]) -> str:
    if len(names) < 2:
        return ""
    drawn = f'<circle class="disc" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    return mark(drawn, f"A bloc of {len(names)}: {', '.join(names)}", kind="bloc")


def _side(id: str, found: Layout) -> str:
    """How an actor is drawn: filled in the smaller camp, dashed where it may stand in either."""
    return "node unsure" if id in found.unsure else "node camp" if id in found.camp else "node"


def _node(actor: Actor, x: float, y: float, style: str) -> str:
    if actor.kind in _SQUARE:
        drawn = f'<rect class="{style}" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
    elif actor.kind in _DIAMOND:
        drawn = f'<polygon class="{style}" points="{x:.1f},{y - 8:.1f} {x + 8:.1f},{y:.1f} {x:.1f},{y + 8:.1f} {x - 8:.1f},{y:.1f}"/>'  # noqa: E501
    else:
        drawn = f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
    return mark(drawn, f"{actor.name} ({actor.kind})", kind="actor")


# ── words ────────────────────────────────────────────────────────────────────────────────────────────


def names(system: System, found: Layout) -> dict[str, Label]:
    """The labels of a system's actors: all of few, and of a crowd the best connected as far as there is room."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for tie in system.ties:
        neighbours[tie.source].append(tie.target)
        neighbours[tie.target].append(tie.source)
    ordered = sorted(system.actors, key=lambda id: (-len(neighbours[id]), id))
    wanted = {id: called(system, id) for id in ordered}
    others = {id: [found.at[other] for other in sorted(set(neighbours[id]))] for id in ordered}
    room = Box(2, 2, found.width - 2, found.height + 10)
    if len(ordered) > CROWD:
        return placed(wanted, found.at, {}, room)
    negative = (strand for strand in strands(system) if _sign(strand.ties[0]) == "neg")
    bars = [_Curve.along(strand, found).at(0.5)[0] for strand in negative]
    # Where bars are many, keeping clear of them would put names far from their actors.
    return placed(wanted, found.at, others, room, _RINGS, bars if len(bars) < len(ordered) else ())


def _names(system: System, found: Layout) -> Iterable[str]:
    for label in names(system, found).values():
        if label.from_:
            (x, y), box = label.from_, label.box
            end = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
            yield f'<path class="leader" d="M{x:.1f},{y:.1f} L{end[0]:.1f},{end[1]:.1f}"/>'
        yield text(label.x, label.y, label.words, label.anchor, "label")


def _legend(lines: list[Strand], found: Layout) -> tuple[str, float]:
    """A sample of every form of line that the picture has, with the kinds of tie it stands for; and where it ends."""
    signs, bases = ({of(s.ties[0]) for s in lines} for of in (_sign, _basis))
    samples = [(f"{sign} record", words) for sign, words in LEGEND.items() if sign in signs]
    samples += [(f"plain {basis}", words) for basis, words in _BASES.items() if basis in bases]
    x, y, drawn = 20.0, found.height + 28, []
    for style, words in samples:
        if x + 40 + text_width(words) > found.width:
            x, y = 20.0, y + 20
        bar = f'<path class="neg" stroke-width="2.2" d="M{x + 16},{y - 6} v12"/>' if "neg" in style else ""
        colour = ' style="stroke: var(--ink)"' if "plain" in style else ""
        drawn.append(f'<path class="{style}" stroke-width="2"{colour} d="M{x:.1f},{y} h32"/>{bar}')
        drawn.append(text(x + 38, y + 4, words))
        x += 62 + text_width(words)
    told = [line for said in _kinds(lines) for line in wrapped(said, found.width - 40)]
    drawn += [text(20, y + 22 + 15 * i, line, style="note") for i, line in enumerate(told)]
    return f'<g class="legend">{"".join(drawn)}</g>', y + 10 + 15 * len(told)


def _kinds(lines: list[Strand]) -> Iterator[str]:
    """For each colour the kinds of tie that are drawn in it, as “negative: criticism, wars”."""
    drawn = {(_sign(tie), tie_kind(tie.kind).legend) for strand in lines for tie in strand.ties}
    for sign, words in LEGEND.items():
        if named := sorted(legend for one, legend in drawn if one == sign):
            yield f"{words}: {', '.join(named)}"


def _told(found: Layout) -> str:
    shapes = "Circles are states and persons, squares organisations, diamonds groupings."
    discs = " A disc is a bloc with many positive ties inside." if found.discs else ""
    if found.misplaced is None:
        return shapes + discs
    bound, value = found.misplaced
    camps = (
        f"the two camps that leave the fewest pairs out of place, {value}, which is proved (line index of balance)."
        if bound == value
        else f"two camps that leave {value} pairs out of place; that this is the fewest is not proved, "
        f"any two leave at least {bound} (line index of balance)."
    )
    either = " Dashed outlines may stand in either camp: other divisions are as good." if found.unsure else ""
    return f"{shapes}{discs} Filled and hollow are {camps}{either}"
