"""Two readouts of one meeting, or two editions of a text: what both say, what only one says, and how it differs.

Points are sentences. Two points are the same where they are each other's likeliest counterpart by rare words and
names; then their wording, the strength of their verbs, their order and who is named in them are compared.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec
import yaml

from comity.evidence.alignment import Source
from comity.evidence.wording import Word, words
from comity.model import Document, Span

ALIKE, SAME = 0.22, 0.75


class Point(msgspec.Struct, frozen=True):
    """A row of a comparison. `kind`: same words, other words, only in the first, only in the second.

    `strength` names the verbs where one side puts the point more strongly; `moved` is true where the order differs;
    `named_only_here`, `named_only_there` are names on one side only.
    """

    kind: str
    first: Span | None
    second: Span | None
    score: float = 0.0
    strength: str = ""
    moved: bool = False
    named_only_here: tuple[str, ...] = ()
    named_only_there: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """Two documents and their points, in the order of the first, then those that only the second makes."""

    first: Document
    second: Document
    points: tuple[Point, ...]

    def count(self, kind: str) -> int:
        """How many points are of a kind."""
        return sum(point.kind == kind for point in self.points)


def compare(first: Document, second: Document) -> Comparison:
    """Compare two documents point by point."""
    one, two = Source(first), Source(second)
    mine, theirs = _points(one), _points(two)
    pairs = _paired(one, two, mine, theirs)
    rows, order = [], [pairs[i][0] for i in sorted(pairs)]
    kept = _in_order(order)
    for i, span in enumerate(mine):
        if i in pairs:
            j, score = pairs[i]
            rows.append(_row(span, theirs[j], score, moved=j not in kept))
        else:
            rows.append(Point("only in the first", span, None))
    taken = {j for j, _ in pairs.values()}
    rows += [Point("only in the second", None, span) for j, span in enumerate(theirs) if j not in taken]
    return Comparison(first, second, tuple(rows))


def _points(source: Source) -> list[Span]:
    spans = [
        source.document.span(source.words[a].start, source.words[b - 1].end)
        for a, b in source.sentences
        if b - a >= 4 and not _heading(source.document, source.words[a].start)
    ]
    return spans


def _heading(document: Document, at: int) -> bool:
    return any(p.span.start <= at < p.span.end and p.role not in ("body", "label") for p in document.paragraphs)


def _paired(one: Source, two: Source, mine: list[Span], theirs: list[Span]) -> dict[int, tuple[int, float]]:
    """Each point of the first with its counterpart in the second and the score; best pairs first."""
    here = [words(span.text) for span in mine]
    there = [words(span.text) for span in theirs]
    scored = [
        (score, i, j)
        for i, a in enumerate(here)
        for j, b in enumerate(there)
        if (score := _likeness(a, b, one, two)) >= ALIKE
    ]
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, i, j in sorted(scored, reverse=True):
        if i not in pairs and j not in used:
            pairs[i] = (j, score)
            used.add(j)
    return pairs


def _likeness(a: list[Word], b: list[Word], one: Source, two: Source) -> float:
    """Weight of the stems that both have over the weight of all, 0 to 1 (weighted Dice)."""
    left = {word.stem: _telling(word) * max(one.weight(word), 0.01) for word in a}
    right = {word.stem: _telling(word) * max(two.weight(word), 0.01) for word in b}
    shared = sum((left[s] + right[s]) for s in left.keys() & right.keys())
    return shared / (sum(left.values()) + sum(right.values()) or 1.0)


def _telling(word: Word) -> float:
    """A figure that both name tells more than any word: the same sum, the same date."""
    return 4.0 if any(character.isdigit() for character in word.form) else 1.0


def _row(a: Span, b: Span, score: float, *, moved: bool) -> Point:
    return Point(
        "same words" if score >= SAME else "other words", a, b, round(score, 3), _strength(a.text, b.text), moved,
        _named_only(a, b), _named_only(b, a),
    )  # fmt: skip


_TITLES = frozenset({"president", "minister", "head", "secretary", "mr", "mrs", "ms", "dr", "usd"})


def _named_only(span: Span, other: Span) -> tuple[str, ...]:
    """Names, of one word or several in a row, of which the other side has no word."""
    theirs = {word.stem for word in words(other.text)}
    names: list[list[Word]] = []
    end = -2
    for word in words(span.text):
        if not word.name or word.form in _TITLES or len(word.form) < 2:
            continue
        if names and span.text[end : word.start] == " ":
            names[-1].append(word)
        else:
            names.append([word])
        end = word.end
    kept = [span.text[name[0].start : name[-1].end] for name in names if not any(w.stem in theirs for w in name)]
    return tuple(dict.fromkeys(kept))


@cache
def _scale() -> dict[str, int]:
    levels = yaml.safe_load((files("comity.evidence") / "data" / "strength.yaml").read_text("utf-8"))
    return {verb: int(level) for level, verbs in levels.items() for verb in verbs}


def _strength(a: str, b: str) -> str:
    """“reaffirmed (3) – took note of (1)” where the strongest verbs of the two differ in level."""
    mine, theirs = _strongest(a), _strongest(b)
    if mine and theirs and mine[1] != theirs[1]:
        return f"{mine[0]} ({mine[1]}) – {theirs[0]} ({theirs[1]})"
    return ""


def _strongest(text: str) -> tuple[str, int] | None:
    low = f" {' '.join(text.casefold().split())} "
    found = [(verb, level) for verb, level in _scale().items() if f" {verb} " in low]
    return max(found, key=lambda pair: (pair[1], len(pair[0])), default=None)


def _in_order(order: list[int]) -> frozenset[int]:
    """The longest run of counterparts that stand in the same order on both sides."""
    best: list[list[int]] = []
    for value in order:
        longest = max((run for run in best if run[-1] < value), key=len, default=[])
        best.append([*longest, value])
    chosen = max(best, key=len, default=[])
    assert all(a < b for a, b in pairwise(chosen))
    return frozenset(chosen)
