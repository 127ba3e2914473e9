"""Learn the weights that tell who likes or dislikes whom, from sentences with two actors marked.

    python scripts/train_opinion.py OPINION.train.jsonl OPINION.valid.jsonl [--out NPZ]

Each line has `marked`, the sentence with [p] and [q] in brackets, `p`, `q` and `label`. Prints accuracy and macro-F1 on
the second file of what the first teaches; then fits on both and writes. About four minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from fitting import DATA, figures, held_out, matrix, write

from comity.evidence.opinion import BUCKETS, VIEWS, WEIGHTS, views
from comity.language.parsing import parse

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from predictors.opinion import BRACKETS, bounds

PENALTIES = [10.0] * len(VIEWS)
PLAIN = [False] * len(VIEWS)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs=2)
    parser.add_argument("--out", type=Path, default=DATA / f"{WEIGHTS}.npz")
    given = parser.parse_args()
    learn, test = read(given.gold[0]), read(given.gold[1])
    gold = learn + test
    texts = (BRACKETS.sub("", row["marked"]) for row in gold)
    rows = [views(tokens, *bounds(tokens, row)) for tokens, row in zip(parse(texts), gold, strict=True)]
    labels = np.array([row["label"] for row in gold])
    matrices = [matrix(rows, VIEWS, view, BUCKETS) for view in range(len(VIEWS))]
    split = np.arange(len(learn)), np.arange(len(learn), len(gold))
    shares = held_out(matrices, labels, [split], PENALTIES, PLAIN, balanced=True)
    print(*figures(VIEWS, [share[split[1]] for share in shares], labels[split[1]]), sep="\n")
    write(given.out, VIEWS, matrices, labels, PENALTIES, PLAIN, balanced=True)


if __name__ == "__main__":
    main()
