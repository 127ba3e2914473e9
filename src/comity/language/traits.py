"""Part of speech, features and lemma of parsed words, looked up by form, tag and dependency.

spaCy's attribute ruler and lemmatizer tell them word by word, which takes as long as the parse itself; but what they
say of a word depends on its form, tag and dependency alone, save in a few phrases of two words (“gon na”, “there is”).
So both are asked once for each such word or phrase, and what they said is looked up from then on: the outcome is
theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

RULES = ("attribute_ruler", "lemmatizer")
_ASKED = ["ORTH", "TAG", "DEP"]
_TOLD = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_MOST = 300_000  # words and phrases that are remembered

Word = tuple[int, int, int]  # form, tag and dependency, as numbers of the vocabulary
Told = tuple[int, ...]  # what _TOLD names


class Traits:
    """What the ruler and the lemmatizer of a pipeline say of words, remembered."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules = [nlp.get_pipe(name) for name in RULES]
        rows: list[dict[str, Any]] = nlp.get_pipe("attribute_ruler").patterns
        phrases = [pattern for row in rows for pattern in row["patterns"] if len(pattern) > 1]
        self._phrases = _matcher(nlp, phrases)
        self._first = _matcher(nlp, [pattern[:1] for pattern in phrases])
        self._longest = max(map(len, phrases), default=0)
        self._openers: set[Word] = set()  # words that can begin a phrase
        self._stop = tuple(nlp.vocab.strings.add(part) for part in (".", ".", "punct"))
        self._known: dict[Word, Told] = {}

    def tell(self, doc: Doc, ends: Sequence[int] = ()) -> None:
        """Write the traits of all words of a document that is tagged and parsed.

        Args:
            doc: the document.
            ends: words after which a phrase cannot go on, as places past the last word of each piece.
        """
        words: list[Word] = list(map(tuple, doc.to_array(_ASKED).tolist()))
        distinct = dict.fromkeys(words).keys()
        if len(self._known) + len(distinct) > _MOST:
            self._known, self._openers = {}, set()
        self._learn(distinct - self._known.keys())
        told = [self._known[word] for word in words]
        for start, end in self._runs(doc, words, frozenset(ends)):
            told[start:end] = self._asked(words[start:end])
        if told:
            doc.from_array(_TOLD, np.array(told, dtype=np.uint64))

    def _learn(self, words: Collection[Word]) -> None:
        """Ask for words that are not known yet, all at once, each by itself between full stops."""
        order = sorted(words)
        if order:
            self._known.update(
                zip(order, self._asked([part for word in order for part in (word, self._stop)])[::2], strict=True)
            )
            self._openers.update(order[start] for _, start, _ in self._first(self._doc(order), allow_missing=True))

    def _doc(self, words: Sequence[Word]) -> Doc:
        columns = ([self._vocab.strings[number] for number in column] for column in zip(*words, strict=True))
        forms, tags, deps = columns
        return Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(forms))))

    def _asked(self, words: Sequence[Word]) -> list[Told]:
        doc = self._doc(words)
        for rule in self._rules:
            doc = rule(doc)
        return list(map(tuple, doc.to_array(_TOLD).tolist()))

    def _runs(self, doc: Doc, words: Sequence[Word], ends: frozenset[int]) -> Iterator[tuple[int, int]]:
        """The first and past-the-last words of phrases of which the rules speak, those that overlap together."""
        run: tuple[int, int] | None = None
        for first in (n for n, word in enumerate(words) if word in self._openers):
            found = self._phrases(doc[first : first + self._longest], allow_missing=True)
            end = first + max((past for _, start, past in found if start == 0), default=0)
            if end == first or not ends.isdisjoint(range(first + 1, end)):
                continue
            if run and first < run[1]:
                run = run[0], max(end, run[1])
                continue
            if run:
                yield run
            run = first, end
        if run:
            yield run


def _matcher(nlp: Language, patterns: Sequence[list[dict[str, Any]]]) -> Matcher:
    matcher = Matcher(nlp.vocab)
    for number, pattern in enumerate(patterns):
        matcher.add(str(number), [pattern])
    return matcher
