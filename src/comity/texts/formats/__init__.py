"""One module a format: bytes in, an `Extract` out.

What a file is, its content decides, not its name: `sniff` looks at the first bytes. Each extractor gives the
source text as decoded, the text to read with the way back to it, and what the format itself says of title, date,
author and publisher. It raises `UnreadableFile` where nothing can be had, and marks a reading that is partial.
"""

from __future__ import annotations

import importlib

from comity.errors import UnreadableFile
from comity.texts.formats.pieces import Extract
from comity.texts.formats.sniffing import sniff

_EXTRACTORS = {  # module and function; a parser is loaded when the first file of its format comes
    "txt": ("txt", "extract_txt"),
    "md": ("txt", "extract_markdown"),
    "html": ("html", "extract_html"),
    "pdf": ("pdf", "extract_pdf"),
    "docx": ("docx", "extract_docx"),
    "eml": ("eml", "extract_eml"),
    "jsonl": ("rows", "extract_jsonl"),
    "parquet": ("rows", "extract_parquet"),
}

__all__ = ["Extract", "extract", "sniff"]


def extract(data: bytes, path: str) -> Extract:
    """The text of a file, whatever format its bytes are in.

    Raises:
        UnreadableFile: it is empty, binary, encrypted, damaged or of a format that is not read.
    """
    if not data.strip():
        raise UnreadableFile("is empty", where=path, remedy="Give a file that holds text.")
    module, function = _EXTRACTORS[sniff(data, path)]
    extracted: Extract = getattr(importlib.import_module(f"{__name__}.{module}"), function)(data, path)
    return extracted
