"""The system as files: a page with its picture, the picture alone, and tables for other programs."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape
from rich.table import Table

from comity.report.network import draw
from comity.report.page import template
from comity.report.terminal import label, short, table
from comity.system import System


def write_map(system: System, folder: str | Path, title: str) -> tuple[Path, ...]:
    """Write map.html, map.svg, map.graphml, map.gexf and the CSV tables of a system into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    svg = draw(system)
    page, picture = target / "map.html", target / "map.svg"
    page.write_text(
        template("map.html.j2").render(title=title, system=system, svg=svg, rows=_rows(system)), encoding="utf-8"
    )
    picture.write_text(svg, encoding="utf-8")
    graphml, gexf = target / "map.graphml", target / "map.gexf"
    system.to_graphml(graphml)
    system.to_gexf(gexf)
    return page, picture, graphml, gexf, *system.to_csv(target)


def ties_table(system: System) -> Table:
    """The ties of a system for a terminal, each with its basis and words."""
    made = table(f"{len(system.ties)} ties", "between", "tie", "basis", "words or note")
    for from_, to, kind, basis, words in _rows(system):
        made.add_row(f"{escape(from_)} – {escape(to)}", kind, escape(basis), short(words, 90))
    return made


def _rows(system: System) -> list[tuple[str, str, str, str, str]]:
    name = system.name
    return [
        (
            name(tie.source),
            name(tie.target),
            label(tie),
            f"said by {name(tie.asserted_by)}" if tie.basis == "said" else f"on record: {tie.dataset}",
            tie.words.text if tie.words else " to ".join(d for d in (tie.start, tie.end) if d) or tie.note or "",
        )
        for tie in system.ties
    ]
