"""Rich Text files, by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from comity.errors import UnreadableFile
from comity.texts.formats.docx import DELETED
from comity.texts.formats.pieces import Extract, whole

LARGEST = 20_000_000  # bytes, pictures left out
_PICTURE = re.compile(rb"\{\\(?:\*\\shppict|\\?pict|\*\\blipuid|nonshppict)[^{}]*(?:\{[^{}]*\}[^{}]*)*+\}")
_DELETED = re.compile(r"\{[^{}\\]*(?:\\(?!deleted\b)[^{}\\]*)*\\deleted\b[^{}]*\}")
_NOTES = (r"\footnote", r"\annotation", r"\shptxt")


def extract_rtf(data: bytes, path: str) -> Extract:
    """The text of a Rich Text file.

    Raises:
        UnreadableFile: it is damaged, too large, or holds no text.
    """
    plain = _PICTURE.sub(b"", data)
    if len(plain) > LARGEST:
        raise UnreadableFile(f"holds {len(plain):,} bytes of marks", where=path, remedy="Save it as .docx or .txt.")
    marked = plain.decode("cp1252", "replace")
    kept, deleted = _DELETED.subn("", marked)
    text = rtf_to_text(kept, errors="ignore")
    text = re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text)  # a paragraph is a line in it
    if not any(c.isalnum() for c in text):
        raise UnreadableFile("is a Rich Text file without text", where=path, remedy="Save it as .docx or .txt.")
    lost = [mark for mark in _NOTES if re.search(re.escape(mark) + r"\b", kept)]
    partial = "its footnotes, comments or text boxes were not read; save it as .docx" if lost else None
    return whole("rtf", text, repairs=(DELETED,) * bool(deleted), partial=partial)
