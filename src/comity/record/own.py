"""Rows of a user's own, kept for this process; they come before what the package has (`adding` reads them)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

DATASET = "own"


class OwnRow(NamedTuple):
    """One row, with the ids of its parties (of an office, b is the person's name)."""

    kind: str
    a: str
    b: str
    status: str | None
    start: str | None
    end: str | None
    source: str | None
    checked: str


_ROWS: list[OwnRow] = []


def rows(*kinds: str) -> tuple[OwnRow, ...]:
    """The rows added, of some kinds or of all."""
    return tuple(row for row in _ROWS if not kinds or row.kind in kinds)


def keep(added: Iterable[OwnRow]) -> None:
    """Add rows to those kept."""
    _ROWS.extend(added)


def drop() -> None:
    """Take every row out again."""
    _ROWS.clear()
