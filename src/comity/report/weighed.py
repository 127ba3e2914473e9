"""The bloc that decides one state's security, drawn before and after a proposal: two bars of what each side brings."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import msgspec
from markupsafe import Markup
from rich.console import Group, RenderableType
from rich.text import Text

from comity import record
from comity.errors import UnknownName
from comity.report.readings import ground
from comity.report.wording import lines, number
from comity.security import Certificate, Consequences, Result, Standing, standings, state_name

PARTS = 6  # states of a side that are drawn by themselves; the others are one part
_WIDTH, _HEIGHT, _WIDE = 640, 20, 56  # of the drawing in pixels, of a bar, and of a bar in characters
_FILL = {"against": ("#b4483c", "#cf7a6f"), "for": ("#2a7f62", "#62a88f")}


class Side(msgspec.Struct, frozen=True):
    """One side: "against" or "for" the state, what each of it brings in per cent of the world's capabilities."""

    side: str
    parts: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        return sum(share for _, share in self.parts)


class Weighed(msgspec.Struct, frozen=True):
    """What decides a state's security at one time: who leads the bloc and on what ground, both sides, the ratio."""

    when: str
    told: str
    sides: tuple[Side, ...]


class Why(msgspec.Struct, frozen=True):
    """Why a proposal moves a state: in how many readings, the reading that shows it best, and the two times."""

    state: str
    said: str
    reading: str
    times: tuple[Weighed, ...]


def why_state(found: Consequences, name: str) -> Why:
    """What decides the security of one state, by name, in the reading that shows its change best.

    Raises:
        UnknownName: no such state is in the test.
    """
    state = record.state(name).id
    if not found.results or state not in found.results[0].before:
        raise UnknownName(name, "state of this test")
    one = next((one for side in standings(found) for one in side if one.state == state), None)
    if one is None:
        return _still(found, state)
    return _why(one)


def _still(found: Consequences, state: str) -> Why:
    """What decides the security of a state that does not move: in the first reading in which anybody presses it."""
    name, said = state_name(state, found.on), "moves in no reading by 5% or more"
    pressed = (result for result in found.results if state in {**result.binding_before, **result.binding_after})
    result = next(pressed, None)
    return (
        Why(name, said, result.model, _times(result, state))
        if result
        else Why(name, f"{said}: nobody presses it", "", ())
    )


def drawn(found: Consequences, most: int) -> Iterator[Why]:
    """The states that gain and pay most."""
    for side in standings(found):
        yield from (_why(one) for one in side[:most])


def _why(one: Standing) -> Why:
    (line,) = lines([one])
    result, said = one.shown, f"{'gains' if line.up else 'pays'} in {line.count} ({line.change})"
    return Why(line.state, said, result.model, _times(result, one.state))


def _times(result: Result, state: str) -> tuple[Weighed, ...]:
    return tuple(
        _weighed(when, held.get(state), number(security[state]), result.on)
        for when, held, security in (
            ("before", result.binding_before, result.before), ("after", result.binding_after, result.after)
        )
    )  # fmt: skip


def _weighed(when: str, held: Certificate | None, reached: str, on: str) -> Weighed:
    if held is None:
        return Weighed(when, f"nobody presses it: security {reached}", ())
    if held.against is None or not held.brings:
        return Weighed(when, f"{held.note}: security {reached}", ())
    told = f"pressed by {state_name(held.against, on)} ({ground(held.note)}): security {reached}"
    return Weighed(when, told, (_side("against", held, held.attackers, on), _side("for", held, held.defenders, on)))


def _side(side: str, held: Certificate, states: tuple[str, ...], on: str) -> Side:
    ordered = sorted(states, key=lambda state: (-held.brings[state], state))
    parts = [(state_name(state, on), float(held.brings[state]) / 1e7) for state in ordered[:PARTS]]
    more = ordered[PARTS:]
    rest = [(f"{len(more)} more", float(held.sum(tuple(more))) / 1e7)] if more else []
    return Side(side, (*parts, *rest))


def why_told(why: Why) -> RenderableType:
    """The bars for a terminal."""
    made = [Text(f"Why {why.state}? It {why.said}.", style="bold")]
    made += [Text(f"  {why.reading}", style="dim")] if why.reading else []
    most = max((side.total for time in why.times for side in time.sides), default=0.0) or 1.0
    for time in why.times:
        made.append(Text(f"  {time.when}: {time.told}"))
        for side in time.sides:
            bar = "█" * max(1, round(_WIDE * side.total / most))
            made.append(
                Text(f"    {side.side:<8}{bar} {side.total:.3g}%", "red" if side.side == "against" else "green")
            )
            made.append(Text("            " + ", ".join(f"{name} {share:.2g}" for name, share in side.parts), "dim"))
    return Group(*made)


def bars(why: Why) -> Markup:
    """The bars as SVG, every part with its name and share as a title; the same scale before and after."""
    most = max((side.total for time in why.times for side in time.sides), default=0.0)
    if not most:
        return Markup()
    rows, y = [], 0
    for time in why.times:
        rows.append(f'<text x="0" y="{y + 13}" font-weight="600">{escape(time.when)}: {escape(time.told)}</text>')
        y += _HEIGHT
        for side in time.sides:
            rows += list(_row(side, y, (_WIDTH - 150) / most))
            y += _HEIGHT
        y += 6
    label = f"{why.state}: who presses it and who defends it, before and after"
    return Markup(  # every name in it is escaped
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" '
        f'font-size="11" fill="currentColor" style="max-width: 100%">{"".join(rows)}</svg>'
    )


def _row(side: Side, y: int, scale: float) -> Iterator[str]:
    x = 56.0
    yield f'<text x="0" y="{y + 13}">{side.side}</text>'
    for number_, (name, share) in enumerate(side.parts):
        wide, title = max(share * scale, 0.5), f"{name} {share:.2g}%"
        inner = escape(name) if wide > 7 * len(name) else ""
        yield (
            f'<g><title>{escape(title)}</title><rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_HEIGHT - 4}" '
            f'fill="{_FILL[side.side][number_ % 2]}"/><text x="{x + 3:.1f}" y="{y + 12}" fill="#fff">{inner}</text></g>'
        )
        x += wide
    yield f'<text x="{x + 4:.1f}" y="{y + 13}">{side.total:.3g}%</text>'
