"""Thresholds and calibration of an exported reader, on the dev parts; writes them into its heads.npz.

    python scripts/reader/calibrate.py EXAMPLES EXPORTED_FOLDER

For ties, positions and statements: the threshold with the best F1 on dev, and how often what is given a share is right,
by isotonic regression (Zadrozny & Elkan 2002). Prints both.
"""

from __future__ import annotations

import pickle
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import isotonic_regression

from comity.evidence.relations import UNDIRECTED, relations
from comity.evidence.sight import Sight
from comity.evidence.stances import stances
from comity.evidence.statements.heard import heard
from comity.language.encoder import Window
from comity.language.encoder.running import loaded

Row = dict[str, Any]
LOW = {"tie": 0.05, "position": 0.05, "statement": 0.05}
# Nothing is better than something false: shares below which nothing is given, though F1 would be higher with it.
RAISED = {"tie": 0.7, "position": 0.3}
SIGNS = {"mediation": 0, "talks": 0} | dict.fromkeys(("criticism", "pressure", "sanctions", "hostility", "force"), -1)


def window(row: Row) -> Window:
    starts, ends = row["spans"]
    return Window(row["ids"], row["marks"], starts, ends, [(n, p) for n, p in row["parties"]])


def plain(name: str) -> str:
    return name if name.isupper() else name.lower().removeprefix("the ")


def tie_keys(tie: Row) -> set[tuple[str, str, int]]:
    s, t, sign = plain(tie["source"]), plain(tie["target"]), SIGNS.get(tie["relation"], 1)
    return {(s, t, sign)} | ({(t, s, sign)} if tie["relation"] in UNDIRECTED else set())


def tie_shares(rows: list[Row], sights: dict[str, Sight]) -> tuple[list[tuple[float, bool]], int]:
    """Every (source, target, sign) of dev with its share and whether it is right; how many gold has."""
    found, gold = [], 0
    by_id = defaultdict(list)
    for row in rows:
        by_id[row["id"]].append(row)
    for id, parts in by_id.items():
        codes = {p: c for row in parts for (_, p), (_, c) in zip(row["parties"], row["codes"], strict=True)}
        right = {key for row in parts for tie in row["ties"] if tie["factuality"] != "denied" for key in tie_keys(tie)}
        gold += len({min(tie_keys(t)) for row in parts for t in row["ties"] if t["factuality"] != "denied"})
        best: dict[tuple[str, str, int], float] = {}
        for r in relations(sights[id], [(0, 10**9)], 0.05):
            if r.factuality != "denied":
                key = min(tie_keys({"source": codes[r.source], "target": codes[r.target], "relation": r.relation}))
                best[key] = max(best.get(key, 0), r.probability)
        found += [(p, key in right) for key, p in best.items()]
    return found, gold


def position_shares(rows: list[Row], sights: dict[str, Sight]) -> tuple[list[tuple[float, bool]], int]:
    found, gold = [], 0
    for row in rows:
        codes = {p: c for (_, p), (_, c) in zip(row["parties"], row["codes"], strict=True)}
        gold += len(row["positions"])
        starts, ends = row["spans"]
        told = [
            (plain(p["holder"]), p["stance"] == "oppose", starts[p["span"][0]], ends[p["span"][-1]])
            for p in row["positions"]
        ]
        one = Sight((sights[row["id"]].seen[row["part_no"]],), sights[row["id"]].heads, LOW)
        for s in stances(one):
            key = plain(codes[s.holder]), s.stance == "oppose"
            found.append((s.probability, any(key == t[:2] and s.issue[0] < t[3] and t[2] < s.issue[1] for t in told)))
    return found, gold


def statement_shares(rows: list[Row], sights: dict[str, Sight]) -> tuple[list[tuple[float, bool]], int]:
    found, gold = [], 0
    for row in rows:
        if "statements" not in row:
            continue
        starts, ends = row["spans"]
        gold += len(row["statements"])
        told = [set(s["content"]) for s in row["statements"]]
        for one in heard(Sight((sights[row["id"]].seen[row["part_no"]],), sights[row["id"]].heads, LOW)):
            inside = {n for a, b in one.content for n in range(len(starts)) if starts[n] < b and ends[n] > a >= 0}
            found.append((one.probability, any(len(inside & t) >= 0.5 * len(inside | t) for t in told)))
    return found, gold


def best_threshold(found: list[tuple[float, bool]], gold: int) -> tuple[float, str]:
    best = (0.0, 0.5, 0.0, 0.0)
    for least in np.arange(0.1, 0.9, 0.02):
        kept = [right for p, right in found if p >= least]
        right = sum(kept)
        f1 = 2 * right / max(1, len(kept) + gold)
        best = max(best, (f1, float(least), right / max(1, len(kept)), right / max(1, gold)))
    return best[1], f"threshold {best[1]:.2f}: P {100 * best[2]:.1f} R {100 * best[3]:.1f} F1 {100 * best[0]:.1f}"


def curve(found: list[tuple[float, bool]]) -> np.ndarray:
    """[2, 9]: shares and how often what is given them is right."""
    ordered = sorted(found)
    fitted = isotonic_regression([float(right) for _, right in ordered]).x
    at = np.linspace(0, len(ordered) - 1, 9).astype(int)
    return np.array([[ordered[n][0] for n in at], [fitted[n] for n in at]])


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = Path(sys.argv[2])
    weights = dict(np.load(folder / "heads.npz"))
    reader = loaded(folder / "encoder.onnx", weights)
    rows = [r for r in pickle.loads((Path(sys.argv[1]) / "systems.pickle").read_bytes()) if r["part"] == "dev"]
    seen = reader.see([window(row) for row in rows])
    sights: dict[str, Sight] = {}
    for row, one in zip(rows, seen, strict=True):
        before = sights[row["id"]].seen if row["id"] in sights else ()
        row["part_no"] = len(before)
        sights[row["id"]] = Sight((*before, one), reader.heads, LOW)
    for name, shares in (("tie", tie_shares), ("position", position_shares), ("statement", statement_shares)):
        found, gold = shares(rows, sights)
        least, told = best_threshold(found, gold)
        least = max(least, RAISED.get(name, 0.0))
        points = curve(found)
        print(f"{name}: {told}")
        print("   " + ", ".join(f"{p:.2f} is right in {100 * q:.0f}%" for p, q in points.T))
        weights[f"threshold.{name}"], weights[f"calibration.{name}"] = np.float32(least), points.astype(np.float32)
    np.savez_compressed(folder / "heads.npz", **weights)


if __name__ == "__main__":
    main()
