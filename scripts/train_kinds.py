"""Learn the weights by which the kind of a text is told, and write them to src/comity/texts/data/kinds_learned.csv.

    python scripts/train_kinds.py LABELLED.jsonl... [--folds] [--strength 1.0] [--write]

Each row holds `kind`, the words (`text`, or `head` and `tail`), optionally `group` (the issuer: rows of one group are
never on both sides of a fold) and `weight`. The authors' weights of data/kinds.yaml are the prior: what is learned is
drawn to nothing by a quadratic penalty. `bench/heads.csv` lists addresses and labels of pages that were used; the words
are their publishers'. `--folds` prints the share right on issuers that were not trained on.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from comity import texts
from comity.model import Document
from comity.texts import kinds
from comity.texts.documents import _turns
from comity.texts.heads import head_of
from comity.texts.lines import lines_of

OUT = Path(__file__).parent.parent / "src" / "comity" / "texts" / "data" / "kinds_learned.csv"
KINDS = sorted({rule.kind for rule in kinds.rules()})
NAMES = {"statement": "press release", "communique": "communiqué"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--strength", type=float, default=1.0, help="of the penalty (1.0)")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.files for line in path.open(encoding="utf-8")]
    hits, prior, gold, weight = _matrices(rows)
    if options.folds:
        _print_folds(rows, hits, prior, gold, weight, options.strength)
    if options.write:
        _write(*_fit(hits, prior, gold, weight, options.strength))


def _matrices(rows: list[dict[str, Any]]) -> tuple[np.ndarray, ...]:
    """Which rules each text meets, the authors' weights by kind, the right kind, and how much the row counts."""
    rules = kinds.rules()
    place = {rule.id: i for i, rule in enumerate(rules)}
    hits = np.zeros((len(rows), len(rules)))
    for i, found in enumerate(_met(rows)):
        hits[i, [place[rule.id] for rule in found]] = 1
    own = np.zeros((len(rules), len(KINDS)))
    for rule in rules:
        own[place[rule.id], KINDS.index(rule.kind)] = kinds.given_weight(rule)
    gold = np.array([KINDS.index(NAMES.get(row["kind"], row["kind"])) for row in rows])
    return hits, hits @ own, gold, np.array([row.get("weight", 1.0) for row in rows])


def _met(rows: list[dict[str, Any]]) -> Iterator[tuple[kinds.Rule, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            page = row.get("text") or f"{row.get('head') or ''}\n\n{row.get('tail') or ''}"
            path = Path(folder, "page.txt")
            path.write_text(page, "utf-8")
            found = [document for reading in texts.read(path) for document in reading.documents]
            yield _rules_of(max(found, key=lambda document: len(document.text))) if found else ()


def _rules_of(document: Document) -> tuple[kinds.Rule, ...]:
    lines = lines_of(document.text)
    head = head_of(document.text, lines, {"title": document.title} if document.title else None)
    return kinds.met(document.text, lines, head, _turns(document.text, lines, head)[1])


def _fit(
    hits: np.ndarray, prior: np.ndarray, gold: np.ndarray, weight: np.ndarray, strength: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """The scale, the biases and the learned weights that make the right kinds likely, under the penalty."""
    count, size = hits.shape[1], len(KINDS)
    right = np.eye(size)[gold]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        scale, bias, delta = flat[0], flat[1 : 1 + size], flat[1 + size :].reshape(count, size)
        scores = scale * prior + bias + hits @ delta
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        off = (shares - right) * weight[:, None]
        cost = -(weight * np.log(shares[np.arange(len(gold)), gold] + 1e-12)).sum()
        cost += strength * ((delta**2).sum() / 2 + (bias**2).sum() / 8)
        slope = np.concatenate(
            [[(off * prior).sum()], off.sum(0) + strength * bias / 4, (hits.T @ off + strength * delta).ravel()]
        )
        return cost, slope

    start = np.zeros(1 + size + count * size)
    start[0] = 0.4
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return float(flat[0]), flat[1 : 1 + size], flat[1 + size :].reshape(count, size)


def _print_folds(rows, hits, prior, gold, weight, strength, folds: int = 10) -> None:  # type: ignore[no-untyped-def]
    groups = sorted({row.get("group") or row.get("id") or str(i) for i, row in enumerate(rows)})
    order = np.random.default_rng(7).permutation(len(groups))
    fold = {groups[g]: i % folds for i, g in enumerate(order)}
    place = np.array([fold[row.get("group") or row.get("id") or str(i)] for i, row in enumerate(rows)])
    guess = np.zeros(len(rows), dtype=int)
    for f in range(folds):
        train, test = place != f, place == f
        scale, bias, delta = _fit(hits[train], prior[train], gold[train], weight[train], strength)
        guess[test] = (scale * prior[test] + bias + hits[test] @ delta).argmax(axis=1)
    for name in sorted({row.get("set", "all") for row in rows}):
        chosen = np.array([row.get("set", "all") == name for row in rows])
        print(f"{name}: right {(guess == gold)[chosen].mean():.1%} of {chosen.sum()}")
        for i in np.flatnonzero(chosen & (guess != gold)) if name == "heads" else ():
            print(f"    {rows[i].get('id')}: {KINDS[guess[i]]} for {KINDS[gold[i]]}", file=sys.stderr)


def _write(scale: float, bias: np.ndarray, delta: np.ndarray) -> None:
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["rule", "kind", "weight"])
        table.writerow(["scale", "", round(scale, 3)])
        table.writerows(["bias", kind, round(float(value), 3)] for kind, value in zip(KINDS, bias, strict=True))
        for rule, row in zip(kinds.rules(), delta, strict=True):
            for kind, value in zip(KINDS, row, strict=True):
                if abs(value) >= 0.04:
                    table.writerow([rule.id, kind, round(float(value), 2)])


if __name__ == "__main__":
    main()
