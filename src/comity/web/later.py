"""Work that takes longer than a page may: done in a process of its own, asked for again until it is there."""

from __future__ import annotations

import multiprocessing
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

MOST = 24  # answers that are kept


class Later:
    """Answers by what was asked; each is worked out once."""

    def __init__(self, executor: Callable[[], Executor] | None = None) -> None:
        self._make = executor or _process
        self._executor: Executor | None = None
        self._asked: OrderedDict[object, Future[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, key: object, work: Callable[..., Any], *given: Any) -> Future[Any]:
        """The answer, or what will be it."""
        with self._lock:
            known = self._asked.get(key)
            if known is None:
                self._executor = self._executor or self._make()
                known = self._asked[key] = self._executor.submit(work, *given)
            self._asked.move_to_end(key)
            while len(self._asked) > MOST:
                self._asked.popitem(last=False)
            return known

    def forget(self, key: object) -> None:
        """Leave an answer out, so that it is worked out anew, by a new process."""
        with self._lock:
            self._asked.pop(key, None)
            self._executor = None


def _process() -> Executor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
