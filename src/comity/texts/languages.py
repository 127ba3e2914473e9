"""The language of a text, by script and by the small words that only one language uses often."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SAMPLE = 8_000  # characters looked at
LONG_SAMPLE = 60_000  # characters looked at for several languages
ENOUGH = 60  # characters of a paragraph from which its language is told
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"), ("he", "\u0590", "\u05ff"), ("hi", "\u0900", "\u097f"), ("th", "\u0e00", "\u0e7f"),
    ("ko", "\uac00", "\ud7af"), ("ja", "\u3040", "\u30ff"), ("zh", "\u4e00", "\u9fff"), ("el", "\u0370", "\u03ff"),
    ("ka", "\u10a0", "\u10ff"), ("hy", "\u0530", "\u058f"), ("bn", "\u0980", "\u09ff"), ("am", "\u1200", "\u137f"),
)  # fmt: skip


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(f"[{low}-{high}]+") for code, low, high in _SCRIPTS}


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("data/small_words.yaml").read_text("utf-8"))
    return loaded


@cache
def _small_words() -> dict[str, dict[str, float]]:
    """The small words of each language, each with its weight: what several languages share weighs less in each."""
    words = {language: set(said.split()) for language, said in _table().items() if language != "letters"}
    shared = Counter(word for said in words.values() for word in said)
    return {language: {word: 1 / shared[word] for word in said} for language, said in words.items()}


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text; "und" where there are too few words to tell.

    >>> language_of("The Security Council will now begin its consideration of the item on its agenda.")
    'en'
    >>> language_of("Состоялся телефонный разговор, в ходе которого были обсуждены вопросы, и не только.")
    'ru'
    """
    sample = text[:SAMPLE].lower()
    length = sum(map(len, _WORD.findall(sample)))
    if not length:
        return "und"
    for code, script in _scripts().items() if not sample.isascii() else ():
        share = sum(map(len, script.findall(sample))) / length
        if share > (0.1 if code == "ja" else 0.3):
            return _arabic(sample) if code == "ar" else code
    counts = Counter(_WORD.findall(sample))
    letters = Counter(sample)
    scores = {
        code: sum(counts[word] * weight for word, weight in words.items())
        + sum(letters[letter] for letter in _table()["letters"].get(code, ""))
        for code, words in _small_words().items()
    }
    best = max(scores, key=lambda code: scores[code])
    if scores[best]:
        return best
    latin = sum(map(len, re.findall("[a-z]+", sample))) / length
    return "en" if latin > 0.8 and counts.total() < 12 else "und"


def languages_of(text: str, least: float = 0.15) -> tuple[str, ...]:
    """The languages of a text, the one of most of it first; those of less than a share of it left out.

    >>> languages_of("The ministers of both states met today in the capital and talked of what is to be done.\\n\\n"
    ...              "Les ministres des deux États se sont réunis dans la capitale pour discuter de ce qui suit.")
    ('fr', 'en')
    """
    lengths: Counter[str] = Counter()
    for line in text[:LONG_SAMPLE].split("\n"):
        if len(line) >= ENOUGH:
            lengths[language_of(line)] += len(line)
    del lengths["und"]
    return tuple(code for code, length in lengths.most_common() if length >= least * lengths.total())


def _arabic(sample: str) -> str:
    persian = sum(sample.count(c) for c in "پچژگ")
    urdu = sum(sample.count(c) for c in "ٹڈڑے")
    return "ur" if urdu > 3 else "fa" if persian > 2 else "ar"
