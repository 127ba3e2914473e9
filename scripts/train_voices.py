"""Learn how much each clue of a page tells whose voice it is, and write src/comity/language/data/voices_learned.csv.

    python scripts/train_voices.py LABELLED.jsonl... [--folds] [--strength 1.0] [--write]

Each row holds `kind`, `issuer_actor` (an id, a list of ids or null), the words (`head` and `tail`), optionally `group`
(rows of one group are never on both sides of a fold), `weight` and `set`. Every actor that a page names is a candidate;
a logistic model with a quadratic penalty tells the issuers from the others. Needs scikit-learn, for training alone.
`bench/heads.csv` lists labels and addresses of pages that were used; the words are their publishers'.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from comity import record, texts
from comity.language import voices
from comity.language.gazetteer import Gazetteer
from comity.language.pages import clues_of
from comity.model import Reasoned

OUT = Path(__file__).parent.parent / "src" / "comity" / "language" / "data" / "voices_learned.csv"
NAMES = {"statement": "press release", "communique": "communiqué"}
LEAST = 0.05  # weights nearer to nothing are left out
# What the author of the clues thought that each says; what is learned is added to it, in the scale that fits best.
PRIOR = {
    "the file’s name": 6.0, "the page’s address": 3.5, "address": 3.0, "its speaker": 3.0, "issuer given": 2.5,
    "title office": 3.5, "title pair": 0.8, "title first": 1.2, "title name": 0.8, "title beside": -0.8,
    "title about": -1.0,
    "title capital": 0.5, "head letterhead": 3.5, "head office": 3.0, "head name": 1.2, "head capital": 1.4,
    "head beside": -0.5, "tail letterhead": 2.5, "tail office": 1.5, "tail name": 0.5, "opening office": 2.0,
    "opening acts": 1.2, "opening own": 2.8, "opening name": 0.5, "opening host": 1.5, "opening beside": -0.5,
    "opening office beside": -0.8, "body own": 2.0, "body acts": 0.8, "body office": 0.6, "body host": 1.5,
    "body beside": -0.1, "greeted": -1.0, "person title": 2.5, "person title beside": -1.0, "person head": 2.0,
    "person head beside": -0.8, "person opening": 1.8, "person opening beside": -1.0, "person greeted": -1.0,
    "led person title": 5.0, "led person opening": 4.5, "led person title beside": -1.0,
    "led person opening beside": -1.0, "organisation title headed": 4.0, "organisation head headed": 4.0,
    "organisation opening headed": 2.5, "organisation head letterhead": 2.5, "organisation title office": 0.5,
    "organisation title first": 1.0, "organisation opening acts": 1.2, "organisation opening office": 0.8,
    "organisation opening own": 1.5, "organisation title beside": -1.0, "organisation opening beside": -0.5,
    "organisation opening office beside": -0.5,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--onward", action="store_true", help="write weights learned on from those that stand")
    parser.add_argument("--strength", type=float, default=1.0, help="of the penalty (1.0)")
    parser.add_argument("--cache", type=Path, help="where the features are kept between runs")
    options = parser.parse_args()
    if options.cache and options.cache.is_file():
        rows = pickle.loads(options.cache.read_bytes())
    else:
        rows = list(_shown(json.loads(line) for path in options.files for line in path.open(encoding="utf-8")))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(rows))
    for row in rows:
        row["shown"] = {actor: shown for actor, shown in row["shown"].items() if voices.speaks(shown)}
    if options.folds:
        _print_folds(rows, options.strength)
    if options.write:
        _write(_fit(rows, options.strength, voices._learned() if options.onward else None))


def _shown(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each row with what its page shows of every actor that it names."""
    gazetteer = Gazetteer.of(record.registry())
    spelt = {actor.upper(): actor for actor in gazetteer.actors}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.txt")
        for row in rows:
            kind = NAMES.get(row["kind"], row["kind"])
            if kind in voices.NOBODY:
                continue
            path.write_text(f"{(row.get('head') or '').rstrip()}\n\n{(row.get('tail') or '').lstrip()}", "utf-8")
            found = [document for reading in texts.read(path) for document in reading.documents]
            if not found:
                continue
            document = max(found, key=lambda one: len(one.text))
            document = msgspec.structs.replace(document, kind=Reasoned(kind, "labelled", 1.0))
            gold = row["issuer_actor"]
            gold = set(gold) if isinstance(gold, list) else {gold} if gold else set()
            gold = {spelt.get(name.upper(), name) for name in gold}
            shown = voices.features(list(clues_of(document, gazetteer)))
            yield {"id": row.get("id"), "set": row.get("set", "all"), "group": str(row.get("group") or row.get("id")),
                   "weight": row.get("weight", 1.0), "kind": kind, "gold": gold, "shown": shown}  # fmt: skip


Standing = dict[str, dict[str, float]]


def _prior(row: dict[str, Any], actor: str, standing: Standing | None) -> float:
    """What the author's weights, or those that stand, say of an actor."""
    shown = row["shown"][actor]
    if standing is None:
        return sum(PRIOR.get(what, 0.0) * value for what, value in shown.items())
    tables = [standing.get(name, {}) for name in ("all", voices.FAMILIES.get(row["kind"], "told"))]
    return sum(table.get(what, 0.0) * v for table in tables for what, v in [*shown.items(), ("bias", 1.0)])


def _cells(row: dict[str, Any], actor: str, standing: Standing | None) -> dict[str, float]:
    family = voices.FAMILIES.get(row["kind"], "told")
    cells = {("all", what): value for what, value in row["shown"][actor].items()}
    cells |= {(family, what): value * 0.7 for (_, what), value in list(cells.items())}
    cells[(family, "bias")] = 1.0
    cells[("prior", "prior")] = _prior(row, actor, standing)
    return cells


def _fit(rows: list[dict[str, Any]], strength: float, standing: Standing | None = None) -> dict[tuple[str, str], float]:
    """The weights by family and clue, fitted to all candidates of these rows."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    cells, gold, weight = [], [], []
    for row in rows:
        for actor in row["shown"]:
            cells.append({"|".join(key): value for key, value in _cells(row, actor, standing).items()})
            gold.append(actor in row["gold"])
            weight.append(row["weight"] / max(1.0, len(row["gold"]) / 2))
    table = DictVectorizer()
    model = LogisticRegression(C=1 / strength, max_iter=2000)
    model.fit(table.fit_transform(cells), gold, sample_weight=weight)
    found = dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    scale = float(found.pop("prior|prior"))
    given = {"all": PRIOR} if standing is None else standing
    weights = {(name, what): scale * value for name, table in given.items() for what, value in table.items()}
    for key, value in found.items():
        family, what = key.split("|", 1)
        learned = float(value) * (1 if family == "all" or what == "bias" else 0.7)
        weights[family, what] = weights.get((family, what), 0.0) + learned
    weights["all", "bias"] = weights.get(("all", "bias"), 0.0) + float(model.intercept_[0])
    return weights


def _choose(row: dict[str, Any], weights: dict[tuple[str, str], float], gazetteer: Gazetteer) -> set[str]:
    tables: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (family, what), weight in weights.items():
        tables[family][what] = weight
    family = voices.FAMILIES.get(row["kind"], "told")
    chances = {}
    for actor, shown in row["shown"].items():
        score = sum(tables[name].get("bias", 0.0) for name in ("all", family))
        score += sum(tables[name].get(what, 0.0) * v for name in ("all", family) for what, v in shown.items())
        chances[actor] = 1 / (1 + np.exp(-score))
    return set(voices._chosen(row["kind"], chances, gazetteer))


def _print_folds(rows: list[dict[str, Any]], strength: float, folds: int = 8) -> None:
    gazetteer = Gazetteer.of(record.registry())
    groups = sorted({row["group"] for row in rows})
    place = {groups[g]: i % folds for i, g in enumerate(np.random.default_rng(7).permutation(len(groups)))}
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for fold in range(folds):
        weights = _fit([row for row in rows if place[row["group"]] != fold], strength)
        for row in (row for row in rows if place[row["group"]] == fold):
            found = _choose(row, weights, gazetteer)
            counts = tally[row["set"]]
            counts[1 if row["gold"] else 3] += 1
            counts[0 if row["gold"] else 2] += bool(found & row["gold"]) if row["gold"] else bool(found)
            if (row["gold"] and not found & row["gold"]) or (not row["gold"] and found):
                print(f"    {row['id']} {row['kind']}: {sorted(found)} for {sorted(row['gold'])}", file=sys.stderr)
    for name, (right, asked, given, none) in sorted(tally.items()):
        share = f"{right / asked:.1%}" if asked else "-"
        print(f"{name}: right {right} of {asked} = {share}; given where there is none {given} of {none}")


def _write(weights: dict[tuple[str, str], float]) -> None:
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["family", "clue", "weight"])
        for (family, what), weight in sorted(weights.items()):
            if abs(weight) >= LEAST:
                table.writerow([family, what, round(float(weight), 2)])


if __name__ == "__main__":
    main()
