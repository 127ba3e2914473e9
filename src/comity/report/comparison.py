"""Two documents side by side: as a table in a terminal, and as a page."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text

from comity.evidence import Comparison
from comity.evidence.comparison import Point
from comity.model import Document
from comity.report.page import template
from comity.report.terminal import short, table, who

_KINDS = ("same words", "other words", "only in the first", "only in the second")


def comparison_table(comparison: Comparison) -> RenderableType:
    """The points of a comparison, those of one side only included."""
    first, second = comparison.first, comparison.second
    made = table("Points", "", _name(first), _name(second), "differences")
    for point in comparison.points:
        made.add_row(
            point.kind,
            *(short(span.text, 400) if span else "" for span in (point.first, point.second)),
            escape(differences(point)),
        )
    counts = ", ".join(f"{comparison.count(kind)} {kind}" for kind in _KINDS)
    return Group(made, Text(counts, style="dim"))


def comparison_page(comparison: Comparison, path: str | Path) -> Path:
    """Write the comparison as one self-contained HTML page and return its path."""
    html = template("comparison.html.j2").render(
        comparison=comparison, differences=differences, name=_name, counts=[(k, comparison.count(k)) for k in _KINDS]
    )
    Path(path).write_text(html, encoding="utf-8")
    return Path(path)


def differences(point: Point) -> str:
    """What differs between the two sides of a point, in words."""
    parts = [f"strength: {point.strength}"] if point.strength else []
    parts += ["in another place"] if point.moved else []
    parts += [f"named only in the first: {', '.join(point.named_only_here)}"] if point.named_only_here else []
    parts += [f"named only in the second: {', '.join(point.named_only_there)}"] if point.named_only_there else []
    return "; ".join(parts)


def _name(document: Document) -> str:
    date = f", {document.date.value}" if document.date else ""
    return f"{document.kind.value} by {who(document)}{date}"
