"""Whether two words are forms of one word, mean the same, or say the opposite.

Synonyms, opposites and irregular forms come from WordNet 3.1 (Fellbaum 1998), the synonyms held against the sentence
encoder when the file was built (`scripts/build_synonyms.py`). Words are given in normal form.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"),
    ("ing", ""), ("iest", "y"), ("ier", "y"), ("est", ""), ("er", ""), ("est", "e"), ("er", "e"),
)  # fmt: skip
# One spelling for what is written in two ways: organise, colour, centre, defence, programme, travelling, dialogue.
_SPELLINGS = (
    (re.compile(r"^amongst$"), "among"), (re.compile(r"^whilst$"), "while"), (re.compile(r"wards$"), "ward"),
    (re.compile(r"ae|oe"), "e"), (re.compile(r"(?<=i)s(?=(?:e|ed|es|ing|ers?|ations?)$)"), "z"),
    (re.compile(r"(?<=y)s(?=(?:e|ed|es|ing)$)"), "z"), (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"(?<=[bt])re(?=[sd]?$)"), "er"), (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"amme(?=s?$)"), "am"), (re.compile(r"ll(?=(?:ed|ing|ers?)$)"), "l"),
    (re.compile(r"ogue(?=s?$)"), "og"), (re.compile(r"-"), ""),
)  # fmt: skip


class _Known(NamedTuple):
    synonyms: dict[str, frozenset[str]]
    opposites: frozenset[tuple[str, str]]
    irregular: dict[str, frozenset[str]]


@cache
def _known() -> _Known:
    packed = (files("comity.collation") / "data" / "synonyms.txt.gz").read_bytes()
    synonyms: dict[str, frozenset[str]] = {}
    opposites, irregular = set(), defaultdict(set)
    for line in gzip.decompress(packed).decode().splitlines():
        first, *rest = line.split()
        if first == "!":
            opposites.add((rest[0], rest[1]))
        elif first == "=":
            irregular[rest[0]].add(rest[1])
        else:
            synonyms[first] = frozenset(rest)
    return _Known(synonyms, frozenset(opposites), {form: frozenset(to) for form, to in irregular.items()})


@cache
def lemmas(form: str) -> frozenset[str]:
    """What a form can be a form of, itself included (the detachment rules of WordNet's morphy).

    >>> sorted(lemmas("began")), "carry" in lemmas("carries"), "stop" in lemmas("stopped")
    (['began', 'begin'], True, True)
    """
    found = {form, *_known().irregular.get(form, ())}
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 2:
            found.add(cut := form[: -len(ending)] + instead)
            if not instead and len(cut) > 3 and cut[-1] == cut[-2]:
                found.add(cut[:-1])
    return frozenset(found)


def irregular(form: str) -> bool:
    """Whether a form is an irregular one: built, left, men."""
    return form in _known().irregular


def spelling(form: str) -> str:
    """One spelling for words that are written in several ways.

    >>> spelling("programmes") == spelling("programs"), spelling("defence") == spelling("defense")
    (True, True)
    """
    for pattern, instead in _SPELLINGS:
        form = pattern.sub(instead, form)
    return form


@cache
def same_word(one: str, other: str) -> bool:
    """Whether two forms are of one word, or two spellings of it.

    >>> same_word("honour", "honor"), same_word("country", "countries"), same_word("state", "statement")
    (True, True, False)
    """
    return bool({spelling(x) for x in lemmas(one)} & {spelling(x) for x in lemmas(other)})


@cache
def synonymous(one: str, other: str) -> bool:
    """Whether two forms are of words that mean the same.

    >>> synonymous("assist", "helped"), synonymous("Monday", "Tuesday"), synonymous("trade", "tourism")
    (True, False, False)
    """
    table = _known().synonyms
    return any(b in table.get(a, ()) or a in table.get(b, ()) for a in lemmas(one) for b in lemmas(other))


@cache
def opposites(one: str, other: str) -> bool:
    """Whether WordNet has two forms as opposites.

    >>> opposites("accepted", "rejects"), opposites("peace", "treaty")
    (True, False)
    """
    table = _known().opposites
    return any((min(a, b), max(a, b)) in table for a in lemmas(one) for b in lemmas(other))


_SOUNDS = (
    (re.compile(r"zh|dj|g(?=[eiy])"), "j"), (re.compile(r"kh|ch"), "h"), (re.compile(r"ph"), "f"),
    (re.compile(r"ts|tz"), "c"), (re.compile(r"[ckq]"), "k"), (re.compile(r"w"), "v"),
    (re.compile(r"[aeiouy]"), ""), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two names can be one name written from another alphabet: the same consonants, nearly the same letters.

    >>> same_name("kharkiv", "kharkov"), same_name("niger", "nigeria"), same_name("iran", "iraq")
    (True, False, False)
    """
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    return Levenshtein.distance(one, other) <= 2 and _sounds(one) == _sounds(other)


def _sounds(name: str) -> str:
    for pattern, instead in _SOUNDS:
        name = pattern.sub(instead, name)
    return name
