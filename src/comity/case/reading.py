"""The main job: source files in, a case with their evidence out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comity import collation, language, reading, record, texts
from comity.case.case import Case
from comity.errors import ComityError, NothingFound, PartlyRead
from comity.model import Document

Progress = Callable[[str, int, int], None]


def read(
    paths: str | Path | Iterable[str | Path],
    case: str | Path | None = None,
    progress: Progress | None = None,
    *,
    options: texts.Options = texts.PLAIN,
    meta: texts.Meta | None = None,
) -> Case:
    """Read source files into a case and return it; a file that cannot be read is in `case.failures`.

    Args:
        paths: files, folders, zips, or "-" for standard input.
        case: the case file to fill, made where it is missing; in memory without it.
        progress: called with what is being done, how many documents are done, and how many there are so far.
        options: what is said of the texts beforehand (`texts.options`).
        meta: a table that says it of many (`texts.read_meta`).

    Raises:
        NothingFound: not one document could be read; it says why for the first file.
        CaseError: the case cannot be opened or written.
    """
    chosen = [paths] if isinstance(paths, str | Path) else list(paths)
    opened = Case.open(case) if case else Case.in_memory()
    failures: list[ComityError] = []
    documents: list[Document] = []
    for file in texts.read(chosen, options=options, meta=meta):
        failures += [each for each in (file.error, file.lost) if each is not None]
        if file.source is not None and file.documents:
            opened.add_source(file.source, file.documents)
            documents += file.documents
            if progress:
                progress(f"reading {file.path}", 0, len(documents))
    if not documents:
        raise _nothing(failures)
    read_documents(opened, documents, progress)
    opened.failures = tuple(failures)
    opened.warnings = tuple(warning for document in documents for warning in _warnings(opened, document))
    return opened


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


def _only(path: str | Path) -> Document:
    for file in texts.read([path]):
        if file.error is not None:
            raise file.error
        for document in file.documents:
            return document
    raise NothingFound("no text was found", where=str(path), remedy="Give a file with a text.")


def read_documents(case: Case, documents: list[Document], progress: Progress | None = None) -> None:
    """Annotate documents that the case holds, gather their evidence, check it, and store all of it."""
    for done, found in enumerate(reading.evidence_of(documents), start=1):
        if progress:
            progress(f"read {found.document.path}", done, len(documents))
        case.add_evidence(found)
    if progress:
        progress("comparing quotations with their sources", len(documents), len(documents))
    case.verify()
    case.replay_corrections()


def _warnings(case: Case, document: Document) -> Iterator[str]:
    name = f"{document.path}: {document.title.value!r}" if document.title else document.path
    if document.language != "en":
        yield f"{name} is in another language ({document.language}): stored and searchable, not yet read for evidence"
    elif not case.connection.execute("SELECT 1 FROM mentions WHERE document = ?", (document.id,)).fetchone():
        yield f"{name} names no state, organisation or person that was recognised: it gives no evidence"
    if document.date is None:
        yield f"{name} has no date that could be found: what is on record on its day cannot be joined to it"
    if document.same_as:
        yield f"{name} repeats another document of this case"


def _nothing(failures: list[ComityError]) -> ComityError:
    if len(failures) == 1:
        return failures[0]
    if failures:
        return NothingFound("none of the files could be read; the first: " + str(failures[0]))
    return NothingFound("no text was found", remedy="Give a file, a folder, or - for standard input.")
