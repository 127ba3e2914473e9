"""Learn the weights by which the kind of a text is told: data/kinds_learned.csv and kinds_words.csv of comity.texts.

    python scripts/train_kinds.py LABELLED.jsonl... [--folds N] [--strength 1.0] [--write [--onward]]

Each row holds `kind`, the words (`text`, or `head` and `tail`), optionally `group` (the issuer: rows of one group are
never on both sides of a fold), `weight`, and `words_only` (the row teaches by its words alone). The authors’ weights of
data/kinds.yaml are the prior: what is learned is drawn to nothing by a quadratic penalty, with `--onward` to the
weights that stand, which pages whose words are no longer at hand have taught. `bench/heads.csv` lists addresses and
labels of pages that were used; the words are their publishers’. `--folds` prints the share right on issuers that were
not trained on, and begins from nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from comity import texts
from comity.model import Document
from comity.texts import kinds
from comity.texts.documents import _turns, shelf_of
from comity.texts.heads import Head, head_of
from comity.texts.lines import lines_of

DATA = Path(__file__).parent.parent / "src" / "comity" / "texts" / "data"
KINDS = sorted({rule.kind for rule in kinds.rules()})
PLACES = sorted({kinds.place_of(rule) for rule in kinds.rules()})
NAMES = {"statement": "press release", "communique": "communiqué"}
FAMILIES = (
    {"joint statement", "communiqué"}, {"briefing", "press conference", "interview"}, {"commentary", "analysis"},
    {"debate", "council record"}, {"resolution", "treaty"},
)  # fmt: skip
TEXTS, GROUPS, WORDS = 8, 5, 900  # of how many texts and groups a word must be, and how many words are kept
FIRM = 2.0  # how much stronger the penalty is on words than on rules
TIED = 0.2  # how strongly the scales are drawn to what they were
LEAST = 0.04  # weights nearer to nothing are left out


class Table(NamedTuple):
    """What each text shows: rules and words met, what the authors' weights say by place, the right kind, its weight."""

    rows: list[dict[str, Any]]
    hits: sp.csr_matrix
    words: list[str]
    prior: np.ndarray
    gold: np.ndarray
    weight: np.ndarray


class Weights(NamedTuple):
    """Scales by place, biases by kind, and weights of rules and words by kind."""

    scales: np.ndarray
    bias: np.ndarray
    delta: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="print the share right by so many folds over groups")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--onward", action="store_true", help="learn on from the weights that stand")
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
    if options.folds:
        _print_folds(shown, options.strength, options.folds)
    if options.write:
        table = _table(shown, kinds.learned().words if options.onward else ())
        start = _standing(table) if options.onward else _nothing(table)
        _write(table, _fit(table, np.arange(len(table.rows)), options.strength, start))


def _table(shown: list[dict[str, Any]], more: Iterable[str] = (), learn: np.ndarray | None = None) -> Table:
    """The table of all rows; its words are those that tell most in the rows to learn from, and `more`."""
    rules = kinds.rules()
    gold = np.array([KINDS.index(NAMES.get(row["kind"], row["kind"])) for row in shown])
    chosen = np.arange(len(shown)) if learn is None else learn
    words = sorted({*_telling([shown[i] for i in chosen], gold[chosen]), *more})
    column = {rule.id: i for i, rule in enumerate(rules)} | {word: len(rules) + i for i, word in enumerate(words)}
    cells = [(i, column[name]) for i, row in enumerate(shown) for name in (*(row["rules"] or ()), *row["words"])
             if name in column]  # fmt: skip
    places, columns = np.array(cells).T
    hits = sp.csr_matrix((np.ones(len(cells)), (places, columns)), shape=(len(shown), len(column)))
    own = np.zeros((len(PLACES), len(column), len(KINDS)))
    for rule in rules:
        own[PLACES.index(kinds.place_of(rule)), column[rule.id], KINDS.index(rule.kind)] = rule.weight
    prior = np.array([hits @ weights for weights in own])
    return Table(shown, hits, words, prior, gold, np.array([row["weight"] for row in shown]))


def _nothing(table: Table) -> Weights:
    """Where learning begins and what the penalty draws to: the authors' weights, and nothing learned."""
    return Weights(np.full(len(PLACES), 0.4), np.zeros(len(KINDS)), np.zeros((table.hits.shape[1], len(KINDS))))


def _standing(table: Table) -> Weights:
    """The weights that stand in the data."""
    taught, start = kinds.learned(), _nothing(table)
    scales = np.array([taught.scales.get(place, 0.4) for place in PLACES])
    bias = np.array([taught.weights["bias"].get(kind, 0.0) for kind in KINDS])
    names = [*(rule.id for rule in kinds.rules()), *table.words]
    for row, name in enumerate(names):
        for kind, value in (taught.weights.get(name) or taught.words.get(name) or {}).items():
            start.delta[row, KINDS.index(kind)] = value
    return Weights(scales, bias, start.delta)


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
            page = row.get("text") or f"{(row.get('head') or '').rstrip()}\n\n{(row.get('tail') or '').lstrip()}"
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
    return head, kinds.met(
        document.text, lines, head, _turns(document.text, lines, head)[1], shelf_of(document.metadata)
    )


def _fit(table: Table, rows: np.ndarray, strength: float, start: Weights) -> Weights:
    """The scales, biases and weights that make the right kinds likely, under a penalty that draws them to `start`."""
    hits, prior, gold, weight = table.hits[rows], table.prior[:, rows], table.gold[rows], table.weight[rows]
    count, size, places = hits.shape[1], len(KINDS), len(PLACES)
    right, across = np.eye(size)[gold], hits.T.tocsr()
    firm = np.full((count, 1), strength)
    firm[-len(table.words) :] *= FIRM

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        scales, bias, delta = flat[:places], flat[places : places + size], flat[places + size :].reshape(count, size)
        scores = np.tensordot(scales, prior, 1) + bias + hits @ delta
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        off = (shares - right) * weight[:, None]
        moved, leant = delta - start.delta, bias - start.bias
        cost = -(weight * np.log(shares[np.arange(len(gold)), gold] + 1e-12)).sum()
        cost += (
            (firm * moved**2).sum() / 2 + strength * (leant**2).sum() / 8 + TIED * ((scales - start.scales) ** 2).sum()
        )
        slopes = (
            (off[None] * prior).sum((1, 2)) + 2 * TIED * (scales - start.scales),
            off.sum(0) + strength * leant / 4,
            (across @ off + firm * moved).ravel(),
        )
        return cost, np.concatenate(slopes)

    first = np.concatenate([start.scales, start.bias, start.delta.ravel()])
    flat = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return Weights(flat[:places], flat[places : places + size], flat[places + size :].reshape(count, size))


def _scores(table: Table, rows: np.ndarray, weights: Weights) -> np.ndarray:
    scores: np.ndarray = np.tensordot(weights.scales, table.prior[:, rows], 1) + weights.bias
    return scores + np.asarray(table.hits[rows] @ weights.delta)


def _print_folds(shown: list[dict[str, Any]], strength: float, folds: int) -> None:
    names = sorted({row["group"] for row in shown})
    order = np.random.default_rng(7).permutation(len(names))
    fold = {names[g]: i % folds for i, g in enumerate(order)}
    place = np.array([fold[row["group"]] for row in shown])
    guess = np.zeros(len(shown), dtype=int)
    for f in range(folds):
        table = _table(shown, learn=np.flatnonzero(place != f))
        weights = _fit(table, np.flatnonzero(place != f), strength, _nothing(table))
        guess[place == f] = _scores(table, np.flatnonzero(place == f), weights).argmax(axis=1)
    gold = np.array([KINDS.index(NAMES.get(row["kind"], row["kind"])) for row in shown])
    sets = np.array([row["set"] for row in shown])
    for name in sorted(set(sets)):
        chosen = sets == name
        near = np.array([_family(a) == _family(b) for a, b in zip(guess[chosen], gold[chosen], strict=True)])
        print(f"{name}: right {(guess == gold)[chosen].mean():.1%}, by family {near.mean():.1%} of {chosen.sum()}")
        for i in np.flatnonzero(chosen & (guess != gold)):
            print(f"    {shown[i]['id']}: {KINDS[guess[i]]} for {KINDS[gold[i]]}", file=sys.stderr)


def _family(kind: int) -> int:
    return next((i for i, family in enumerate(FAMILIES) if KINDS[kind] in family), -1 - kind)


def _write(table: Table, weights: Weights) -> None:
    with (DATA / "kinds_learned.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "kind", "weight"])
        out.writerows(["scale", place, round(float(v), 3)] for place, v in zip(PLACES, weights.scales, strict=True))
        out.writerows(["bias", kind, round(float(value), 3)] for kind, value in zip(KINDS, weights.bias, strict=True))
        for rule, row in zip(kinds.rules(), weights.delta, strict=False):
            for kind, value in zip(KINDS, row, strict=True):
                if abs(value) >= LEAST:
                    out.writerow([rule.id, kind, round(float(value), 2)])
    with (DATA / "kinds_words.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["word", *KINDS])
        for word, row in zip(table.words, weights.delta[-len(table.words) :], strict=True):
            if np.abs(row).max() >= LEAST:
                out.writerow([word, *(round(float(v), 2) if abs(v) >= LEAST else "" for v in row)])


if __name__ == "__main__":
    main()
