"""What is shifted in how a sentence is meant: must, may and will; the tense; a hedge that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comity.collation.sides import Shift, Side, shifting
from comity.collation.synonyms import irregular
from comity.collation.wording import Word


def hedged(some: Sequence[Word]) -> bool:
    """Whether some words make what is said less sure."""
    return bool(Side(some).has(shifting()["hedges"]))


def modality(mine: Side, theirs: Side) -> Iterator[Shift]:
    """Must, may and will: each a class of words."""
    classes = [{kind: side.has(shifting()[kind]) for kind in ("obligation", "possibility")} for side in (mine, theirs)]
    for side in classes:
        if any(word in ("impossible not", "cannot but", "cannot fail", "can not but") for word in side["obligation"]):
            side["possibility"] = []
    have = [{kind for kind, found in side.items() if found} for side in classes]
    future = [to_come(side) for side in (mine, theirs)]
    if have[0] == have[1] or (have[0] and have[1] and (have[0] < have[1] or have[1] < have[0])):
        return  # a modal verb of a clause beside it
    shown = [[*side["obligation"], *side["possibility"], *will] for side, will in zip(classes, future, strict=True)]
    if shown[0] and shown[1]:
        yield "modality", shown[0][0], shown[1][0]


def to_come(side: Side) -> list[str]:
    return [word for word in side.has(shifting()["future"]) if word != "would"]


_BE = frozenset({"is", "are", "am", "be", "being"})
_WERE = frozenset({"was", "were", "been", "had", "did"})


def tenses(side: Side) -> dict[str, str]:
    """The tenses of the verbs that can be told by their form, each with a word that shows it."""
    found: dict[str, str] = {}
    if future := to_come(side):
        found["future"] = future[0]
    text = re.sub(r" (?:is|are|am) (?:going to|to) ", " will ", side.text)
    forms = text.split()
    for at, form in enumerate(forms):
        before = next((f for f in reversed(forms[:at]) if f not in ("not", "also", "already", "now")), "")
        if form in _WERE or (before in ("has", "have") and past(form)):
            found.setdefault("past", form)
        elif form in ("is", "are", "am"):
            found.setdefault("present", form)
        elif past(form) and at and before not in _BE | _light_before() and before not in ("to", "will", "been", "by"):
            found.setdefault("past", form)
    return found


@cache
def _light_before() -> frozenset[str]:
    return frozenset({"a", "an", "the", "our", "its", "their", "his", "her", "my", "of", "and", "for", "with", "in"})


def past(form: str) -> bool:
    """Whether a form can be a past form of a verb."""
    participle = form.endswith(("en", "wn", "one", "s", "er", "est", "ing"))  # given, known, done: no finite verbs
    return (form.endswith("ed") and len(form) > 4) or (irregular(form) and not participle)


def tense(mine: Side, theirs: Side) -> Iterator[Shift]:
    ours, others = tenses(mine), tenses(theirs)
    moved = ("future" in ours) != ("future" in others) or not ours.keys() & others.keys()
    if ours and others and moved:
        yield "tense", next(iter(ours.values())), next(iter(others.values()))


def hedge(mine: Side, theirs: Side) -> Iterator[Shift]:
    there = theirs.has(shifting()["hedges"])
    if there and not mine.has(shifting()["hedges"]) and not mine.has(("may", "might", "could", "would")):
        yield "hedge", "", there[0]
