"""What coding a corpus would cost, before it is coded: time by words a second of a few of its texts, and disk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from comity import texts
from comity.corpus import work
from comity.corpus.coding import Job, Settings
from comity.corpus.folder import Folder
from comity.corpus.units import Inputs, Unit, documents, own

TRIED = 3  # texts that are coded to see how fast this machine is
LONGEST = 4_000  # words of a text that is tried
BYTES = 20  # a word, of a coded folder


class Cost(msgspec.Struct, frozen=True):
    """What is to be coded, and about how long it takes; `rate` is words a second of one worker."""

    texts: int
    words: int
    known: int
    partitions: int
    workers: int
    rate: float

    @property
    def hours(self) -> float:
        """Hours with all workers; what each takes to start is left out."""
        return self.words / max(self.rate, 1e-9) / self.workers / 3600

    @property
    def megabytes(self) -> float:
        """Disk for the folder, by 20 bytes a word (measured in docs/corpus.md)."""
        return self.words * BYTES / 1e6

    def told(self) -> str:
        """The cost in words."""
        hours = f"{self.hours:,.1f} hours" if self.hours >= 1 else f"{max(1, round(60 * self.hours))} minutes"
        return (
            f"{self.texts:,} texts ({self.words:,} words) to code in {self.partitions:,} partitions, {self.known:,} "
            f"known already. At {self.rate:,.0f} words a second a worker, {self.workers} of them take about {hours}; "
            f"about {max(1, round(self.megabytes)):,} MB of disk."
        )


def estimate(
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings,
    *,
    options: texts.Options = texts.PLAIN,
    meta: texts.Meta | None = None,
) -> Cost:
    """What `code` with the same arguments would still have to do; nothing is written.

    Raises:
        CorpusError, NothingFound: as `code`.
    """
    inputs = Inputs(tuple(os.path.normpath(path) for path in paths), options, meta)
    job = Job(Folder(out), inputs, settings)
    left = sorted((unit for units in job.todo().values() for unit in units), key=lambda unit: unit.key)
    every = sum(map(len, job.wanted.values()))
    workers = 1 if settings.engine == "serial" else settings.workers or os.cpu_count() or 1
    return Cost(len(left), sum(unit.words for unit in left), every - len(left), len(job.wanted), workers,
                _rate(job, [unit for unit in left if unit.words <= LONGEST][: TRIED + 1]))  # fmt: skip


def _rate(job: Job, tried: list[Unit]) -> float:
    """Words a second, the first text left out: with it everything loads that loads once."""
    words, seconds = 0, 0.0
    for n, (unit, reading) in enumerate(documents(job.inputs, {*tried}, job.listing)):
        begun = time.perf_counter()
        with suppress(Exception):  # one that fails takes its time, too; coding names it
            work.code(work.packed(work.Task(unit, own(reading.documents, unit), job.settings.fast)))
        if n or len(tried) == 1:
            words, seconds = words + unit.words, seconds + time.perf_counter() - begun
    return words / seconds if seconds else 0.0
