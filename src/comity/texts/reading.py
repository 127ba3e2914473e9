"""The way from a source file to its documents: decode, mend, unwrap, split, read each one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from comity.errors import ComityError, NothingFound, UnreadableFile
from comity.model import Document, Offsets, Reasoned, SourceFile
from comity.texts.documents import make_document, piece
from comity.texts.editing import Edited, then
from comity.texts.lines import lines_of
from comity.texts.neighbours import date_by_neighbours
from comity.texts.repairs import mend
from comity.texts.splitting import boundaries
from comity.texts.wrapping import unwrap


class Reading(msgspec.Struct, frozen=True):
    """What came of one source file: its documents, or the error that says why there are none."""

    path: str
    source: SourceFile | None = None
    documents: tuple[Document, ...] = ()
    error: ComityError | None = None


def read(paths: Iterable[str | Path]) -> Iterator[Reading]:
    """Read source files, one after another."""
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            yield Reading(str(path), error=UnreadableFile(error.strerror or "cannot be read", where=str(path)))
            continue
        text = data.decode("utf-8", "replace")
        digest = hashlib.sha256(data).hexdigest()
        source = SourceFile(digest[:12], str(path), "txt", digest, text, "utf-8")
        documents = read_text(text, str(path), source=source.id)
        error = None if documents else NothingFound("holds no text", where=str(path))
        yield Reading(str(path), source, documents, error)


def read_text(text: str, path: str = "<text>", *, source: str = "") -> tuple[Document, ...]:
    """Split a text into its documents and read each one."""
    return documents_of(clean(text), path, source)


def clean(text: str) -> Edited:
    """A source text mended and unwrapped, with the way back."""
    mended = mend(text)
    return then(mended, unwrap(mended.text))


def documents_of(cleaned: Edited, path: str, source: str) -> tuple[Document, ...]:
    """The documents of a cleaned text."""
    lines = lines_of(cleaned.text)
    found = boundaries(cleaned.text, lines)
    starts = [lines[b.line].start for b in found]
    documents = []
    for boundary, start, end in zip(found, starts, [*starts[1:], len(cleaned.text)], strict=True):
        words, offsets = piece(cleaned.text, cleaned.runs, start, end)
        metadata = {"begins": "; ".join(boundary.reasons)} if len(found) > 1 else {}
        documents.append(
            make_document(words, offsets=offsets, source=source, path=path, metadata=metadata, alone=len(found) == 1)
        )
    return date_by_neighbours(documents)


def document_from_text(
    text: str, *, kind: str | None = None, date: str | None = None, title: str | None = None, path: str = "<text>"
) -> Document:
    """A text as one document, unchanged: no splitting, no repairs, offsets as they are."""
    given = {
        field: Reasoned(value, "given")
        for field, value in (("kind", kind), ("date", date), ("title", title))
        if value is not None
    }
    return make_document(text, offsets=Offsets.identity(len(text)), path=path, given=given)
