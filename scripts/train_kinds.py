"""Learn the weights by which the kind of a text is told: data/kinds_learned.csv and kinds_words.csv of comity.texts.

    python scripts/train_kinds.py LABELLED.jsonl... [--folds N] [--strength 1.0] [--write]

Each row holds `kind`, the words (`text`, or `head` and `tail`), optionally `group` (the issuer: rows of one group are
never on both sides of a fold), `weight`, and `words_only` (the row teaches by its words alone). The authors’ weights of
data/kinds.yaml are the prior: what is learned is drawn to nothing by a quadratic penalty. `bench/heads.csv` lists
addresses and labels of pages that were used; the words are their publishers’. `--folds` prints the share right on
issuers that were not trained on.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from comity import texts
from comity.model import Document
from comity.texts import kinds
from comity.texts.documents import _turns
from comity.texts.heads import Head, head_of
from comity.texts.lines import lines_of

DATA = Path(__file__).parent.parent / "src" / "comity" / "texts" / "data"
KINDS = sorted({rule.kind for rule in kinds.rules()})
NAMES = {"statement": "press release", "communique": "communiqué"}
TEXTS, GROUPS, WORDS = 8, 5, 900  # of how many texts and groups a word must be, and how many words are kept
FIRM = 2.0  # how much stronger the penalty is on words than on rules
EVEN = 0.5  # how far kinds that are seldom met count more than common ones (0: not at all, 1: all kinds alike)
LEAST = 0.04  # weights nearer to nothing are left out


class Table(NamedTuple):
    """What each text shows: rules and words met, what the authors' weights say, the right kind, and what it counts."""

    rows: list[dict[str, Any]]
    hits: np.ndarray
    words: list[str]
    prior: np.ndarray
    gold: np.ndarray
    weight: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="print the share right by so many folds over groups")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--strength", type=float, default=1.0, help="of the penalty (1.0)")
    parser.add_argument("--cache", type=Path, help="where what the texts show is kept between runs")
    options = parser.parse_args()
    if options.cache and options.cache.is_file():
        shown = pickle.loads(options.cache.read_bytes())
    else:
        rows = [json.loads(line) for path in options.files for line in path.open(encoding="utf-8")]
        shown = list(_shown(rows))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(shown))
    table = _table(shown)
    if options.folds:
        _print_folds(table, options.strength, options.folds)
    if options.write:
        _write(table, *_fit(table, np.arange(len(table.rows)), options.strength))


def _table(shown: list[dict[str, Any]]) -> Table:
    rules = kinds.rules()
    place = {rule.id: i for i, rule in enumerate(rules)}
    gold = np.array([KINDS.index(NAMES.get(row["kind"], row["kind"])) for row in shown])
    words = _telling(shown, gold)
    column = {word: len(rules) + i for i, word in enumerate(words)}
    hits = np.zeros((len(shown), len(rules) + len(words) + 1))  # the last column: whether no rule was tried
    for i, row in enumerate(shown):
        hits[i, [place[name] for name in row["rules"] or ()]] = 1
        hits[i, -1] = row["rules"] is None
        hits[i, [column[word] for word in row["words"] if word in column]] = 1
    own = np.zeros((len(rules), len(KINDS)))
    for rule in rules:
        own[place[rule.id], KINDS.index(rule.kind)] = kinds.given_weight(rule)
    weight = np.array([row["weight"] for row in shown])
    share = np.bincount(gold, weight, len(KINDS))
    weight *= (share.mean() / np.maximum(share, 1.0))[gold] ** EVEN
    return Table(shown, hits, words, hits[:, : len(rules)] @ own, gold, weight)


def _telling(shown: list[dict[str, Any]], gold: np.ndarray) -> list[str]:
    """The words that are common to many groups and tell most about the kind, by the chi-square of their counts."""
    texts_, groups = Counter[str](), defaultdict(set)
    for row in shown:
        texts_.update(row["words"])
        for word in row["words"]:
            groups[word].add(row["group"])
    common = [word for word, n in texts_.items() if n >= TEXTS and len(groups[word]) >= GROUPS]
    place = {word: i for i, word in enumerate(common)}
    counts = np.zeros((len(common), len(KINDS)))
    for row, kind in zip(shown, gold, strict=True):
        for word in row["words"]:
            if word in place:
                counts[place[word], kind] += row["weight"]
    share = np.bincount(gold, [row["weight"] for row in shown], len(KINDS))
    expected = counts.sum(1, keepdims=True) * share / share.sum()
    told = ((counts - expected) ** 2 / np.maximum(expected, 0.5)).sum(1)
    return sorted(common[i] for i in np.argsort(-told)[:WORDS])


def _shown(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Which rules and words each text meets."""
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            page = row.get("text") or f"{row.get('head') or ''}\n\n{row.get('tail') or ''}"
            common = {
                "id": row.get("id"), "set": row.get("set", "all"), "kind": row["kind"],
                "group": str(row.get("group") or row.get("id")), "weight": row.get("weight", 1.0),
            }  # fmt: skip
            if row.get("words_only"):
                yield common | {"rules": None, "words": kinds.words_of(page, "")}
                continue
            path = Path(folder, "page.txt")
            path.write_text(page, "utf-8")
            found = [document for reading in texts.read(path) for document in reading.documents]
            if not found:
                continue
            document = max(found, key=lambda document: len(document.text))
            head, rules = _rules_of(document)
            words = kinds.words_of(document.text, head.title.value if head.title else "")
            yield common | {"rules": [rule.id for rule in rules], "words": words}


def _rules_of(document: Document) -> tuple[Head, tuple[kinds.Rule, ...]]:
    lines = lines_of(document.text)
    head = head_of(document.text, lines, {"title": document.title} if document.title else None)
    return head, kinds.met(document.text, lines, head, _turns(document.text, lines, head)[1])


def _fit(table: Table, rows: np.ndarray, strength: float) -> tuple[float, np.ndarray, np.ndarray]:
    """The scale, the biases and the learned weights that make the right kinds likely, under the penalty."""
    hits, prior, gold, weight = table.hits[rows], table.prior[rows], table.gold[rows], table.weight[rows]
    count, size = hits.shape[1], len(KINDS)
    right = np.eye(size)[gold]
    firm = np.full((count, 1), strength)
    firm[-len(table.words) - 1 :] *= FIRM
    firm[-1] = 0.02

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        scale, bias, delta = flat[0], flat[1 : 1 + size], flat[1 + size :].reshape(count, size)
        scores = scale * prior + bias + hits @ delta
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        off = (shares - right) * weight[:, None]
        cost = -(weight * np.log(shares[np.arange(len(gold)), gold] + 1e-12)).sum()
        cost += (firm * delta**2).sum() / 2 + strength * (bias**2).sum() / 8
        slope = np.concatenate(
            [[(off * prior).sum()], off.sum(0) + strength * bias / 4, (hits.T @ off + firm * delta).ravel()]
        )
        return cost, slope

    start = np.zeros(1 + size + count * size)
    start[0] = 0.4
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return float(flat[0]), flat[1 : 1 + size], flat[1 + size :].reshape(count, size)


def _print_folds(table: Table, strength: float, folds: int) -> None:
    names = sorted({row["group"] for row in table.rows})
    order = np.random.default_rng(7).permutation(len(names))
    fold = {names[g]: i % folds for i, g in enumerate(order)}
    place = np.array([fold[row["group"]] for row in table.rows])
    guess = np.zeros(len(table.rows), dtype=int)
    for f in range(folds):
        scale, bias, delta = _fit(table, np.flatnonzero(place != f), strength)
        test = place == f
        guess[test] = (scale * table.prior[test] + bias + table.hits[test] @ delta).argmax(axis=1)
    sets = np.array([row["set"] for row in table.rows])
    for name in sorted(set(sets)):
        chosen = sets == name
        print(f"{name}: right {(guess == table.gold)[chosen].mean():.1%} of {chosen.sum()}")
        for i in np.flatnonzero(chosen & (guess != table.gold)):
            print(f"    {table.rows[i]['id']}: {KINDS[guess[i]]} for {KINDS[table.gold[i]]}", file=sys.stderr)


def _write(table: Table, scale: float, bias: np.ndarray, delta: np.ndarray) -> None:
    with (DATA / "kinds_learned.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "kind", "weight"])
        out.writerow(["scale", "", round(scale, 3)])
        out.writerows(["bias", kind, round(float(value), 3)] for kind, value in zip(KINDS, bias, strict=True))
        for rule, row in zip(kinds.rules(), delta, strict=False):
            for kind, value in zip(KINDS, row, strict=True):
                if abs(value) >= LEAST:
                    out.writerow([rule.id, kind, round(float(value), 2)])
    with (DATA / "kinds_words.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["word", *KINDS])
        for word, row in zip(table.words, delta[-len(table.words) - 1 : -1], strict=True):
            if np.abs(row).max() >= LEAST:
                out.writerow([word, *(round(float(v), 2) if abs(v) >= LEAST else "" for v in row)])


if __name__ == "__main__":
    main()
