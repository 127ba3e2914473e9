"""What a file is, told from its first bytes, and from its name only where they leave it open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePath

from comity.errors import UnreadableFile

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"PAR1", "parquet"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
_FOREIGN = (  # first bytes of what is not read, what it is, and the remedy
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt)", "Save it as .docx or .txt."),
    (b"GIF8", "an image", "Run it through text recognition (OCR) first."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first, or give a zip."),
    (b"BZh", "a bzip2 archive", "Unpack it first, or give a zip."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first, or give a zip."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first, or give a zip."),
    (b"Rar!", "a RAR archive", "Unpack it first, or give a zip."),
    (b"SQLite format 3", "a database", "Export the texts first."),
    (b"\x7fELF", "a program", "Give a file that holds text."),
    (b"MZ\x90\x00", "a program", "Give a file that holds text."),
    (b"ID3", "a sound file", "Give a transcript."),
    (b"OggS", "a sound file", "Give a transcript."),
)
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "META-INF/container.xml": "epub"}
_XML = re.compile(rb"\s*<(?:\?xml\b|(?:\w+:)?(?:TEI|teiCorpus|akomaNtoso)\b)")
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADERS = re.compile(
    rb"(?mi)^(?:from|to|subject|date|received|message-id|mime-version|return-path|content-type|delivered-to)\s*:"
)
_NAMES = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
}  # fmt: skip


def sniff(data: bytes, path: str) -> str:
    """The format of a file's bytes: txt, md, html, pdf, docx, eml, jsonl, csv, xlsx or parquet.

    Raises:
        UnreadableFile: it is a format that is not read, with what to do about it.
    """
    start = data[:4096].lstrip(b"\xef\xbb\xbf")
    for signature, format in _SIGNATURES:
        if start.lstrip()[:8].startswith(signature):
            return format
    if start.startswith(b"PK\x03\x04"):
        return _office(data, path)
    for signature, what, remedy in _FOREIGN:
        if start.startswith(signature):
            raise UnreadableFile(f"is {what}, which is not read", where=path, remedy=remedy)
    return _textual(data, start, PurePath(path).suffix.lower())


def is_archive(data: bytes) -> bool:
    """Whether bytes are a zip that is no Office file."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    names = set(_members(data))
    return bool(names) and not {"[Content_Types].xml", "mimetype"} & names


def _office(data: bytes, path: str) -> str:
    names = _members(data)
    if not names:
        raise UnreadableFile("is a damaged or cut off zip or Office file", where=path, remedy="Save or fetch it again.")
    for member, format in _OFFICE.items():
        if member in names:
            return format
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    what = "an Office file that is not a text document" if "[Content_Types].xml" in names else "an OpenDocument file"
    raise UnreadableFile(f"is {what}, which is not read", where=path, remedy="Save it as .docx, .pdf or .txt.")


def _members(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _textual(data: bytes, start: bytes, suffix: str) -> str:
    if _HTML.match(start):
        return "html"
    if _XML.match(start):
        return "xml"
    if re.match(rb"(?:WEBVTT\b|\s*\d{1,6}[ \t]*\r?\n[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->)", start):
        return "srt"
    if re.match(rb"From \S+.{0,80}\d{4}.{0,20}\r?\n[!-9;-~]+:", start):
        return "mbox"
    named = _NAMES.get(suffix)
    headers = len({m.lower() for m in _HEADERS.findall(start)})
    if headers >= (1 if named == "eml" else 3) and (named == "eml" or _HEADERS.match(start)):
        return "eml"
    if _is_jsonl(data[:200_000]):
        return "jsonl"
    if named == "csv" and _is_table(data[:20_000]):
        return "csv"
    if named in ("html", "md"):
        return named if named == "md" or b"<" in start else "txt"
    return "txt"


def _is_table(start: bytes) -> bool:
    """Whether a file called a table begins as one: names of columns in its first row, no sentence."""
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    first = start.decode(encoding, "replace").lstrip("\ufeff").split("\n", 1)[0].strip()
    heads = re.split(r"[,;\t|]", first)
    return all(len(head) <= 60 and len(head.split()) <= 6 for head in heads) and not first.endswith((".", "!", "?"))


def _is_jsonl(start: bytes) -> bool:
    first = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    if first[:1] == b"[":
        return re.match(rb"\[\s*\{\s*\"", first) is not None
    if first[:1] != b"{" or b'"' not in first[:200]:
        return False
    line = first.split(b"\n", 1)[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return re.match(rb"\{\s*\"[^\"]{1,60}\"\s*:", first) is not None
