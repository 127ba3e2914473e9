"""A parsed document as plain columns: what the search for statements asks of every token, at list speed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from comity.evidence.marks import Quoted, quoted_spans
from comity.language import Name, state_names

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_BROKEN = frozenset("()[],;:.")  # no name begins with one
_FURTHER = 6  # words from the last of a broken name to its noun
_STATE = "Ruritania"  # for every state's name
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True)
class View:
    """Columns of a parsed document, one entry a token; token ranges are (first, past the last).

    `first` and `last` are the ends of a token's subtree (inclusive), `sentence` the number of its sentence,
    `paragraph` the number of its paragraph (line), `quoted` the number of the outermost quotation it stands in, or -1.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    kinds: list[str]  # universal part of speech
    relations: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    first: list[int]
    last: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    paragraph: list[int]
    quoted: list[int]
    quotes: tuple[Quoted, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def quote_tokens(self) -> list[tuple[int, int]]:
        """Token range of each quotation's inside."""
        return [self.tokens_of(q.start, q.end) for q in self.quotes]

    @cached_property
    def quoted_before(self) -> list[int]:
        """How many tokens before each one, and before the end, stand in quotations."""
        return list(accumulate((n >= 0 for n in self.quoted), initial=0))

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that touch the characters `start` to `end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def child(self, token: int, relations: frozenset[str] | set[str]) -> int | None:
        """The first child of a token under one of these relations."""
        for c in self.children[token]:
            if self.relations[c] in relations:
                return c
        return None

    def subject(self, token: int) -> int | None:
        """The subject of a verb itself, not one it shares."""
        return self.child(token, SUBJECTS)

    def characters(self, first: int, past: int) -> tuple[int, int]:
        """Character offsets of a token range."""
        return self.starts[first], self.ends[past - 1]

    def in_one_line(self, first: int, past: int) -> tuple[int, int]:
        """The range as far as it stands in the paragraph of its last word: nobody's name goes over a line's end."""
        while past - first > 1 and self.words[past - 1].isspace():
            past -= 1
        while past - first > 1 and self.paragraph[first] != self.paragraph[past - 1]:
            first += 1
        return first, past

    def named(self, first: int, past: int) -> tuple[int, int]:
        """The range as words that can name somebody: one without a noun or pronoun goes on to the noun that its words
        belong to, and a verb at its end is no part of it; empty where it has none, or begins in the middle of one."""
        if first < past and (self.kinds[first] == "ADP" or self.words[first] in _BROKEN):
            return first, first
        names = [i for i in range(first, past) if self.kinds[i] in _NAMING]
        if names:
            while past - 1 > names[-1] and self.kinds[past - 1] in ("VERB", "AUX", "ADV", "PUNCT"):
                past -= 1
            return first, past
        heads = {self.heads[i] for i in range(first, past)}
        noun = next((i for i in sorted(heads) if past <= i < past + _FURTHER and self.kinds[i] in _NAMING), None)
        return (first, noun + 1) if noun is not None else (first, first)

    def trimmed(self, first: int, past: int) -> tuple[int, int]:
        """The range without spaces and separating punctuation at its ends."""
        while first < past and (self.words[first].isspace() or self.words[first] in _LEADING):
            first += 1
        while past > first and (self.words[past - 1].isspace() or self.words[past - 1] in _TRAILING):
            past -= 1
        return first, past


_LEADING = frozenset({",", ";", ":", "-", "–", "—", ".", ")", "]"})
_TRAILING = frozenset({",", ";", ":", "-", "–", "—", "(", "["})


def view(doc: Doc) -> View:
    """The columns of a parsed document, in which the name of a state is one word, the same for all.

    So neither how a state is called nor how many words its name has can tell a model or a rule which one it is.
    """
    text = doc.text
    table = doc.to_array(["IDX", "LENGTH", "HEAD", "LEMMA", "TAG", "POS", "DEP"])
    starts = table[:, 0].astype(int)
    ends = starts + table[:, 1].astype(int)
    kept, place = _without_names(len(doc), names := state_names(doc))
    for name in names:
        starts[name.head], ends[name.head] = starts[name.start], ends[name.end - 1]
    heads = place[(table[:, 2].astype("int64") + np.arange(len(doc)))[kept]].tolist()
    table, starts, ends = table[kept], starts[kept].tolist(), ends[kept].tolist()
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    lemmas = [lemma.lower() for lemma in _strings(doc, table[:, 3])]
    for name in names:
        at = place[name.head]
        words[at], lemmas[at] = _STATE, _STATE.lower()
    sentences = [(int(place[s.start]), int(place[s.end - 1]) + 1) for s in doc.sents]
    first, last = _edges(heads)
    quotes = tuple(quoted for quoted in quoted_spans(text) if not quoted.depth)
    return View(
        text=text,
        words=words,
        lemmas=lemmas,
        tags=_strings(doc, table[:, 4]),
        kinds=_strings(doc, table[:, 5]),
        relations=_strings(doc, table[:, 6]),
        heads=heads,
        starts=starts,
        ends=ends,
        first=first,
        last=last,
        children=_children(heads),
        sentence=[i for i, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences=sentences,
        paragraph=_paragraphs(words),
        quoted=_quoted(quotes, starts, ends),
        quotes=quotes,
    )


def _without_names(count: int, names: Sequence[Name]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The words that are kept of so many, of each name its head, and the place of every word among these."""
    dropped = [i for name in names for i in range(name.start, name.end) if i != name.head]
    kept = np.delete(np.arange(count), dropped)
    place = np.searchsorted(kept, np.arange(count))
    for name in names:
        place[name.start : name.end] = place[name.head]
    return kept, place


def _strings(doc: Doc, column: Any) -> list[str]:
    """The strings that a column of hashes stands for."""
    hashes = column.tolist()
    names = {n: doc.vocab.strings[n] for n in set(hashes)}
    return [names[n] for n in hashes]


def _children(heads: Sequence[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return children


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """First and last token of each subtree; what a token has widened, its heads have widened before."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        token = i
        while heads[token] != token:
            token = heads[token]
            if first[token] <= i <= last[token]:
                break
            first[token], last[token] = min(first[token], i), max(last[token], i)
    return first, last


def _paragraphs(words: Sequence[str]) -> list[int]:
    numbers, number = [], 0
    for word in words:
        numbers.append(number)
        if "\n" in word:
            number += 1
    return numbers


def _quoted(quotes: Sequence[Quoted], starts: list[int], ends: list[int]) -> list[int]:
    inside = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for i in range(bisect_right(ends, quote.start), bisect_left(starts, quote.end)):
            inside[i] = number
    return inside
