"""A document's text as HTML in which every piece of evidence can be found again.

The text is cut where any span begins or ends; each cut carries the keys of the spans that cover it, so that
overlapping spans need no nesting and a link can light up exactly the words it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from comity.model import Document, Span


class Links:
    """Short keys for spans, given out as lines are written and used when the texts are."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._spans: defaultdict[str, list[tuple[Span, str, str]]] = defaultdict(list)

    def key(self, document: str | None, spans: Iterable[Span | None], role: str = "") -> str:
        """The key of these words of a document; empty where there are none. `role` styles them in the text."""
        kept = [span for span in spans if span is not None and span.end > span.start]
        if not kept or document is None:
            return ""
        name = f"{document}:{role}:" + ",".join(f"{span.start}-{span.end}" for span in kept)
        if name not in self._keys:
            self._keys[name] = f"w{len(self._keys)}"
            self._spans[document] += [(span, self._keys[name], role) for span in kept]
        return self._keys[name]

    def paragraphs(self, document: Document) -> Iterator[tuple[str, str]]:
        """(role, HTML) of each paragraph of a document, with the spans that were given keys marked."""
        spans = sorted(self._spans.get(document.id, []), key=lambda entry: entry[0])
        anchored: set[str] = set()
        for start, end, role in paragraphs(document):
            inside = [entry for entry in spans if entry[0].start < end and start < entry[0].end]
            yield role, "".join(_pieces(document.text, start, end, inside, anchored))


def paragraphs(document: Document) -> Iterator[tuple[int, int, str]]:
    """Where each paragraph begins and ends, and its role; of a text without any, each line that has words."""
    if document.paragraphs:
        yield from ((p.span.start, p.span.end, p.role) for p in document.paragraphs)
        return
    start = 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip()), "body"
        start += len(line)


def _pieces(text: str, start: int, end: int, spans: list[tuple[Span, str, str]], anchored: set[str]) -> Iterator[str]:
    edges = {start, end} | {edge for span, _, _ in spans for edge in (span.start, span.end) if start < edge < end}
    cuts = sorted(edges)
    for begin, stop in pairwise(cuts):
        covering = [(key, role) for span, key, role in spans if span.start < stop and begin < span.end]
        words = escape(text[begin:stop], quote=False)
        if not covering:
            yield words
            continue
        new = [key for key, _ in covering if key not in anchored]
        anchored.update(new)
        anchors = "".join(f'<a id="{key}"></a>' for key in new)
        roles = " ".join(sorted({role for _, role in covering if role}))
        keys = " ".join(key for key, _ in covering)
        yield f'{anchors}<span class="{roles}" data-w="{keys}">{words}</span>'
