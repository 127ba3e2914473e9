"""Opening a case file: locks waited for, read-only places read, faults of SQLite told in a line.

Every thread has a connection of its own; a case in memory has one that its threads share.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from comity.errors import CaseError

PATIENCE = 30.0  # seconds that a writer waits for another to finish
_REMEDIES = {
    "SQLITE_BUSY": ("is in use by another program", "Wait until that has ended, and try again; nothing was lost."),
    "SQLITE_LOCKED": ("is in use by another program", "Wait until that has ended, and try again; nothing was lost."),
    "SQLITE_FULL": ("cannot grow: the disk is full", "Make room and do it again; what was stored before is whole."),
    "SQLITE_READONLY": ("cannot be written: it is read-only", "Copy it to where you can write."),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check that its folder is there and that you may write in it."),
    "SQLITE_IOERR": ("could not be read or written (a fault of the disk)", "Check the disk, and try again."),
    "SQLITE_CORRUPT": ("is damaged", "Restore a copy; `sqlite3 CASE .recover` may save what is left."),
    "SQLITE_NOTADB": ("is not a case file that can be opened", "Give another path."),
}


def told(error: sqlite3.Error, where: str | None) -> CaseError:
    """What SQLite reports, as a line for the user with the remedy."""
    name = "_".join((getattr(error, "sqlite_errorname", None) or "").split("_")[:2])
    what, remedy = _REMEDIES.get(name, ("cannot be used", "If it goes on, please report it."))
    return CaseError(f"this case {what} ({error})", where=where, remedy=remedy)


class Connection(sqlite3.Connection):
    """A connection whose faults are a `CaseError` that names the case."""

    where: str | None = None

    def execute(self, *given: Any) -> sqlite3.Cursor:
        return self._told(super().execute, *given)

    def executemany(self, *given: Any) -> sqlite3.Cursor:
        return self._told(super().executemany, *given)

    def _told(self, run: Callable[..., sqlite3.Cursor], *given: Any) -> sqlite3.Cursor:
        try:
            return run(*given)
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise told(error, self.where) from error


class Connections:
    """The connections to one case, one a thread."""

    def __init__(self, path: Path | None) -> None:
        self.path, self._own = path, threading.local()
        self.read_only = path is not None and path.exists() and not _writable(path)
        self._shared = _memory() if path is None else None

    def here(self) -> Connection:
        """The connection of this thread."""
        if self._shared is not None:
            return self._shared
        made: Connection | None = getattr(self._own, "connection", None)
        if made is None:
            made = self._own.connection = self._opened()
        return made

    def replace(self, connection: Connection) -> None:
        """From now on every thread uses this one: the copy of a case that cannot be brought up where it is."""
        self._shared = connection

    def _opened(self) -> Connection:
        assert self.path is not None
        try:
            return self._writing() if not self.read_only else self._reading()
        except sqlite3.Error as error:
            raise told(error, str(self.path)) from error

    def _writing(self) -> Connection:
        assert self.path is not None
        return _ready(sqlite3.connect(self.path, PATIENCE, isolation_level=None, factory=Connection), self.path)

    def _reading(self) -> Connection:
        assert self.path is not None
        for mode in ("mode=ro", "immutable=1"):  # a case whose log nobody can write beside it is read as it stands
            uri = f"file:{quote(str(self.path.absolute()))}?{mode}"
            made = _ready(sqlite3.connect(uri, PATIENCE, isolation_level=None, factory=Connection, uri=True), self.path)
            try:
                made.execute("SELECT count(*) FROM sqlite_master")
            except CaseError:
                if mode == "immutable=1":
                    raise
                continue
            return made
        raise AssertionError("one of the two modes returns or raises")


def _ready(made: sqlite3.Connection, path: Path | None) -> Connection:
    assert isinstance(made, Connection)
    made.where = str(path) if path else None
    made.execute("PRAGMA foreign_keys=ON")
    return made


def _memory() -> Connection:
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=Connection)
    return _ready(made, None)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def log_ahead(connection: Connection) -> None:
    """Readers and a writer side by side; while another process is just making the same case, wait for it."""
    until = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except CaseError as error:
            if "in use" not in error.what or time.monotonic() > until:
                raise
            time.sleep(0.05)
