"""Time expressions (TIMEX3): every date, time, length of time and set of times, with its value and why.

    find_times(document, tokens)                     all of them in a document, against its date
    reanchored(expressions, span, date, reason)      those inside a quotation, against the day it was spoken

A grammar over the lexicon in `language/data/time.yaml` finds the expressions (`scanning`); each kind has its
module of rules: `calendar_dates`, `periods`, `relative_dates`, `clock`, `durations`, `references`. What a text
leaves open is settled by the day of the words, by the dates the narrative has reached (`context`), and by the
tense of the governing verb (`tense`).
"""

from __future__ import annotations

from functools import partial

from spacy.tokens import Doc

from comity.language.time.context import Context, Found
from comity.language.time.reanchoring import reanchored
from comity.language.time.scanning import scan
from comity.language.time.tense import direction
from comity.model import Document, TimeExpression

__all__ = ["find_times", "reanchored"]


def find_times(document: Document, tokens: Doc) -> tuple[TimeExpression, ...]:
    """All time expressions of a document, in order, resolved against its date."""
    day = document.date.value if document.date else None
    ctx = Context.of(document.text, day, direction=partial(direction, tokens))
    return tuple(_expression(document, found) for found in scan(ctx))


def _expression(document: Document, found: Found) -> TimeExpression:
    return TimeExpression(
        id=f"{document.id}:t{found.start}-{found.end}",
        document=document.id,
        span=document.span(found.start, found.end),
        type=found.type,
        value=found.value,
        anchor=found.anchor,
        reason=found.reason,
    )
