"""Where bytes come from: files, folders, standard input, zips; each source by itself, within bounds."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from comity.errors import ComityError, UnreadableFile
from comity.texts.formats.sniffing import is_archive

LARGEST = 256_000_000  # bytes of one file that are taken into memory
LARGEST_MEMBER = 100_000_000  # bytes of one file in a zip, unpacked
LARGEST_ARCHIVE = 500_000_000  # bytes of all files in a zip, unpacked
MOST_MEMBERS = 20_000
STEEPEST = 200  # times that a large member may be larger than it was packed
DEEPEST = 2  # zips within zips
SKIPPED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Blob(msgspec.Struct, frozen=True):
    """The bytes of one source file, or the error that says why there are none; `sha256` is of the whole file."""

    path: str
    data: bytes = b""
    sha256: str = ""
    partial: str | None = None
    error: ComityError | None = None


def blobs(paths: Iterable[str | Path]) -> Iterator[Blob]:
    """The files that paths stand for, one after another; "-" is standard input."""
    for path in paths:
        if str(path) == "-":
            yield from _opened(_stdin())
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _opened(_file(Path(path)))


def _folder(folder: Path) -> Iterator[Blob]:
    found = False
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name not in SKIPPED:
                found = True
                yield from _opened(_file(Path(root, name)))
    if not found:
        yield _failed(str(folder), "is a folder without files", "Give a folder that holds texts.")


def _file(path: Path) -> Blob:
    try:
        if not path.exists():
            return _failed(str(path), "no such file", "Check the name; a path with spaces needs quotation marks.")
        if not path.is_file():
            return _failed(str(path), "is not a file", "Give a file, a folder, or - for standard input.")
        with path.open("rb") as stream:
            return _read(stream, str(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _failed(str(path), f"cannot be opened ({reason})", "Check the file and your rights to it.")


def _stdin() -> Blob:
    return _read(sys.stdin.buffer, "-")


def _read(stream: BinaryIO, path: str) -> Blob:
    """A stream's bytes up to the limit, and the hash of all of them."""
    digest, kept, size = hashlib.sha256(), [], 0
    while block := stream.read(1 << 20):
        digest.update(block)
        if size < LARGEST:
            kept.append(block)
        size += len(block)
    data = b"".join(kept)[:LARGEST]
    partial = f"only the first {LARGEST:,} of {size:,} bytes were read. Split the file." if size > LARGEST else None
    return Blob(path, data, digest.hexdigest(), partial)


def _failed(path: str, what: str, remedy: str) -> Blob:
    return Blob(path, error=UnreadableFile(what, where=path, remedy=remedy))


# ── zips ─────────────────────────────────────────────────────────────────────────────────────────────


def _opened(blob: Blob, depth: int = 0) -> Iterator[Blob]:
    """A blob itself, or the files in it where it is a zip."""
    if blob.error or not is_archive(blob.data):
        yield blob
    elif depth >= DEEPEST:
        yield _failed(blob.path, "is a zip within zips", "Unpack it first.")
    else:
        yield from _members(blob, depth)


def _members(blob: Blob, depth: int) -> Iterator[Blob]:
    with zipfile.ZipFile(io.BytesIO(blob.data)) as archive:
        members = [m for m in archive.infolist() if m.filename and not m.is_dir()]
        if len(members) > MOST_MEMBERS:
            yield _failed(blob.path, f"holds {len(members):,} files", f"At most {MOST_MEMBERS:,} are read; split it.")
            return
        if not members:
            yield _failed(blob.path, "is a zip without files", "Give a zip that holds texts.")
        total = 0
        for member in members:
            if _hidden(member.filename):
                continue
            taken = _member(archive, member, f"{blob.path}/{member.filename}", LARGEST_ARCHIVE - total)
            total += len(taken.data)
            yield from _opened(taken, depth + 1)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or parts[0] == "__MACOSX" or parts[-1] in SKIPPED or parts[-1].startswith("._")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, left: int) -> Blob:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        return _failed(
            path, "is a file in a zip whose name leads outside it", "It was not read; check the zip’s origin."
        )
    if member.flag_bits & 1:
        return _failed(path, "is encrypted", "Unpack the zip with its password first.")
    most = min(LARGEST_MEMBER, left)
    steep = member.file_size > 1_000_000 and member.file_size > STEEPEST * max(1, member.compress_size)
    if member.file_size > most or steep:
        return _failed(
            path, f"unpacks to {member.file_size:,} bytes, as a zip bomb does", "Unpack it yourself if you trust it."
        )
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        return _failed(path, f"is damaged within the zip ({error})", "Pack or fetch it again.")
    except Exception as error:  # zlib.error and what other compressions raise
        return _failed(path, f"is damaged within the zip ({error})", "Pack or fetch it again.")
    if len(data) > most:
        return _failed(path, "unpacks to more than its zip says", "Unpack it yourself if you trust it.")
    return Blob(path, data, hashlib.sha256(data).hexdigest())
