"""Texts coded on a Ray cluster: an actor a worker, each with one text in hand.

Nodes that have no Comity get the package and its weights from the one who asks. What dies (a worker, a node) costs its
text one more try, then the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.corpus.engines import THREADS, TRIES, Failed, Name, Tasks
from comity.corpus.worker import said
from comity.errors import CorpusError


def cluster(
    tasks: Tasks[Name], workers: int = 0, address: str = "", work: str = "comity.corpus.work:code"
) -> Iterator[tuple[Name, bytes | Failed]]:
    """Code texts on a cluster.

    Args:
        tasks: the texts.
        workers: how many actors; as many as the cluster has processors without it.
        address: of the cluster; one on this machine is started, and ended, without it.
        work: the function that they call, as "module:name".

    Raises:
        CorpusError: Ray is not installed, there is no cluster at the address, or its workers cannot begin.
    """
    try:
        import ray
    except ImportError as error:
        raise CorpusError(
            "needs the package ray", where="--engine ray", remedy="pip install 'comity[ray]', or another engine."
        ) from error
    package = str(Path(__file__).parents[1])
    environment: dict[str, Any] = {"env_vars": THREADS, **({"py_modules": [package]} if address else {})}
    started = not ray.is_initialized()
    try:
        if started:
            ray.init(address=address or None, runtime_env=environment, log_to_driver=False, include_dashboard=False)
    except Exception as error:
        raise CorpusError(
            f"no cluster answers ({said(error)})", where=f"--address {address}", remedy="Start one with `ray start`."
        ) from error
    try:
        count = workers or int(ray.cluster_resources().get("CPU", 1))
        yield from _worked(ray, tasks, count, work)
    finally:
        if started:
            ray.shutdown()


def _worked(ray: Any, tasks: Tasks[Name], workers: int, work: str) -> Iterator[tuple[Name, bytes | Failed]]:
    actor = ray.remote(num_cpus=1, max_restarts=0)(Worker)
    left, again = iter(tasks), list[tuple[Name, bytes, int]]()
    idle: list[Any] = [actor.remote(work) for _ in range(workers)]
    busy: dict[Any, tuple[Any, tuple[Name, bytes, int]]] = {}
    try:
        ray.get(idle[0].ready.remote())
    except ray.exceptions.RayError as error:
        why = " ".join(str(error).split()[-30:])
        raise CorpusError(
            f"its workers cannot begin (… {why})", where="--engine ray",
            remedy="Every node needs Python with the packages of Comity installed.",
        ) from error  # fmt: skip
    while True:
        while idle and (task := again.pop() if again else next(((*one, 0) for one in left), None)):
            worker = idle.pop()
            busy[worker.code.remote(task[1])] = worker, task
        if not busy:
            return
        done, _ = ray.wait(list(busy), num_returns=1)
        worker, (name, data, tries) = busy.pop(done[0])
        try:
            answer: bytes | Failed = ray.get(done[0])
        except ray.exceptions.RayTaskError as error:
            answer = Failed(said(error.cause))
        except ray.exceptions.RayError as error:
            worker = actor.remote(work)
            if tries + 1 < TRIES:
                again.append((name, data, tries + 1))
                idle.append(worker)
                continue
            answer = Failed(f"ended its worker {TRIES} times: {said(error)}")
        idle.append(worker)
        yield name, answer


class Worker:
    """An actor that codes texts."""

    def __init__(self, work: str) -> None:
        from importlib import import_module

        module, _, name = work.partition(":")
        self._work = getattr(import_module(module), name)

    def ready(self) -> bool:
        return True

    def code(self, data: bytes) -> bytes:
        answer: bytes = self._work(data)
        return answer
