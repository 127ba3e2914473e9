"""Two texts side by side: what each leaves out, and how the points that both make differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from comity.collation import Comparison, Point
from comity.model import Document, Span
from comity.report.sections.naming import who

_KINDS = ("same words", "other words", "only in the first", "only in the second")


class LeftOut(msgspec.Struct, frozen=True):
    """What a text leaves out: the other's words, how much they weigh, and whether they are a formula of courtesy."""

    weight: float
    words: str
    formula: bool


class Both(msgspec.Struct, frozen=True):
    """A point that both make, in the words of each, with what differs."""

    kind: str
    first: str
    second: str
    differences: tuple[str, ...]


class Compared(msgspec.Struct, frozen=True):
    """What `comity compare` prints; `counts` says how many points are of which kind."""

    first: str
    second: str
    counts: dict[str, int]
    first_leaves_out: tuple[LeftOut, ...]
    second_leaves_out: tuple[LeftOut, ...]
    both: tuple[Both, ...]
    named_only_first: tuple[str, ...]
    named_only_second: tuple[str, ...]


def compared(comparison: Comparison) -> Compared:
    """A comparison in words."""
    both = (point for point in comparison.points if point.first and point.second)
    return Compared(
        _name(comparison.first), _name(comparison.second), {kind: comparison.count(kind) for kind in _KINDS},
        tuple(_left_out(point) for point in comparison.left_out("first")),
        tuple(_left_out(point) for point in comparison.left_out("second")),
        tuple(Both(p.kind, said(p.first), said(p.second), tuple(differences(p))) for p in both),
        comparison.named_only_first, comparison.named_only_second,
    )  # fmt: skip


def _left_out(point: Point) -> LeftOut:
    return LeftOut(point.weight, said(point.first or point.second), point.formula)


def said(spans: tuple[Span, ...]) -> str:
    """The words of one side, with dots where they begin within a sentence or stand apart."""
    return " […] ".join(f"… {span.text}" if span.text[:1].islower() else span.text for span in spans)


def differences(point: Point) -> list[str]:
    """What differs between the two sides of a point, in words."""
    return list(_differences(point))


def _differences(point: Point) -> Iterator[str]:
    if point.strength:
        yield f"strength: {point.strength}"
    if point.moved:
        yield "in another place"
    if point.named_only_here:
        yield f"only in the first: {', '.join(point.named_only_here)}"
    if point.named_only_there:
        yield f"only in the second: {', '.join(point.named_only_there)}"
    if point.kind == "same words":
        yield from (
            f"{kind}: {' for '.join(f'“{side}”' for side in sides if side)}" for kind, *sides in point.differences
        )


def counts(shown: Compared) -> str:
    """How many points are of which kind, in a line."""
    return ", ".join(f"{count} {kind}" for kind, count in shown.counts.items())


def named_only(shown: Compared) -> list[str]:
    """The names that only one of the texts has, in words."""
    both = (shown.first, shown.named_only_first), (shown.second, shown.named_only_second)
    return [f"Named only in the {text}: {', '.join(names)}" for text, names in both if names]


def _name(document: Document) -> str:
    date = f", {document.date.value}" if document.date else ""
    voice = (
        f"by {who(document)}" if document.speaker or document.issuer or document.author else Path(document.path).name
    )
    return f"{document.kind.value} {voice}{date}"
