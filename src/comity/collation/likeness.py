"""How like each point of one text is to each point of another about the same matter.

What the points of both texts all have (the parties' names, the verbs of reporting) says nothing about which is which
and is left out before they are compared. What is left is compared by sense, by rare words, and by the issues, names
and figures that two points share. Courtesies are only like courtesies.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from comity.collation.names import called, names_in
from comity.collation.points import Said
from comity.collation.similarity import vectors
from comity.collation.strength import without_verbs
from comity.collation.wording import figure, normal, word_classes, words

Matrix = NDArray[np.float64]

OFTEN = 0.2  # share of the points from which a name is one that they all have
SENSE, AROUND, WORDS = 0.45, 0.15, 0.4  # weights of the sense of the point, of its sentence, and of its words
BARE = 1.6  # by what words alone count more where the sentence encoder is not installed
ISSUE, ACTOR, NAME, FIGURE = 0.2, 0.08, 0.3, 0.12  # what an issue, actor, name, figure that two points share adds
UNGROUNDED, GROUND = 0.7, 0.3  # by what likeness counts less without a common issue or figure or this share of words


class _Made(NamedTuple):
    """A point with what every point has left out, its content, and its names and figures."""

    bare: str
    around: str
    content: Counter[str]
    names: tuple[frozenset[str], ...]
    figures: frozenset[str]
    named: frozenset[str]


def likenesses(first: Sequence[Said], second: Sequence[Said]) -> Matrix:
    """Likeness, about 0 to 1, of each point of the first text to each of the second."""
    if not first or not second:
        return np.zeros((len(first), len(second)))
    common = _common([*first, *second])
    mine, theirs = ([_made(said, common) for said in side] for side in (first, second))
    weights = _weights([made.content for made in (*mine, *theirs)])
    counts = Counter(x for said in first for x in said.topics), Counter(x for said in second for x in said.topics)
    dice = np.array([[_dice(a.content, b.content, weights) for b in theirs] for a in mine])
    score: Matrix = _sense(mine, theirs, np.sqrt(dice)) + np.array([
        [_shared(one, a, two, b, counts) for two, b in zip(second, theirs, strict=True)]
        for one, a in zip(first, mine, strict=True)
    ])  # fmt: skip
    named = np.array([[_named_alike(a, b) for b in theirs] for a in mine], dtype=np.float64)
    score += NAME * named / np.sqrt(np.maximum(1, named.sum(axis=0)) * np.maximum(1, named.sum(axis=1, keepdims=True)))
    for i, one in enumerate(first):
        for j, two in enumerate(second):
            if one.kind == two.kind == "encounter":
                score[i, j] = 1.0
            elif one.kind != two.kind or not _grounded(one, mine[i], two, theirs[j], weights):
                score[i, j] *= UNGROUNDED * (one.kind == two.kind)
    return score


def _grounded(one: Said, a: _Made, two: Said, b: _Made, weights: dict[str, float]) -> bool:
    """Whether two points have more in common than a drift: an issue, a figure, a rare name, or other words."""
    if one.issues & two.issues or a.figures & b.figures or _named_alike(a, b):
        return True
    plain = [Counter({s: n for s, n in made.content.items() if s not in made.named}) for made in (a, b)]
    return _dice(plain[0], plain[1], weights) >= GROUND


def _sense(mine: list[_Made], theirs: list[_Made], by_words: Matrix) -> Matrix:
    """Likeness by sense and by words."""
    sides = [vectors([getattr(made, part) for made in side]) for part in ("bare", "around") for side in (mine, theirs)]
    if any(side is None for side in sides):
        return np.asarray(BARE * WORDS * by_words)
    here, there, around_here, around_there = (np.asarray(side, dtype=np.float64) for side in sides)
    inner, outer = np.maximum(0, here @ there.T), np.maximum(0, around_here @ around_there.T)
    return np.asarray(SENSE * inner + AROUND * outer + WORDS * by_words)


def _shared(one: Said, a: _Made, two: Said, b: _Made, counts: tuple[Counter[str], Counter[str]]) -> float:
    """What issues and actors that both name add, the fewer points name them the more, and figures."""
    issues, actors = (
        sum(1 / math.sqrt(counts[0][topic] * counts[1][topic]) for topic in shared)
        for shared in (one.issues & two.issues, one.actors & two.actors)
    )
    return ISSUE * min(1.5, issues) + ACTOR * min(1.5, actors) + FIGURE * bool(a.figures & b.figures)


def _made(said: Said, common: frozenset[str]) -> _Made:
    text = said.span.text
    content = _content(_bared(text, common))
    return _Made(
        _bared(text, common) or text, _bared(said.sentence.text, common), content, _rare_names(text, common),
        frozenset(stem for stem in content if any(c.isdigit() for c in stem)),
        frozenset(word.stem for word in words(text) if word.name),
    )  # fmt: skip


def _common(points: Sequence[Said]) -> frozenset[str]:
    """Words that tell no point from another: of the names that stand in many, or where it says who met; titles."""
    forms = [{w.form for w in words(said.span.text) if said.span.text[w.start].isupper()} for said in points]
    counts = Counter(form for some in forms for form in some)
    met = {form for said, some in zip(points, forms, strict=True) if said.kind == "encounter" for form in some}
    keys = {form: called(form.capitalize()) for form in counts}
    often = {key for form, n in counts.items() if n >= max(3, OFTEN * len(points)) or form in met for key in keys[form]}
    return frozenset(form for form in counts if keys[form] & often) | word_classes()["untold"]


def _bared(text: str, common: frozenset[str]) -> str:
    """A point without what every point has."""
    kept, at = [], 0
    for word in words(text):
        if word.form in common and text[word.start].isupper():
            kept.append(text[at : word.start])
            at = word.end
    return " ".join(without_verbs("".join([*kept, text[at:]])).split())


def _rare_names(text: str, common: frozenset[str]) -> tuple[frozenset[str], ...]:
    """What each name of several words, or acronym, goes by; those left out that every point has."""
    names = [name for name in names_in(text) if " " in name or name.isupper()]
    return tuple(
        called(name) for name in names if called(name) and not {normal(part) for part in name.split()} <= common
    )


def _named_alike(one: _Made, two: _Made) -> bool:
    """Whether two points share such a name: all its words, or its first letters."""
    return any(a <= b or b <= a for a in one.names for b in two.names)


def _content(text: str) -> Counter[str]:
    """Stems and figures of a point; “$1 billion” and “USD 1 billion” share their figure with its unit."""
    found = words(text)
    light = word_classes()["stop"] | word_classes()["untold"]
    stems = Counter(word.stem for word in found if word.form not in light and len(word.form) > 1)
    for one, two in pairwise(found):
        value = figure(one.form) or (one.form if one.form.isdigit() else "")
        if value and two.form in word_classes()["numbers"]:
            stems[f"{value} {two.stem}"] += 1
    return stems


def _weights(contents: Sequence[Counter[str]]) -> dict[str, float]:
    counts = Counter(stem for content in contents for stem in content)
    return {stem: math.log(1 + len(contents) / n) for stem, n in counts.items()}


def _dice(a: Counter[str], b: Counter[str], weights: dict[str, float]) -> float:
    """Weight of the stems that both have over the weight of all, 0 to 1 (weighted Dice, 1945)."""
    total = sum(weights[s] for s in a) + sum(weights[s] for s in b)
    return 2 * sum(weights[s] for s in a.keys() & b.keys()) / (total or 1.0)
