"""XML in archives and files, parsed within bounds: no entities, no network, no more than so many bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from comity.errors import UnreadableFile

MOST_BYTES = 300_000_000  # of an archive unpacked; more is taken for a zip bomb
MOST_MEMBER = 100_000_000


def parsed(data: bytes) -> etree._Element:
    """The root of an XML text.

    Raises:
        ValueError: it is not well-formed, or too deep or long for a parser to take.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none (an entity)."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


def below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a name below another, in order, whatever their namespace."""
    return (found for found in element.iter() if local(found) == name)


def first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element at the end of a path of names, at any depth between."""
    found: etree._Element | None = element
    for name in path:
        found = next(below(found, name), None) if found is not None else None
    return found


def words(element: etree._Element | None) -> str:
    """The text of an element, white space made single."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


class Archive:
    """A zip of XML files, opened within bounds."""

    def __init__(self, data: bytes, path: str, what: str) -> None:
        """Open it.

        Raises:
            UnreadableFile: it is damaged, encrypted, or unpacks to too much.
        """
        self.path, self.what = path, what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged() from error
        size = sum(member.file_size for member in members)
        if size > MOST_BYTES:
            raise UnreadableFile(f"unpacks to {size:,} bytes", where=path, remedy="Check where it comes from.")
        self.names = {member.filename: member.file_size for member in members}

    def read(self, name: str) -> bytes:
        """The bytes of one file of the archive.

        Raises:
            UnreadableFile: it is not there, damaged or encrypted.
        """
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MOST_MEMBER + 1)
        except Exception as error:  # zlib.error and what other compressions raise
            if "password" in str(error) or "encrypted" in str(error):
                raise UnreadableFile("is encrypted", where=self.path, remedy="Save it without its password.") from error
            raise self.damaged() from error
        if len(data) > MOST_MEMBER:
            raise UnreadableFile("unpacks to too much", where=self.path, remedy="Check where it comes from.")
        return data

    def root(self, name: str) -> etree._Element:
        """The root of an XML file of the archive.

        Raises:
            UnreadableFile: it is not there or damaged.
        """
        try:
            return parsed(self.read(name))
        except ValueError as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadableFile:
        return UnreadableFile(f"is a damaged or cut off {self.what}", where=self.path, remedy="Save or fetch it again.")
