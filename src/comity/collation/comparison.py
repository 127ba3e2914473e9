"""Two readouts of one meeting, or two editions of a text: what both say, what only one says, and how it differs.

Points are clauses (`comity.collation.points`), paired so that the likeness of all pairs together is greatest (an
assignment, Kuhn 1955), none below a floor. What one side says in one point the other may say in three: what is left
over joins a pair to which it is like enough, and neighbours whose counterparts are neighbours become one row. The
wording of counterparts, the strength of their verbs, their order, their names and figures are then compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment

from comity import shown
from comity.collation.alignment import blocks
from comity.collation.likeness import Matrix, likenesses
from comity.collation.names import called, named_as, names_in
from comity.collation.points import Said, points
from comity.collation.strength import difference, main_verb, scale
from comity.collation.wording import Word, figure, word_classes, words
from comity.language import Annotation
from comity.model import Document, Span

FLOOR = 0.37  # likeness from which two points can be counterparts; set by reading six pairs of readouts
ALSO = 0.6  # likeness from which a point that is left over joins a pair
SAME = 0.8  # share of common words from which two points are said to be in the same words


class Point(msgspec.Struct, frozen=True):
    """A row of a comparison. `kind`: same words, other words, only in the first, only in the second.

    A side can have several spans, where it says in several sentences what the other says in one. `strength` names the
    verbs where one side puts the point more strongly; `moved` is true where the order differs; `named_only_here`,
    `named_only_there` are names and figures of one side only; `differences` are the words that differ, each as (kind,
    in the first, in the second), kind being omitted, inserted or replaced. `weight` says how much is said, courtesies
    counting little; `formula` is true for them.
    """

    kind: str
    first: tuple[Span, ...]
    second: tuple[Span, ...]
    score: float = 0.0
    strength: str = ""
    moved: bool = False
    named_only_here: tuple[str, ...] = ()
    named_only_there: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()
    weight: float = 0.0
    formula: bool = False


class Comparison(msgspec.Struct, frozen=True):
    """Two documents and their points, in the order of the first, then those that only the second makes.

    `named_only_first` and `named_only_second` are the names that one document has and the other has nowhere.
    """

    first: Document
    second: Document
    points: tuple[Point, ...]
    named_only_first: tuple[str, ...] = ()
    named_only_second: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        return shown.html(self)

    def count(self, kind: str) -> int:
        """How many points are of a kind."""
        return sum(point.kind == kind for point in self.points)

    def left_out(self, by: str) -> tuple[Point, ...]:
        """The points of the other that one side (`first` or `second`) leaves out, the weightiest first."""
        other = "only in the second" if by == "first" else "only in the first"
        return tuple(sorted((p for p in self.points if p.kind == other), key=lambda p: -p.weight))


def compare(first: Annotation, second: Annotation) -> Comparison:
    """Compare two documents point by point."""
    mine, theirs = points(first), points(second)
    groups = list(_groups(mine, theirs, likenesses(mine, theirs)))
    names = _Names(first, second)
    order = _in_order([min(there) for _, there, _ in groups if there])
    rows = [
        _row([mine[i] for i in here], [theirs[j] for j in there], score, names, moved=min(there) not in order)
        for here, there, score in groups
    ]
    paired = {i for here, _, _ in groups for i in here}, {j for _, there, _ in groups for j in there}
    alone = [("only in the first", said, i) for i, said in enumerate(mine) if i not in paired[0]]
    found = sorted([*zip((min(g[0]) for g in groups), rows, strict=True), *((i, _alone(k, s)) for k, s, i in alone)],
                   key=lambda each: each[0])  # fmt: skip
    rest = [_alone("only in the second", said) for j, said in enumerate(theirs) if j not in paired[1]]
    return Comparison(
        first.document, second.document, (*(row for _, row in found), *rest), names.only_first, names.only_second
    )


def _groups(mine: list[Said], theirs: list[Said], alike: Matrix) -> Iterator[tuple[list[int], list[int], float]]:
    """Counterparts, by their numbers, with their likeness; in the order of the first text."""
    rows, columns = linear_sum_assignment(np.maximum(0.0, alike - FLOOR), maximize=True)
    pairs = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if alike[i, j] >= FLOOR]
    groups = [([i], [j]) for i, j in pairs]
    _join_left_over(groups, alike, (mine, theirs))
    groups.sort(key=lambda group: min(group[0]))
    for one, two in pairwise(list(groups)):
        if _beside(one[0], two[0], mine) and _beside(one[1], two[1], theirs):
            two[0].extend(one[0])
            two[1].extend(one[1])
            groups.remove(one)
    for here, there in groups:
        yield sorted(here), sorted(there), float(max(alike[i, j] for i in here for j in there))


def _join_left_over(
    groups: list[tuple[list[int], list[int]]], alike: Matrix, said: tuple[list[Said], list[Said]]
) -> None:
    """Let each point without a counterpart join the pair whose other side it is like, and of its issues."""
    for side, matrix in ((0, alike), (1, alike.T)):
        taken = {i for group in groups for i in group[side]}
        for i in range(len(matrix)):
            if i in taken or not groups:
                continue
            best = max(groups, key=lambda group: max(matrix[i, j] for j in group[1 - side]))
            issues = said[side][i].issues, {issue for j in best[1 - side] for issue in said[1 - side][j].issues}
            elsewhere = all(issues) and 2 * len(issues[0] & issues[1]) < len(issues[0])
            like = max(matrix[i, j] for j in best[1 - side]) >= ALSO
            if like and not elsewhere and (len(best[1 - side]) == 1 or len(best[side]) == 1):
                best[side].append(i)


def _beside(one: list[int], two: list[int], said: list[Said]) -> bool:
    """Whether points stand in one sentence, one right after the other."""
    together = sorted({*one, *two})
    return together[-1] - together[0] == len(together) - 1 and len({said[i].sentence for i in together}) == 1


def _row(here: list[Said], there: list[Said], score: float, names: _Names, *, moved: bool) -> Point:
    first, second = (_spans(side) for side in (here, there))
    left, right = (" ".join(span.text for span in side) for side in (first, second))
    mine, theirs = words(left), words(right)
    common = sum(block.size for block in blocks([w.form for w in mine], [w.form for w in theirs]))
    same = 2 * common >= SAME * (len(mine) + len(theirs))
    return Point(
        "same words" if same else "other words", first, second, round(min(1.0, score), 3),
        "" if here[0].kind == "encounter" else difference(_governed(here), _governed(there)), moved,
        (*names.missing(left, "second"), *_figures(mine, theirs)),
        (*names.missing(right, "first"), *_figures(theirs, mine)),
        tuple(_changes(mine, theirs)), max(weight(said) for said in (*here, *there)), here[0].kind != "matter",
    )  # fmt: skip


def _alone(kind: str, said: Said) -> Point:
    first, second = ((said.span,), ()) if kind == "only in the first" else ((), (said.span,))
    return Point(kind, first, second, weight=weight(said), formula=said.kind != "matter")


def _spans(side: Sequence[Said]) -> tuple[Span, ...]:
    """The spans of some points, those of one sentence joined where they stand side by side."""
    found: list[Said] = []
    for said in side:
        if found and found[-1].sentence == said.sentence and said.span.start - found[-1].span.end <= 12:
            before = found.pop()
            cut = said.sentence.text[before.span.start - said.sentence.start : said.span.end - said.sentence.start]
            found.append(said._replace(span=Span(before.span.start, said.span.end, cut)))
        else:
            found.append(said)
    return tuple(said.span for said in found)


def _governed(side: Sequence[Said]) -> str:
    """The words whose verbs say how strongly a point is put: its own, or those of its sentence."""
    own = " ".join(said.span.text for said in side)
    return own if main_verb(own) else " ".join(dict.fromkeys(said.sentence.text for said in side))


def weight(said: Said) -> float:
    """How much a point says: its verb's strength, its figures, names, issues and words; courtesies nearly nothing."""
    text = said.span.text
    verb = main_verb(text) or main_verb(said.sentence.text)
    content = sum(word.form not in word_classes()["stop"] for word in words(text))
    figures = len(_values(words(text)))
    total = (
        (scale()[verb] if verb else 2) + 1.5 * min(2, figures) + min(3, len(names_in(text))) + 1.5 * bool(said.issues)
    )
    total += 0.25 * min(12, content)
    return round(total if said.kind == "matter" else 0.1 * total, 2)


def _values(some: Sequence[Word]) -> list[str]:
    """The figures among some words, in digits."""
    return [value for word in some if (value := figure(word.form) or (word.form if word.form.isdigit() else ""))]


def _figures(here: Sequence[Word], there: Sequence[Word]) -> list[str]:
    others = set(_values(there))
    return [value for value in dict.fromkeys(_values([w for w in here if w.form[0].isdigit()])) if value not in others]


class _Names:
    """The names of two documents, and which of them the other has nowhere, under any name of the actor."""

    def __init__(self, first: Annotation, second: Annotation) -> None:
        self._ways = {side: named_as(_with_voices(a.document)) for side, a in (("first", first), ("second", second))}
        self._actors = {side: _actors(a) for side, a in (("first", first), ("second", second))}
        self._plain = {
            word for a in (first, second) for word in a.document.text.split()
        }  # an Ally is no name beside allies
        self.only_first = _apart(self.missing(first.document.text, "second"))
        self.only_second = _apart(self.missing(second.document.text, "first"))

    def missing(self, text: str, side: str) -> tuple[str, ...]:
        """The names of a text that one of the documents does not have."""
        names = dict.fromkeys(name for line in text.splitlines() for name in names_in(line))
        return tuple(sorted(name for name in names if not (name.casefold() in self._plain or self._has(name, side))))

    def _has(self, name: str, side: str) -> bool:
        other = self._actors["first" if side == "second" else "second"]
        known = {actor for surface, actor in other if surface == _surface(name)}
        return bool(called(name) & self._ways[side] or known & {actor for _, actor in self._actors[side]})


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names without a surname whose full name is among them, and without a full name with its office before it."""
    ends = {name: [longer for longer in names if longer.endswith(f" {name}")] for name in names}
    offices = {longer for name, longers in ends.items() if " " in name for longer in longers}
    return tuple(name for name in names if name not in offices and (" " in name or not ends[name]))


def _actors(annotation: Annotation) -> set[tuple[str, str]]:
    return {(_surface(m.span.text), m.actor) for m in annotation.mentions if m.actor}


def _surface(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(".", "")


def _with_voices(document: Document) -> str:
    """The text with who speaks or issues it, who is in it without a name."""
    voices = (document.title, document.speaker, document.issuer)
    return " ".join([document.text, *(voice.value for voice in voices if voice)])


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
