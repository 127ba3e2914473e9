"""What is coded and not yet in a partition: records appended to a file, a last one that was cut short passed over."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from comity.corpus.units import Unit

_HEAD = 8  # bytes before each record: its length and its checksum


class Coded(msgspec.Struct, frozen=True):
    """A text that was coded: its rows by layer, or why it failed; `settings` tell under which settings."""

    unit: Unit
    settings: str
    rows: dict[str, list[tuple[Any, ...]]] = {}
    failure: str | None = None


def append(path: Path, coded: Coded) -> None:
    """Add a record to a spool, made where it is missing."""
    data = msgspec.msgpack.encode(coded)
    head = len(data).to_bytes(4, "big") + zlib.crc32(data).to_bytes(4, "big")
    with path.open("ab") as file:
        file.write(head + data)


def records(path: Path) -> Iterator[Coded]:
    """The whole records of a spool, in order; what stands behind the last whole one is cut off the file."""
    if not path.exists():
        return
    whole = 0
    with path.open("rb") as file:
        while len(head := file.read(_HEAD)) == _HEAD:
            data = file.read(int.from_bytes(head[:4], "big"))
            if len(data) != int.from_bytes(head[:4], "big") or zlib.crc32(data) != int.from_bytes(head[4:], "big"):
                break
            whole += _HEAD + len(data)
            yield msgspec.msgpack.decode(data, type=Coded)
    if whole < path.stat().st_size:
        with path.open("ab") as file:
            file.truncate(whole)
