"""E-books: the texts of their chapters in reading order."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import unedited
from comity.texts.formats.fields import iso_date
from comity.texts.formats.html import stripped
from comity.texts.formats.marked import Archive, attribute, below, first, words
from comity.texts.formats.pieces import Extract, Piece, shortened
from comity.texts.formats.txt import decode


def extract_epub(data: bytes, path: str) -> Extract:
    """The chapters of an e-book, one below the other, with its title, author and date.

    Raises:
        UnreadableFile: it is damaged, encrypted, or holds no text.
    """
    archive = Archive(data, path, "e-book")
    if "META-INF/encryption.xml" in archive.names and b"EncryptedData" in archive.read("META-INF/encryption.xml"):
        fonts_only = b".xhtml" not in archive.read("META-INF/encryption.xml")
        if not fonts_only:
            raise UnreadableFile("is encrypted", where=path, remedy="Give an e-book without copy protection.")
    rootfile = first(archive.root("META-INF/container.xml"), "rootfile")
    package = attribute(rootfile, "full-path") if rootfile is not None else None
    if not package:
        raise archive.damaged()
    book = archive.root(package)
    places = {attribute(item, "id"): attribute(item, "href") or "" for item in below(book, "item")}
    chapters, missing = [], []
    for reference in below(book, "itemref"):
        name = posixpath.normpath(
            posixpath.join(posixpath.dirname(package), unquote(places.get(attribute(reference, "idref"), "")))
        )
        if name in archive.names:
            chapters.append(stripped(decode(archive.read(name), path)[0]) if archive.names[name] else "")
        else:
            missing.append(name)
    text, partial = shortened("\n\n".join(filter(str.strip, chapters)))
    if not text.strip():
        raise UnreadableFile("is an e-book without text", where=path, remedy="Check that it was saved whole.")
    trouble = [f"its chapter {name} is missing" for name in missing[:5]]
    notice = "; ".join(filter(None, (partial, *trouble))) or None
    return Extract("epub", text, (Piece(unedited(text), _given(book), splits=False),), partial=notice)


def _given(book: etree._Element) -> dict[str, Reasoned]:
    given = {}
    for field, name in (("title", "title"), ("author", "creator"), ("date", "date")):
        said = words(first(book, "metadata", name))
        value = iso_date(said) if field == "date" else said
        if value:
            given[field] = Reasoned(value[:500], "the e-book’s own data", 0.8)
    return given
