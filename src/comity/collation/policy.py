"""By what a table of verdicts was made: the version, the settings and the sources, each by its hash.

Two tables with one fingerprint were made by the same rules from the same texts. Where it differs, it says in what, and
`changed` tells which verdicts do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from comity.collation.similarity import vectors
from comity.model import Document

LENGTH = 12  # hexadecimal digits of a hash that are shown


class Policy(msgspec.Struct, frozen=True):
    """The version of the program, the hash of its rules and words, whether sense was compared, and texts by hash."""

    version: str
    settings: str
    by_sense: bool
    texts: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """One hash of all of it."""
        return _hash(msgspec.json.encode(self, order="deterministic"))


def policy(documents: Iterable[Document]) -> Policy:
    """The policy under which verdicts on and against these documents are made now."""
    try:
        number = version("comity")
    except PackageNotFoundError:
        number = "unknown"
    return Policy(number, settings(), _by_sense(), {document.path: text_hash(document) for document in documents})


def text_hash(document: Document) -> str:
    """A document's text by its hash; the same for the same characters."""
    return _hash(document.text.encode("utf-8", "surrogatepass"))


@cache
def settings() -> str:
    """The rules and words of this room by one hash."""
    room = files("comity.collation")
    made = hashlib.sha256()
    for place in _all_in(room):
        made.update(place.name.encode() + place.read_bytes())
    return made.hexdigest()[:LENGTH]


def _all_in(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for place in sorted(folder.iterdir(), key=lambda each: each.name):
        if place.is_dir() and place.name != "__pycache__":
            found += _all_in(place)
        elif place.name.endswith((".py", ".yaml", ".txt", ".gz")):
            found.append(place)
    return found


@cache
def _by_sense() -> bool:
    return vectors(["sense"]) is not None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:LENGTH]


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What changed between two tables, by key: (key, before, now); empty where one has no such row.

    >>> changed({"a": "verbatim", "b": "trimmed"}, {"a": "altered", "b": "trimmed", "c": "merged"})
    [('a', 'verbatim', 'altered'), ('c', '', 'merged')]
    """
    keys = dict.fromkeys([*before, *now])
    return [(k, before.get(k, ""), now.get(k, "")) for k in keys if before.get(k, "") != now.get(k, "")]
