"""The file that a text was read from, as long as it stands where it stood and is the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from comity.case import Case
from comity.errors import NothingFound


def original(case: Case, id: str, format: str = "pdf") -> Path | None:
    """The file of a text, where it is of a format, still there, and byte for byte what was read; else None."""
    homes = {document.source for document in case.documents.within(id)}
    for source in case.sources:
        if source.id in homes and source.format == format:
            for place in (Path(source.path), case.path.parent / source.path if case.path else Path(source.path)):
                if place.is_file() and _hash(place) == source.sha256:
                    return place
    return None


def bytes_of(case: Case, id: str) -> bytes:
    """The file of a text.

    Raises:
        NothingFound: it was moved or changed since it was read.
    """
    place = original(case, id)
    if place is None:
        raise NothingFound("the file of this text is gone or was changed", remedy="Read it again from where it is.")
    return place.read_bytes()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
