"""Every accuracy figure at once: predictions by the product's code, scored by the gold folder's own scorer.

    python bench/all.py [GOLD_FOLDER] [TASK ...]

GOLD_FOLDER is ../shared/gold unless given. What a task's weights were trained on is marked "in sample": for these the
training scripts print figures by cross-validation.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SETS = {
    "system": ("system.dev", ""),
    "statements": ("statements.dev", ""),
    "attribution": ("attribution.dev", ""),
    "heads": ("heads.dev", ""),
    "criticism": ("criticism.dev", "in sample"),
    "event_class": ("event_class.train", "in sample"),
    "opinion": ("opinion.valid", ""),
    "names": ("names.un_train", "in sample"),
    "actors": ("actors.dev", ""),
    "time": ("time.timebank", ""),
    "time aquaint": ("time.aquaint", ""),
}
HERE = Path(__file__).parent


def main() -> None:
    given = sys.argv[1:]
    gold = Path(given.pop(0)) if given and Path(given[0]).is_dir() else HERE.parent.parent / "shared" / "gold"
    if not (gold / "score.py").is_file():
        sys.exit(f"{gold}: holds no score.py. Give the folder of the annotated sets.\n{__doc__}")
    unknown = [task for task in given if task not in SETS]
    if unknown:
        sys.exit(f"no task is called {unknown[0]!r}; there are: {', '.join(SETS)}")
    for name in given or SETS:
        path = gold / f"{SETS[name][0]}.jsonl"
        print(f"== {name}: {path.name} {SETS[name][1]}".rstrip(), flush=True)
        print(_scored(name.split()[0], path, gold / "score.py") if path.is_file() else "not there", flush=True)


def _scored(task: str, path: Path, scorer: Path) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        made = subprocess.run([sys.executable, HERE / "predict.py", task, path], stdout=out, check=False)
        if made.returncode:
            return f"bench/predict.py {task} failed with exit code {made.returncode}"
        told = subprocess.run(
            [sys.executable, scorer, task, path, out.name], capture_output=True, text=True, check=False
        )  # fmt: skip
        return (told.stdout + told.stderr).rstrip()


if __name__ == "__main__":
    main()
