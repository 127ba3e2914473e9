"""Files that a command writes: whole or not at all, never on top of a case, every fault told in a line.

with output(path) as draft:         one file: written beside its place, moved there when all is written
with output_folder(path) as folder: several files of one folder, moved there together

with table(path) as rows:              a CSV whose cells no spreadsheet runs
"""

from __future__ import annotations

import csv
import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from comity.errors import CaseError, OutputError

# What a spreadsheet takes for a formula: these at the beginning of a cell, in wide forms too. Numbers are none.
FORMULA = r"^('*[=+\-@\t\r\n＝＋－＠])"
_FORMULA = re.compile(FORMULA)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:/\d+)?")


@contextmanager
def output(path: str | Path) -> Iterator[Path]:
    """Where to write a file that is to stand at `path`: a draft beside it, which is moved there when all is written.

    What stood there stays as it was until then. A device or pipe is written as it is.

    Raises:
        CaseError: there is a case.
        OutputError: there is a folder, or the place cannot be written.
    """
    target = Path(path)
    with _told(target):
        _free(target)
        if target.exists() and not target.is_file():
            yield target
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=".comity-") as folder:
            draft = Path(folder, target.name)
            yield draft
            draft.replace(target.resolve() if target.is_symlink() else target)


@contextmanager
def output_folder(path: str | Path) -> Iterator[Path]:
    """An empty folder to write into; its files are moved to `path` when all are written.

    Raises:
        OutputError: there is a file, or the place cannot be written.
    """
    target = Path(path)
    with _told(target):
        not_a_case(target)
        if target.exists() and not target.is_dir():
            raise OutputError("this is a file", where=str(target), remedy="Give a folder to write into.")
        target.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target, prefix=".comity-") as name:
            yield Path(name)
            for draft in sorted(Path(name).iterdir()):
                _free(target / draft.name)
                draft.replace(target / draft.name)


@contextmanager
def table(path: str | Path, dialect: str = "excel") -> Iterator[Rows]:
    """A CSV to write, row by row, as `output` writes it."""
    with output(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        yield Rows(csv.writer(file, dialect))


class Rows:
    """Writes rows whose cells no spreadsheet runs."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def write(self, *cells: object) -> None:
        """Write one row."""
        self._writer.writerow([cell(one) for one in cells])

    def write_all(self, many: Iterable[Iterable[object]]) -> None:
        """Write many rows."""
        for one in many:
            self.write(*one)


def cell(value: object) -> object:
    """A value as a cell that no spreadsheet runs: what would be a formula stands behind an apostrophe.

    >>> cell("=1+1"), cell("-0.5"), cell("- said nobody"), cell(3)
    ("'=1+1", '-0.5', "'- said nobody", 3)
    """
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def is_case(path: str | Path) -> bool:
    """Whether a file is a SQLite file, as every case is, or belongs to one that is open."""
    path = Path(path)
    if path.name.endswith(("-wal", "-shm", "-journal")) and is_case(path.with_name(path.name.rsplit("-", 1)[0])):
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except (OSError, ValueError):  # a name that no file can have, or a file that may not be read
        return False


def not_a_case(path: Path | None) -> Path | None:
    """The path of an output, which must not be a case.

    Raises:
        CaseError: a case is there, which the output would destroy.
    """
    if path is not None and is_case(path):
        raise CaseError("this is a case, which an output would destroy", where=str(path), remedy="Give another path.")
    return path


def _free(target: Path) -> None:
    not_a_case(target)
    if target.is_dir():
        raise OutputError("this is a folder", where=str(target), remedy="Give the name of a file to write.")


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        remedy = "Make room and do it again." if full else "Give a path in a folder in which you may write."
        raise OutputError(f"cannot be written ({why})", where=str(target), remedy=remedy) from error
