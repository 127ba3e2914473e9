"""A text held sentence by sentence against its original in another language: what its translators changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from comity.collation.across import held_across, sentences
from comity.collation.foreign import LANGUAGES, sense
from comity.collation.verification import is_primary, same_language
from comity.model import Document, Match, Quotation, Span

FEWEST = 5  # words: shorter sentences say too little to be held against anything


def translated(document: Document, originals: Sequence[Document]) -> tuple[Quotation, ...]:
    """The sentences of a party's own text with their verdicts against originals in other languages.

    Each is given as a quotation of type speech. Nothing for a text about a party, which quotes and is no translation.
    """
    others = [original for original in originals if not same_language(original, document)]
    if not others or not is_primary(document):
        return ()
    return tuple(_held(span, document, others) for span in _spans(document))


def _spans(document: Document) -> Iterator[Span]:
    """The sentences of the body that say something."""
    headings = [p.span for p in document.paragraphs if p.role in ("title", "heading", "subtitle", "dateline")]
    for start, end in sentences(document.text):
        heading = any(h.start <= start < h.end for h in headings)
        if not heading and len(re.findall(r"\w+", document.text[start:end])) >= FEWEST:
            yield document.span(start, end)


def _held(span: Span, document: Document, originals: Sequence[Document]) -> Quotation:
    made = Quotation(f"{document.id}:t{span.start}-{span.end}", document.id, span, "speech")
    found = [
        (match.score, verdict, match, original)
        for original in originals
        for verdict, match in [held_across(made, document.language, original)]
        if match is not None
    ]
    if not found:
        return msgspec.structs.replace(made, verdict="not found", reason="nothing in the original is like it")
    _, verdict, match, original = max(found, key=lambda each: each[0])
    return msgspec.structs.replace(made, verdict=verdict, match=_surer(match, document, original, span))


def _surer(match: Match, document: Document, original: Document, span: Span) -> Match:
    """The match, saying so where one side is less sure than the other."""
    if not {document.language, original.language} <= set(LANGUAGES):
        return match
    here = sense(span.text, document.language).hedged
    there = sense(" ".join(passage.text for passage in match.passages), original.language).hedged
    if here == there:
        return match
    said = (
        "the translation is less sure than the original" if here else "the original is less sure than the translation"
    )
    return msgspec.structs.replace(match, reason=f"{said}; {match.reason}")
