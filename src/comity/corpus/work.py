"""The work on one text of a corpus, as every engine does it: its documents in, the rows of their evidence out.

Both are bytes, so that they cross to another process or machine.
"""

from __future__ import annotations

import msgspec

from comity.corpus.layers import Rows, rows
from comity.corpus.units import Unit
from comity.model import Document
from comity.reading import evidence_of

__all__ = ["Task", "code", "evidence_of", "packed", "unpacked"]


class Task(msgspec.Struct, frozen=True):
    """A text to code: its unit, its documents, and whether it is read by rules alone."""

    unit: Unit
    documents: tuple[Document, ...]
    fast: bool = False


def packed(task: Task) -> bytes:
    """A task as it travels to a worker."""
    return msgspec.msgpack.encode(task)


def code(data: bytes) -> bytes:
    """Code a text; the answer is its rows."""
    task = msgspec.msgpack.decode(data, type=Task)
    return msgspec.msgpack.encode(rows(evidence_of(task.documents, fast=task.fast), task.unit.key, task.unit.number))


def unpacked(data: bytes) -> Rows:
    """The rows of an answer."""
    found: Rows = msgspec.msgpack.decode(data)
    return found
