"""Block quotations: a paragraph set apart as quoted, after one that says whose words follow (“X said:”)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from comity.evidence.statements.attribution import Attribution
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.extents import Range
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import View
from comity.model import Document, Paragraph, Span

_SURE = 0.9  # a colon and a block leave little doubt


def blocks(document: Document, view: View) -> Iterator[Attribution]:
    """What stands in block quotations, said by the subject of the sentence with a colon before them."""
    for before, passage in _passages(document):
        marked = passage[0].text.startswith(">")
        if introduced := _introduced(view, before.span, marked):
            verb, subject = introduced
            content = tuple(part for span in passage for part in _lines(view, span))
            source = (view.first[subject], view.last[subject] + 1)
            if content:
                yield Attribution(Cue(verb, verb, verb + 1, "verb"), content, source, _SURE, "block quotation")


def _passages(document: Document) -> Iterator[tuple[Paragraph, list[Span]]]:
    """The block quotations of a document, each with the paragraph before it."""
    before: Paragraph | None = None
    for quoted, paragraphs in groupby(document.paragraphs, key=lambda paragraph: paragraph.role == "quote"):
        listed = list(paragraphs)
        if quoted and before is not None:
            yield before, [paragraph.span for paragraph in listed]
        before = listed[-1]


def _introduced(view: View, span: Span, marked: bool) -> tuple[int, int] | None:
    """The verb and the subject of the sentence that ends a paragraph, if it ends in a colon.

    What is only indented may be a list: its verb is one of saying.
    """
    if not span.text.rstrip().endswith(":"):
        return None
    first, past = view.tokens_of(span.start, span.start + len(span.text.rstrip()))
    begin, _ = view.sentences[view.sentence[past - 1]]
    verbs = [token for token in range(max(first, begin), past) if view.kinds[token] == "VERB"]
    saying = [verb for verb in verbs if view.lemmas[verb] in lexicon().verbs]
    for verb in saying or (verbs if marked else ()):
        if (subject := view.subject(verb)) is not None and subject >= begin:
            return verb, subject
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
