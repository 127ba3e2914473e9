"""The points that two texts about one matter make, and how like each is to each of the other text.

Points are sentences. What every sentence of both texts has (the parties' names, the verbs of reporting) says nothing
about which point is which and is left out before they are compared, whole and clause by clause: one side's sentence
is often a clause of the other's.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from comity.evidence.alignment import Source
from comity.evidence.names import called, names_in
from comity.evidence.similarity import Vectors, vectors
from comity.evidence.strength import without_verbs
from comity.evidence.wording import figure, lexicon, normal, words
from comity.model import Document, Span

ALIKE = 0.40  # likeness, of the whole and of the likest clauses together, from which two points are counterparts
RARE = 0.385  # the same where they share a name that few points have
OPENING = 0.62  # likeness with the parties' names in it: the sentences that say who met whom
BARE = 0.22  # likeness by words alone, where the sentence encoder is not installed
OFTEN = 0.2  # share of the points from which a name is one that they all have
_TEXT = frozenset({"body", "label", "quotation", "quote", "block"})
_CLAUSE = re.compile(r"(?:;|,? \b(?:and|as well as|while|with|including)\b|,)\s*(?=(?:\S+ ){3,})")


class Alike(NamedTuple):
    """How like two points are, 0 to 1, and whether that is enough to be counterparts."""

    score: float
    enough: bool


def points(source: Source) -> list[Span]:
    """The sentences of a document that say something: no headings, no lines of a few words."""
    spans = [source.document.span(source.words[a].start, source.words[b - 1].end) for a, b in source.sentences]
    return [span for span in spans if len(span.text.split()) >= 4 and not _heading(source.document, span.start)]


def _heading(document: Document, at: int) -> bool:
    return any(p.span.start <= at < p.span.end and p.role not in _TEXT for p in document.paragraphs)


def likenesses(first: Sequence[str], second: Sequence[str]) -> dict[tuple[int, int], Alike]:
    """How like each point of the first text is to each of the second, by their numbers."""
    everywhere = _everywhere([*first, *second])
    bare = [[_bared(text, everywhere) for text in side] for side in (first, second)]
    parts = [[[*_telling(_clauses(text)), text] for text in side] for side in bare]
    weights = _weights([_content(text) for side in bare for text in side])
    made = [[_Part.of(side, weights) for side in texts] for texts in parts]
    whole = _plain_likeness(first, second)
    names = [[_rare(text, everywhere) for text in side] for side in (first, second)]
    found = {}
    for i, one in enumerate(made[0]):
        for j, two in enumerate(made[1]):
            score, by_words = _clausewise(one, two, weights)
            rare = bool(names[0][i] & names[1][j])
            with_names = float(whole[i, j]) if whole is not None else 0.0
            enough = score >= (RARE if rare else ALIKE) if not by_words else score >= (0.7 * BARE if rare else BARE)
            found[i, j] = Alike(
                max(score, with_names if with_names >= OPENING else 0.0), enough or with_names >= OPENING
            )
    return found


class _Part(NamedTuple):
    """The clauses of a point, the whole last: their content and, where known, their sense."""

    contents: list[Counter[str]]
    senses: Vectors | None

    @classmethod
    def of(cls, texts: list[str], weights: dict[str, float]) -> _Part:
        contents = [_content(text) for text in texts]
        return cls([Counter({s: n for s, n in c.items() if s in weights}) for c in contents], vectors(texts))


def _clausewise(one: _Part, two: _Part, weights: dict[str, float]) -> tuple[float, bool]:
    """The mean of the likeness of two whole points and of their likest clauses; and whether words alone decided it."""
    dice = np.array([[_dice(a, b, weights) for b in two.contents] for a in one.contents])
    if one.senses is None or two.senses is None:
        return float(0.5 * dice[-1, -1] + 0.5 * dice.max()), True
    scores = 0.5 * np.sqrt(dice) + 0.5 * np.maximum(0.0, one.senses @ two.senses.T)
    return float(0.5 * scores[-1, -1] + 0.5 * scores.max()), False


def _plain_likeness(first: Sequence[str], second: Sequence[str]) -> Vectors | None:
    """Likeness by words and sense with everything in."""
    left, right = vectors(first or [""]), vectors(second or [""])
    if left is None or right is None or not first or not second:
        return None
    here, there = [_content(text) for text in first], [_content(text) for text in second]
    weights = _weights([*here, *there])
    dice = np.array([[_dice(a, b, weights) for b in there] for a in here])
    return np.asarray(0.5 * np.sqrt(dice) + 0.5 * np.maximum(0.0, left @ right.T), dtype=np.float32)


def _everywhere(texts: Sequence[str]) -> frozenset[str]:
    """Words with capitals that so many points have that they tell none from another, and the titles of office."""
    counts = Counter(form for text in texts for form in {w.form for w in words(text) if text[w.start].isupper()})
    often = {form for form, n in counts.items() if n >= max(3, OFTEN * len(texts))}
    return frozenset(often) | lexicon()["untold"]


def _bared(text: str, everywhere: frozenset[str]) -> str:
    """A point without what every point has."""
    kept, at = [], 0
    for word in words(text):
        if word.form in everywhere and text[word.start].isupper():
            kept.append(text[at : word.start])
            at = word.end
    return " ".join(without_verbs("".join([*kept, text[at:]])).split())


def _clauses(text: str) -> list[str]:
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    found: list[str] = []
    for a, b in pairwise(cuts):
        clause = text[a:b].strip(" ,;")
        if found and len(clause.split()) < 6:
            found[-1] += f" {clause}"
        elif clause:
            found.append(clause)
    return found


def _telling(clauses: list[str]) -> list[str]:
    """Clauses that say more than a name."""
    return [
        clause for clause in clauses if len(_content(re.sub(r"\b[A-Z]\w+", "", clause))) + bool(names_in(clause)) > 1
    ]


def _rare(text: str, everywhere: frozenset[str]) -> frozenset[str]:
    """What the names of a point go by, those left out that every point has."""
    names = [name for name in names_in(text) if not {normal(part) for part in name.split()} <= everywhere]
    often: frozenset[str] = frozenset().union(*(called(form.capitalize()) for form in everywhere))
    return frozenset().union(*(called(name) for name in names)) - often


def _content(text: str) -> Counter[str]:
    """Stems and figures of a point; “$1 billion” and “USD 1 billion” share their figure with its unit."""
    found = words(text)
    stems = Counter(word.stem for word in found if word.form not in lexicon()["stop"])
    for one, two in pairwise(found):
        value = figure(one.form) or (one.form if one.form.isdigit() else "")
        if value and two.form in lexicon()["numbers"]:
            stems[f"{value} {two.stem}"] += 1
    return stems


def _weights(contents: list[Counter[str]]) -> dict[str, float]:
    counts = Counter(stem for content in contents for stem in content)
    return {stem: math.log(1 + len(contents) / n) for stem, n in counts.items()}


def _dice(a: Counter[str], b: Counter[str], weights: dict[str, float]) -> float:
    """Weight of the stems that both have over the weight of all, 0 to 1 (weighted Dice, 1945)."""
    total = sum(weights[s] for s in a) + sum(weights[s] for s in b)
    return 2 * sum(weights[s] for s in a.keys() & b.keys()) / (total or 1.0)
