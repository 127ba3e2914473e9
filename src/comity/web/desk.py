"""The desk: the case that is open, the reading beside it, and what was made of the case since it last changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from comity.case import Case
from comity.web.background import Background

T = TypeVar("T")
MOST = 48  # answers that are kept: long texts are large


class Desk:
    """One case, opened for the browser; other programs may read into it at the same time."""

    def __init__(self, path: str | Path, background: Background | None = None) -> None:
        self.path = Path(path).absolute()
        self.case = Case.open(self.path)
        self.background = background or Background(self.path)
        self._made: dict[tuple[Any, ...], Any] = {}
        self._stamp: tuple[int, ...] = ()
        self._lock = threading.Lock()

    @property
    def files(self) -> Path:
        """The folder beside the case in which files that were dropped are kept."""
        return self.path.with_name(f"{self.path.stem}.files")

    def once(self, name: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What is made once, until somebody writes to the case."""
        stamp = self.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._made = stamp, {}
            if name in self._made:
                found: T = self._made[name]
                return found
        value = make()
        with self._lock:
            if stamp == self._stamp:
                self._made[name] = value
                while len(self._made) > MOST:
                    del self._made[next(iter(self._made))]
        return value

    def stamp(self) -> tuple[int, ...]:
        """Numbers that change whenever anybody writes to the case."""
        found: list[int] = []
        for path in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            try:
                status = os.stat(path)
            except OSError:
                continue
            found += [status.st_mtime_ns, status.st_size]
        return tuple(found)
