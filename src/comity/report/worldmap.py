"""The picture of positions: which states support or oppose an actor or issue, on a world map.

What somebody else says a state's position to be has a dashed edge. Officials and bodies stand for their state; who is
of no state is named beside the map. Boundaries are Natural Earth's; land that it gives to no state, or that is
undecided between states, stays neutral.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from comity import record
from comity.model import Actor, Position
from comity.report.drawing import Box, fitted, mark, provenance, sheet, text, text_width
from comity.report.globe import HEIGHT, WIDTH, nobodys, paths, size, spot
from comity.report.labels import placed

PANELS = 6
# The rules for land name nothing around it: what <use> repeats is styled by itself.
_STYLE = """
.comity-land path { fill: var(--land); stroke: var(--page); stroke-width: 2 } .comity-land .nobodys { fill: none; stroke: var(--mem); stroke-width: 1.5; stroke-dasharray: 4 4 }
.world .shape { stroke: var(--ink); stroke-width: 1; vector-effect: non-scaling-stroke } .world .others { stroke-dasharray: 3 2 }
.world .support { fill: var(--pos) } .world .oppose { fill: url(#comity-oppose) } .world .conditional { fill: url(#comity-conditional) }
.world .neutral { fill: var(--mem) } .world .mixed { fill: url(#comity-mixed) } .world path.oppose { fill: url(#comity-oppose-map) }
.world path.conditional { fill: url(#comity-conditional-map) } .world path.mixed { fill: url(#comity-mixed-map) } .world .target { fill: none; stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke }
.world .hatch { stroke: var(--neg) } .world .under { fill: var(--page) } .world .dot { fill: var(--pos) } .world .stripe { stroke: var(--pos) } .world .panel { font-weight: 600 }
.world a:hover .shape { stroke-width: 3 }
"""  # noqa: E501
_WORDS = {
    "support": "supports", "oppose": "opposes", "conditional": "on conditions", "neutral": "neutral",
    "mixed": "said both to support and to oppose",
}  # fmt: skip
_BOUNDARIES = (
    "Boundaries: Natural Earth, 1:110 million (public domain); Equal Earth projection. Comity takes no position on "
    "them: undecided land has a dashed edge and no colour. Circles stand at the capitals of small states."
)


class Stand(NamedTuple):
    """Who stands where on a target: positions by state, and those of holders that are of no state."""

    target: str
    states: dict[str, tuple[Position, ...]]
    elsewhere: dict[str, tuple[Position, ...]]


def stands(positions: Iterable[Position], actors: Mapping[str, Actor]) -> list[Stand]:
    """Positions by target, those on which most states have one first."""
    by: defaultdict[str, list[Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda position: position.id):
        by[position.target].append(position)
    found = [_stand(target, held, actors) for target, held in by.items()]
    return sorted(found, key=lambda stand: (-len(stand.states), stand.target not in actors, stand.target))


def _stand(target: str, held: list[Position], actors: Mapping[str, Actor]) -> Stand:
    states: defaultdict[str, list[Position]] = defaultdict(list)
    elsewhere: defaultdict[str, list[Position]] = defaultdict(list)
    for position in held:
        state = state_of(position.holder, actors)
        (states[state] if state else elsewhere[position.holder]).append(position)
    return Stand(target, {s: tuple(p) for s, p in states.items()}, {h: tuple(p) for h, p in elsewhere.items()})


def state_of(id: str | None, actors: Mapping[str, Actor]) -> str | None:
    """The state that an actor is, or belongs to, if it can be shown on a map."""
    actor = actors.get(id or "")
    state = None if actor is None else actor.id if actor.kind == "state" else actor.state
    return state if state and (state in paths() or record.capital(state)) else None


def stance(positions: Iterable[Any]) -> str:
    """The stance that positions come to; `mixed` where they go both ways."""
    held: Counter[str] = Counter(position.stance for position in positions)
    if held["support"] and held["oppose"]:
        return "mixed"
    return max(held, key=lambda name: (held[name], name))


def draw_world(
    positions: Iterable[Position],
    actors: Mapping[str, Actor],
    query: str = "as the texts describe it",
    on: str | None = None,
    links: Mapping[str, str] | None = None,
) -> str:
    """Maps of the targets on which most states have a position, as SVG; empty where no state has one.

    A target on which a single state has one is drawn only where there is no other. `links` gives the key of a
    position's words by its id.
    """
    found = [stand for stand in stands(positions, actors) if stand.states]
    if not found:
        return ""
    shown = [stand for stand in found if len(stand.states) > 1][:PANELS] or found[:1]
    across = 1 if len(shown) == 1 else 2
    wide = 840.0 / across
    tall = wide * HEIGHT / WIDTH + 62
    panels = "".join(
        f'<g class="about" transform="translate({20 + (wide + 10) * (i % across):.1f},{tall * (i // across):.1f})">'
        f"{_panel(stand, actors, wide, links or {})}</g>"
        for i, stand in enumerate(shown)
    )
    bottom = tall * -(-len(shown) // across)
    land = "".join(f'<path d="{d}"/>' for d in paths().values()) + f'<path class="nobodys" d="{nobodys()}"/>'
    patterns = _patterns() + _patterns("-map", WIDTH / wide)
    defined = f'<defs>{patterns}<g id="comity-land" class="comity-land">{land}</g></defs>'
    drawn = f"<style>{_STYLE}</style>{defined}{panels}"
    rest = len(found) - len(shown)
    left = f"Not drawn: positions of states on {rest} other target{'s' if rest > 1 else ''}." if rest else ""
    told = provenance(f"positions, {query}", on, ["the texts", "natural-earth", "capitals"])
    legend = _legend({stance(held) for stand in shown for held in stand.states.values()}, bottom + 20)
    return sheet(890, bottom + 34, drawn + legend, "Positions of states", left, _BOUNDARIES, told, kind="world")


def _patterns(of: str = "", scale: float = 1.0) -> str:
    """What fills a state besides colour: hatching, dots or a check; enlarged for shapes that are drawn small."""
    inside = {
        "oppose": '<line class="hatch" stroke-width="6" y2="6"/>',
        "conditional": '<circle class="dot" cx="3" cy="3" r="1.7"/>',
        "mixed": '<line class="stripe" stroke-width="4" y2="6"/><line class="hatch" stroke-width="4" x2="6"/>',
    }
    return "".join(
        f'<pattern id="comity-{name}{of}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({scale:.3f}) rotate(45)"><rect class="under" width="6" height="6"/>{drawn}</pattern>'
        for name, drawn in inside.items()
    )


def _panel(stand: Stand, actors: Mapping[str, Actor], wide: float, links: Mapping[str, str]) -> str:
    scale = wide / WIDTH
    name = actors[stand.target].name if stand.target in actors else stand.target
    drawn = [text(0, 24, fitted(name, wide - 40), style="panel"), '<g transform="translate(0,36)">']
    drawn.append(f'<use href="#comity-land" transform="scale({scale:.4f})"/>')
    spots: dict[str, tuple[float, float]] = {}
    for state, held in sorted(stand.states.items()):
        spots[state] = _spot(state, scale)
        go = next((links[position.id] for position in held if links.get(position.id)), "")
        drawn.append(mark(_shape(state, held, actors, scale, spots[state]), _title(state, held, actors), go, "stand"))
    target = state_of(stand.target, actors)
    if target in paths():
        drawn.append(f'<path class="target" transform="scale({scale:.4f})" d="{paths()[target]}"/>')
    room = Box(0, 0, wide, wide * HEIGHT / WIDTH)
    wanted = {state: _called(state, actors, len(spots)) for state in spots}
    drawn += [text(at.x, at.y, at.words, at.anchor, "label") for at in placed(wanted, spots, {}, room).values()]
    return "".join(drawn) + "</g>" + _elsewhere(stand, actors, wide)


def _spot(state: str, scale: float) -> tuple[float, float]:
    """Where a state's mark and label stand: at its capital."""
    capital = record.capital(state)
    if capital is None:  # the start of its outline's first ring
        x, y = spot(*record.outlines().states[state][0][0])
    else:
        x, y = spot(capital.longitude, capital.latitude)
    return x * scale, y * scale


def _shape(
    state: str, held: tuple[Position, ...], actors: Mapping[str, Actor], scale: float, at: tuple[float, float]
) -> str:
    own = any(state_of(position.asserted_by, actors) == state for position in held)
    style = f"shape {stance(held)}" + ("" if own else " others")
    if size(state) * scale < 9:
        return f'<circle class="{style}" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="5.5"/>'
    return f'<path class="{style}" transform="scale({scale:.4f})" d="{paths()[state]}"/>'


def _called(state: str, actors: Mapping[str, Actor], among: int) -> str:
    return actors[state].name if state in actors and among <= 6 else state


def _title(holder: str, held: tuple[Position, ...], actors: Mapping[str, Actor]) -> str:
    def name(id: str | None) -> str:
        actor = actors.get(id or "")
        return actor.name if actor else id or "not named"

    return "\n".join(
        f"{name(position.holder)} {_WORDS.get(position.stance, position.stance)}, "
        f"as {name(position.asserted_by)} says: {position.words.text}"
        for position in held
    )


def _elsewhere(stand: Stand, actors: Mapping[str, Actor], wide: float) -> str:
    if not stand.elsewhere:
        return ""
    words = "; ".join(
        f"{actors[holder].name if holder in actors else holder} {_WORDS.get(stance(held), '')}"
        for holder, held in sorted(stand.elsewhere.items())
    )
    title = "\n".join(_title(holder, held, actors) for holder, held in sorted(stand.elsewhere.items()))
    shown = text(0, 36 + wide * HEIGHT / WIDTH + 14, fitted(f"Not on the map: {words}", wide, 11), style="note")
    return mark(shown, title, kind="elsewhere")


def _legend(stances: set[str], y: float) -> str:
    x, drawn = 20.0, []
    for name, words in _WORDS.items():
        if name in stances:
            drawn.append(f'<rect class="shape {name}" x="{x:.1f}" y="{y - 11:.1f}" width="22" height="14"/>')
            drawn.append(text(x + 28, y, words, style="bare"))
            x += 52 + text_width(words)
    drawn.append(f'<rect class="under shape others" x="{x:.1f}" y="{y - 11:.1f}" width="22" height="14"/>')
    drawn.append(text(x + 28, y, "as others say", style="bare"))
    drawn.append(f'<rect class="target" x="{x + 140:.1f}" y="{y - 11:.1f}" width="22" height="14"/>')
    drawn.append(text(x + 168, y, "the state it is about", style="bare"))
    return f'<g class="legend">{"".join(drawn)}</g>'
