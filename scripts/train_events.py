"""Learn the weights that class events by PLOVER root, from sentences with source and target marked.

    python scripts/train_events.py EVENT_CLASS.train.jsonl [--folds 5] [--out NPZ]

Each line has `marked`, the sentence with <s>source</s> and <t>target</t> (either may be missing), and `root`. Prints
cross-validated figures of each view and of all; then fits on all rows and writes. About a minute on one core.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
from fitting import DATA, Made, figures, held_out, matrix, write
from sklearn.model_selection import StratifiedKFold
from spacy.tokens import Doc

from comity.evidence.event_class import VIEWS, WEIGHTS, Bounds, event_words, of_entry, views
from comity.language.parsing import parse

PENALTIES = [20.0] * len(VIEWS)  # inverse of the L2 penalty
MADE = 0.2  # what a row made from an entry of the lexicon counts
PLAIN = [view == "phrases" for view in VIEWS]
MARKS = re.compile(r"</?[st]>")


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and the offsets of s and t.

    >>> unmarked("<s>A</s> met <t>B</t>.")
    ('A met B.', {'s': (0, 1), 't': (6, 7)})
    """
    text, opened, spans, at = "", {}, {}, 0
    for mark in MARKS.finditer(marked):
        text, at, name = text + marked[at : mark.start()], mark.end(), mark.group()[-2]
        if mark.group().startswith("</"):
            spans.setdefault(name, (opened.get(name, 0), len(text)))
        else:
            opened[name] = len(text)
    return text + marked[at:], spans


def bounds(tokens: Doc, span: tuple[int, int] | None) -> Bounds:
    """Offsets as places of tokens; nothing as an empty range."""
    words = tokens.char_span(*span, alignment_mode="expand") if span else None
    return (words.start, words.end) if words is not None else (0, 0)


def made() -> Made:
    """A row for each entry of the lexicon."""
    single, phrases = event_words()
    entries = [(root, lemma) for lemma, roots in single.items() for root in roots]
    entries += [(root, " ".join((lemma, *others))) for lemma, rows in phrases.items() for root, others in rows]
    return Made([of_entry(*entry) for entry in entries], np.array([root for root, _ in entries]), MADE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=DATA / f"{WEIGHTS}.npz")
    given = parser.parse_args()
    gold = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines()]
    marked = [unmarked(row["marked"]) for row in gold]
    rows = [
        views(tokens, bounds(tokens, spans.get("s")), bounds(tokens, spans.get("t")))
        for tokens, (_, spans) in zip(parse(text for text, _ in marked), marked, strict=True)
    ]
    roots = np.array([row["root"] for row in gold])
    matrices = [matrix(rows, VIEWS, view) for view in range(len(VIEWS))]
    splits = StratifiedKFold(given.folds, shuffle=True, random_state=0).split(matrices[0], roots)
    shares = held_out(matrices, roots, splits, PENALTIES, PLAIN, True, VIEWS, made())
    print(*figures(VIEWS, shares, roots), sep="\n")
    write(given.out, VIEWS, matrices, roots, PENALTIES, PLAIN, True, made())


if __name__ == "__main__":
    main()
