"""Where in a text some words come from: the passage, or passages, that match them best.

Words are compared by normal form for what is verbatim. For what was translated again they are compared by stem,
synonyms made one and weighted by how rare they are in the text (inverse sentence frequency), and, where the sentence
encoder is installed, by sense (`comity.collation.similarity`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from comity.collation.similarity import Vectors, vectors
from comity.collation.wording import Word, word_classes, words
from comity.evidence import Quoted, quoted_spans
from comity.model import Document

_SURPLUS = 0.12  # more of the source than was quoted costs little: a quotation may be a part of a sentence
_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!No)(?<!Jr)(?<!Sr)(?<!St)[.!?][”\"’)]*\s+|\n+")


class Block(NamedTuple):
    """A run of the same words: where it begins in the quotation and in the source, counted in words, and its length."""

    here: int
    there: int
    size: int


class Passage(NamedTuple):
    """A stretch of the source, counted in words; how like its words are and, where known, its sense (0 to 1)."""

    first: int
    last: int
    score: float
    sense: float | None = None

    @property
    def likeness(self) -> float:
        """Words and sense together."""
        return self.score if self.sense is None else 0.3 * self.score + 0.7 * self.sense

    def overlaps(self, other: Passage) -> bool:
        """Whether two stretches have words in common."""
        return self.first < other.last and other.first < self.last


class Source:
    """A primary source made ready to be searched."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = _without_headings(document)
        self.forms = [word.form for word in self.words]
        self._senses: dict[tuple[int, int], Vectors] = {}

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
        return 0.15 * plain if word.form in word_classes()["stop"] else plain

    @cached_property
    def by_stem(self) -> dict[str, list[tuple[int, int]]]:
        """The sentences that have a stem, by their numbers, and how often."""
        found: dict[str, list[tuple[int, int]]] = {}
        for i, (a, b) in enumerate(self.sentences):
            for stem, n in Counter(word.stem for word in self.words[a:b]).items():
                found.setdefault(stem, []).append((i, n))
        return found

    @cached_property
    def sums(self) -> list[float]:
        """The weight of all words before each."""
        return [0.0, *accumulate(self.weight(word) for word in self.words)]

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """What the source itself has between quotation marks."""
        return tuple(quoted for quoted in quoted_spans(self.document.text) if quoted.closed)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which a character stands."""
        return self.sentence_of(bisect_left([word.end for word in self.words], offset + 1))

    def sentence_of(self, at: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_left([b for _, b in self.sentences], at + 1)

    @cached_property
    def sentence_vectors(self) -> Vectors | None:
        """The sense of each sentence; None where the encoder is not installed."""
        return vectors([self.text(a, b) for a, b in self.sentences]) if self.sentences else None

    def text(self, first: int, last: int) -> str:
        """The text of a range of words."""
        return self.document.text[self.words[first].start : self.words[last - 1].end]

    def exact(self, wanted: list[str]) -> list[int]:
        """Where these normal forms stand in a row."""
        if len(wanted) >= 3:
            places: Sequence[int] = self.threes.get(tuple(wanted[:3]), ())
        else:
            places = self.places.get(wanted[0], ()) if wanted else ()
        return [at for at in places if self.forms[at : at + len(wanted)] == wanted]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each normal form stands."""
        found: dict[str, list[int]] = {}
        for at, form in enumerate(self.forms):
            found.setdefault(form, []).append(at)
        return found

    @cached_property
    def threes(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of three normal forms stands."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.forms) - 2):
            found.setdefault(tuple(self.forms[at : at + 3]), []).append(at)
        return found

    @cached_property
    def shingles(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring words of content, by stem."""
        return shingles(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word.stem for word in self.words)

    def likely(self, wanted: list[Word], text: str, count: int = 4) -> list[Passage]:
        """The runs of up to four sentences likest to a text by words and sense, best first, none overlapping."""
        by_words = self.best(wanted, count)
        sense = vectors([text])
        if self.sentence_vectors is None or sense is None:
            return by_words
        likest = (self.sentence_vectors @ sense[0]).argsort()[::-1][:5]
        length = max(1, len(re.findall(r"[.!?]\s", text.rstrip() + " ")))
        ranges = {(i, j) for p in by_words for i, j in self._within(p)}
        ranges |= {(max(0, int(s) - k), int(s) + n) for s in likest for n in (1, length) for k in {0, n - 1}}
        ranges = {(i, min(j, len(self.sentences))) for i, j in ranges}
        scored = [self._scored(i, j, wanted, sense) for i, j in sorted(ranges)]
        return _apart(sorted(scored, key=lambda p: (-round(p.likeness, 3), p.last - p.first)), count)

    def _within(self, passage: Passage) -> list[tuple[int, int]]:
        """The runs of sentences that a passage holds."""
        first, last = self.sentence_of(passage.first), self.sentence_of(passage.last - 1)
        return [(i, j + 1) for i in range(first, last + 1) for j in range(i, last + 1)]

    def _scored(self, i: int, j: int, wanted: list[Word], sense: Vectors) -> Passage:
        """The sentences `i` to `j` (exclusive) as a passage scored by words and sense."""
        first, last = self.sentences[i][0], self.sentences[j - 1][1]
        if (i, j) not in self._senses:
            mine = self.sentence_vectors[i : i + 1] if self.sentence_vectors is not None and j == i + 1 else None
            made = mine if mine is not None else vectors([self.text(first, last)])
            assert made is not None
            self._senses[i, j] = made
        value = {word.stem: self.weight(word) for word in wanted}
        here, there = Counter(w.stem for w in wanted), Counter(w.stem for w in self.words[first:last])
        total = sum(value[s] * n for s, n in here.items()) or 1.0
        shared = sum(value[s] * min(n, there[s]) for s, n in here.items())
        theirs = sum(self.weight(word) for word in self.words[first:last])
        score = shared / (total + _SURPLUS * max(0.0, theirs - total))
        return Passage(first, last, score, max(0.0, float(self._senses[i, j][0] @ sense[0])))

    def best(self, wanted: list[Word], count: int = 4) -> list[Passage]:
        """The runs of up to four sentences most like these words, best first, none inside another."""
        mine = Counter(word.stem for word in wanted)
        total = sum(self.weight(word) for word in wanted) or 1.0
        value = {word.stem: self.weight(word) for word in wanted}
        holding: dict[int, Counter[str]] = {}
        for stem in mine:
            for i, n in self.by_stem.get(stem, ()):
                holding.setdefault(i, Counter())[stem] = n
        scored = []
        for i in holding:
            have: Counter[str] = Counter()
            for j in range(i, min(i + 4, len(self.sentences))):
                have.update(holding.get(j, ()))
                first, last = self.sentences[i][0], self.sentences[j][1]
                theirs = self.sums[last] - self.sums[first]
                shared = sum(value[s] * min(mine[s], n) for s, n in have.items())
                score = shared / (total + _SURPLUS * max(0.0, theirs - total))
                scored.append(Passage(first, last, score))
        scored.sort(key=lambda p: p.first)
        return _apart(sorted(scored, key=lambda p: (-round(p.score, 3), p.last - p.first)), count)


_SAID = re.compile(r"[.!?][”\"’)]*\s*$")  # a line that ends as a sentence is no heading, whatever it was taken for


def _without_headings(document: Document) -> list[Word]:
    """The words of a text: a heading is no source of anybody's words. All of them where nothing else is there."""
    every = words(document.text)
    headings = [p.span for p in document.paragraphs if p.role in ("title", "heading") and not _SAID.search(p.span.text)]
    if not headings:
        return every
    starts = [span.start for span in headings]

    def inside(word: Word) -> bool:
        at = bisect_right(starts, word.start) - 1
        return at >= 0 and word.start < headings[at].end

    return [word for word in every if not inside(word)] or every


_KEPT: OrderedDict[str, Source] = OrderedDict()


def prepared(document: Document) -> Source:
    """A document ready to be searched; the last few are kept, for one speech is often quoted by many texts."""
    source = _KEPT.pop(document.id, None)
    _KEPT[document.id] = source if source is not None and source.document == document else Source(document)
    while len(_KEPT) > 32:
        _KEPT.popitem(last=False)
    return _KEPT[document.id]


def forget() -> None:
    """Let go of all prepared documents."""
    _KEPT.clear()


def _apart(passages: list[Passage], count: int) -> list[Passage]:
    kept: list[Passage] = []
    for passage in passages:
        if not any(passage.overlaps(other) for other in kept):
            kept.append(passage)
        if len(kept) == count:
            break
    return kept


def blocks(here: list[str], there: list[str], offset: int = 0) -> list[Block]:
    """Runs of the same words in both, in order."""
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [Block(m.a, m.b + offset, m.size) for m in matcher.get_matching_blocks() if m.size]


def shingles(some: Iterable[Word]) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words of content, by stem."""
    return frozenset(pairwise(word.stem for word in some if word.form not in word_classes()["stop"]))


def covering(wanted: list[str], source: Source) -> list[Block]:
    """The longest runs of three words or more of the source that cover these words one after another; greedy."""
    places, shortest = source.threes, 3
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
