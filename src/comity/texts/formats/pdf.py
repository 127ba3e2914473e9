"""PDF: the text of its pages, running heads and page numbers left out."""

from __future__ import annotations

import io
import itertools
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdf
from pypdf.errors import PyPdfError

from comity.errors import UnreadableFile
from comity.texts.editing import Edit, edit
from comity.texts.formats import ocr
from comity.texts.formats.fields import listed
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import LONGEST, Extract, Piece

MOST_PAGES = 3000
MOST_SECONDS = 90.0  # spent on the pages of one file; what is left is marked as not read
HEADS = "running heads and page numbers left out"
PAGES = "pages joined"
FEW = 60  # letters of a page's text, running heads left out: no more is a stamp or footer on a scanned page
_NUMBER = re.compile(
    r"[-–—\s]*(?:page|p\.|стр\.?|seite)?\s*\d{1,4}\s*(?:(?:/|of|von|из|sur)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)


def extract_pdf(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The text of a PDF's pages, in order; pages that are images of text are recognised where the user wants it.

    Raises:
        UnreadableFile: it is encrypted, damaged, or holds no text.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are about the file's syntax, not its text
    reader = _opened(data, path)
    pages, trouble = _pages(reader, path)
    scanned = _scanned(reader, pages)
    repairs: tuple[str, ...] = ()
    if options.ocr and scanned:
        recognised, failed = ocr.recognised_pages(reader, data, scanned, path)
        pages = [recognised.get(i, page) for i, page in enumerate(pages)]
        repairs = (f"{ocr.RECOGNISED} ({len(recognised)} of its pages)",)
        trouble += failed
        scanned = [i for i in scanned if not recognised.get(i, "").strip()]
    elif len(scanned) == len(pages):
        raise UnreadableFile("holds images of pages and no text (scanned pages)", where=path, remedy=ocr.REMEDY)
    if not any(page.strip() for page in pages):
        raise UnreadableFile("holds no text", where=path, remedy=ocr.REMEDY)
    if scanned:
        which = listed([i + 1 for i in scanned])
        pages_ = "page" if len(scanned) == 1 else "pages"
        trouble.append(f"no text on {pages_} {which} (images?). {ocr.REMEDY.rstrip('.')}")
    starts = list(itertools.accumulate((len(page) + 1 for page in pages), initial=0))[:-1]
    text = "\f".join(pages)
    piece = Piece(edit(text, _edits(pages, starts)))
    return Extract("pdf", text, (piece,), pages=tuple(starts), partial="; ".join(trouble) or None, repairs=repairs)


def _scanned(reader: pypdf.PdfReader, pages: Sequence[str]) -> list[int]:
    """Pages without text of their own: none, or beside an image no more than a stamp or a printed foot."""
    heads = _running(pages)
    found = []
    for i, page in enumerate(pages):
        kept = page
        for begin, end in sorted(_dropped(page, heads), reverse=True):
            kept = kept[:begin] + kept[end:]
        if not page.strip() or (sum(map(str.isalpha, kept)) <= FEW and ocr.has_image(reader, i)):
            found.append(i)
    return found


def _opened(data: bytes, path: str) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("is encrypted", where=path, remedy="Save it without its password, and read that.")
        len(reader.pages)
    except UnreadableFile:
        raise
    except Exception as error:  # pypdf raises many kinds on damaged files
        if "crypt" in str(error).lower():
            raise UnreadableFile(
                "is encrypted", where=path, remedy="Save it without its password, and read that."
            ) from error
        raise _damaged(path) from error
    return reader


def _damaged(path: str) -> UnreadableFile:
    return UnreadableFile("is a damaged or cut off PDF", where=path, remedy="Save or fetch it again.")


def _pages(reader: pypdf.PdfReader, path: str) -> tuple[list[str], list[str]]:
    pages: list[str] = []
    failed, length, begun = [], 0, time.monotonic()
    count = len(reader.pages)
    for i in range(min(count, MOST_PAGES)):
        try:
            words = (reader.pages[i].extract_text() or "").replace("\f", "\n").strip("\n ")
        except (PyPdfError, Exception):  # one bad page must not cost the others
            failed.append(str(i + 1))
            words = ""
        pages.append(words)
        length += len(words)
        if length > LONGEST or time.monotonic() - begun > MOST_SECONDS:
            break
    if failed and len(failed) == len(pages):
        raise _damaged(path)
    trouble = [f"page {', '.join(failed[:12])} is damaged"] if failed else []
    if len(pages) < count:
        trouble.append(f"only the first {len(pages)} of {count} pages were read; split the file")
    return pages, trouble


def _edits(pages: Sequence[str], starts: Sequence[int]) -> Iterator[Edit]:
    heads = _running(pages)
    for page, start in zip(pages, starts, strict=True):
        if start:
            yield Edit(start - 1, start, "\n", PAGES)
        for begin, end in _dropped(page, heads):
            yield Edit(start + begin, start + end, "", HEADS)


def _dropped(page: str, heads: set[str]) -> Iterator[tuple[int, int]]:
    """Lines at the top and at the foot of a page that are running heads or page numbers, from the edge inwards; each
    with the line end that parts it from the rest."""
    top, foot = _edges(page)
    for lines, before, after in ((top, 0, 1), (foot[::-1], 1, 0)):
        for begin, end, words in lines:
            if _shape(words) not in heads and not _NUMBER.fullmatch(words):
                break
            yield max(0, begin - before), min(len(page), end + after)


def _edges(page: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """The first three and the last three lines of a page that are not blank."""
    lines = [(m.start(), m.end(), m.group().strip()) for m in re.finditer(r"[^\n]+", page) if m.group().strip()]
    return lines[:3], lines[-3:]


def _shape(words: str) -> str:
    return re.sub(r"\d+", "#", words.lower())


def _shapes(page: str) -> set[str]:
    top, foot = _edges(page)
    return {_shape(words) for _, _, words in [*top, *foot]}


def _running(pages: Sequence[str]) -> set[str]:
    """Shapes of lines that stand at the edge of many pages."""
    counts = Counter(shape for page in pages for shape in _shapes(page))
    least = max(3, 0.4 * len(pages))
    return {shape for shape, times in counts.items() if times >= least and len(shape) < 160}
