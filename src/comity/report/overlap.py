"""The picture of overlap: who is in what with whom, as an UpSet plot.

Lex, Gehlenborg, Strobelt, Vuillemot & Pfister (2014), UpSet: Visualization of Intersecting Sets, IEEE Transactions on
Visualization and Computer Graphics 20(12). A row is an organisation, with its size; a column is a set of
organisations, its dots joined, above it how many are in exactly these, beneath it who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from comity.kinds import memberships
from comity.model import Tie
from comity.report.drawing import fitted, mark, provenance, sheet, text
from comity.report.network import called, told_of
from comity.system import System

ROWS, COLUMNS, NAMED = 20, 36, 14  # organisations, sets, and members of a set that are shown
_STYLE = """
.overlap .band { fill: var(--land); opacity: .45 } .overlap .bar { fill: var(--pos) } .overlap .off { fill: var(--land) }
.overlap .on { fill: var(--ink) } .overlap .join { stroke: var(--ink); stroke-width: 2.5 } .overlap .code { font-size: 11px; stroke: none }
"""  # noqa: E501
_LEFT, _TOP, _STEP, _ROW, _LINE = 270.0, 96.0, 33.0, 24.0, 15.0
_TALL = 60.0  # of the highest column's bar
_LONG = 70.0  # of the longest row's bar


class Plot(NamedTuple):
    """What the picture shows: organisations and sets, the largest first, and how many of each are left out."""

    rows: tuple[tuple[str, int], ...]
    columns: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    rows_left: int
    columns_left: int


def plot(system: System) -> Plot:
    """The organisations of a system by size, and their members by the set of shown organisations they are in."""
    found = system.overlap()
    rows = sorted(((org, len(members)) for org, members in found.members.items()), key=lambda row: (-row[1], row[0]))
    shown = [org for org, _ in rows[:ROWS]]
    sets: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for orgs, members in found.sets.items():
        sets[tuple(org for org in shown if org in orgs)] += members
    columns = sorted(
        ((orgs, tuple(sorted(members))) for orgs, members in sets.items() if orgs),
        key=lambda column: (-len(column[1]), -len(column[0]), column[0]),
    )
    return Plot(tuple(rows[:ROWS]), tuple(columns[:COLUMNS]), len(rows[ROWS:]), len(columns[COLUMNS:]))


def draw_overlap(system: System, links: Mapping[str, str] | None = None) -> str:
    """The overlap of a system's organisations as SVG; empty where nobody is in two of them."""
    found = plot(system)
    if all(len(orgs) < 2 for orgs, _ in found.columns):
        return ""
    ties = {(tie.source, tie.target): tie for tie in system.ties if tie.kind in memberships()}
    most = max(len(members) for _, members in found.columns)
    places = {org: _TOP + 12 + i * _ROW for i, (org, _) in enumerate(found.rows)}
    bottom = _TOP + len(places) * _ROW
    width = max(720.0, _LEFT + len(found.columns) * _STEP + 30)
    drawn = [f"<style>{_STYLE}</style>", text(_LEFT - 6, _TOP - 16, "in exactly these", "end", "soft bare")]
    drawn += _rows(found, places, width, system)
    for i, (orgs, members) in enumerate(found.columns):
        x = _LEFT + 20 + i * _STEP
        drawn.append(_column(x, orgs, members, places, most, system))
        drawn += _members(x, bottom + 20, orgs, members, ties, system, links or {})
    height = bottom + 16 + _LINE * min(most, NAMED + 1)
    asked = provenance(
        f"overlap of organisations, {system.basis}", system.on, (t.dataset or "the texts" for t in ties.values())
    )
    return sheet(width, height, "".join(drawn), "Who is in what with whom", _left_out(found), asked, kind="overlap")


def _rows(found: Plot, places: Mapping[str, float], width: float, system: System) -> Iterator[str]:
    largest = max(size for _, size in found.rows)
    for i, (org, size) in enumerate(found.rows):
        y, long = places[org], _LONG * size / largest
        if i % 2 == 0:
            yield f'<rect class="band" x="10" y="{y - 12:.1f}" width="{width - 20:.1f}" height="{_ROW:.0f}"/>'
        bar = f'<rect class="bar" x="{_LEFT - 6 - long:.1f}" y="{y - 6:.1f}" width="{long:.1f}" height="12"/>'
        words = text(16, y + 4, fitted(called(system, org), 130), style="bare")
        count = text(_LEFT - 10 - long, y + 4, str(size), "end", "bare")
        yield mark(bar + words + count, f"{system.name(org)}: {size} members", kind="organisation")


def _column(
    x: float, orgs: tuple[str, ...], members: tuple[str, ...], places: Mapping[str, float], most: int, system: System
) -> str:
    tall = _TALL * len(members) / most
    drawn = f'<rect class="bar" x="{x - 9:.1f}" y="{_TOP - 6 - tall:.1f}" width="18" height="{tall:.1f}"/>'
    drawn += text(x, _TOP - 10 - tall, str(len(members)), "middle", "bare")
    drawn += "".join(f'<circle class="off" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for y in places.values())
    ys = [places[org] for org in orgs]
    drawn += f'<path class="join" d="M{x:.1f},{min(ys):.1f} V{max(ys):.1f}"/>'
    drawn += "".join(f'<circle class="on" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>' for y in ys)
    title = f"{', '.join(system.name(org) for org in orgs)}: {', '.join(system.name(id) for id in members)}"
    return mark(drawn, title, kind="set")


def _members(
    x: float,
    y: float,
    orgs: tuple[str, ...],
    members: tuple[str, ...],
    ties: Mapping[tuple[str, str], Tie],
    system: System,
    links: Mapping[str, str],
) -> Iterator[str]:
    for i, id in enumerate(members[:NAMED]):
        of = [ties[id, org] for org in orgs]
        title = "\n".join(told_of(tie, system) for tie in of)
        go = next((links[tie.id] for tie in of if links.get(tie.id)), "")
        yield mark(text(x, y + i * _LINE, fitted(id, _STEP, 11), "middle", "code"), title, go, "member")
    rest = members[NAMED:]
    if rest:
        words = text(x, y + NAMED * _LINE, f"+{len(rest)}", "middle", "code soft")
        yield mark(words, ", ".join(system.name(id) for id in rest), kind="rest")


def _left_out(found: Plot) -> str:
    left: list[str] = []
    if found.rows_left:
        left.append(f"{found.rows_left} smaller organisations")
    if found.columns_left:
        left.append(f"{found.columns_left} smaller sets")
    counted = "Full members, counted among the actors of this system."
    return f"{counted} Not drawn: {' and '.join(left)}." if left else counted
