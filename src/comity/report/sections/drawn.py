"""What a map shows: the ties of a system with their basis and words, and its measures with their bounds."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.report.sections.naming import label
from comity.system import Measure, System


class TieDrawn(msgspec.Struct, frozen=True):
    """A tie of a system: between whom, of what kind, on what it rests, in which words or by which note."""

    source: str
    target: str
    tie: str
    basis: str
    words: str


class Mapped(msgspec.Struct, frozen=True):
    """What `comity map` prints."""

    on: str | None
    ties: tuple[TieDrawn, ...]
    measures: tuple[Measure, ...]
    wrote: tuple[str, ...] = ()


def mapped(system: System, measured: Iterable[Measure] = (), wrote: Iterable[object] = ()) -> Mapped:
    """The ties and measures of a system, and the files that were written of them."""
    return Mapped(system.on, ties(system), tuple(measured), tuple(str(path) for path in wrote))


def ties(system: System) -> tuple[TieDrawn, ...]:
    """The ties of a system, in its order."""
    name = system.name
    return tuple(
        TieDrawn(
            name(tie.source),
            name(tie.target),
            label(tie),
            f"said by {name(tie.asserted_by)}" if tie.basis == "said" else f"on record: {tie.dataset}",
            tie.words.text if tie.words else " to ".join(d for d in (tie.start, tie.end) if d) or tie.note or "",
        )
        for tie in system.ties
    )
