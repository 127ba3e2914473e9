"""Where in a text some words come from: the passage, or passages, that match them best.

Words are compared by normal form for what is verbatim, and by stem, synonyms made one and weighted by how rare they
are in the text (inverse sentence frequency), for what was translated again.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from comity.evidence.wording import Word, lexicon, words
from comity.model import Document

_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!No)(?<!Jr)(?<!Sr)(?<!St)[.!?][”\"’)]*\s+|\n+")


class Block(NamedTuple):
    """A run of the same words: where it begins in the quotation and in the source, counted in words, and its length."""

    here: int
    there: int
    size: int


class Passage(NamedTuple):
    """A stretch of the source, counted in words, with a score from 0 to 1."""

    first: int
    last: int
    score: float


class Source:
    """A primary source made ready to be searched."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = words(document.text)
        self.forms = [word.form for word in self.words]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as ranges of words."""
        starts = [word.start for word in self.words]
        cuts = sorted({0, len(starts), *(bisect_left(starts, m.end()) for m in _END.finditer(self.document.text))})
        return [(a, b) for a, b in pairwise(cuts) if b > a]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling each stem is: the logarithm of sentences over sentences that have it."""
        counts = Counter(s for a, b in self.sentences for s in {word.stem for word in self.words[a:b]})
        return {s: math.log(1 + len(self.sentences) / n) for s, n in counts.items()}

    def weight(self, word: Word) -> float:
        """The weight of a word; words that only hold sentences together weigh little."""
        plain = self.weights.get(word.stem, math.log(1 + len(self.sentences)))
        return 0.15 * plain if word.form in lexicon()["stop"] else plain

    def sentence_of(self, at: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_left([b for _, b in self.sentences], at + 1)

    def exact(self, wanted: list[str]) -> int | None:
        """Where these normal forms stand in a row; None where they do not."""
        if not wanted:
            return None
        size = len(wanted)
        for at, form in enumerate(self.forms[: len(self.forms) - size + 1]):
            if form == wanted[0] and self.forms[at : at + size] == wanted:
                return at
        return None

    def best(self, wanted: list[Word], count: int = 4) -> list[Passage]:
        """The runs of up to four sentences most like these words, best first, none inside another."""
        mine = Counter(word.stem for word in wanted)
        total = sum(self.weight(word) for word in wanted) or 1.0
        value = {word.stem: self.weight(word) for word in wanted}
        scored = []
        for i in range(len(self.sentences)):
            have: Counter[str] = Counter()
            theirs = 0.0
            for j in range(i, min(i + 4, len(self.sentences))):
                for word in self.words[slice(*self.sentences[j])]:
                    have[word.stem] += 1
                    theirs += self.weight(word)
                shared = sum(value[s] * min(n, have[s]) for s, n in mine.items() if s in have)
                # More of the source than was quoted costs little: a quotation may be a part of a sentence.
                score = shared / (total + 0.12 * max(0.0, theirs - total))
                scored.append(Passage(self.sentences[i][0], self.sentences[j][1], score))
        return _apart(sorted(scored, key=lambda p: (-round(p.score, 3), p.last - p.first)), count)


def _apart(passages: list[Passage], count: int) -> list[Passage]:
    kept: list[Passage] = []
    for passage in passages:
        if all(passage.last <= other.first or other.last <= passage.first for other in kept):
            kept.append(passage)
        if len(kept) == count:
            break
    return kept


def blocks(here: list[str], there: list[str], offset: int = 0) -> list[Block]:
    """Runs of the same words in both, in order."""
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [Block(m.a, m.b + offset, m.size) for m in matcher.get_matching_blocks() if m.size]


def covering(wanted: list[str], source: Source, shortest: int = 3) -> list[Block]:
    """The longest runs of the source that cover these words one after another, wherever each stands; greedy."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(source.forms) - shortest + 1):
        places.setdefault(tuple(source.forms[at : at + shortest]), []).append(at)
    found: list[Block] = []
    i = 0
    while i <= len(wanted) - shortest:
        best = Block(i, -1, 0)
        near = found[-1].there + found[-1].size if found else 0
        for at in places.get(tuple(wanted[i : i + shortest]), ()):
            size = shortest
            while (
                i + size < len(wanted) and at + size < len(source.forms) and wanted[i + size] == source.forms[at + size]
            ):
                size += 1
            if size > best.size or (size == best.size and abs(at - near) < abs(best.there - near)):
                best = Block(i, at, size)
        if best.size:
            found.append(best)
            i += best.size
        else:
            i += 1
    return found
