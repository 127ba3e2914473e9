"""The texts of a corpus: which there are, what tells them apart, and their documents, one text after another.

A text is what is coded as a whole: a row of a table, a message, or a file with the documents in it. It is known by its
words and what is said of them, so that it is the same text wherever it lies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from comity import texts
from comity.errors import ComityError
from comity.model import Document, SourceFile


class Unit(msgspec.Struct, frozen=True, array_like=True):
    """A text of a corpus: its key, its file, its number in it, and its length in words."""

    key: str
    path: str
    number: int
    words: int

    def share(self, shares: int) -> int:
        """In which of so many shares it is, by its content: 0 to shares - 1."""
        return int(self.key[:12], 16) % shares


class Listed(msgspec.Struct, frozen=True):
    """A source file and its texts; `source` holds no text."""

    source: SourceFile
    units: tuple[Unit, ...]


class Listing(msgspec.Struct, frozen=True):
    """All texts of a corpus, file by file; `said` is what was said of them beforehand."""

    said: str
    files: tuple[Listed, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for file in self.files for unit in file.units)


class Inputs(msgspec.Struct, frozen=True):
    """What is to be coded: files, and what is said of their texts."""

    paths: tuple[str, ...]
    options: texts.Options = texts.PLAIN
    meta: texts.Meta | None = None

    def said(self) -> str:
        """What is said of the texts, in short: it changes when that does."""
        given = {field: said.value for field, said in self.options.given.items()}
        table = Path(self.meta.path).read_bytes() if self.meta else b""
        parts = (sorted(self.options.columns.items()), sorted(given.items()), self.options.ocr)
        return hashlib.sha256(msgspec.json.encode(parts) + table).hexdigest()[:16]


def listed(corpus: Inputs, before: Listing | None) -> tuple[Listing, list[ComityError]]:
    """The texts of a corpus, and what could not be read; files that are as they were `before` are not opened."""
    said = corpus.said()
    known = {file.source.path: file for file in before.files} if before and before.said == said else {}
    found: dict[str, tuple[SourceFile, list[Unit]]] = {}
    errors: list[ComityError] = []

    def same(path: str, sha256: str) -> bool:
        return path in known and known[path].source.sha256 == sha256 and not path.lower().endswith((".eml", ".mbox"))

    def note(source: SourceFile, number: int, text: texts.Piece) -> bool:
        unit = Unit(_key(text), source.path, number, len(text.edited.text.split()))
        found.setdefault(source.path, (_bare(source), []))[1].append(unit)
        return False

    for one in texts.read_pieces(corpus.paths, options=corpus.options, meta=corpus.meta, wanted=note, known=same):
        if one.known:
            found[one.path] = known[one.path].source, list(known[one.path].units)
        elif one.error:
            errors.append(one.error)
    lost = (texts.Reading(path, source).lost for path, (source, _) in found.items())
    return Listing(said, tuple(_once(found.values()))), [*errors, *filter(None, lost)]


def documents(corpus: Inputs, wanted: Container[Unit], listing: Listing) -> Iterator[tuple[Unit, texts.Reading]]:
    """The readings of those texts that are wanted, in order."""
    places = {(unit.path, unit.number): unit for unit in listing.units if unit in wanted}
    paths = {part for path, _ in places for part in _within(path)}

    def later(source: SourceFile, number: int, _: texts.Piece) -> bool:
        return (source.path, number) in places

    def elsewhere(path: str, _: str) -> bool:
        return path not in paths

    for one in texts.read_pieces(corpus.paths, options=corpus.options, meta=corpus.meta, wanted=later, known=elsewhere):
        if unit := places.get((one.path, one.number)):
            yield unit, one


def own(found: Sequence[Document], unit: Unit) -> tuple[Document, ...]:
    """Documents with ids of their own in the corpus, of their words and their text's key."""
    named = (hashlib.sha256(f"{document.id} {unit.key}".encode()).hexdigest()[:12] for document in found)
    return tuple(msgspec.structs.replace(document, id=id) for document, id in zip(found, named, strict=True))


def _within(path: str) -> Iterator[str]:
    """A path and all that it is within: a letter that holds the file, a zip."""
    yield path
    yield from (path[:n] for n, sign in enumerate(path) if sign == "/")


def _bare(source: SourceFile) -> SourceFile:
    return msgspec.structs.replace(source, text="")


def _key(text: texts.Piece) -> str:
    """What tells a text apart: its words, and what is said of it."""
    said = {field: reasoned.value for field, reasoned in text.given.items()}
    told = msgspec.json.encode((sorted(said.items()), sorted(text.metadata.items())))
    return hashlib.sha256(text.edited.text.encode("utf-8", "surrogatepass") + told).hexdigest()[:16]


def _once(found: Iterable[tuple[SourceFile, list[Unit]]]) -> Iterator[Listed]:
    """Files with their texts, a text that stands in the corpus again with a key of its own."""
    times: dict[str, int] = {}
    for source, units in found:
        own = []
        for unit in units:
            key = unit.key.partition("-")[0]
            times[key] = times.get(key, 0) + 1
            own.append(msgspec.structs.replace(unit, key=key if times[key] == 1 else f"{key}-{times[key]}"))
        yield Listed(source, tuple(own))
