"""What becomes of the sense where some words stand for others."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise

from comity.collation.alignment import Block, Source
from comity.collation.synonyms import synonymous
from comity.collation.wording import Word, alike, kind_of, opposed, stem, unshortened, word_classes

CHANGES = ("number", "negation", "sense", "name", "modality", "quantity", "person")
FEW = 8  # words: what is left out in one go within a clause

Change = tuple[str, str, str]  # the kind, the words here, the words there


def changes(
    wanted: list[Word], source: Source, runs: list[Block], within: tuple[int, int] = (0, sys.maxsize)
) -> Iterable[Change]:
    """What differs between the runs, and before and after them within a range of words: (kind, here, there) each."""
    for one, two in pairwise(runs):
        here = wanted[one.here + one.size : two.here]
        there = source.words[one.there + one.size : two.there]
        if here or there:
            yield change(here, there)
    head, tail = wanted[: runs[0].here], wanted[runs[-1].here + runs[-1].size :]
    if head:
        yield change(head, source.words[max(within[0], runs[0].there - _length(head)) : runs[0].there])
    if tail:
        end = runs[-1].there + runs[-1].size
        yield change(tail, source.words[end : min(within[1], end + _length(tail))])


def _length(some: list[Word]) -> int:
    return sum(len(unshortened(word.form)) for word in some)


def change(here: list[Word], there: list[Word]) -> Change:
    """What becomes of the sense where some words stand for others: the kind, and both.

    An opposite (sense) comes first, then a number, negation, name, modal verb, quantity or person that one side lacks;
    then words of content: put in, another word, or other words for the same. What is left are forms of the same words
    and words that only hold the sentence together (replaced), and words left out.
    """
    shown = " ".join(word.form for word in here), " ".join(word.form for word in there)
    mine, theirs = _unlike(here, there)
    if len(here) <= 3 and len(there) <= 3 and any(opposed(a, b) for a, _ in mine for b, _ in theirs):
        return "sense", *shown
    for kind in CHANGES:
        ours, others = _of_kind(kind, mine, theirs), _of_kind(kind, theirs, mine)
        # What was left out whole is trimmed, unless it turned the sense: a negation beside words that were kept.
        if ours != others and (ours or (kind == "negation" and (here or _borders(theirs)))):
            return kind, *shown
        if ours != others and here and kind in ("number", "modality"):
            return kind, *shown
    if not here:
        return ("replaced" if len(theirs) <= 2 and not _telling(form for form, _ in theirs) else "omitted"), *shown
    return _of_content([form for form, _ in mine], [form for form, _ in theirs]), *shown


def _of_kind(kind: str, some: list[tuple[str, str]], others: list[tuple[str, str]]) -> set[str]:
    """The stems of the words of a kind; of what limits a statement, those without a synonym on the other side."""
    limits = kind in ("modality", "quantity")
    return {stem(a) for a, k in some if k == kind and not (limits and any(synonymous(a, b) for b, _ in others))}


def worded(change: Change) -> Change:
    """A difference within a new translation, where long runs that do not match say nothing of a change of sense."""
    kind, here, there = change
    if kind not in CHANGES or (here and there and max(len(here.split()), len(there.split())) <= 2 and kind != "person"):
        return change
    return ("word" if here and there else "inserted" if here else "omitted"), here, there


def _unlike(here: list[Word], there: list[Word]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The words of each side that the other does not have in any form, contractions spelt out, with their kinds."""
    mine, theirs = (
        [(form, kind_of(form, w.name)) for w in side for form in unshortened(w.form)] for side in (here, there)
    )
    for one in list(mine):
        if other := next(
            (o for o in theirs if o[0] == one[0] or (_unmarked(o, one) and alike(o[0], one[0]) == "same")), None
        ):
            mine.remove(one)
            theirs.remove(other)
    return mine, theirs


def _unmarked(*some: tuple[str, str]) -> bool:
    """Words whose form decides nothing: no modal verbs (could is not can), numbers or quantities."""
    return all(kind in ("word", "name") for _, kind in some)


def _borders(words: list[tuple[str, str]]) -> bool:
    """Whether a negation stands at the edge of a few words left out, and so turned the words that were kept."""
    return len(words) <= FEW and any(kind == "negation" for _, kind in (*words[:2], *words[-2:]))


def _telling(forms: Iterable[str]) -> list[str]:
    """Words that do more than hold a sentence together."""
    return [form for form in forms if form not in word_classes()["stop"] | word_classes()["joining"]]


def _of_content(mine: list[str], theirs: list[str]) -> str:
    new, gone = _telling(mine), _telling(theirs)
    if not new:
        return "replaced" if not gone else "other words"
    if not theirs:
        return "inserted"
    return "other words" if all(any(alike(a, b) for b in theirs) for a in new) else "word"
