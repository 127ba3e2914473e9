"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from comity.errors import UnreadableFile
from comity.texts.formats.pieces import Extract, whole

MOST_BYTES = 300_000_000  # unpacked; more is taken for a zip bomb


def extract_docx(data: bytes, path: str) -> Extract:
    """The text of a Word document, one blank line between paragraphs.

    Raises:
        UnreadableFile: it is damaged, cut off, encrypted, empty, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > MOST_BYTES:
            raise UnreadableFile(f"unpacks to {size:,} bytes", where=path, remedy="Check where it comes from.")
        text = "\n\n".join(_paragraphs(docx.Document(io.BytesIO(data))))
    except UnreadableFile:
        raise
    except Exception as error:  # python-docx raises many kinds on damaged files
        raise UnreadableFile(
            "is a damaged or cut off Word document", where=path, remedy="Save or fetch it again."
        ) from error
    if not text.strip():
        raise UnreadableFile(
            "holds no text", where=path, remedy="If it holds images of pages, run them through OCR first."
        )
    return whole("docx", text)


def _paragraphs(document: docx.document.Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                if any(cells):
                    yield "\t".join(cells)
