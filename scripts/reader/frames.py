"""Sentences made of the clauses in clauses.tsv: what rare relations, refusals, plans and places look like.

    python scripts/reader/frames.py OUT_FOLDER

Writes frames.pickle, a set beside those of prepare.py. Parties are placeholders, as everywhere; no text of anybody is
in it. Negated and ended things are "denied", which the reader does not show.
"""

from __future__ import annotations

import pickle
import random
import sys
from pathlib import Path
from typing import Any

from comity.language.encoder import Voice, Window
from comity.language.encoder.inputs import _GENRE, _KIND, _NAME, _speak, tokenizer  # the product's own marks

COUNT = 2500
# How a clause is put: {A} is who does it, and the clause follows in the form that is named.
PUT = {
    "real": (
        "{A} {past}.", "Last week {A} {past}.", "{A} has been {ing}.", "Officials say that {A} {past}.",
        "By {ing}, {A} went further than before.", "{A}, which {past}, made no comment.", "{b_passive} by {A}.",
        "{A} continued {ing}.", "The fact that {A} {past} was widely reported.",
    ),
    "planned": (
        "{A} will {base}.", "{A} promised to {base}.", "{A} plans to {base}.", "{A} intends to {base} next year.",
        "{A} agreed to {base}.", "{A} would like to {base}.", "{A} is preparing to {base}.",
    ),
    "hypothetical": (
        "{A} may {base}.", "{A} could {base}.", "If {A} were to {base}, much would change.", "{A} reportedly {past}.",
        "It is feared that {A} might {base}.", "Should {A} {base}, others would follow.",
    ),
    "denied": (
        "{A} did not {base}.", "{A} never {past}.", "{A} refused to {base}.", "{A} is not willing to {base}.",
        "{A} ruled out {ing}.", "{A} refrained from {ing}.", "{A} has stopped {ing}.", "{A} does not want to {base}.",
        "It is not true that {A} {past}.", "{A} cannot {base}.", "There is no sign of {A} {ing}.",
    ),
}  # fmt: skip
BESIDE = (
    "The conference took place in {C}.", "An earthquake in {C} left ten people dead.", "{C} held elections in May.",
    "The report was published on Monday.", "The attack in {C} was the third this year.", "The weather in {C} was mild.",
    "Prices rose by three per cent.", "The minister returned to {C} on Friday.",
)  # fmt: skip
IN_PLACE = ("In {C}, ", "At a meeting in {C}, ", "After a bombing in {C}, ")


def clauses() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "clauses.tsv").read_text("utf-8").splitlines()
    names = ("relation", "base", "past", "ing", "done")
    return [dict(zip(names, line.split("\t"), strict=False)) for line in lines if line and not line.startswith("#")]


class Text:
    """A window under construction."""

    def __init__(self, voice: str | None, genre: str, rng: random.Random) -> None:
        self.window, self.rng, self.length = Window(), rng, 0
        self.window.add(101, (0, 0, 0, 0))
        self.window.add(_GENRE[genre], (0, 0, 0, 0))
        _speak(self.window, Voice(0, 10**6, voice))

    def add(self, words: str, who: dict[str, tuple[str, str]]) -> list[int]:
        """Words with {X} for parties; the pieces that they take."""
        first = len(self.window.ids)
        rest = words
        while rest:
            at = min((n for n in (rest.find(f"{{{k}}}") for k in who) if n >= 0), default=len(rest))
            encoded = tokenizer().encode(rest[:at], add_special_tokens=False)
            for id, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
                letters = 1 if rest[start:end][:1].isupper() else 0
                self.window.add(id, (0, 0, 0, letters), self.length + start, self.length + end)
            self.length += at
            if at == len(rest):
                break
            party, kind = who[rest[at + 1 : rest.index("}", at)]]
            self.window.parties.append((len(self.window.ids), party))
            self.window.add(_NAME, (_KIND[kind], 1, self.window.number(party), 1), self.length, self.length + 3)
            self.length += 3
            rest = rest[rest.index("}", at) + 1 :]
        self.length += 1
        return list(range(first, len(self.window.ids)))


def example(n: int, rng: random.Random, known: list[dict[str, str]]) -> dict[str, Any]:
    voice = "V" if rng.random() < 0.4 else None
    text = Text(voice, rng.choice(("news", "own words", "third person")), rng)
    ties, parties = [], iter("ABCDEFGHIJKLMN")
    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.3:
            text.add(" " + rng.choice(BESIDE), {"C": (next(parties), "state")})
            continue
        clause, put = rng.choice(known), rng.choices(list(PUT), weights=(5, 2, 2, 4))[0]
        frame = rng.choice([f for f in PUT[put] if "passive" not in f or clause["done"]])
        a, b = next(parties), next(parties)
        kind = "organisation" if clause["relation"] == "membership" else rng.choice(("state", "state", "grouping"))
        spoken = voice is not None and put == "real" and rng.random() < 0.4
        if spoken:
            a, words = "V", "We " + clause["base"] + "."
        else:
            passive = "{b} was " + (clause["done"] or "")
            words = frame.format(**{k: clause[k] for k in ("base", "past", "ing")}, A="{A}", b_passive=passive)
            if rng.random() < 0.2 and frame.startswith("{A}"):
                words = rng.choice(IN_PLACE) + words
        who = {"A": (a, "state"), "b": (b, kind), "C": (next(parties), "state")}
        span = text.add(" " + words, who)
        ties.append(
            {
                "source": a,
                "target": b,
                "relation": clause["relation"],
                "factuality": put,
                "by": "",
                "span": span,
                "cue": [],
            }
        )
    window = text.window
    window.add(102, (0, 0, 0, 0))
    return {
        "id": f"frame-{n}", "ids": window.ids, "marks": window.marks, "parties": window.parties,
        "spans": (window.starts, window.ends), "codes": window.parties, "ties": ties, "positions": [], "groups": [],
    }  # fmt: skip


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rng, known = random.Random(1), clauses()
    made = [example(n, rng, known) for n in range(COUNT)]
    (Path(sys.argv[1]) / "frames.pickle").write_bytes(pickle.dumps(made))
    print(f"frames: {len(made)} windows, {sum(len(e['ids']) for e in made)} pieces")


if __name__ == "__main__":
    main()
