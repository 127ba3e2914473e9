"""What every picture shares: colours that all eyes tell apart, room for words, and the sheet with its note.

Colours are those of Okabe & Ito (2008), told apart with any colour vision; no meaning rests on colour alone. A sheet
is one SVG without outside resources: it follows a dark screen, prints black on white, and carries beneath it what was
asked, of which sources, for which date, and by which version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.metadata import version
from typing import NamedTuple

STYLE = """
.pic { --ink: #1b1f24; --soft: #59636f; --page: #fff; --pos: #0072b2; --neg: #c24e00; --mem: #98a1ab; --land: #e4e8ec; --both: #8f5e86; background: var(--page) }
@media (prefers-color-scheme: dark) { .pic { --ink: #e7eaee; --soft: #a3adba; --page: #14171b; --pos: #56b4e9; --neg: #ff9d52; --mem: #66717e; --land: #2a3038; --both: #cc79a7 } }
@media print { .pic { --ink: #000; --soft: #444; --page: #fff; --pos: #0072b2; --neg: #c24e00; --mem: #888; --land: #e4e8ec; --both: #8f5e86; min-width: 0 !important } }
.pic text { font: 13px system-ui, "Segoe UI", sans-serif; fill: var(--ink); paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round }
.pic .sheet { fill: var(--page) } .pic .bare, .pic .note { stroke: none } .pic .note, .pic .soft { fill: var(--soft); font-size: 11px }
.pic path, .pic line { fill: none } .pic .axis { stroke: var(--mem); stroke-width: 1 }
.pic .pos { stroke: var(--pos) } .pic .neg { stroke: var(--neg) } .pic .mem, .pic .zero { stroke: var(--mem) }
.pic .said { stroke-dasharray: 7 4 } .pic .unsure { stroke-dasharray: 1.5 4; stroke-linecap: round }
.pic a:hover path, .pic g.tie:hover path { stroke-width: 4 } .pic a:hover text { text-decoration: underline }
"""  # noqa: E501

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Widths in a wide sans serif (DejaVu Sans, in em), so that words fit with any of them.
_NARROW, _WIDE = frozenset("fiIjlrt.,:;'’|()[]/- "), frozenset("mMwW@%—…")


class Box(NamedTuple):
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def text_width(words: str, size: float = 13) -> float:
    """About how wide words are, never much too narrow, in the unit of the font's size.

    >>> text_width("ill") < text_width("all") < text_width("WWW")
    True
    """
    return size * sum(
        0.4 if c in _NARROW else 1.0 if c in _WIDE else 0.72 if c.isupper() or not c.isascii() else 0.63 for c in words
    )


def fitted(words: str, width: float, size: float = 13) -> str:
    """Words cut to a width, with an ellipsis where something is left out."""
    if text_width(words, size) <= width:
        return words
    kept = words
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def safe(words: str) -> str:
    """Words as XML may have them: escaped, without control characters.

    >>> safe("a <b>\\x0c&")
    'a &lt;b&gt;&amp;'
    """
    return escape(_CONTROLS.sub("", words))


def text(x: float, y: float, words: str, anchor: str = "start", style: str = "") -> str:
    """Words at a place."""
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{safe(words)}</text>'


def mark(drawn: str, title: str, go: str = "", kind: str = "mark") -> str:
    """A mark that says what it is when pointed at, and leads to its words where it has the key to them."""
    inside = f"{drawn}<title>{safe(title)}</title>"
    if go:
        return f'<a class="{kind}" href="#{go}" data-go="{go}">{inside}</a>'
    return f'<g class="{kind}">{inside}</g>'


def provenance(query: str, on: str | None, sources: Iterable[str]) -> str:
    """The note of a picture: what was asked, for which date, of which sources, by which version.

    >>> provenance("on record", "2012", ["b", "a", "a"]).rsplit(" · ", 1)[0]
    'on record · 2012 · sources: a, b'
    """
    named = ", ".join(sorted(set(sources))) or "none"
    parts = (query, on or "no date", f"sources: {named}", f"Comity {version('comity')}")
    return " · ".join(part for part in parts if part)


def sheet(width: float, height: float, drawn: str, label: str, *notes: str, kind: str = "") -> str:
    """A picture as one SVG, with notes beneath it."""
    lines = [line for note in notes if note for line in wrapped(note, width - 40)]
    told = "".join(text(20, height + 18 + 15 * i, line, style="note") for i, line in enumerate(lines))
    full = height + 14 + 15 * len(lines)
    held = f"min-width: {width * 0.77:.0f}px; max-width: {width * 1.25:.0f}px"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic {kind}" viewBox="0 0 {width:.0f} {full:.0f}" role="img" '
        f'aria-label="{safe(label)}" style="{held}"><style>{STYLE}</style>'
        f'<rect class="sheet" width="{width:.0f}" height="{full:.0f}"/>{drawn}{told}</svg>'
    )


def wrapped(note: str, width: float) -> Iterator[str]:
    """A note in lines of a width."""
    line = ""
    for word in note.split():
        if line and text_width(f"{line} {word}", 11) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line
