"""The reading beside the pages: a process of its own, so that no page waits for it; it can be stopped and goes on.

What is to be read stands in the case (`case.unfinished`), so that nothing is lost when the process ends in the middle.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import msgspec

from comity.errors import ComityError

Work = Callable[[str, Connection], None]


class Progress(msgspec.Struct, frozen=True):
    """How far the reading is. `state`: idle, starting, reading or stopped; `left` are seconds."""

    state: str = "idle"
    what: str = ""
    done: int = 0
    total: int = 0
    left: int | None = None
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Background:
    """Reads files into a case, one order after the other."""

    def __init__(self, case: Path, work: Work | None = None) -> None:
        self._case, self._work = case, work or serve_orders
        self._process: BaseProcess | None = None
        self._orders: Connection | None = None
        self._lock = threading.Lock()
        self._open = 0
        self._begun = 0.0
        self._progress = Progress()

    def progress(self) -> Progress:
        """How far the reading is now."""
        with self._lock:
            return self._progress

    def warm(self) -> None:
        """Start the process and let it load what reading needs, so that the first text is read at once."""
        with self._lock:
            self._started()

    def read(self, paths: list[str]) -> None:
        """Read files; without any, what an earlier reading left."""
        with self._lock:
            orders = self._started()
            self._open += 1
            if self._progress.state in ("idle", "stopped"):
                self._begun = time.monotonic()
                self._progress = Progress("starting")
            orders.send(paths)

    def stop(self) -> None:
        """End the reading where it is; it can go on later."""
        with self._lock:
            if self._process is not None:
                self._process.terminate()
                self._process.join(5)
            self._process, self._orders, self._open = None, None, 0
            if self._progress.state in ("starting", "reading"):
                self._progress = msgspec.structs.replace(self._progress, state="stopped", left=None)

    def forget(self) -> None:
        """Forget what could not be read: it was seen."""
        with self._lock:
            self._progress = msgspec.structs.replace(self._progress, failures=(), warnings=())

    def _started(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._orders is not None:
            return self._orders
        context = multiprocessing.get_context("spawn")
        mine, theirs = context.Pipe()
        self._process = context.Process(target=self._work, args=(str(self._case), theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._orders = mine
        threading.Thread(target=self._listen, args=(mine,), daemon=True).start()
        return mine

    def _listen(self, told: Connection) -> None:
        while True:
            try:
                kind, value = told.recv()
            except (EOFError, OSError):
                break
            with self._lock:
                if told is self._orders:
                    self._hear(kind, value)
        with self._lock:
            if told is self._orders:  # it ended by itself
                self._process, self._orders = None, None
                if self._open:
                    lost = ("the reading ended unexpectedly; what was read is kept. Let it go on to try again",)
                    self._open = 0
                    self._progress = Progress("stopped", failures=(*self._progress.failures, *lost))

    def _hear(self, kind: str, value: Any) -> None:
        now = self._progress
        if kind == "progress":
            what, done, total = value
            spent = time.monotonic() - self._begun
            left = round(spent / done * (total - done)) if done and total >= done else None
            self._progress = Progress("reading", what, done, total, left, now.failures, now.warnings)
        elif kind == "done":
            self._open = max(0, self._open - 1)
            failures, warnings = value
            self._progress = Progress(
                "idle" if not self._open else "reading", "", now.done, now.total, None,
                tuple(dict.fromkeys((*now.failures, *failures))), tuple(dict.fromkeys((*now.warnings, *warnings))),
            )  # fmt: skip


def serve_orders(case: str, orders: Connection) -> None:
    """The process: loads what reading needs, then reads what it is sent until the other side is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which ends this
    _load()
    while True:
        try:
            paths = orders.recv()
        except EOFError:
            return
        orders.send(("done", _read(case, paths, orders)))
        if not orders.poll():  # nothing waits: the pairs of readouts are compared
            _compare(case)


def _read(case: str, paths: list[str], told: Connection) -> tuple[list[str], list[str]]:
    from comity.case import read

    try:
        made = read(paths, case=case, progress=lambda *now: told.send(("progress", now)))
    except ComityError as error:
        return [str(error)], []
    except Exception as error:
        return [f"a fault of the program: {type(error).__name__}: {error}. Please report it"], []
    return [str(failure) for failure in made.failures], list(made.warnings)


def _compare(case: str) -> None:
    from comity.case import Case
    from comity.report import sections

    with contextlib.suppress(ComityError):  # a case in use, or gone: the next reading compares
        sections.keep_left_out(Case.open(case, must_exist=True))


def _load() -> None:
    from comity import reading, texts

    sample = texts.document_from_text("The minister of Norway said on 3 May 2024 that Sweden supports Finland.")
    for _ in reading.evidence_of([sample]):
        pass
