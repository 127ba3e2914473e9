"""The main job: source files in, a case with their evidence out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from comity import collation, language, reading, record, texts
from comity.case import pending, said, storing
from comity.case.case import Case
from comity.errors import CaseError, ComityError, NothingFound, PartlyRead, Unforeseen, UnknownName
from comity.model import Document

Progress = Callable[[str, int, int], None]


def read(
    paths: str | Path | Iterable[str | Path] = (),
    case: str | Path | None = None,
    progress: Progress | None = None,
    *,
    options: texts.Options = texts.PLAIN,
    meta: texts.Meta | None = None,
    again: bool = False,
    fast: bool = False,
) -> Case:
    """Read source files into a case and return it; a file that cannot be read is in `case.failures`.

    A file that the case has, as it is now, is not read again. Every document is stored with its evidence, verdicts and
    corrections at once; a reading that is cut short goes on where it was when it is asked for again.

    Args:
        paths: files, folders, zips, or "-" for standard input; without any, what an earlier reading left.
        case: the case file to fill, made where it is missing; in memory without it.
        progress: called with what is being done, how many documents are done, and how many there are so far.
        options: what is said of the texts beforehand (`texts.options`).
        meta: a table that says it of many (`texts.read_meta`).
        again: read also what the case has already.
        fast: read by rules alone, without the encoder.

    Raises:
        NothingFound: not one document could be read; it says why for the first file.
        CaseError: the case cannot be opened or written.
    """
    chosen = [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]
    opened = Case.open(case) if case else Case.in_memory()
    if not chosen and (left := opened.unfinished):
        chosen = [file for file in left.files if file != "-"]
        again, beforehand = pending.last_begun(opened.connection)
        options, meta, fast = said.read_back(beforehand)
    as_said = said.written(options, meta, fast)
    with opened.whole() as connection:
        before = pending.begin(connection, chosen, again, as_said)
    wanted = Wanted(chosen, options, meta, as_said, before if again else None)
    places, failures = _take_in(opened, wanted, progress)
    failures += _read_waiting(opened, progress, fast)
    with opened.whole() as connection:
        pending.finish(connection)
    if not places and not (opened.unfinished is None and not chosen and len(opened.documents)):
        raise _nothing(failures)
    opened.failures = tuple(failures)
    without = () if fast or not language.encoder_missing() else (f"read by rules alone: {language.encoder_missing()}",)
    opened.warnings = (*without, *_warnings(opened.connection, places))
    return opened


class Wanted(NamedTuple):
    """What is to be taken in: files, what is said of them (as JSON, too), and since when what is known counts."""

    files: list[str]
    options: texts.Options
    meta: texts.Meta | None
    said: str
    after: int | None


def _take_in(case: Case, wanted: Wanted, progress: Progress | None) -> tuple[list[str], list[ComityError]]:
    """Put the documents of files in the queue; the full places of those that have any, and what could not be read."""
    failures: list[ComityError] = []
    places: list[str] = []
    seen: dict[str, str] = {}

    def known(path: str, sha256: str) -> Callable[[], Iterable[Document]] | None:
        place = seen[path] = pending.full_path(path, sha256)
        # What is attached to a letter is only seen when the letter is read, and a table tells which texts it misses.
        opened = wanted.said or path.lower().endswith((".eml", ".mbox"))
        if opened or not pending.is_known(case.connection, place, sha256, wanted.said, wanted.after):
            return None
        return lambda: pending.of_place(case.connection, place)

    for file in texts.read(wanted.files, options=wanted.options, meta=wanted.meta, known=known):
        place = seen.get(file.path) or pending.full_path(file.path, file.source.sha256 if file.source else "")
        if file.known:
            places.append(place)
            stored = pending.source_of(case.connection, place)
            failures += [lost] if stored and (lost := texts.Reading(file.path, stored).lost) else []
        failures += [each for each in (file.error, file.lost) if each is not None]
        if file.source is not None and file.documents:
            if not pending.is_known(case.connection, place, file.source.sha256, wanted.said, wanted.after):
                told = language.voiced_together(tuple(file.documents), record.registry())
                case.add_source(file.source, told, wanted.said)
            places.append(place)
        if progress:
            progress(f"taking in {file.path}", 0, pending.waiting(case.connection))
    return places, failures


def _read_waiting(case: Case, progress: Progress | None, fast: bool) -> list[ComityError]:
    """Read every document that waits and store it; what fails by a fault of the program costs only itself."""
    failures: list[ComityError] = []
    done, failed = 0, set[str]()
    for documents, wanted in pending.batches(case.connection, failed):
        try:
            for found in reading.evidence_of(documents, only=frozenset(wanted), fast=fast):
                case.add_evidence(found)
                done += 1
                if progress:
                    progress(f"read {found.document.path}", done, done + pending.waiting(case.connection))
        except CaseError:
            raise
        except Exception as error:
            left = pending.first_of(case.connection, wanted)
            if left is None:
                raise
            failed.add(left.id)
            failures.append(Unforeseen(error, left.path))
            with case.whole() as connection:
                storing.give_up(connection, left)
    return failures


def verify_files(commentary: str | Path, against: Iterable[str | Path] = (), progress: Progress | None = None) -> Case:
    """A case in memory in which one text's quotations and paraphrases are held against others.

    Without others, the texts of one file are held against those beside them, as in every reading.

    Raises:
        UnreadableFile: one of the files cannot be read.
    """
    others = [path for path in against if str(path) != str(commentary)]
    case = read([commentary, *others], progress=progress)
    for failure in case.failures:
        if not isinstance(failure, PartlyRead):
            raise failure
    if others:
        quoting = [document for document in case.documents if document.path == str(commentary)]
        case.verify(quoting, [document for document in case.documents if document not in quoting])
    return case


def compare_files(first: str | Path, second: str | Path) -> collation.Comparison:
    """Compare the first document of each of two files.

    Raises:
        UnreadableFile: one of the files cannot be read.
    """
    one, two = language.annotate([_only(first), _only(second)], record.registry())
    return collation.compare(one, two)


def compare_documents(case: Case, first: str, second: str) -> collation.Comparison:
    """Compare two documents of a case, by their ids.

    Raises:
        UnknownName: the case has no such document.
    """
    known = {document.id: document for document in case.documents.within(first, second)}
    for id in (first, second):
        if id not in known:
            raise UnknownName(id, "text of this case")
    one, two = language.annotate([known[first], known[second]], record.registry())
    return collation.compare(one, two)


def _only(path: str | Path) -> Document:
    for file in texts.read([path]):
        if file.error is not None:
            raise file.error
        for document in file.documents:
            return document
    raise NothingFound("no text was found", where=str(path), remedy="Give a file with a text.")


def _warnings(connection: sqlite3.Connection, places: list[str]) -> Iterator[str]:
    rows = connection.execute(
        "SELECT path, title, language, date, same_as, EXISTS (SELECT 1 FROM links WHERE document = d.id) "
        "FROM documents d WHERE full_path IN (SELECT value FROM json_each(?)) ORDER BY number",
        (msgspec.json.encode(places).decode(),),
    )
    for path, title, language_, date, same_as, named in rows:
        name = f"{path}: {title!r}" if title else path
        if why := reading.unread(language_):
            yield f"{name} is in another language ({language_}): stored and searchable, not read for evidence ({why})"
        elif not named:
            yield f"{name} names no state, organisation or person that was recognised: it gives no evidence"
        if language_ != "en" and named:
            yield f"{name} is in another language ({language_}): read for evidence, less surely than English"
        if date is None:
            yield f"{name} has no date that could be found: what is on record on its day cannot be joined to it"
        if same_as:
            yield f"{name} repeats another document of this case"


def _nothing(failures: list[ComityError]) -> ComityError:
    if len(failures) == 1:
        return failures[0]
    if failures:
        return NothingFound("none of the files could be read; the first: " + str(failures[0]))
    return NothingFound("no text was found", remedy="Give a file, a folder, or - for standard input.")
