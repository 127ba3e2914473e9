"""The system as files: a page with its pictures, the pictures alone, and tables for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from markupsafe import Markup
from rich.markup import escape
from rich.table import Table

from comity.case import Case
from comity.model import Position
from comity.outputs import output_folder
from comity.report.measures import write_measures
from comity.report.network import draw
from comity.report.overlap import draw_overlap
from comity.report.page import template
from comity.report.sections import ties
from comity.report.terminal import short, table
from comity.report.timeline import draw_timeline
from comity.report.worldmap import draw_world
from comity.system import Measure, System


def write_map(
    system: System,
    folder: str | Path,
    title: str,
    case: Case | None = None,
    positions: Iterable[Position] = (),
    measured: Iterable[Measure] = (),
) -> tuple[Path, ...]:
    """Write map.html, its pictures as SVG, map.graphml, map.gexf and the CSV tables of a system into a folder.

    The page is the first of the paths. Of the pictures (network, overlap, timeline, world) those are written that have
    something to show: the timeline is that of the case, the world map that of the positions. Files appear whole or not
    at all.
    """
    target = Path(folder)
    held = list(positions)
    rows = {tie.id: f"t{i}" for i, tie in enumerate(system.ties)} | {p.id: f"p{i}" for i, p in enumerate(held)}
    pictures = {name: svg for name, svg in _pictures(system, case, held, rows).items() if svg}
    with output_folder(target) as draft:
        page = template("map.html.j2").render(
            title=title, system=system, pictures={name: Markup(svg) for name, svg in pictures.items()},
            rows=[msgspec.structs.astuple(tie) for tie in ties(system)], positions=_positions(held, case),
        )  # fmt: skip
        (draft / "map.html").write_text(page, encoding="utf-8")
        for name, svg in pictures.items():
            # Alone, a picture's marks lead into the page beside it.
            (draft / f"{name}.svg").write_text(re.sub('(<a [^>]*href=")#', r"\1map.html#", svg), encoding="utf-8")
        system.to_graphml(draft / "map.graphml")
        system.to_gexf(draft / "map.gexf")
        system.to_csv(draft)
        write_measures(system, measured, draft)
        made = sorted((path.name for path in draft.iterdir()), key=lambda name: (name != "map.html", name))
    return tuple(target / name for name in made)


def _pictures(system: System, case: Case | None, positions: list[Position], rows: Mapping[str, str]) -> dict[str, str]:
    """Pictures by name; their marks lead to the rows of the page's tables."""
    return {
        "network": draw(system, rows),
        "overlap": draw_overlap(system, rows),
        "timeline": draw_timeline(case) if case else "",
        "world": draw_world(positions, case.actors, system.basis, system.on, rows) if case else "",
    }


def _positions(positions: list[Position], case: Case | None) -> list[tuple[str, str, str, str, str]]:
    name = case.name if case else str
    return [(name(p.holder), p.stance, name(p.target), name(p.asserted_by), p.words.text) for p in positions]


def ties_table(system: System) -> Table:
    """The ties of a system for a terminal, each with its basis and words."""
    found = ties(system)
    made = table(f"{len(found)} ties", "between", "tie", "basis", "words or note")
    for tie in found:
        pair = f"{escape(tie.source)} – {escape(tie.target)}"
        made.add_row(pair, tie.tie, escape(tie.basis), short(tie.words, 90))
    return made
