"""Engines: one way to have texts coded, whoever codes them.

    for name, answer in engine(tasks): ...

`tasks` are pairs of a name and bytes, taken only as fast as they are worked on; answers come as they are done, each
with the name of its task. An answer is bytes, or `Failed`, which says why there are none. A worker that dies costs its
text one more try, then the text alone.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from comity.corpus.worker import read, said, write

Name = TypeVar("Name")
Tasks = Iterable[tuple[Name, bytes]]
MEMORY = 1500  # megabytes that a worker may hold while it reads a text
SPENT = 0.8  # share of these after which a worker that has done its text makes room for a new one
TRIES = 2  # workers that a text may cost
# One thread a worker, parser and all: they share the processors among them.
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


class Failed(NamedTuple):
    """Why a text has no answer, in words for the user."""

    reason: str


def serial(work: Callable[[bytes], bytes], tasks: Tasks[Name]) -> Iterator[tuple[Name, bytes | Failed]]:
    """One after another in this process."""
    for name, data in tasks:
        try:
            answer: bytes | Failed = work(data)
        except Exception as error:
            answer = Failed(said(error))
        yield name, answer


def processes(
    work: str, tasks: Tasks[Name], workers: int, memory: int = MEMORY
) -> Iterator[tuple[Name, bytes | Failed]]:
    """In worker processes of this machine, each with one text in hand.

    Args:
        work: the function that they call, as "module:name".
        tasks: the texts.
        workers: how many processes.
        memory: megabytes that a worker may hold; one that holds more is stopped, and its text named.
    """
    left = iter(tasks)
    again: list[tuple[Name, bytes, int]] = []
    busy: dict[_Worker, tuple[Name, bytes, int]] = {}
    with ExitStack() as stack:
        idle = [_Worker(work, stack) for _ in range(workers)]
        while True:
            while idle and (task := again.pop() if again else _next(left)):
                worker = idle.pop()
                busy[worker] = task
                worker.send(task[1])
            if not busy:
                return
            for worker in _done(list(busy), memory):
                name, data, tries = busy.pop(worker)
                answer = worker.answer()
                if answer is not None:
                    yield name, answer
                elif worker.stopped or tries + 1 >= TRIES:
                    yield name, Failed(worker.end(memory))
                else:
                    again.append((name, data, tries + 1))
                fresh = answer is None or worker.held() > SPENT * memory
                idle.append(_Worker(work, stack) if fresh else worker)
                if fresh:
                    worker.stop()


def _next(tasks: Iterator[tuple[Name, bytes]]) -> tuple[Name, bytes, int] | None:
    for name, data in tasks:
        return name, data, 0
    return None


def _done(busy: list[_Worker], memory: int) -> list[_Worker]:
    """Workers that have answered or died, as soon as there is one; those that hold too much are stopped."""
    while True:
        ready, _, _ = select.select([worker.output for worker in busy], [], [], 1.0)
        if ready:
            return [worker for worker in busy if worker.output in ready]
        for worker in busy:
            if worker.held() > memory:
                worker.kill()


class _Worker:
    """A process that answers frames of bytes on its standard input with frames on its standard output."""

    def __init__(self, work: str, stack: ExitStack) -> None:
        places = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-P", str(Path(__file__).with_name("worker.py")), work]
        environment = {**os.environ, **THREADS, "PYTHONPATH": places}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        stack.callback(self.stop)
        self.stopped = False
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self.output = self._process.stdin, self._process.stdout

    def send(self, data: bytes) -> None:
        with suppress(OSError):  # where it has died, its silence tells
            write(self._input, data)

    def answer(self) -> bytes | Failed | None:
        """What it answers; None where it died."""
        frame = read(self.output)
        if frame is None:
            return None
        return Failed(frame[1:].decode("utf-8", "replace")) if frame[:1] == b"-" else frame[1:]

    def held(self) -> float:
        """Megabytes of memory that it holds; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            return 0.0
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        self.stopped = True
        self._process.kill()

    def stop(self) -> None:
        for stream in (self._input, self.output):
            with suppress(OSError):
                stream.close()
        self._process.kill()
        self._process.wait()

    def end(self, memory: int) -> str:
        """How it ended, in words."""
        code = self._process.wait()
        if self.stopped:
            return f"needs more than {memory:,} MB of memory (--memory gives more)"
        if code < 0:
            killed = " (memory may have run out)" if -code == signal.SIGKILL else ""
            return f"ended its worker {TRIES} times: {signal.Signals(-code).name}{killed}"
        return f"ended its worker {TRIES} times, with code {code}"
