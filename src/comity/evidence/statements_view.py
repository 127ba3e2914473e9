"""A parsed document as plain columns: what the search for statements asks of every token, at list speed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from comity.evidence.statements_quotes import Quote, find_quotes

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True)
class View:
    """Columns of a parsed document, one entry a token; token ranges are (first, past the last).

    `first` and `last` are the ends of a token's subtree (inclusive), `sentence` the number of its sentence,
    `paragraph` the number of its paragraph (line), `quoted` the number of the quotation it stands in, or -1.
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
    quotes: tuple[Quote, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def quote_tokens(self) -> list[tuple[int, int]]:
        """Token range of each quotation's inside."""
        return [self.tokens_of(q.start, q.end) for q in self.quotes]

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
    """The columns of a parsed document."""
    text = doc.text
    starts = [t.idx for t in doc]
    ends = [t.idx + len(t) for t in doc]
    heads = [t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    sentences = [(s.start, s.end) for s in doc.sents]
    quotes = find_quotes(text)
    return View(
        text=text,
        words=[t.text for t in doc],
        lemmas=[t.lemma_.lower() for t in doc],
        tags=[t.tag_ for t in doc],
        kinds=[t.pos_ for t in doc],
        relations=[t.dep_ for t in doc],
        heads=heads,
        starts=starts,
        ends=ends,
        first=[t.left_edge.i for t in doc],
        last=[t.right_edge.i for t in doc],
        children=children,
        sentence=[i for i, (a, b) in enumerate(sentences) for _ in range(a, b)],
        sentences=sentences,
        paragraph=_paragraphs(doc),
        quoted=_quoted(quotes, starts, ends),
        quotes=quotes,
    )


def _paragraphs(doc: Doc) -> list[int]:
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if "\n" in token.text:
            number += 1
    return numbers


def _quoted(quotes: Sequence[Quote], starts: list[int], ends: list[int]) -> list[int]:
    inside = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for i in range(bisect_right(ends, quote.start), bisect_left(starts, quote.end)):
            inside[i] = number
    return inside
