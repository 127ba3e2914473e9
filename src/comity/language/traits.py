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
        self._phrases = _phrases(nlp)
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
            self._known = {}
        self._learn(distinct - self._known.keys())
        told = [self._known[word] for word in words]
        for start, end in self._runs(doc, frozenset(ends)):
            told[start:end] = self._asked(words[start:end])
        if told:
            doc.from_array(_TOLD, np.array(told, dtype=np.uint64))

    def _learn(self, words: Collection[Word]) -> None:
        """Ask for words that are not known yet, all at once, each by itself between full stops."""
        order = sorted(words)
        asked = self._asked([part for word in order for part in (word, self._stop)]) if order else []
        self._known.update(zip(order, asked[::2], strict=True))

    def _asked(self, words: Sequence[Word]) -> list[Told]:
        columns = ([self._vocab.strings[number] for number in column] for column in zip(*words, strict=True))
        forms, tags, deps = columns
        doc = Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(forms))))
        for rule in self._rules:
            doc = rule(doc)
        return list(map(tuple, doc.to_array(_TOLD).tolist()))

    def _runs(self, doc: Doc, ends: frozenset[int]) -> Iterator[tuple[int, int]]:
        """The first and past-the-last words of phrases of which the rules speak, those that overlap together."""
        run: tuple[int, int] | None = None
        for start, end in sorted((start, end) for _, start, end in self._phrases(doc, allow_missing=True)):
            if not ends.isdisjoint(range(start + 1, end)):
                continue
            if run and start < run[1]:
                run = run[0], max(end, run[1])
                continue
            if run:
                yield run
            run = start, end
        if run:
            yield run


def _phrases(nlp: Language) -> Matcher:
    """A matcher of those rules that look at more than one word."""
    matcher = Matcher(nlp.vocab)
    rows: list[dict[str, Any]] = nlp.get_pipe("attribute_ruler").patterns
    for number, row in enumerate(rows):
        if long := [pattern for pattern in row["patterns"] if len(pattern) > 1]:
            matcher.add(str(number), long)
    return matcher
