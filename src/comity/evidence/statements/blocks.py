"""Block quotations: a paragraph set apart as quoted, after one that says whose words follow (“X said:”)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from comity.evidence.statements.attribution import Attribution
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.extents import Range
from comity.evidence.statements.view import View
from comity.model import Document, Span

_SURE = 0.9  # a colon and a block leave little doubt


def blocks(document: Document, view: View) -> Iterator[Attribution]:
    """What stands in block quotations, said by the subject of the sentence with a colon before them."""
    introduced: tuple[int, int] | None = None
    for before, quoted in pairwise(document.paragraphs):
        if quoted.role != "quote":
            continue
        if before.role != "quote":
            introduced = _introduced(view, before.span)
        if introduced and (content := tuple(_lines(view, quoted.span))):
            verb, subject = introduced
            source = (view.first[subject], view.last[subject] + 1)
            yield Attribution(Cue(verb, verb, verb + 1, "verb"), content, source, _SURE, "block quotation")


def _introduced(view: View, span: Span) -> tuple[int, int] | None:
    """The verb and the subject of the sentence that ends a paragraph, if it ends in a colon."""
    if not span.text.rstrip().endswith(":"):
        return None
    first, past = view.tokens_of(span.start, span.start + len(span.text.rstrip()))
    begin, _ = view.sentences[view.sentence[past - 1]]
    for token in range(max(first, begin), past):
        if view.kinds[token] == "VERB" and (subject := view.subject(token)) is not None and subject >= begin:
            return token, subject
    return None


def _lines(view: View, span: Span) -> Iterator[Range]:
    """The tokens of each line of a block, without the mark before it."""
    position = span.start
    for line in span.text.splitlines(keepends=True):
        start = position + len(line) - len(line.lstrip("> \t"))
        end = position + len(line.rstrip())
        position += len(line)
        if end > start:
            yield view.tokens_of(start, end)
