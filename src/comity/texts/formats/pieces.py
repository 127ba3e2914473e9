"""What a format's extractor gives to the reading."""

from __future__ import annotations

from typing import NamedTuple

from comity.model import Reasoned
from comity.texts.editing import Edited, unedited

LONGEST = 10_000_000  # characters of a text that are read (about 1.7 million words); what follows is left out
LONGEST_ROWS = 64_000_000  # characters of a corpus that are read


class Voice(NamedTuple):
    """What one speaker says, where the format tells it: places in the extracted text, name, role, label, time."""

    start: int
    end: int
    speaker: str | None
    role: str = "statement"
    label: tuple[int, int] | None = None
    at: str | None = None


class Piece(NamedTuple):
    """One text within a source: the text as extracted with its way back, and what the format says of it.

    `splits` says whether it may hold several documents; `voices` are its turns, where the format tells them.
    """

    edited: Edited
    given: dict[str, Reasoned] = {}
    metadata: dict[str, str] = {}
    splits: bool = True
    voices: tuple[Voice, ...] = ()


class Extract(NamedTuple):
    """A source file decoded: its text, the pieces to read, and what was mended or left out.

    `attachments` are files within the file, as (name, bytes).
    """

    format: str
    text: str
    pieces: tuple[Piece, ...]
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    repairs: tuple[str, ...] = ()
    partial: str | None = None
    attachments: tuple[tuple[str, bytes], ...] = ()


def whole(format: str, text: str, **rest: object) -> Extract:
    """An extract with one piece: the text as it is."""
    kept, partial = shortened(text)
    fields = {"partial": partial} | {k: v for k, v in rest.items() if v is not None}
    return Extract(format, kept, (Piece(unedited(kept)),), **fields)  # type: ignore[arg-type]


def shortened(text: str, longest: int = LONGEST) -> tuple[str, str | None]:
    """A text cut at a paragraph's end below the limit, and the notice that says so."""
    if len(text) <= longest:
        return text, None
    end = text.rfind("\n", longest // 2, longest)
    end = end if end > 0 else longest
    return text[:end], (
        f"only the first {end:,} of {len(text):,} characters were read. Split the file, or code it as a corpus."
    )
