"""Words between quotation marks: of which kind, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from comity.evidence.marks import Quoted, quoted_spans
from comity.evidence.statements.lexicon import lexicon
from comity.language import Annotation
from comity.model import Quotation, Span, Statement

WHOLE = 0.8  # share of a quotation that an attribution has to hold
FEW = 4  # words: no more can be a term or a few words kept at a distance
_UNSAID = frozenset({"believes", "shows", "plans", "fears", "hopes"})  # stances that need no words
_LEADING, _TRAILING = " \u00a0\t\n“\"‘'«", " \u00a0\t\n”\"’'»"


def find_quotations(annotation: Annotation, statements: Sequence[Statement] = ()) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks in a document, typed, with its statement and speaker.

    `type` is speech (a clause of somebody's own words), mixed (some words of a reported clause), scare (a word or two
    that the author keeps at a distance), title or term. The marks inside a quotation are part of its words. What a
    speaker quotes in a speech is nobody's until the speech says whose.
    """
    document = annotation.document
    found = []
    for quoted in quoted_spans(document.text):
        span = _bare(document.span(quoted.start, quoted.end), document.text)
        if quoted.depth or not re.search(r"\w", span.text):
            continue
        statement = _statement(span, statements)
        named = statement is not None and _gives(statement, span, annotation)
        kind, reason = _kind(span, quoted, statement if named else None, document.text)
        speakers = statement.source_actors if statement and named else ()
        found.append(
            Quotation(
                id=f"{document.id}:q{span.start}-{span.end}",
                document=document.id,
                span=span,
                type=kind,
                speaker=speakers[0] if speakers else None,
                speakers=speakers,
                statement=statement.id if statement else None,
                reason=reason if quoted.closed or quoted.continues else f"{reason}; the marks are never closed",
            )
        )
    return tuple({quotation.id: quotation for quotation in found}.values())


def _bare(span: Span, text: str) -> Span:
    """Without the white space and stray marks at its ends; inner marks that stand in pairs are kept."""
    lead = len(span.text) - len(span.text.lstrip(_LEADING))
    tail = len(span.text) - len(span.text.rstrip(_TRAILING))
    start, end = span.start + lead, max(span.start + lead, span.end - tail)
    return Span.of(text, start, end)


def _gives(statement: Statement, span: Span, annotation: Annotation) -> bool:
    """Whether a statement gives the words to somebody: a few words need a word of saying, a clause does not."""
    if not statement.source:
        return _whole(statement, span)
    return len(span.text.split()) > FEW or any(_says(cue, annotation) for cue in statement.cue)


def _says(cue: Span, annotation: Annotation) -> bool:
    """Whether a cue is a word of saying, not of thinking, meaning or showing."""
    words = annotation.tokens.char_span(cue.start, cue.end, alignment_mode="expand")
    known = lexicon()
    tables = (known.verbs, known.about, known.nouns, known.governed, known.adjectives)
    stances = {table[t.lemma_.lower()] for t in words or () for table in tables if t.lemma_.lower() in table}
    return cue.text.lower() in known.phrases or bool(stances - _UNSAID)


def _whole(statement: Statement, span: Span) -> bool:
    """Whether the words are all that a statement without a named source holds: a block given to its speaker."""
    return len(statement.content) == 1 and statement.content[0].end - statement.content[0].start <= len(span.text) + 6


def _statement(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost attribution that the words stand in: one with a source named in the text comes before a turn, and
    one that holds nearly all of them before one within them."""
    inside = [s for s in statements if any(part.overlaps(span) for part in s.content)]
    named = [s for s in inside if s.source] or inside
    whole = [s for s in named if _held(span, s) >= WHOLE * (span.end - span.start)]
    return min(whole or named, key=lambda s: sum(p.end - p.start for p in s.content), default=None)


def _held(span: Span, statement: Statement) -> int:
    """How many characters of a span a statement's content has."""
    return sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in statement.content)


@cache
def _openings() -> dict[str, re.Pattern[str]]:
    """What a text says just before words between marks, by the type that it shows."""
    data = yaml.safe_load((files("comity.evidence") / "data" / "quoted.yaml").read_text("utf-8"))
    return {
        kind: re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})[\s,:]*\W?$", re.IGNORECASE)
        for kind, phrases in data.items()
    }


def _kind(span: Span, quoted: Quoted, statement: Statement | None, text: str) -> tuple[str, str]:
    words = re.findall(r"[\w’'-]+", span.text)
    before = text[max(0, quoted.start - 40) : quoted.start]
    if _openings()["title"].search(before) and words[0][0].isupper():
        return "title", "after a word for a work"
    if _openings()["term"].search(before) and len(words) <= FEW + 2:
        return "term", "introduced as a term"
    if len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words):
        return "title", "capitals throughout"
    if statement and statement.mode == "direct" and len(words) > FEW - 1:
        return "speech", "the words of a direct statement"
    if statement:
        return "mixed", "some words of a reported clause"
    if len(words) <= FEW:
        return "scare", "a few words, given to nobody"
    return "speech" if span.text.rstrip()[-1:] in ".!?," else "mixed", "a clause between marks"
