"""E-books: chapters in reading order, with what the book says of itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.epub import extract_epub

PACKAGE = """<package xmlns="urn:o" xmlns:dc="urn:d"><metadata><dc:title>Letters</dc:title><dc:creator>Ana Dorn
</dc:creator><dc:date>2024-05-20</dc:date></metadata><manifest><item id="a" href="one.xhtml"/>
<item id="b" href="the%20other.xhtml"/><item id="c" href="lost.xhtml"/></manifest>
<spine><itemref idref="b"/><itemref idref="a"/>{more}</spine></package>"""
CONTAINER = '<container><rootfiles><rootfile full-path="book/x.opf"/></rootfiles></container>'


def epub(more: str = "", words: str = "The council met.", encryption: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("META-INF/container.xml", CONTAINER)
        made.writestr("book/x.opf", PACKAGE.format(more=more))
        made.writestr("book/one.xhtml", f"<html><body><p>{words}</p></body></html>")
        made.writestr("book/the other.xhtml", f"<html><body><p>{words and 'It agreed.'}</p></body></html>")
        if encryption:
            made.writestr("META-INF/encryption.xml", encryption)
    return data.getvalue()


def test_chapters_stand_in_the_order_of_reading_with_title_author_and_date() -> None:
    found = extract_epub(epub(), "a.epub")
    assert found.text.split() == ["It", "agreed.", "The", "council", "met."]
    (piece,) = found.pieces
    assert {field: said.value for field, said in piece.given.items()} == {
        "title": "Letters", "author": "Ana Dorn", "date": "2024-05-20",
    }  # fmt: skip
    assert found.partial is None


def test_a_chapter_that_is_missing_is_told_and_costs_only_itself() -> None:
    found = extract_epub(epub('<itemref idref="c"/>'), "a.epub")
    assert "The council met." in found.text
    assert found.partial == "its chapter book/lost.xhtml is missing"


def test_a_book_without_text_or_with_copy_protection_is_told() -> None:
    with pytest.raises(UnreadableFile, match="without text"):
        extract_epub(epub(words=""), "a.epub")
    with pytest.raises(UnreadableFile, match="is encrypted"):
        extract_epub(epub(encryption="<EncryptedData>book/one.xhtml</EncryptedData>"), "a.epub")
    fonts = "<EncryptedData>book/serif.otf</EncryptedData>"
    assert "The council met." in extract_epub(epub(encryption=fonts), "a.epub").text
