"""Words made comparable: normal forms, stems, and the classes of words whose change changes what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from comity.collation.synonyms import opposites, same_name, same_word, synonymous
from comity.names import plain
from comity.vocabulary import calendar_names, cardinals, large_numbers, numbers

_BRACKETS = re.compile(r"\[[^\]]*\]|<[^>]{0,3}>|\(\.\.\.\)")
_WORD = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|\w+(?:[’'-]\w+)*|\$|%")


class Word(NamedTuple):
    """A word of a text: its normal form, its stem, its offsets, and whether it is written as a name."""

    form: str
    stem: str
    start: int
    end: int
    name: bool

    @property
    def root(self) -> str:
        """The stem of the word itself, synonyms kept apart."""
        return _stem(self.form)


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of words by name."""
    data = yaml.safe_load((files("comity.collation") / "data" / "wording.yaml").read_text("utf-8"))
    classes = {name: frozenset(words) for name, words in data.items() if name not in ("synonyms", "opposites")}
    shared = {"numbers": numbers().keys() | large_numbers(), "untold": calendar_names()}
    return classes | {name: classes[name] | words for name, words in shared.items()}


@cache
def listed_opposites() -> frozenset[frozenset[str]]:
    """The pairs of opposites of the list."""
    data = yaml.safe_load((files("comity.collation") / "data" / "wording.yaml").read_text("utf-8"))
    return frozenset(frozenset(pair) for pair in data["opposites"])


@cache
def opposed(one: str, other: str) -> bool:
    """Whether one of two normal forms says the opposite of the other.

    >>> opposed("stable", "unstable"), opposed("before", "after"), opposed("region", "legion")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    prefixed = len(short) > 3 and long in (
        f"{prefix}{short}" for prefix in ("un", "in", "im", "il", "dis", "non", "non-")
    )
    return prefixed or frozenset((one, other)) in listed_opposites() or opposites(one, other)


def alike(one: str, other: str) -> str:
    """How two normal forms can stand for each other: as the same word, as other words for the same thing, or not.

    >>> alike("organisation", "organizations"), alike("begin", "commence"), alike("trade", "tourism")
    ('same', 'other words', '')
    """
    if same_word(one, other) or same_name(one, other):
        return "same"
    return "other words" if stem(one) == stem(other) or synonymous(one, other) else ""


_JOINED = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}


@cache
def unshortened(form: str) -> tuple[str, ...]:
    """The words of a contraction.

    >>> unshortened("don't"), unshortened("cannot"), unshortened("we're"), unshortened("treaty")
    (('do', 'not'), ('can', 'not'), ('we', 'are'), ('treaty',))
    """
    if form == "cannot":
        return ("can", "not")
    if match := re.fullmatch(
        r"(ca|wo|sha|do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t", form
    ):
        return (_WHOLE.get(match[1], match[1]), "not")
    if match := re.fullmatch(r"(\w+)('re|'ve|'ll|'m|'d)", form):
        return (match[1], _JOINED[match[2]])
    return (form,)


@cache
def _synonyms() -> dict[str, str]:
    data = yaml.safe_load((files("comity.collation") / "data" / "wording.yaml").read_text("utf-8"))
    return {_stem(word): _stem(group[0]) for group in reversed(data["synonyms"]) for word in group}


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, what stands in square brackets left out (the quoting author's own)."""
    stop = len(text) if end is None else end
    holes = [match.span() for match in _BRACKETS.finditer(text, start, stop)]
    found = []
    for match in _WORD.finditer(text, start, stop):
        if any(a <= match.start() < b for a, b in holes):
            continue
        form = normal(match[0])
        name = match[0][0].isupper() and not _opens(text, match.start())
        found.append(Word(form, stem(form), match.start(), match.end(), name))
    return found


def only_here(text: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words of a text stand that the others have in no form, those without content left out.

    >>> only_here("They signed the river treaty.", ["A treaty was signed."])
    [(16, 21)]
    """
    there = {word.stem for other in others for word in words(other)} | word_classes()["stop"]
    return [(word.start, word.end) for word in words(text) if not {word.stem, word.form} & there]


@lru_cache(maxsize=200_000)
def normal(word: str) -> str:
    """A word without case, accents and possessive, a number without marks between its thousands.

    >>> normal("Türkiye’s"), normal("Re-elected"), normal("7,000")
    ('turkiye', 're-elected', '7000')
    """
    form = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", re.sub(r"'s$", "", plain(word).casefold()))
    return re.sub(r"(?:iy|yy)$", "y", form)  # transliterations differ


@cache
def stem(form: str) -> str:
    """The stem of a normal form, one for all synonyms."""
    cut = _stem(form)
    return _synonyms().get(cut, cut)


_ENDINGS = re.compile(
    r"(?:isations?|izations?|ations?|(?<=\w\w\w)ates?|(?<=\w\w\w)ated|(?<=\w\w\w)ating|ments?|ness|ingly|ings?|edly|ed|ies|ied|ives?|ions?|ers?|ly|es|s|al|e|y)$"
)


def _stem(form: str) -> str:
    while len(cut := _ENDINGS.sub("", form)) >= 3 and cut != form:
        form = cut
    return form


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence or a quotation, where a capital says nothing."""
    before = text[max(0, at - 3) : at].rstrip(" \u00a0")
    return not before or before[-1] in ".!?:\n“\"‘'«([–—"


def kind_of(form: str, name: bool) -> str:
    """What a changed word changes: number, negation, modality, quantity, person, name, or nothing (word)."""
    classes = word_classes()
    if any(character.isdigit() for character in form) or any(part in classes["numbers"] for part in form.split("-")):
        return "number"
    for kind in ("negation", "modality", "quantity", "person"):
        if form in classes[kind] or (
            kind == "negation" and form.endswith(("n't", "nt")) and form[:-2] in ("ca", "wo", "do", "is", "are", "was")
        ):
            return kind
    return "name" if name else "word"


@cache
def figure(form: str) -> str:
    """The value of a number in figures or letters; empty for what is none, and for the numbers that are also articles.

    >>> figure("thirty"), figure("30"), figure("1,000"), figure("one")
    ('30', '30', '1000', '')
    """
    digits = re.sub(r"[.,\s](?=\d{3})", "", form)
    if digits.isdigit():
        return str(int(digits)) if int(digits) > 1 else ""
    value = cardinals().get(form, 0)
    return str(value) if value > 1 else ""
