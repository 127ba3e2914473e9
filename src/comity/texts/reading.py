"""The way from a source file to its documents: extract, mend, unwrap, split, read each one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from comity.errors import ComityError, NothingFound, UnreadableFile
from comity.model import Document, Offsets, Reasoned, SourceFile
from comity.texts.documents import make_document, piece
from comity.texts.duplicates import Seen
from comity.texts.editing import Edited, then, unedited
from comity.texts.formats import Extract, extract
from comity.texts.formats.pieces import Piece, shortened
from comity.texts.lines import lines_of
from comity.texts.neighbours import date_by_neighbours
from comity.texts.repairs import mend
from comity.texts.sources import Blob, blobs
from comity.texts.splitting import boundaries
from comity.texts.wrapping import unwrap


class Reading(msgspec.Struct, frozen=True):
    """What came of one source file: its documents, or the error that says why there are none."""

    path: str
    source: SourceFile | None = None
    documents: tuple[Document, ...] = ()
    error: ComityError | None = None


def read(paths: str | Path | Iterable[str | Path]) -> Iterator[Reading]:
    """Read source files, one after another; what cannot be read is a reading with an error.

    Args:
        paths: files, folders, zips (read file by file) or "-" for standard input.
    """
    seen = Seen()
    for blob in blobs([paths] if isinstance(paths, str | Path) else paths):
        yield from _readings(blob, seen)


def read_text(text: str, path: str = "<text>") -> tuple[Document, ...]:
    """Split a text into its documents and read each one; offsets are those of the text.

    A text longer than `formats.pieces.LONGEST` is read up to there.
    """
    return _documents(Piece(unedited(shortened(text)[0])), path, "", (), {})


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


def _readings(blob: Blob, seen: Seen, depth: int = 0) -> Iterator[Reading]:
    if blob.error:
        yield Reading(blob.path, error=blob.error)
        return
    try:
        extracted = extract(blob.data, blob.path)
        yield _reading(blob, extracted, seen)
    except ComityError as error:
        yield Reading(blob.path, error=error)
        return
    except (MemoryError, RecursionError) as error:
        yield Reading(blob.path, error=UnreadableFile(f"is too much to read ({type(error).__name__})", where=blob.path))
        return
    for name, data in extracted.attachments if depth == 0 else ():
        yield from _readings(Blob(f"{blob.path}/{name}", data, hashlib.sha256(data).hexdigest()), seen, depth + 1)


def _reading(blob: Blob, extracted: Extract, seen: Seen) -> Reading:
    repairs: dict[str, int] = {}
    source_id = blob.sha256[:12]
    documents = [
        document
        for part in extracted.pieces
        for document in _documents(part, blob.path, source_id, extracted.pages, repairs)
    ]
    counted = tuple(f"{repair} ({times})" if times > 1 else repair for repair, times in repairs.items())
    source = SourceFile(
        id=source_id,
        path=blob.path,
        format=extracted.format,
        sha256=blob.sha256,
        text=extracted.text,
        encoding=extracted.encoding,
        repairs=tuple(dict.fromkeys([*extracted.repairs, *counted])),
        partial="; ".join(filter(None, (blob.partial, extracted.partial))) or None,
    )
    error = None
    if not documents and not extracted.attachments:
        error = NothingFound("holds no text to read", where=blob.path, remedy="Give a file that holds text.")
    return Reading(blob.path, source, tuple(seen.mark(d) for d in documents), error)


def _documents(
    part: Piece, path: str, source: str, pages: tuple[int, ...], repairs: dict[str, int]
) -> tuple[Document, ...]:
    """The documents of one piece of a source."""
    cleaned = clean(part.edited)
    for repair, times in cleaned.repairs.items():
        repairs[repair] = repairs.get(repair, 0) + times
    lines = lines_of(cleaned.text)
    if not lines:
        return ()
    found = boundaries(cleaned.text, lines) if part.splits else boundaries(cleaned.text, lines[:1])
    starts = [lines[boundary.line].start for boundary in found]
    documents = []
    for boundary, start, end in zip(found, starts, [*starts[1:], len(cleaned.text)], strict=True):
        words, offsets = piece(cleaned.text, cleaned.runs, start, end, pages)
        metadata = dict(part.metadata)
        if len(found) > 1:
            metadata["begins"] = "; ".join(boundary.reasons)
        alone = len(found) == 1
        given = part.given if alone else {}
        documents.append(
            make_document(words, offsets=offsets, source=source, path=path, given=given, metadata=metadata, alone=alone)
        )
    return date_by_neighbours(documents)


def clean(edited: Edited) -> Edited:
    """A source text mended and unwrapped, with the way back."""
    mended = then(edited, mend(edited.text))
    return then(mended, unwrap(mended.text))
