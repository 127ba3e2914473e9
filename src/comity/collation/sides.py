"""One wording of a sentence, and which of its words have no counterpart in another wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from comity.collation.wording import Word, alike, unshortened, word_classes

Shift = tuple[str, str, str]  # the kind, the words here (of the wording), the words there (of the source)


@cache
def shifting() -> Any:
    """The words, by class."""
    return yaml.safe_load((files("comity.collation") / "data" / "shifts.yaml").read_text("utf-8"))


class Side:
    """One wording: its forms with contractions spelt out, and which of them are names."""

    def __init__(self, some: Sequence[Word]) -> None:
        forms = (form for word in some for form in (unshortened(word.form) if not _month(word) else (f"{word.form}.",)))
        self.text = " " + " ".join(forms) + " "
        for phrase in shifting()["idle"]:
            self.text = self.text.replace(f" {phrase} ", " ")
        self.forms = self.text.split()
        self.names = [word.form for word in some if word.name]

    def has(self, phrases: Iterable[str]) -> list[str]:
        """Those of some phrases that stand here."""
        return [phrase for phrase in phrases if f" {phrase} " in self.text]

    def telling(self) -> list[str]:
        """Words of content in their order."""
        light = word_classes()["stop"] | word_classes()["joining"]
        return [form for form in self.forms if form not in light]


def _month(word: Word) -> bool:
    """Whether a word is the month that is also a modal verb."""
    return word.name and word.form == "may"


def same(one: str, other: str) -> bool:
    """Whether two normal forms are the same word, or other words for the same."""
    return bool(alike(one, other))


def left(mine: Side, theirs: Side) -> tuple[list[str], list[str]]:
    """The words of each side that have no counterpart on the other."""
    ours, others = list(mine.forms), list(theirs.forms)
    for form in list(ours):
        if form in others:
            ours.remove(form)
            others.remove(form)
    fixed = denying()[0] | word_classes()["stop"]  # a denial is only the same as itself
    for form in [form for form in ours if form not in fixed]:
        if other := next((b for b in others if b not in fixed and same(form, b)), None):
            ours.remove(form)
            others.remove(other)
    return ours, others


@cache
def light() -> frozenset[str]:
    return (word_classes()["stop"] | word_classes()["joining"] | set(shifting()["places"])) - {"few", "more"}


@cache
def denying() -> tuple[frozenset[str], tuple[str, ...]]:
    given = shifting()["denying"]
    return frozenset(w for w in given if " " not in w), tuple(w for w in given if " " in w)
