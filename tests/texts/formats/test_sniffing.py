"""What a file is, told by its content before its name."""

from __future__ import annotations

import io
import zipfile

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.sniffing import is_archive, sniff


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "path", "format"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"), (b"{\\rtf1 x}", "a.doc", "rtf"), (b"PAR1xx", "a", "parquet"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "a.txt", "html"), (b"<?xml version='1.0'?><TEI/>", "a", "xml"),
        (b"WEBVTT\n\n", "a.txt", "srt"), (b"1\n00:00:01,000 --> 00:00:02,000\nx", "a.txt", "srt"),
        (b"From a@b Mon May 20 2024\nSubject: x\n\nx", "a", "mbox"),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nx", "a.txt", "eml"), (b"Subject: x\n\nx", "a.eml", "eml"),
        (b"Subject: x\n\nx", "a.txt", "txt"), (b'{"text": "x"}\n', "a.txt", "jsonl"),
        (b'[{"text": "x"}]', "a", "jsonl"),
        (b"date,text\n2024,x", "a.csv", "csv"), (b"This is a sentence, and no table.", "a.csv", "txt"),
        (b"# x", "a.md", "md"), (b"plain words", "a.html", "txt"), (b"words", "a.unknown", "txt"),
        (zipped("word/document.xml", "[Content_Types].xml"), "a", "docx"), (zipped("xl/workbook.xml"), "a", "xlsx"),
        (zipped("META-INF/container.xml", "mimetype"), "a", "epub"), (zipped("content.xml", "mimetype"), "a", "odt"),
    ],
)  # fmt: skip
def test_formats(data: bytes, path: str, format: str) -> None:
    assert sniff(data, path) == format


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\xd0\xcf\x11\xe0", "old Office file"), (b"\x7fELF", "a program"), (b"PK\x03\x04 cut", "damaged or cut off"),
     (zipped("[Content_Types].xml", "ppt/x.xml"), "not a text document")],
)  # fmt: skip
def test_what_is_not_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        sniff(data, "a")


def test_an_office_file_is_no_archive_of_files() -> None:
    assert is_archive(zipped("a.txt", "b.txt"))
    assert not is_archive(zipped("word/document.xml", "[Content_Types].xml"))
    assert not is_archive(b"words")
    assert not is_archive(b"PK\x03\x04 cut")
