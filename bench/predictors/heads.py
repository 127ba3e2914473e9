"""Kind, issuer, speaker, author, outlet, date, place and title of a document, from its head and its tail alone.

The head and the tail are read as a file is, by `comity.texts.read`; `comity.language.voiced` tells the actors.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity import language, record, texts
from comity.model import Document

# the gold's names of kinds that are called otherwise here
KINDS = {"press release": "statement", "communiqué": "communique", "unknown": "statement"}
FIELDS = ("issuer", "speaker", "author", "outlet", "date", "place", "title")


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row."""
    registry = record.registry()
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            document = _read(Path(folder, "page.txt"), _page(row))
            yield {"id": row["id"]} | (_fields(language.voiced(document, registry)) if document else {})


def _page(row: dict[str, Any]) -> str:
    """The page as far as it is known: the head, and the tail where it is not the head's own end."""
    head, tail = row.get("head") or "", row.get("tail") or ""
    whole = not tail.strip() or tail.strip()[-100:] in head
    return head if whole else f"{head.rstrip()}\n\n{tail.lstrip()}"


def _read(path: Path, page: str) -> Document | None:
    path.write_text(page, "utf-8")
    documents = [document for reading in texts.read(path) for document in reading.documents]
    return max(documents, key=lambda document: len(document.text), default=None)


def _fields(document: Document) -> dict[str, Any]:
    values = {name: getattr(getattr(document, name), "value", None) for name in FIELDS}
    kind = KINDS.get(document.kind.value, document.kind.value)
    if values["speaker"]:  # a label may give the office after the name
        values["speaker"] = values["speaker"].split(",")[0]
    actors = [actor.upper() for actor in document.issuer_actors]
    return {"kind": kind, "issuer_actor": actors or None} | values
