"""Write predictions for shared/gold/score.py, through the same code that `comity read` runs.

    python bench/predict.py TASK GOLD.jsonl > PRED.jsonl

TASK is a module of bench/predictors, each with `predict(rows)`, which takes the gold file's objects (it may
use their inputs, never their answers) and yields one prediction a row.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
TASKS = sorted(p.stem for p in (Path(__file__).parent / "predictors").glob("[a-z]*.py"))


def main() -> None:
    if len(sys.argv) != 3 or sys.argv[1] not in TASKS:
        sys.exit(f"{__doc__}\nTASK is one of: {', '.join(TASKS)}")
    task, gold = sys.argv[1], Path(sys.argv[2])
    if not gold.is_file():
        sys.exit(f"{gold}: no such file. Give a gold file in JSON Lines, as in shared/gold.")
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    for prediction in importlib.import_module(f"predictors.{task}").predict(rows):
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main()
