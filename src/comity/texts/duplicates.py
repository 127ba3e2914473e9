"""The same document given twice: exactly, or near enough to be the same text in another format.

Near copies are found by bottom-k sketches of five-word shingles (Broder 1997): the share of common hashes among the
smallest of both estimates the Jaccard similarity of the two texts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from heapq import nsmallest

import msgspec

from comity.model import Document

SHINGLE = 5  # words
SKETCH = 128  # hashes kept of each text
INDEXED = 24  # of these, the smallest by which candidates are found
NEAR = 0.9  # estimated Jaccard similarity from which two texts are the same
_WORD = re.compile(r"[^\W_]+")


class Seen:
    """The documents seen so far; `mark` gives each new one, with `same_as` where it repeats one of them."""

    def __init__(self) -> None:
        self._exact: dict[str, str] = {}
        self._sketches: dict[str, tuple[frozenset[int], frozenset[str]]] = {}
        self._index: dict[int, list[str]] = {}
        self._earlier: list[Callable[[], Iterable[Document]]] = []

    def earlier(self, documents: Callable[[], Iterable[Document]]) -> None:
        """Documents that were seen before, which are only looked at when there is one to mark."""
        self._earlier.append(documents)

    def mark(self, document: Document) -> Document:
        """The document, with the id of an earlier one that it repeats."""
        while self._earlier:
            for known in self._earlier.pop(0)():
                self._marked(known)
        return self._marked(document)

    def _marked(self, document: Document) -> Document:
        words = _WORD.findall(document.text.lower())
        key = " ".join(words)
        sketch = _sketch(words)
        same = self._exact.get(key) or self._near(sketch, _figures(words))
        if same is None:
            self._exact[key] = document.id
            self._sketches[document.id] = frozenset(sketch), _figures(words)
            for value in sketch[:INDEXED]:
                self._index.setdefault(value, []).append(document.id)
            return document
        return msgspec.structs.replace(document, same_as=same)

    def _near(self, sketch: list[int], figures: frozenset[str]) -> str | None:
        if len(sketch) < INDEXED:
            return None
        candidates: dict[str, int] = {}
        for value in sketch[:INDEXED]:
            for other in self._index.get(value, ())[:200]:
                candidates[other] = candidates.get(other, 0) + 1
        for other, _ in sorted(candidates.items(), key=lambda item: -item[1])[:10]:
            hashes, numbers = self._sketches[other]
            if _similarity(frozenset(sketch), hashes) >= NEAR and len(figures ^ numbers) <= 1:
                return other
        return None


def _figures(words: list[str]) -> frozenset[str]:
    """The numbers of a text: two releases of one wording with other sums or days are not the same."""
    return frozenset(word for word in words if word[0].isdigit())


def _sketch(words: list[str]) -> list[int]:
    """The smallest hashes of a text's shingles, in order."""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(0, len(words) - SHINGLE + 1))}
    return nsmallest(SKETCH, {zlib.crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles})


def _similarity(a: frozenset[int], b: frozenset[int]) -> float:
    union = nsmallest(SKETCH, a | b)
    return sum(value in a and value in b for value in union) / len(union) if union else 0.0
