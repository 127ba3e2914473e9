"""Read files whose bytes a coverage-guided fuzzer chooses (atheris), format by format.

    python bench/fuzz_texts_guided.py FORMAT [SECONDS]

FORMAT is txt, html, md, docx, eml, jsonl, parquet, pdf or zip. Needs `pip install atheris`, which is not in the lock.
Anything raised but Comity's own errors stops it, and the bytes are left in crash-*.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed: .venv/bin/pip install atheris")
    with atheris.instrument_imports(include=["comity.texts"]):
        from comity import texts
    from fuzz_texts import seeds

    suffix, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    folder = Path(tempfile.mkdtemp())
    path = folder / f"a.{suffix}"
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "seed").write_bytes(seeds()[f"a.{suffix}"])

    def one(data: bytes) -> None:
        path.write_bytes(data)
        list(texts.read([path]))

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=20", "-max_len=20000", str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
