"""OpenDocument texts: paragraphs, tables, text boxes and notes in their order; what was deleted is left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from comity.errors import UnreadableFile
from comity.texts.formats.docx import COMMENTS, DELETED
from comity.texts.formats.marked import Archive, attribute, below, first, local
from comity.texts.formats.pieces import Extract, whole

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "bookmark", "soft-page-break"}
)


def extract_odt(data: bytes, path: str) -> Extract:
    """The text of an OpenDocument text, one blank line between paragraphs, its notes below.

    Raises:
        UnreadableFile: it is damaged, encrypted or empty, or no text but a sheet or slides.
    """
    archive = Archive(data, path, "OpenDocument file")
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableFile("is encrypted", where=path, remedy="Save it without its password.")
    root = archive.root("content.xml")
    body = first(root, "body", "text")
    if body is None:
        raise UnreadableFile(
            "is an OpenDocument sheet or presentation, which is not read", where=path, remedy="Save it as CSV or PDF."
        )
    notes: list[str] = []
    text = "\n\n".join([*_blocks(body, notes), *notes])
    if not text.strip():
        raise UnreadableFile("holds no text", where=path, remedy="Check that it was saved whole.")
    left_out = {DELETED: first(root, "tracked-changes"), COMMENTS: first(root, "annotation")}
    repairs = tuple(repair for repair, found in left_out.items() if found is not None)
    objects = sum(local(found) in ("object", "object-ole") for found in root.iter())
    partial = f"an embedded object in it was not read ({objects})" if objects else None
    return whole("odt", text, repairs=repairs, partial=partial)


def _blocks(element: etree._Element, notes: list[str]) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name in ("p", "h"):
            said: list[str] = []
            boxes: list[etree._Element] = []
            _inline(child, said, boxes, notes)
            if "".join(said).strip():
                yield "".join(said).strip("\n")
            for box in boxes:
                yield from _blocks(box, notes)
        elif name == "table":
            for row in below(child, "table-row"):
                cells = ["\n".join(_blocks(cell, notes)).strip() for cell in row if local(cell) == "table-cell"]
                if any(cells):
                    yield "\t".join(cell for cell in cells if cell)
        elif name not in _SKIPPED:
            yield from _blocks(child, notes)


def _inline(element: etree._Element, said: list[str], boxes: list[etree._Element], notes: list[str]) -> None:
    said.append(element.text or "")
    for child in element:
        match local(child):
            case "s":
                count = attribute(child, "c") or "1"
                said.append(" " * min(100, int(count) if count.isdigit() else 1))
            case "tab":
                said.append("\t")
            case "line-break":
                said.append("\n")
            case "note":
                body = first(child, "note-body")
                notes += _blocks(body, notes) if body is not None else ()
            case "text-box":
                boxes.append(child)
            case name if name not in _SKIPPED:
                _inline(child, said, boxes, notes)
        said.append(child.tail or "")
