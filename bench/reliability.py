"""How often what is given a confidence is right: ties and positions of the whole reading, by confidence.

    python bench/reliability.py [GOLD.jsonl]

GOLD is a set in the form of `system` (shared/gold/system.dev.jsonl, on which the calibration was made); without it, the
invented passages of bench/invented, which decided nothing. Prints for each layer the share that is right in every fifth
of what is given, and the expected calibration error (Naeini, Cooper & Hauskrecht 2015).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "scripts" / "reader")]

import invented  # noqa: E402
from comity.evidence import Evidence, gather  # noqa: E402
from comity.kinds import undirected  # noqa: E402
from comity.language import Annotation  # noqa: E402
from comity.record import registry  # noqa: E402
from predictors.passages import passages  # noqa: E402
from predictors.relations import code  # noqa: E402

Row = dict[str, Any]
Judged = tuple[float, bool]  # the confidence of a row, and whether it is right
PARTS = 5


def plain(name: str) -> str:
    """A name as the convention compares it."""
    return name if name.isupper() else name.lower().removeprefix("the ")


def ties(found: Evidence, annotation: Annotation, row: Row) -> Iterator[Judged]:
    """Each (source, target, sign) once, with the highest confidence that it was given."""
    told = {(plain(t["source"]), plain(t["target"]), t["sign"]) for t in row["ties"] if t["factuality"] != "denied"}
    actors, best = {**KNOWN, **annotation.actors}, dict[tuple[str, str, int], tuple[float, bool]]()
    for tie in found.ties:
        if tie.factuality == "denied":
            continue
        a, b = (plain(code(id, actors, row["text"])) for id in (tie.source, tie.target))
        right = (a, b, tie.sign) in told or (tie.kind in undirected() and (b, a, tie.sign) in told)
        best[a, b, tie.sign] = max(best.get((a, b, tie.sign), (0.0, right)), (tie.confidence, right))
    yield from best.values()


def positions(found: Evidence, annotation: Annotation, row: Row) -> Iterator[Judged]:
    """Each position, right where the holder, the side and some words of the issue are."""
    actors = {**KNOWN, **annotation.actors}
    for one in found.positions:
        at = one.issue or one.words
        key = plain(code(one.holder, actors, row["text"])), one.stance == "oppose"
        if at is not None:
            yield (
                one.confidence,
                any(
                    key == (plain(p["holder"]), p["stance"] == "oppose") and at.start < p["end"] and p["start"] < at.end
                    for p in row["positions"]
                ),
            )


def table(judged: list[Judged]) -> Iterator[str]:
    """A line for every part of what is given, least sure first, then the expected calibration error."""
    ordered = sorted(judged)
    parts = [part for part in np.array_split(np.array(ordered, dtype=float), PARTS) if len(part)]
    for part in parts:
        told, right = part.mean(axis=0)
        yield f"   confidence {part[0, 0]:.2f} to {part[-1, 0]:.2f} (mean {told:.2f}): right {right:.2f} of {len(part)}"
    error = sum(len(part) * abs(float(np.diff(part.mean(axis=0))[0])) for part in parts) / len(ordered)
    yield f"   expected calibration error {error:.2f}"


def main() -> None:
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    if len(sys.argv) == 2:
        rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line.strip()]
    else:
        rows = [row for row, _ in invented.read(ROOT / "bench" / "invented")]
    layers: dict[str, list[Judged]] = {"ties": [], "positions": []}
    for row, annotation in passages(rows):
        found = gather(annotation, KNOWN)
        layers["ties"] += ties(found, annotation, row)
        layers["positions"] += positions(found, annotation, row)
    for name, judged in layers.items():
        print(f"{name}: {len(judged)} given in {len(rows)} passages")
        print("\n".join(table(judged)))


KNOWN = {actor.id: actor for actor in registry()}

if __name__ == "__main__":
    main()
