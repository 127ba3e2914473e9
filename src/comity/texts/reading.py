"""The way from a source file to its documents: extract, mend, unwrap, split, read each one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import msgspec

from comity.errors import ComityError, NothingFound, PartlyRead, Unforeseen, UnreadableFile
from comity.model import Document, Offsets, Reasoned, SourceFile
from comity.texts.documents import make_document, piece
from comity.texts.duplicates import Seen
from comity.texts.editing import Edited, Run, placed, then, unedited
from comity.texts.formats import Extract, extract
from comity.texts.formats.options import GIVEN, PLAIN, Options
from comity.texts.formats.pieces import Piece, Voice, shortened
from comity.texts.formats.rows import given_by_name
from comity.texts.given import as_given, with_voices
from comity.texts.lines import lines_of
from comity.texts.meta import Meta
from comity.texts.neighbours import date_by_neighbours
from comity.texts.repairs import mend
from comity.texts.sources import Blob, blobs
from comity.texts.splitting import boundaries
from comity.texts.wrapping import unwrap

DEEPEST = 2  # files within files: attachments of the messages of a mailbox
Known = Callable[[str, str], Callable[[], Iterable[Document]] | None]
Wanted = Callable[[SourceFile, int, Piece], bool]


class Reading(msgspec.Struct, frozen=True):
    """What came of one source file: its documents, or the error that says why there are none.

    `lost` says what was not read of a file that was: rows, pages, parts, fields. `known` files were not read: whoever
    asked has them already. `number` is that of the text in its source, where each text is a reading.
    """

    path: str
    source: SourceFile | None = None
    documents: tuple[Document, ...] = ()
    error: ComityError | None = None
    known: bool = False
    number: int = 0

    @property
    def lost(self) -> ComityError | None:
        partial = self.source.partial if self.source and not self.error else None
        return PartlyRead(f"not all of it was read: {partial}", where=self.path) if partial else None


class _Job(NamedTuple):
    """A reading under way: what the user said beforehand, and the texts that were seen."""

    options: Options = PLAIN
    meta: Meta | None = None
    seen: Seen = Seen()
    wanted: Wanted | None = None


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    options: Options = PLAIN,
    meta: Meta | None = None,
    known: Known | None = None,
) -> Iterator[Reading]:
    """Read source files, one after another; what cannot be read is a reading with an error.

    Args:
        paths: files, folders, zips (read file by file) or "-" for standard input.
        options: columns of tables, what is given of a text, whether scanned pages are recognised.
        meta: a table of what is known of files, or of the rows of corpora; its faults are the last reading's error.
        known: for a file's path and sha256 its documents, asked for when they are needed, where it is not to be read.
    """
    job = _Job(options, meta, Seen())
    for blob in blobs([paths] if isinstance(paths, str | Path) else paths):
        there = known(blob.path, blob.sha256) if known and not blob.error else None
        if there is None:
            yield from _readings(blob, job)
        else:
            job.seen.earlier(there)
            yield Reading(blob.path, known=True)
    if meta is not None and (trouble := meta.trouble()) is not None:
        yield Reading(meta.path, error=trouble)


def read_pieces(
    paths: Iterable[str | Path],
    *,
    options: Options = PLAIN,
    meta: Meta | None = None,
    wanted: Wanted | None = None,
    known: Callable[[str, str], bool] | None = None,
) -> Iterator[Reading]:
    """Read source files text by text (a row, a message, a plain file), for corpora that are too large to hold.

    Each reading holds the documents of one text, in order; what cannot be read is a reading with an error. Texts are
    not held against each other: none is marked as the same as another.

    Args:
        paths, options, meta: as for `read`.
        wanted: for a source, the number of a text in it, and the text with what is said of it, whether it is read.
        known: for a file's path and sha256, whether it need not be opened.
    """
    job = _Job(options, meta, Seen(), wanted)
    for blob in blobs(paths):
        if known and not blob.error and known(blob.path, blob.sha256):
            yield Reading(blob.path, known=True)
        else:
            yield from _one_by_one(blob, job)
    if meta is not None and (trouble := meta.trouble()) is not None:
        yield Reading(meta.path, error=trouble)


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
        field: Reasoned(value, GIVEN)
        for field, value in (("kind", kind), ("date", date), ("title", title))
        if value is not None
    }
    return make_document(text, offsets=Offsets.identity(len(text)), path=path, given=given)


def _readings(blob: Blob, job: _Job, depth: int = 0) -> Iterator[Reading]:
    extracted = _extracted(blob, job.options)
    if not isinstance(extracted, Extract):
        yield Reading(blob.path, error=extracted)
        return
    try:
        yield _reading(blob, extracted, job)
    except Exception as error:
        yield Reading(blob.path, error=_told_of(error, blob.path))
        return
    for attached in _attached(blob, extracted) if depth < DEEPEST else ():
        yield from _readings(attached, job, depth + 1)


def _extracted(blob: Blob, options: Options) -> Extract | ComityError:
    if blob.error:
        return blob.error
    try:
        return extract(blob.data, blob.path, options)
    except Exception as error:  # whatever a parser raises on one file, the others are read
        return _told_of(error, blob.path)


def _told_of(error: Exception, path: str) -> ComityError:
    """What went wrong with a file, in words for the user."""
    if isinstance(error, ComityError):
        return error
    if isinstance(error, MemoryError | RecursionError):
        what = f"is too much to read ({type(error).__name__})"
        return UnreadableFile(what, where=path, remedy="Split it, or save it as .txt.")
    return Unforeseen(error, path)


def _attached(blob: Blob, extracted: Extract) -> Iterator[Blob]:
    for name, data in extracted.attachments:
        yield Blob(f"{blob.path}/{name}", data, hashlib.sha256(data).hexdigest())


def _one_by_one(blob: Blob, job: _Job, depth: int = 0) -> Iterator[Reading]:
    """A reading a text of a file."""
    extracted = _extracted(blob, job.options)
    if not isinstance(extracted, Extract):
        yield Reading(blob.path, error=extracted)
        return
    if not extracted.pieces and not extracted.attachments:
        yield Reading(blob.path, error=_empty(blob.path))
    source = _source(blob, extracted, (), ())
    for number, part in enumerate(extracted.pieces, 1):
        told = _told(part, blob.path, job, alone=len(extracted.pieces) == 1)
        if job.wanted and not job.wanted(source, number, told):
            continue
        try:
            found = _documents(told, blob.path, source.id, extracted.pages, {})
            yield Reading(blob.path, source, found, None if found else _empty(blob.path), number=number)
        except Exception as error:  # one text must not cost the others of its file
            yield Reading(blob.path, source, error=_told_of(error, f"{blob.path}, text {number}"), number=number)
    for attached in _attached(blob, extracted) if depth < DEEPEST else ():
        yield from _one_by_one(attached, job, depth + 1)


def _empty(path: str) -> NothingFound:
    return NothingFound("holds no text to read", where=path, remedy="Give a file that holds text.")


def _reading(blob: Blob, extracted: Extract, job: _Job) -> Reading:
    repairs: dict[str, int] = {}
    source_id = blob.sha256[:12]
    documents: list[Document] = []
    failed: list[str] = []
    for number, part in enumerate(extracted.pieces, 1):
        try:
            told = _told(part, blob.path, job, alone=len(extracted.pieces) == 1)
            documents += _documents(told, blob.path, source_id, extracted.pages, repairs)
        except Exception as error:  # one text must not cost the others of its file
            failed.append(f"text {number} could not be read ({type(error).__name__}: {str(error)[:80]})")
    if failed and not documents:
        raise UnreadableFile(failed[0], where=blob.path, remedy="Save it as .txt; please report the fault.")
    counted = tuple(f"{repair} ({times})" if times > 1 else repair for repair, times in repairs.items())
    source = _source(blob, extracted, counted, failed)
    nothing = not documents and not extracted.attachments
    return Reading(blob.path, source, tuple(map(job.seen.mark, documents)), _empty(blob.path) if nothing else None)


def _source(blob: Blob, extracted: Extract, repairs: Sequence[str], failed: Sequence[str]) -> SourceFile:
    return SourceFile(
        id=blob.sha256[:12],
        path=blob.path,
        format=extracted.format,
        sha256=blob.sha256,
        text=extracted.text,
        encoding=extracted.encoding,
        repairs=tuple(dict.fromkeys([*extracted.repairs, *repairs])),
        partial="; ".join(filter(None, (blob.partial, extracted.partial, *failed))) or None,
    )


def _told(part: Piece, path: str, job: _Job, *, alone: bool) -> Piece:
    """A piece with what its file's name, the table beside it and the user say of it, the user's word before all."""
    given = {**(given_by_name(PurePath(path).stem) if alone else {}), **part.given}
    row: dict[str, Reasoned] = {}
    if job.meta is not None:
        names = job.meta.names(path) if alone else ()
        id = part.metadata.get("id")
        row = job.meta.given((*(job.meta.names(path, id) if id else ()), *names), job.options.columns)
    whole = bool(row) or "title" in job.options.given
    return part._replace(given={**given, **row, **job.options.given}, splits=part.splits and not whole)


def _documents(
    part: Piece, path: str, source: str, pages: tuple[int, ...], repairs: dict[str, int]
) -> tuple[Document, ...]:
    """The documents of one piece of a source."""
    own = _cleaned(part.edited.text)
    cleaned = then(part.edited, own)
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
        given = {field: said for field, said in part.given.items() if alone or said.reason == GIVEN}
        made = make_document(
            words, offsets=offsets, source=source, path=path, given=given, metadata=metadata, alone=alone
        )
        made = as_given(made, given)
        documents.append(with_voices(made, _voices(part, own.runs, cleaned.text)) if part.voices else made)
    return date_by_neighbours(documents)


def _voices(part: Piece, runs: Sequence[Run], text: str) -> list[Voice]:
    """The voices of a piece, their places those of the document made of it."""
    margin = len(text) - len(text.lstrip())

    def at(offset: int) -> int:
        return max(0, placed(runs, offset) - margin)

    return [
        voice._replace(
            start=at(voice.start),
            end=at(voice.end),
            label=(at(voice.label[0]), at(voice.label[1])) if voice.label else None,
        )
        for voice in part.voices
    ]


def clean(edited: Edited) -> Edited:
    """A source text mended and unwrapped, with the way back."""
    return then(edited, _cleaned(edited.text))


def _cleaned(text: str) -> Edited:
    mended = mend(text)
    return then(mended, unwrap(mended.text))
