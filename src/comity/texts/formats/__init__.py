"""One module a format: bytes in, an `Extract` out.

What a file is, its content decides, not its name: `sniff` looks at the first bytes. Each extractor gives the
source text as decoded, the text to read with the way back to it, and what the format itself says of title, date,
author and publisher. It raises `UnreadableFile` where nothing can be had, and marks a reading that is partial.
"""

from __future__ import annotations

import importlib

from comity.errors import UnreadableFile
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import Extract
from comity.texts.formats.sniffing import sniff

_EXTRACTORS = {  # module and function; a parser is loaded when the first file of its format comes
    "txt": ("txt", "extract_txt"),
    "md": ("txt", "extract_markdown"),
    "html": ("html", "extract_html"),
    "pdf": ("pdf", "extract_pdf"),
    "docx": ("docx", "extract_docx"),
    "odt": ("odt", "extract_odt"),
    "rtf": ("rtf", "extract_rtf"),
    "epub": ("epub", "extract_epub"),
    "eml": ("eml", "extract_eml"),
    "mbox": ("mbox", "extract_mbox"),
    "srt": ("subtitles", "extract_subtitles"),
    "xml": ("xml", "extract_xml"),
    "image": ("ocr", "extract_image"),
    "jsonl": ("json_rows", "extract_jsonl"),
    "csv": ("csv_rows", "extract_csv"),
    "parquet": ("sheets", "extract_parquet"),
    "xlsx": ("sheets", "extract_xlsx"),
}

_CHOOSING = frozenset({"jsonl", "csv", "parquet", "xlsx", "pdf", "image"})  # formats that take options

__all__ = ["Extract", "Options", "extract", "sniff"]


def extract(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The text of a file, whatever format its bytes are in.

    Args:
        options: what the user says of columns and of scanned pages.

    Raises:
        UnreadableFile: it is empty, binary, encrypted, damaged or of a format that is not read.
    """
    if not data.strip():
        raise UnreadableFile("is empty", where=path, remedy="Give a file that holds text.")
    format = sniff(data, path)
    module, function = _EXTRACTORS[format]
    extractor = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    extracted: Extract = extractor(data, path, options) if format in _CHOOSING else extractor(data, path)
    return extracted
