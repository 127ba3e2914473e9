"""Two readouts of one meeting, or two editions of a text: what both say, what only one says, and how it differs.

Points are sentences, matched by what they say (`comity.evidence.points`). Each takes its likeliest counterpart; what
one side puts in one sentence the other may put in two, so a point can appear in several rows. The wording of
counterparts, the strength of their verbs, their order and who is named in them are then compared.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from comity.evidence.alignment import blocks, prepared
from comity.evidence.names import called, named_as, names_in
from comity.evidence.points import likenesses, points
from comity.evidence.strength import difference
from comity.evidence.wording import Word, words
from comity.model import Document, Span

ALSO = 0.5  # likeness from which a point that has a counterpart takes one more
SAME = 0.8  # share of common words from which two points are said to be in the same words


class Point(msgspec.Struct, frozen=True):
    """A row of a comparison. `kind`: same words, other words, only in the first, only in the second.

    `strength` names the verbs where one side puts the point more strongly; `moved` is true where the order differs;
    `named_only_here`, `named_only_there` are names on one side only; `differences` are the words that differ, each as
    (kind, in the first, in the second), kind being omitted, inserted or replaced.
    """

    kind: str
    first: Span | None
    second: Span | None
    score: float = 0.0
    strength: str = ""
    moved: bool = False
    named_only_here: tuple[str, ...] = ()
    named_only_there: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """Two documents and their points, in the order of the first, then those that only the second makes.

    `named_only_first` and `named_only_second` are the names that one document has and the other has nowhere.
    """

    first: Document
    second: Document
    points: tuple[Point, ...]
    named_only_first: tuple[str, ...] = ()
    named_only_second: tuple[str, ...] = ()

    def count(self, kind: str) -> int:
        """How many points are of a kind."""
        return sum(point.kind == kind for point in self.points)


class _Pair(NamedTuple):
    """Counterparts, by their numbers, with their likeness."""

    score: float
    here: int
    there: int


def compare(first: Document, second: Document) -> Comparison:
    """Compare two documents point by point."""
    mine, theirs = points(prepared(first)), points(prepared(second))
    pairs = _paired(mine, theirs)
    best = {pair.here: pair.there for pair in reversed(pairs)}
    kept = _in_order([best[i] for i in sorted(best)])
    missing = named_as(first.text), named_as(second.text)
    rows = []
    for i, span in enumerate(mine):
        own = [pair for pair in pairs if pair.here == i]
        rows += [_row(span, theirs[p.there], p.score, missing, moved=p.there == best[i] and p.there not in kept)
                 for p in own] or [Point("only in the first", span, None)]  # fmt: skip
    taken = {pair.there for pair in pairs}
    rows += [Point("only in the second", None, span) for j, span in enumerate(theirs) if j not in taken]
    return Comparison(
        first, second, tuple(rows), _only(first.text, missing[1]), _only(second.text, missing[0])
    )  # fmt: skip


def _only(text: str, other: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names_in(text) if not called(name) & other))


def _paired(mine: list[Span], theirs: list[Span]) -> list[_Pair]:
    """Counterparts: first each point with its likeliest, one to one; then points that share a counterpart."""
    alike = likenesses([span.text for span in mine], [span.text for span in theirs])
    found = sorted((_Pair(a.score, *place) for place, a in alike.items() if a.enough), reverse=True)
    pairs: list[_Pair] = []
    for pair in found:
        if all(pair.here != p.here and pair.there != p.there for p in pairs):
            pairs.append(pair)
    for pair in found:
        free = all(pair.here != p.here for p in pairs) or all(pair.there != p.there for p in pairs)
        if free and pair.score >= ALSO:
            pairs.append(pair)
    return sorted(pairs, key=lambda p: (p.here, -p.score))


def _row(a: Span, b: Span, score: float, named: tuple[frozenset[str], frozenset[str]], *, moved: bool) -> Point:
    here, there = words(a.text), words(b.text)
    common = sum(block.size for block in blocks([w.form for w in here], [w.form for w in there]))
    same = 2 * common >= SAME * (len(here) + len(there))
    return Point(
        "same words" if same else "other words", a, b, round(score, 3), difference(a.text, b.text), moved,
        _only(a.text, named[1]), _only(b.text, named[0]), tuple(_changes(here, there)),
    )  # fmt: skip


def _changes(here: list[Word], there: list[Word]) -> list[tuple[str, str, str]]:
    """The words that differ, run by run."""
    found = []
    i = j = 0
    for block in [*blocks([w.form for w in here], [w.form for w in there]), None]:
        until = (block.here, block.there) if block else (len(here), len(there))
        mine = " ".join(w.form for w in here[i : until[0]])
        theirs = " ".join(w.form for w in there[j : until[1]])
        if mine or theirs:
            found.append(("replaced" if mine and theirs else "omitted" if mine else "inserted", mine, theirs))
        if block:
            i, j = block.here + block.size, block.there + block.size
    return found


def _in_order(order: list[int]) -> frozenset[int]:
    """The longest run of counterparts that stand in the same order on both sides."""
    best: list[list[int]] = []
    for value in order:
        longest = max((run for run in best if run[-1] < value), key=len, default=[])
        best.append([*longest, value])
    chosen = max(best, key=len, default=[])
    return frozenset(chosen)
