"""Words between quotation marks: of which kind, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.evidence.statements.quotes import Quote, find_quotes
from comity.language import Annotation
from comity.model import Quotation, Span, Statement

_TERM = re.compile(
    r"(?:so-called|called|known as|dubbed|termed|the term|the word|the concept of|the principle of)\s+[“\"‘'«]?$", re.I
)
_TITLE = re.compile(
    r"(?:titled|entitled|headlined|article|book|report|film|song|paper|resolution)\s*,?\s+[“\"‘'«]?$", re.I
)


def find_quotations(annotation: Annotation, statements: Sequence[Statement] = ()) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks in a document, typed, with its statement and speaker.

    `type` is speech (a clause of somebody's own words), mixed (some words of a reported clause), scare (a word or two
    that the author keeps at a distance), title or term.
    """
    document = annotation.document
    found = []
    for quote in find_quotes(document.text):
        span = _bare(document.span(quote.start, quote.end), document.text)
        if not re.search(r"\w", span.text):
            continue
        statement = _statement(span, statements)
        id = f"{document.id}:q{span.start}-{span.end}"
        kind, reason = _kind(span, quote, statement, document.text)
        speaker = statement.source_actor if statement else None
        found.append(
            Quotation(id, document.id, span, kind, speaker, statement.id if statement else None, reason=reason)
        )
    return tuple({quotation.id: quotation for quotation in found}.values())


def _bare(span: Span, text: str) -> Span:
    """Without the white space and stray marks at its ends."""
    lead = len(span.text) - len(span.text.lstrip(" \u00a0\n“\"‘'«"))
    tail = len(span.text) - len(span.text.rstrip(" \u00a0\n”\"’'»"))
    start, end = span.start + lead, max(span.start + lead, span.end - tail)
    return Span.of(text, start, end)


def _statement(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost attribution that the words stand in: one with a source named in the text comes before a turn."""
    inside = [s for s in statements if any(part.overlaps(span) for part in s.content)]
    named = [s for s in inside if s.source]
    return min(named or inside, key=lambda s: sum(p.end - p.start for p in s.content), default=None)


def _kind(span: Span, quote: Quote, statement: Statement | None, text: str) -> tuple[str, str]:
    words = re.findall(r"[\w’'-]+", span.text)
    before = text[max(0, quote.start - 40) : quote.start]
    if _TITLE.search(before):
        return "title", "after a word for a work"
    if _TERM.search(before) and len(words) <= 6:
        return "term", "introduced as a term"
    capitals = sum(word[0].isupper() for word in words)
    if len(words) >= 3 and capitals >= 0.8 * len(words):
        return "title", "capitals throughout"
    if statement and statement.mode == "direct":
        return (
            ("speech", "the words of a direct statement") if len(words) > 3 else ("mixed", "a few words of a statement")
        )
    if statement and statement.source:
        return "mixed", "some words of a reported clause"
    if len(words) <= 4:
        return "scare", "a few words, given to nobody"
    return "speech" if span.text.rstrip()[-1:] in ".!?," else "mixed", "a clause between marks"
