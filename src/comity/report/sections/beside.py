"""Two texts beside each other, point by point, with their places; what one has in no form is marked."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.collation import Comparison, Point, only_here
from comity.model import Document, Span
from comity.report.sections.compared import differences
from comity.report.sections.naming import who

KINDS = ("same words", "other words", "only in the first", "only in the second")


class Piece(msgspec.Struct, frozen=True):
    """Words, and whether the other text has them in no form."""

    text: str
    only: bool


class Side(msgspec.Struct, frozen=True):
    """What one text says in a point: where, and its words in pieces."""

    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]


class Pair(msgspec.Struct, frozen=True):
    """A point: what each text says in it (None where one leaves it out), and how that differs."""

    kind: str
    first: Side | None
    second: Side | None
    differences: tuple[str, ...]
    weight: float
    formula: bool


class Head(msgspec.Struct, frozen=True):
    """A text: whose, of which kind and day."""

    id: str
    by: str
    kind: str
    date: str | None
    title: str | None


class Beside(msgspec.Struct, frozen=True):
    """Two texts point by point, in the order of the first; `leaves_out` are the weightiest that each leaves out."""

    pairs: tuple[Pair, ...]
    first: Head
    second: Head
    counts: dict[str, int]
    first_leaves_out: tuple[Pair, ...]
    second_leaves_out: tuple[Pair, ...]
    named_only_first: tuple[str, ...]
    named_only_second: tuple[str, ...]


def beside(comparison: Comparison) -> Beside:
    """A comparison, to be shown as two columns."""
    one, two = (
        tuple(_pair(point) for point in comparison.left_out(side) if not point.formula)[:5]
        for side in ("first", "second")
    )
    return Beside(
        tuple(_pair(point) for point in comparison.points), head(comparison.first), head(comparison.second),
        {kind: comparison.count(kind) for kind in KINDS},
        one, two, comparison.named_only_first, comparison.named_only_second,
    )  # fmt: skip


def head(document: Document) -> Head:
    """Whose a text is, of which kind and day."""
    date, title = (part.value if part else None for part in (document.date, document.title))
    return Head(document.id, who(document), document.kind.value, date, title)


def _pair(point: Point) -> Pair:
    first, second = _side(point.first, point.second), _side(point.second, point.first)
    return Pair(point.kind, first, second, tuple(differences(point)), point.weight, point.formula)


def _side(own: tuple[Span, ...], other: tuple[Span, ...]) -> Side | None:
    if not own:
        return None
    text = " […] ".join(span.text for span in own)
    only = list(only_here(text, (span.text for span in other))) if other else []
    return Side(own[0].start, own[-1].end, text, tuple(pieces(text, only)))


def pieces(text: str, marked: Iterable[tuple[int, int]]) -> list[Piece]:
    """A text cut where something in it is marked.

    >>> [piece.text for piece in pieces("no new ties", [(3, 6)])]
    ['no ', 'new', ' ties']
    """
    found, at = [], 0
    for start, end in marked:
        found += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return [piece for piece in (*found, Piece(text[at:], False)) if piece.text]
