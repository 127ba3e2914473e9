"""Invented passages with what they say, as gold: strings become places in the text.

    python scripts/reader/invented.py FOLDER [OUT_FOLDER]

FOLDER holds JSON Lines, one passage an object: id, kind, issuer, date, text, turns, ties, positions, statements; all
of it invented, in nobody else's words. Every string is looked for in the text ("words#2": the second time that they
occur); what is not there, or no value of the convention, is told, and the exit code is 1. `read` gives them in the form
of the annotated sets; with OUT_FOLDER they are written there so, as system.jsonl and statements.jsonl, for
bench/predict.py and the scorer. Those in `invented/` beside this script are trained on, those in bench/invented never.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SIGNS = {
    "cooperation": 1, "alliance": 1, "membership": 1, "support": 1, "aid": 1, "arms": 1, "mediation": 0, "talks": 0,
    "criticism": -1, "pressure": -1, "sanctions": -1, "hostility": -1, "force": -1,
}  # fmt: skip
UNDIRECTED = {"cooperation", "alliance", "talks"}
FACTUALITIES = {"real", "planned", "hypothetical", "denied"}
STANCES = {"support", "oppose", "conditional"}
MODES = {"direct", "mixed", "indirect"}


class Fault(ValueError):
    """What is wrong with a passage."""


def spot(text: str, words: str, near: tuple[int, int] | None = None) -> tuple[int, int]:
    """Where words stand in a text: inside `near` where they do, else the first or the numbered time."""
    wanted, _, number = words.partition("#") if "#" in words and words not in text else (words, "", "")
    if not wanted:
        raise Fault("an empty string")
    start = text.find(wanted, *near) if near and not number else -1
    if start < 0:
        for _ in range(int(number or 1)):
            start = text.find(wanted, start + 1)
            if start < 0:
                raise Fault(f"not in the text: {words!r}")
    return start, start + len(wanted)


def among(value: str, known: Any, what: str) -> str:
    if value not in known:
        raise Fault(f"no {what}: {value!r}")
    return value


def tie(text: str, told: list[Any]) -> Row:
    source, target, relation, factuality, by, cue, words, *sign = told
    start, end = spot(text, words)
    spot(text, cue, (start, end))
    if among(relation, SIGNS, "relation") in UNDIRECTED and source > target:
        source, target = target, source
    if source == target:
        raise Fault(f"a tie of {source} with itself")
    return {
        "source": source, "target": target, "relation": relation, "sign": sign[0] if sign else SIGNS[relation],
        "factuality": among(factuality, FACTUALITIES, "factuality"), "by": by, "start": start, "end": end,
        "cue": cue.partition("#")[0], "note": "",
    }  # fmt: skip


def position(text: str, told: list[Any]) -> Row:
    holder, stance, issue, by, factuality = told
    start, end = spot(text, issue)
    return {
        "holder": holder, "stance": among(stance, STANCES, "stance"), "issue": text[start:end], "start": start,
        "end": end, "by": by, "factuality": among(factuality, FACTUALITIES, "factuality"),
    }  # fmt: skip


def statement(text: str, told: list[Any]) -> Row:
    source, actor, cue, content, mode, nested, hedged = told
    pieces = [spot(text, words) for words in ([content] if isinstance(content, str) else content)]
    cued = spot(text, cue)
    if "#" not in cue and text.count(cue) > 1:  # the one that stands nearest to the content
        places = [n for n in range(len(text)) if text.startswith(cue, n)]
        at = min(places, key=lambda n: min(abs(pieces[0][0] - n - len(cue)), abs(n - pieces[-1][1])))
        cued = at, at + len(cue)
    return {
        "source": _nearest(text, source, cued) if source else None, "actor": actor, "cue": list(cued),
        "content": [list(piece) for piece in pieces], "mode": among(mode, MODES, "mode"), "nested_in": nested,
        "hedged": bool(hedged),
    }  # fmt: skip


def _nearest(text: str, words: str, cue: tuple[int, int]) -> list[int]:
    """Where the words of a source stand that are nearest to its cue."""
    if "#" in words and words not in text:
        return list(spot(text, words))
    places = [n for n in range(len(text)) if text.startswith(words, n)]
    if not places:
        raise Fault(f"not in the text: {words!r}")
    at = min(places, key=lambda n: min(abs(cue[0] - n - len(words)), abs(n - cue[1])))
    return [at, at + len(words)]


def turns(text: str, told: list[Any]) -> list[Row]:
    starts = [(spot(text, words)[0], actor) for words, actor in told]
    ends = [start for start, _ in starts][1:] + [len(text)] * bool(starts)
    return [
        {"start": start, "end": end, "actor": actor, "person": ""}
        for (start, actor), end in zip(starts, ends, strict=True)
    ]


def passage(told: Row) -> tuple[Row, Row]:
    """A passage as a row of ties and positions and a row of statements; Fault names all that is wrong with it."""
    text, wrong = told["text"], []
    head = {key: told.get(key, "") for key in ("id", "kind", "date", "issuer")} | {"title": "", "before": ""}
    head |= {"from": "invented", "text": text, "turns": turns(text, told.get("turns") or [])}
    found: dict[str, list[Row]] = {"ties": [], "positions": [], "statements": []}
    for (name, rows), make in zip(found.items(), (tie, position, statement), strict=True):
        for number, row in enumerate(told[name], 1):
            try:
                rows.append(make(text, row))
            except (ValueError, TypeError) as fault:
                wrong.append(f"{name} {number}: {fault}")
    if wrong:
        raise Fault("; ".join(wrong))
    return head | {k: found[k] for k in ("ties", "positions")}, head | {"statements": found["statements"]}


def read(folder: Path) -> list[tuple[Row, Row]]:
    """All passages of a folder; ValueError names every fault, file and line by line."""
    made, wrong, seen = [], [], set()
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            at = f"{path.name}:{number}"
            try:
                told = json.loads(line)
                at += f" ({told.get('id')})"
                if told["id"] in seen:
                    raise Fault("an id that was there before")
                seen.add(told["id"])
                made.append(passage(told))
            except (ValueError, KeyError, TypeError) as fault:
                wrong.append(f"{at}: {fault}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return made


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        made = read(Path(sys.argv[1]))
    except ValueError as fault:
        sys.exit(str(fault))
    ties, positions = (sum(len(row[key]) for row, _ in made) for key in ("ties", "positions"))
    said = sum(len(told["statements"]) for _, told in made)
    print(f"{len(made)} passages, {ties} ties, {positions} positions, {said} statements")
    if len(sys.argv) > 2:
        out = Path(sys.argv[2])
        out.mkdir(parents=True, exist_ok=True)
        for name, rows in zip(("system", "statements"), zip(*made, strict=True), strict=True):
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (out / f"{name}.jsonl").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
