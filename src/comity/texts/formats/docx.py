"""Word documents: paragraphs, tables, text boxes and notes in their order; what was deleted is left out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from comity.errors import UnreadableFile
from comity.texts.formats.marked import Archive, attribute, below, local
from comity.texts.formats.pieces import Extract, whole

DELETED = "tracked deletions left out"
HEADS = "running heads and feet left out"
COMMENTS = "comments left out"
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PARTS = {"diagrams/data": "a diagram", "charts/chart": "a chart", "embeddings/": "an embedded file", "afchunk": "a "
          "part in another format"}  # fmt: skip


def extract_docx(data: bytes, path: str) -> Extract:
    """The text of a Word document, one blank line between paragraphs, its notes below.

    Raises:
        UnreadableFile: it is damaged, cut off, encrypted, empty, or unpacks to too much.
    """
    archive = Archive(data, path, "Word document")
    main = _main(archive)
    root = archive.root(main)
    paragraphs = list(_blocks(root))
    for notes in ("footnotes", "endnotes"):
        name = posixpath.join(posixpath.dirname(main), f"{notes}.xml")
        if name in archive.names:
            paragraphs += _notes(archive.root(name))
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise UnreadableFile(
            "holds no text", where=path, remedy="If it holds images of pages, run them through OCR first."
        )
    left_out = {
        DELETED: any(local(e) in ("del", "moveFrom") for e in root.iter()),
        HEADS: any("/header" in name or "/footer" in name for name in archive.names),
        COMMENTS: any(name.endswith("/comments.xml") for name in archive.names),
    }
    repairs = tuple(repair for repair, made in left_out.items() if made)
    return whole("docx", text, repairs=repairs, partial="; ".join(_unread(archive)) or None)


def _main(archive: Archive) -> str:
    """The part that holds the document's words."""
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    for relation in below(archive.root("_rels/.rels"), "Relationship"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    raise archive.damaged()


def _unread(archive: Archive) -> Iterator[str]:
    """What the archive holds of words in other forms."""
    for part, what in _PARTS.items():
        times = sum(part in name.lower() for name in archive.names)
        if times:
            yield f"{what} in it was not read" if times == 1 else f"{what} in it was not read ({times} times)"


def _blocks(element: etree._Element) -> Iterator[str]:
    """The paragraphs below an element; a table's rows with tabs between cells."""
    for child in element:
        name = local(child)
        if name == "p":
            said, boxes = _paragraph(child)
            if said.strip():
                yield said.strip("\n")
            for box in boxes:
                yield from _blocks(box)
        elif name == "tbl":
            yield from _rows(child)
        elif name not in _SKIPPED:
            yield from _blocks(child)


def _rows(table: etree._Element) -> Iterator[str]:
    for row in _children(table, "tr"):
        cells = ["\n".join(_blocks(cell)).strip() for cell in _children(row, "tc")]
        if any(cells):
            yield "\t".join(cell for cell in cells if cell)


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of a name, also where they stand in content controls or insertions; deleted ones left out."""
    for child in element:
        if local(child) == name:
            if not any(local(mark) == "del" for mark in child[0]) if len(child) and local(child[0]) == "trPr" else True:
                yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _children(child, name)


def _paragraph(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    """The words of a paragraph, and the text boxes that are anchored in it."""
    said: list[str] = []
    boxes: list[etree._Element] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        name = local(element)
        if name in ("t", "sym"):
            said.append(element.text or "")
        elif name in _SIGNS and element is not paragraph:
            said.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(element)
        elif name not in _SKIPPED:
            stack.extend(reversed(element))
    return "".join(said), boxes


def _notes(root: etree._Element) -> Iterator[str]:
    for note in root:
        if attribute(note, "type") in (None, "normal"):
            yield from _blocks(note)
