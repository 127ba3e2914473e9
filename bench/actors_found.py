"""How many of the annotated ties and positions stand between actors that the reading finds.

    python bench/actors_found.py GOLD.jsonl [--missing]

GOLD is a file of the annotated set `system`. A tie counts as within reach where both of its parties, a position where
its holder, are among those for whom the mentions of the passage and its voices stand. One half of the passages, told by
a hash of their ids, is for looking at (`--missing` lists what is not found there); the other is held out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from comity.language.annotation import Annotation
from comity.language.parties import party
from comity.model import Actor
from comity.record import registry
from predictors.passages import passages
from predictors.relations import code

Row = dict[str, Any]
_NOBODY = ("author", "press", "")


def plain(name: str) -> str:
    """How names of parties are compared: as the scorer of the set does."""
    return name if name.isupper() else name.lower().removeprefix("the ")


def found(annotation: Annotation, known: dict[str, Actor]) -> set[str]:
    """For whom the mentions of a passage and its voices stand."""
    actors, document = {**known, **annotation.actors}, annotation.document
    ids = {id for one in annotation.mentions for id in (one.together or ((one.actor,) if one.actor else ()))}
    ids |= {id for id in (document.issuer_actor, document.speaker_actor, *(t.actor for t in document.turns)) if id}
    return {name for id in ids if (who := party(id, actors)) for name in called(who, actors)}


def called(id: str, actors: dict[str, Actor]) -> set[str]:
    """The names that the convention may have for a party: its code, or any of its names, whichever the text uses."""
    actor = actors.get(id)
    names = {actor.id, actor.name, *(name.text for name in actor.names)} if actor else set()
    return {code(id, actors), *(plain(name) for name in names), *(name.lower().removeprefix("the ") for name in names)}


def held_out(row: Row) -> bool:
    """Whether a passage is of the half that nobody looks at."""
    return hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 1


def main() -> None:
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line.strip()]
    known = {actor.id: actor for actor in registry()}
    counts: Counter[tuple[bool, str]] = Counter()
    missing: Counter[str] = Counter()
    for row, annotation in passages(rows):
        here, out = found(annotation, known), held_out(row)
        needed = [("ties", (tie["source"], tie["target"])) for tie in row["ties"]]
        needed += [("positions", (position["holder"],)) for position in row["positions"]]
        for kind, names in needed:
            lacking = [name for name in names if plain(name) not in here and name not in _NOBODY]
            counts[out, kind] += 1
            counts[out, f"{kind} found"] += not lacking
            missing.update([] if out else [f"{row['id']}\t{plain(name)}" for name in lacking])
    for out, half in ((False, "looked at"), (True, "held out")):
        for kind in ("ties", "positions"):
            share = counts[out, f"{kind} found"] / max(1, counts[out, kind])
            print(f"{half}: {kind} within reach {100 * share:.1f}% of {counts[out, kind]}")
    if "--missing" in sys.argv:
        print("\n".join(f"{times}\t{what}" for what, times in missing.most_common()))


if __name__ == "__main__":
    main()
