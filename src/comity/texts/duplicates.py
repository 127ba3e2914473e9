"""The same document given twice: exactly, or near enough to be the same text in another format.

Near copies are found by bottom-k sketches of five-word shingles (Broder 1997): the share of common hashes among the
smallest of both estimates the Jaccard similarity of the two texts.
"""

from __future__ import annotations

import re
import zlib
from heapq import nsmallest

import msgspec

from comity.model import Document

SHINGLE = 5  # words
SKETCH = 128  # hashes kept of each text
INDEXED = 24  # of these, the smallest by which candidates are found
NEAR = 0.8  # estimated Jaccard similarity from which two texts are the same
_WORD = re.compile(r"[^\W_]+")


class Seen:
    """The documents seen so far; `mark` gives each new one, with `same_as` where it repeats one of them."""

    def __init__(self) -> None:
        self._exact: dict[str, str] = {}
        self._sketches: dict[str, frozenset[int]] = {}
        self._index: dict[int, list[str]] = {}

    def mark(self, document: Document) -> Document:
        """The document, with the id of an earlier one that it repeats."""
        words = _WORD.findall(document.text.lower())
        key = " ".join(words)
        same = self._exact.get(key) or self._near(sketch := _sketch(words))
        if same is None:
            self._exact[key] = document.id
            self._sketches[document.id] = frozenset(sketch)
            for value in sketch[:INDEXED]:
                self._index.setdefault(value, []).append(document.id)
            return document
        return msgspec.structs.replace(document, same_as=same)

    def _near(self, sketch: list[int]) -> str | None:
        if len(sketch) < INDEXED:
            return None
        candidates: dict[str, int] = {}
        for value in sketch[:INDEXED]:
            for other in self._index.get(value, ())[:200]:
                candidates[other] = candidates.get(other, 0) + 1
        for other, _ in sorted(candidates.items(), key=lambda item: -item[1])[:10]:
            if _similarity(frozenset(sketch), self._sketches[other]) >= NEAR:
                return other
        return None


def _sketch(words: list[str]) -> list[int]:
    """The smallest hashes of a text's shingles, in order."""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(0, len(words) - SHINGLE + 1))}
    return nsmallest(SKETCH, {zlib.crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles})


def _similarity(a: frozenset[int], b: frozenset[int]) -> float:
    union = nsmallest(SKETCH, a | b)
    return sum(value in a and value in b for value in union) / len(union) if union else 0.0
