"""Learn the weights that find statements, from annotated attributions.

    python scripts/train_attribution.py ATTRIBUTION.train.jsonl [--out NPZ] [--cache FOLDER] [--folds 5]
        [--held-out PREDICTIONS.jsonl]

Each line of the gold file has `text` and `attributions` (source, cue, content as character offsets). Candidates
and traits are the product's own (`comity.evidence.statements`). The three models of `statements.model` are
fitted with L-BFGS; their scores on texts held out (cross-validation by article) train the last one and set the
threshold. Runs in about two minutes on one core, and as long again to parse. `--held-out` fits nothing for the
product: it writes predictions for shared/gold/score.py, each article's by the models that have not seen it (only
the last model's twelve weights and the threshold are fitted on the held-out scores of all).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from spacy.tokens import Doc, DocBin

from comity.evidence.statements import attribution
from comity.evidence.statements.attribution import Choice, best_source, choices
from comity.evidence.statements.model import BUCKETS, PREFIXES, WEIGHTS, final_signs, loaded, softmax, trait_hash
from comity.evidence.statements.view import View, view
from comity.language.parsing import parse, pipeline

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from predictors.attribution import predict

OUT = Path(__file__).resolve().parents[1] / "src" / "comity" / "evidence" / "data" / WEIGHTS
WORD = re.compile(r"\w+(?:['’]\w+)?")
PENALTY = {"cue": 0.15, "content": 0.3, "source": 0.3}  # inverse of the L2 penalty, by cross-validation
SMALLEST = 0.004  # weights nearer to zero are not kept


@dataclass
class Table:
    """Rows of hashed traits, grouped by cue, with what is right in each row."""

    places: array[int] = field(default_factory=lambda: array("I"))
    ends: list[int] = field(default_factory=lambda: [0])
    right: list[bool] = field(default_factory=list)
    groups: list[int] = field(default_factory=lambda: [0])

    def add(self, places: list[int], right: bool) -> None:
        self.places.extend(places)
        self.ends.append(len(self.places))
        self.right.append(right)

    def close(self) -> None:
        self.groups.append(len(self.right))

    def matrix(self) -> Any:
        places = np.frombuffer(self.places, np.uint32).astype(np.int32)
        ones = np.ones(len(places), np.float32)
        return sp.csr_matrix((ones, places, np.array(self.ends)), shape=(len(self.right), BUCKETS))


@dataclass
class Example:
    """One cue with its candidates; what was annotated there."""

    article: int
    choice: Choice
    usable: bool  # for learning what a cue is: not inside what another cue reports
    positive: bool
    matches: list[tuple[float, int]]  # of each content: best overlap with any gold content, and which
    sources: dict[int, list[bool]]  # gold attribution -> of each source, whether it overlaps the gold one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--held-out", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    examples, tables = read_examples(rows, parsed(rows, options.cache))
    print(f"{len(rows)} articles, {len(examples)} candidate cues", flush=True)
    matrices = {name: table.matrix() for name, table in tables.items()}
    held_out, fitted = cross_validated(examples, tables, matrices, options.folds)
    final, threshold = last_model(examples, held_out, sum(len(row["attributions"]) for row in rows))
    if options.held_out:
        predict_held_out(rows, fitted, final, threshold, options.held_out)
        return
    save(options.out, fit_all(examples, tables, matrices, np.ones(len(examples), bool)), final, threshold)


def parsed(rows: list[dict[str, Any]], cache: Path | None) -> Iterator[Doc]:
    """The parsed texts, from the cache where one is kept."""
    if cache is None:
        return parse(row["text"] for row in rows)
    file = cache / "attribution.spacy"
    if not file.is_file():
        store = DocBin(["ORTH", "TAG", "POS", "LEMMA", "DEP", "HEAD", "SPACY", "SENT_START", "MORPH"])
        for doc in parse(row["text"] for row in rows):
            store.add(doc)
        store.to_disk(file)
    return iter(list(DocBin().from_disk(file).get_docs(pipeline().vocab)))


# ── examples ─────────────────────────────────────────────────────────────────────────────────────────


def words_in(spans: list[list[int]], words: list[tuple[int, int]]) -> set[int]:
    """The numbers of the words that these spans touch."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_right(words, start, key=lambda word: word[1])
        while i < len(words) and words[i][0] < end:
            found.add(i)
            i += 1
    return found


def read_examples(rows: list[dict[str, Any]], docs: Iterator[Doc]) -> tuple[list[Example], dict[str, Table]]:
    """Every candidate of every article, with what is right."""
    tables = {"cue": Table(), "content": Table(), "source": Table()}
    examples: list[Example] = []
    for number, (row, doc) in enumerate(zip(rows, docs, strict=True)):
        columns = view(doc)
        words = [m.span() for m in WORD.finditer(row["text"])]
        gold = [tuple(words_in(a[k], words) for k in ("content", "source", "cue")) for a in row["attributions"]]
        held = {w: n for n, (content, _, _) in enumerate(gold) for w in content}
        for choice in choices(columns):
            example = judge(number, columns, choice, gold, held, words)
            examples.append(example)
            add_rows(columns, example, tables, gold)
    return examples, tables


def judge(
    number: int, columns: View, choice: Choice, gold: list[Any], held: dict[int, int], words: list[tuple[int, int]]
) -> Example:
    def at(ranges: Any) -> set[int]:
        return words_in([list(columns.characters(*r)) for r in ranges], words)

    matches = []
    for _, parts in choice.contents:
        mine = at(parts)
        near = {held[w] for w in mine if w in held}
        matches.append(max(((len(mine & gold[n][0]) / len(mine | gold[n][0]), n) for n in near), default=(0.0, -1)))
    who = [at([place]) if place else set() for _, place in choice.sources]
    sources = {n: [bool(gold[n][1] & s) if gold[n][1] else not s for s in who] for _, n in matches if n >= 0}
    head = at([(choice.cue.head, choice.cue.head + 1)])
    good = {n for iou, n in matches if iou >= 0.5}
    if choice.cue.kind == "mark":
        return Example(number, choice, True, bool(good), matches, sources)
    own = {n for n, (_, _, cue) in enumerate(gold) if cue & head}
    return Example(number, choice, bool(own) or not any(w in held for w in head), bool(own & good), matches, sources)


def add_rows(columns: View, example: Example, tables: dict[str, Table], gold: list[Any]) -> None:
    choice = example.choice
    best = max(example.matches)[1] if example.positive else -1
    hashed = [[trait_hash(PREFIXES[0], t) for t in choice.cue_traits(columns)]]
    _add(tables["cue"], hashed, [example.positive])
    rows = [[trait_hash(PREFIXES[1], t) for t in traits] for traits in choice.content_traits(columns)]
    _add(tables["content"], rows, [example.positive and iou >= 0.5 for iou, _ in example.matches])
    rows = [[trait_hash(PREFIXES[2], t) for t in traits] for traits in choice.source_traits(columns)]
    _add(tables["source"], rows, example.sources[best] if example.positive else [False] * len(rows))


def _add(table: Table, rows: list[list[int]], right: list[bool]) -> None:
    for places, good in zip(rows, right, strict=True):
        table.add(places, good)
    table.close()


# ── fitting ──────────────────────────────────────────────────────────────────────────────────────────


def fit_all(examples: list[Example], tables: dict[str, Table], matrices: dict[str, Any], chosen: Any) -> Any:
    """One table of weights from the chosen examples; the last entry of the result is the cue model's constant."""
    usable = chosen & np.array([e.usable for e in examples])
    right = np.array(tables["cue"].right)
    weights = np.zeros(BUCKETS + 1, np.float32)
    weights += fit_logistic(matrices["cue"][usable], right[usable], PENALTY["cue"])
    for name in ("content", "source"):
        weights[:-1] += fit_softmax(matrices[name], tables[name], chosen, PENALTY[name])
    return weights


def _kept(matrix: Any) -> Any:
    return np.flatnonzero(np.bincount(matrix.indices, minlength=BUCKETS) >= 2)


def _minimise(value: Any, size: int) -> Any:
    return minimize(value, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 100, "maxcor": 8}).x


def fit_logistic(matrix: Any, right: Any, penalty: float) -> Any:
    kept = _kept(matrix)
    small = matrix[:, kept].tocsr()
    turned, target = small.T.tocsr(), right.astype(np.float32)

    def value(theta: Any) -> tuple[float, Any]:
        z = small @ theta[:-1].astype(np.float32) + theta[-1]
        gradient = 1 / (1 + np.exp(-z)) - target
        loss = (np.logaddexp(0, z) - target * z).sum() + 0.5 / penalty * (theta[:-1] @ theta[:-1])
        return float(loss), np.append(turned @ gradient + theta[:-1] / penalty, gradient.sum()).astype(np.float64)

    theta = _minimise(value, small.shape[1] + 1)
    weights = np.zeros(BUCKETS + 1, np.float32)
    weights[kept], weights[-1] = theta[:-1], theta[-1]
    return weights


def fit_softmax(matrix: Any, table: Table, chosen: Any, penalty: float) -> Any:
    groups, right = np.array(table.groups), np.array(table.right)
    sizes = np.diff(groups)
    usable = chosen & (np.add.reduceat(right.astype(int), groups[:-1]) > 0)
    rows = np.repeat(usable, sizes)
    sizes, good = sizes[usable], right[rows].astype(np.float32)
    starts = np.append(0, np.cumsum(sizes))[:-1]
    kept = _kept(matrix[rows])
    small = matrix[rows][:, kept].tocsr()
    turned = small.T.tocsr()

    def value(theta: Any) -> tuple[float, Any]:
        z = small @ theta.astype(np.float32)
        power = np.exp(z - np.repeat(np.maximum.reduceat(z, starts), sizes))
        whole, part = np.add.reduceat(power, starts), np.add.reduceat(power * good, starts)
        gradient = power / np.repeat(whole, sizes) - power * good / np.repeat(part, sizes)
        loss = (np.log(whole) - np.log(part)).sum() + 0.5 / penalty * (theta @ theta)
        return float(loss), (turned @ gradient + theta / penalty).astype(np.float64)

    weights = np.zeros(BUCKETS, np.float32)
    weights[kept] = _minimise(value, small.shape[1])
    return weights


def cross_validated(
    examples: list[Example], tables: dict[str, Table], matrices: dict[str, Any], folds: int
) -> tuple[dict[str, Any], list[Any]]:
    """Scores of every row by a model that has not seen its article, and the weights of each fold's model."""
    fold = np.array([e.article % folds for e in examples])
    scores = {name: np.zeros(len(table.right)) for name, table in tables.items()}
    fitted = []
    for k in range(folds):
        weights = fit_all(examples, tables, matrices, fold != k)
        fitted.append(weights)
        for name, table in tables.items():
            rows = np.repeat(fold == k, np.diff(table.groups))
            scores[name][rows] = matrices[name][rows] @ weights[:-1] + (weights[-1] if name == "cue" else 0)
        print(f"fold {k + 1} of {folds}", flush=True)
    return scores, fitted


def predict_held_out(rows: list[dict[str, Any]], fitted: list[Any], final: Any, threshold: float, out: Path) -> None:
    """Write every article's statements by the models of the fold that left it out."""
    with tempfile.TemporaryDirectory() as folder, out.open("w", encoding="utf-8") as file:
        for k, weights in enumerate(fitted):
            npz = Path(folder) / f"{k}.npz"
            save(npz, weights, final, threshold)
            attribution.trained = partial(loaded, npz)  # type: ignore[attr-defined]
            for prediction in predict(rows[k :: len(fitted)]):
                file.write(json.dumps(prediction, ensure_ascii=False) + "\n")


def last_model(examples: list[Example], scores: dict[str, Any], gold: int) -> tuple[list[float], float]:
    """The weights over `final_signs`, and the lowest threshold with nearly the best F1 of content with source."""
    signs, right = [], []
    at_content = at_source = 0
    for n, e in enumerate(examples):
        many, some = len(e.choice.contents), len(e.choice.sources)
        shares = softmax(list(scores["content"][at_content : at_content + many]))
        who_shares = softmax(list(scores["source"][at_source : at_source + some]))
        at_content, at_source = at_content + many, at_source + some
        chosen = int(np.argmax(shares))
        who = best_source(e.choice.sources, who_shares, e.choice.contents[chosen][1])
        sourced = e.choice.sources[who][1] is not None
        iou, match = e.matches[chosen]
        signs.append(final_signs(float(scores["cue"][n]), shares, chosen, who_shares[who], e.choice.cue.kind, sourced))
        right.append(iou >= 0.5 and e.sources[match][who])
    table, target = np.array(signs), np.array(right)
    usable = np.array([e.usable for e in examples])
    final = fit_plain(table[usable], target[usable])
    p = 1 / (1 + np.exp(-table[usable] @ final))
    steps = np.arange(0.2, 0.5, 0.02)
    f1 = np.array([(target[usable] & (p >= t)).sum() / ((p >= t).sum() + gold) for t in steps])
    threshold = steps[f1 >= 0.993 * f1.max()][0]  # the curve is flat: the lowest finds most at the same F1
    print("last model", np.round(final, 2), "threshold", threshold)
    return final.tolist(), float(threshold)


def fit_plain(table: Any, right: Any) -> Any:
    target = right.astype(float)

    def value(theta: Any) -> tuple[float, Any]:
        z = table @ theta
        return float((np.logaddexp(0, z) - target * z).sum() + 0.5 * theta @ theta), table.T @ (
            1 / (1 + np.exp(-z)) - target
        ) + theta

    return _minimise(value, table.shape[1])


def save(path: Path, weights: Any, final: list[float], threshold: float) -> None:
    """Keep what is not near zero; the cue model's constant moves to the trait that every cue of any kind has."""
    for kind in ("verb", "noun", "adjective", "phrase", "colon", "adverb", "headline", "mark"):
        weights[trait_hash(PREFIXES[0], kind)] += weights[-1]
    places = np.flatnonzero(np.abs(weights[:-1]) >= SMALLEST)
    np.savez_compressed(
        path, places=places.astype(np.uint32), weights=weights[places].astype(np.float16), final=np.array(final),
        threshold=np.array(threshold),
    )  # fmt: skip
    print(f"{path}: {len(places)} weights, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
