"""Learn the weights that tell critical sentences of a speech, from speeches annotated sentence by sentence.

    python scripts/train_criticism.py CRITICISM.jsonl [--out NPZ] [--held-out PRED.jsonl]

Each line has `text`, `speaker` and `sentences` (start, end, negative). Cross-validated by speech; `--held-out` writes
the predictions on the speeches held out, for the scorer. Then fits on all and writes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from fitting import DATA, figures, held_out, matrix, write
from sklearn.model_selection import GroupKFold

from comity.evidence.cast import Cast
from comity.evidence.criticism import LIKELY, VIEWS, WEIGHTS, target, views
from comity.evidence.views import joined
from comity.language import annotate
from comity.record import registry
from comity.texts import document_from_text

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from predictors.criticism import party

PENALTIES = [1.0, 1.0, 1.0]
PLAIN = [False, False, False]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / f"{WEIGHTS}.npz")
    parser.add_argument("--held-out", type=Path)
    given = parser.parse_args()
    gold = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines()]
    actors = registry()
    known = {actor.id: actor for actor in actors}
    states = {actor.id for actor in actors if actor.kind == "state"}
    rows, labels, groups, speeches = [], [], [], []
    documents = [document_from_text(row["text"], kind="speech") for row in gold]
    for row, annotation in zip(gold, annotate(documents, actors), strict=True):
        cast, speaker, sentences = Cast(annotation, known), party(row["speaker"], actors), list(annotation.tokens.sents)
        bad = [(s["start"], s["end"]) for s in row["sentences"] if s["negative"]]
        rows += views(sentences, cast, speaker)
        labels += [any(s.start_char < b and a < s.end_char for a, b in bad) for s in sentences]
        groups += [len(speeches)] * len(sentences)
        speeches.append((row["id"], sentences, cast, states - {speaker}))
    wrong = np.array(labels).astype(int)
    matrices = [matrix(rows, VIEWS, view) for view in range(len(VIEWS))]
    splits = GroupKFold(5).split(matrices[0], wrong, groups)
    shares = held_out(matrices, wrong, splits, PENALTIES, PLAIN, balanced=True)
    print(*figures(VIEWS, shares, wrong), sep="\n")
    if given.held_out:
        likely = joined(shares)[:, 1]
        with given.held_out.open("w", encoding="utf-8") as out:
            for n, (id, sentences, cast, others) in enumerate(speeches):
                here = likely[np.array(groups) == n]
                hits = [int(m) for m in np.flatnonzero(here >= LIKELY)]
                spans = [
                    {"start": sentences[m].start_char, "end": sentences[m].end_char,
                     "target": target(m, here, sentences, cast, others)} for m in hits
                ]  # fmt: skip
                print(json.dumps({"id": id, "criticism": spans}), file=out)
    write(given.out, VIEWS, matrices, wrong, PENALTIES, PLAIN, balanced=True)


if __name__ == "__main__":
    main()
