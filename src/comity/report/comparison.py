"""Two documents side by side: as tables in a terminal, and as a page."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup, escape
from rich.console import Group, RenderableType
from rich.markup import escape as plain
from rich.text import Text

from comity.collation import Comparison, only_here
from comity.model import Span
from comity.outputs import output
from comity.report.page import template
from comity.report.sections.compared import compared, counts, differences, named_only, said
from comity.report.terminal import short, table


def comparison_table(comparison: Comparison) -> RenderableType:
    """What each side leaves out, the weightiest first; then the points that both make, with what differs."""
    found = compared(comparison)
    parts: list[RenderableType] = [Text(counts(found), style="dim")]
    for name, left in ((found.first, found.first_leaves_out), (found.second, found.second_leaves_out)):
        if left:
            out = table(f"What the {name} leaves out", "weight", "the other says")
            for one in left:
                out.add_row(f"{one.weight:.1f}", short(one.words, 400), style="dim" if one.formula else "")
            parts.append(out)
    both = table("Points both make", found.first, found.second, "differences")
    for point in found.both:
        sides = (short(side, 500) for side in (point.first, point.second))
        both.add_row(*sides, plain("; ".join(point.differences)))
    parts += [both, *(Text(line) for line in named_only(found))]
    return Group(*parts)


def comparison_page(comparison: Comparison, path: str | Path) -> Path:
    """Write the comparison as one self-contained HTML page and return its path."""
    found = compared(comparison)
    html = template("comparison.html.j2").render(
        comparison=comparison, names={"first": found.first, "second": found.second},
        counts=counts(found), named_only=named_only(found), differences=differences, said=said,
        marked=marked,
    )  # fmt: skip
    with output(path) as draft:
        draft.write_text(html, encoding="utf-8")
    return Path(path)


def marked(spans: tuple[Span, ...], others: tuple[Span, ...]) -> Markup:
    """The words of one side, those marked that the other has in no form."""
    text, made, at = said(spans), Markup(), 0
    for start, end in only_here(text, (span.text for span in others)):
        made += escape(text[at:start]) + Markup("<mark>") + escape(text[start:end]) + Markup("</mark>")
        at = end
    return made + escape(text[at:])
