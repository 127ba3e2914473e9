"""The picture of a case in time: who says and does what when, and how long ties last.

The axis is not to scale: it gives every date room by what is to be shown there, and little to the time between (its
logarithm), so that both a war of the last century and the days of a summit can be seen.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from comity.case import Case
from comity.model import Span, first_day, last_day
from comity.report.chronicle import Chronicle, Lane, Mark, chronicle
from comity.report.drawing import fitted, mark, provenance, sheet, text, text_width

Go = Callable[[str | None, Iterable[Span]], str]

_STYLE = """
.timeline .lane { stroke: var(--land); stroke-width: 1 } .timeline .text { fill: var(--ink) } .timeline .tick { stroke: var(--soft); stroke-width: 1.5 }
.timeline .when { stroke: var(--land); stroke-width: 1 } .timeline .small { font-size: 12px; stroke-width: 3px } .timeline .lane-name { font-weight: 600; stroke: none }
.timeline .coop { stroke: var(--pos); fill: var(--pos) } .timeline .conflict { stroke: var(--neg); fill: var(--neg) } .timeline .event { stroke-width: 1.8 }
.timeline .event.said, .timeline .event.unsure { fill: var(--page) } .timeline .event.said { stroke-dasharray: none } .timeline .event.unsure { stroke-dasharray: 2 2 }
.timeline path.count { fill: var(--land); stroke: var(--soft); stroke-width: .8 } .timeline .spell { stroke-width: 5 } .timeline .spell.said, .timeline .spell.unsure { stroke-width: 3.5 }
.timeline .extent { stroke: var(--soft); stroke-width: 1.2 }
"""  # noqa: E501
_LEFT, _WIDTH, _ROW = 200.0, 880.0, 18.0
_MOST = 8  # rows of one lane

_LEGEND = (
    ("event coop told", "cooperation"), ("event conflict told", "conflict"),
    ("event coop said", "hollow: said by a party"),
    ("event coop unsure", "dashed edge: planned, possible or not so"),
)  # fmt: skip


class Axis:
    """Places of days from left to right: room for each by its weight, and for the time between two of them."""

    def __init__(self, weights: Mapping[int, float], left: float, right: float) -> None:
        self._days = sorted(weights)
        steps = [weights[a] + weights[b] + math.log1p(b - a) / 4 for a, b in pairwise(self._days)]
        scale = (right - left) / (sum(steps) or 1.0)
        self._places = [left if steps else (left + right) / 2]
        for step in steps:
            self._places.append(self._places[-1] + step * scale)

    def at(self, day: int) -> float:
        """The place of a day; one before the first or after the last has theirs.

        >>> axis = Axis({0: 1, 1: 1, 100: 1}, 0, 100)
        >>> axis.at(0), round(axis.at(100)), 0 < axis.at(1) < axis.at(50) < 100
        (0.0, 100, True)
        """
        i = bisect_right(self._days, day) - 1
        if i < 0 or i == len(self._days) - 1:
            return self._places[max(i, 0)]
        share = (day - self._days[i]) / (self._days[i + 1] - self._days[i])
        return self._places[i] + share * (self._places[i + 1] - self._places[i])


def draw_timeline(case: Case, go: Go = lambda document, spans: "") -> str:
    """The timeline of a case as SVG; empty where nothing has a date. `go` gives the key of words in the brief."""
    found = chronicle(case)
    dates = sorted({d for lane in found.lanes for m in lane.marks for d in (m.start, m.end) if d})
    if not dates:
        return ""
    axis = Axis(_weights(found), _LEFT + 16, _WIDTH - 100)
    y, lanes = 44.0, []
    for i, lane in enumerate(found.lanes):
        if lane.kind == "tie" and found.lanes[i - 1].kind != "tie":
            lanes.append(text(14, y + 12, "Ties: solid on record, dashed said", style="soft bare"))
            y += 20
        drawn, tall = _lane(lane, axis, y, go)
        lanes.append(drawn)
        y += tall
    legend = _legend(y + 22)
    told = provenance("what has a date in the case", f"{dates[0]} to {dates[-1]}", ["the texts", *found.datasets])
    body = f"<style>{_STYLE}</style>{_ticks(found, axis, y)}{''.join(lanes)}{legend}"
    return sheet(_WIDTH, y + 32, body, "Timeline", _note(found), told, kind="timeline")


def _weights(found: Chronicle) -> dict[int, float]:
    """How much room each date asks for: most where texts and doings are, least where a tie begins or ends."""
    weights: defaultdict[int, float] = defaultdict(float)
    asked = {"texts": 2.4, "actor": 2.2, "dates": 0.35, "tie": 0.2}
    for lane in found.lanes:
        for iso in (iso for one in lane.marks for iso in (one.start, one.end) if iso):
            weights[_day(first_day(iso))] = max(weights[_day(first_day(iso))], asked[lane.kind])
    return weights


def _note(found: Chronicle) -> str:
    axis = "The axis is not to scale: dates have room by what they have to show. A number counts statements of a text."
    return f"{axis} Not drawn: {'; '.join(found.left_out)}." if found.left_out else axis


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _ticks(found: Chronicle, axis: Axis, bottom: float) -> str:
    """A line for the date of every text and event, and the dates that have room, those of texts first."""
    ranks = {"texts": 0, "actor": 1, "tie": 2, "dates": 3}
    dates = sorted(
        {(ranks[lane.kind], d) for lane in found.lanes for m in lane.marks for d in (m.start, m.end) if d},
        key=lambda pair: (pair[0], pair[1]),
    )
    taken: list[tuple[float, float]] = []
    drawn = []
    for rank, iso in dates:
        x, half = axis.at(_day(first_day(iso))), text_width(iso, 12) / 2 + 4
        if rank < 2:
            drawn.append(f'<path class="when" d="M{x:.1f},30 V{bottom:.1f}"/>')
        if all(x + half <= low or x - half >= high for low, high in taken):
            taken.append((x - half, x + half))
            drawn.append(text(x, 22, iso, "middle", "small tick-date"))
            drawn.append(f'<path class="axis" d="M{x:.1f},26 v6"/>')
    return f'<path class="axis" d="M{_LEFT},32 H{_WIDTH - 16}"/>' + "".join(drawn)


def _lane(lane: Lane, axis: Axis, top: float, go: Go) -> tuple[str, float]:
    """A lane and its height: its marks in as many rows as keep their words apart."""
    rows: list[float] = []
    drawn: list[str] = []
    rest: list[Mark] = []
    for one in sorted(lane.marks, key=lambda m: (m.start or "", m.style, m.title)):
        x = axis.at(_day(first_day(one.start))) if one.start else _LEFT
        words = fitted(one.words, 150, 12)
        wide = 0.0 if lane.kind == "tie" else 16 + text_width(words, 12)
        turned = x + wide > _WIDTH - 10
        left, right = (x - wide, x + 10) if turned else (x - 10, x + wide)
        row = 0 if lane.kind in ("tie", "dates") else next((i for i, end in enumerate(rows) if end <= left), len(rows))
        if row >= _MOST:
            rest.append(one)
            continue
        rows[row : row + 1] = [max(right, rows[row] if row < len(rows) else right)]
        y = top + _ROW * (row + 0.5) + 2
        shape = _spell(one, axis, y) if lane.kind == "tie" else _shape(one, x, y, axis)
        label = text(x - 9 if turned else x + 9, y + 4, words, "end" if turned else "start", "small") if words else ""
        drawn.append(mark(shape + label, one.title, go(one.document, one.spans), lane.kind))
    tall = _ROW * max(1, len(rows)) + 5
    name = fitted(lane.name, _LEFT - 10, 12 if lane.kind == "tie" else 13)
    style = "small bare" if lane.kind == "tie" else "lane-name"
    line = "" if lane.kind == "tie" else f'<path class="lane" d="M14,{top:.1f} H{_WIDTH - 16}"/>'
    head = mark(line + text(14, top + _ROW * 0.5 + 6, name, style=style), lane.name, kind="head")
    more = mark(text(14, top + _ROW * 1.5 + 6, f"and {len(rest)} more", style="soft bare"), "\n".join(
        one.title for one in rest), kind="rest") if rest else ""  # fmt: skip
    return head + more + "".join(drawn), tall


def _shape(one: Mark, x: float, y: float, axis: Axis) -> str:
    if one.style == "text":
        return f'<rect class="text" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    if one.style == "date":
        return f'<path class="tick" d="M{x:.1f},{y - 6:.1f} v12"/>'
    if one.style == "statements":
        return f'<path class="count" d="M{x - 6:.1f},{y - 6:.1f} h12 v9 h-7 l-3,4 v-4 h-2 z"/>'
    end = axis.at(_day(last_day(one.end))) if one.end else x
    extent = f'<path class="extent" d="M{x:.1f},{y + 7:.1f} H{end:.1f}"/>' if end > x + 6 else ""
    return extent + "".join(_event(one.style, x, y))


def _event(style: str, x: float, y: float) -> Iterator[str]:
    if "coop" in style:
        yield f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    else:
        yield f'<polygon class="{style}" points="{x - 6:.1f},{y + 5:.1f} {x + 6:.1f},{y + 5:.1f} {x:.1f},{y - 6:.1f}"/>'


def _spell(one: Mark, axis: Axis, y: float) -> str:
    """A bar from the first day to the last, open at the side where no date is known."""
    start = axis.at(_day(first_day(one.start))) if one.start else _LEFT
    end = axis.at(_day(last_day(one.end))) if one.end else _WIDTH - 40
    end = max(end, start + 4)
    arrow = (
        f'<path class="{one.style}" stroke-width="1.6" d="M{end:.1f},{y - 5:.1f} l6,5 l-6,5"/>' if not one.end else ""
    )
    bar = f'<path class="neg" stroke-width="2" d="M{(start + end) / 2:.1f},{y - 5:.1f} v10"/>'
    negative = bar if one.style.startswith("neg") else ""
    return f'<path class="spell {one.style}" d="M{start:.1f},{y:.1f} H{end:.1f}"/>{arrow}{negative}'


def _legend(y: float) -> str:
    x, drawn = 14.0, []
    for style, words in _LEGEND:
        drawn.append("".join(_event(style, x + 8, y - 4)) + text(x + 20, y, words, style="bare"))
        x += 44 + text_width(words)
    return f'<g class="legend">{"".join(drawn)}</g>'
