"""Two documents side by side: as tables in a terminal, and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup, escape
from rich.console import Group, RenderableType
from rich.markup import escape as plain
from rich.text import Text

from comity.collation import Comparison, Point, only_here
from comity.model import Document, Span
from comity.report.page import template
from comity.report.terminal import short, table, who

_KINDS = ("same words", "other words", "only in the first", "only in the second")


def comparison_table(comparison: Comparison) -> RenderableType:
    """What each side leaves out, the weightiest first; then the points that both make, with what differs."""
    names = {"first": _name(comparison.first), "second": _name(comparison.second)}
    parts: list[RenderableType] = [Text(_counts(comparison), style="dim")]
    for side in ("first", "second"):
        if left := comparison.left_out(side):
            out = table(f"What the {names[side]} leaves out", "weight", "the other says")
            for point in left:
                out.add_row(f"{point.weight:.1f}", plain(short(said(point.first or point.second), 400)),
                            style="dim" if point.formula else "")  # fmt: skip
            parts.append(out)
    both = table("Points both make", *names.values(), "differences")
    for point in comparison.points:
        if point.first and point.second:
            both.add_row(*(plain(short(said(side), 500)) for side in (point.first, point.second)),
                         plain("; ".join(differences(point))))  # fmt: skip
    parts += [both, *(Text(line) for line in named_only(comparison))]
    return Group(*parts)


def comparison_page(comparison: Comparison, path: str | Path) -> Path:
    """Write the comparison as one self-contained HTML page and return its path."""
    html = template("comparison.html.j2").render(
        comparison=comparison, names={"first": _name(comparison.first), "second": _name(comparison.second)},
        counts=_counts(comparison), named_only=named_only(comparison), differences=differences, said=said,
        marked=marked,
    )  # fmt: skip
    Path(path).write_text(html, encoding="utf-8")
    return Path(path)


def said(spans: tuple[Span, ...]) -> str:
    """The words of one side, with dots where they begin within a sentence or stand apart."""
    return " […] ".join(f"… {span.text}" if span.text[:1].islower() else span.text for span in spans)


def marked(spans: tuple[Span, ...], others: tuple[Span, ...]) -> Markup:
    """The words of one side, those marked that the other has in no form."""
    text, made, at = said(spans), Markup(), 0
    for start, end in only_here(text, (span.text for span in others)):
        made += escape(text[at:start]) + Markup("<mark>") + escape(text[start:end]) + Markup("</mark>")
        at = end
    return made + escape(text[at:])


def differences(point: Point) -> list[str]:
    """What differs between the two sides of a point, in words."""
    return list(_differences(point))


def _differences(point: Point) -> Iterator[str]:
    if point.strength:
        yield f"strength: {point.strength}"
    if point.moved:
        yield "in another place"
    if point.named_only_here:
        yield f"only in the first: {', '.join(point.named_only_here)}"
    if point.named_only_there:
        yield f"only in the second: {', '.join(point.named_only_there)}"
    if point.kind == "same words":
        yield from (
            f"{kind}: {' for '.join(f'“{side}”' for side in sides if side)}" for kind, *sides in point.differences
        )


def named_only(comparison: Comparison) -> list[str]:
    """The names that only one of the texts has, in words."""
    both = (comparison.first, comparison.named_only_first), (comparison.second, comparison.named_only_second)
    return [f"Named only in the {_name(document)}: {', '.join(names)}" for document, names in both if names]


def _counts(comparison: Comparison) -> str:
    return ", ".join(f"{comparison.count(kind)} {kind}" for kind in _KINDS)


def _name(document: Document) -> str:
    date = f", {document.date.value}" if document.date else ""
    voice = (
        f"by {who(document)}" if document.speaker or document.issuer or document.author else Path(document.path).name
    )
    return f"{document.kind.value} {voice}{date}"
