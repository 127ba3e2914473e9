"""What tells an actor's country, and the words of a text without accents, in which names are looked up."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"\w+")


class Clue(NamedTuple):
    """What tells a country: where it stands, how strong it is (smaller is stronger), and why."""

    start: int
    end: int
    country: str
    rank: int
    reason: str


def folded_words(text: str) -> list[str]:
    """The words of a text without accents, small.

    >>> folded_words("Puerto Peñasco")
    ['puerto', 'penasco']
    """
    return WORD.findall(plain(text).casefold())


def plain(text: str) -> str:
    """A text without accents, letter by letter, so that places in it stay.

    >>> plain("Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in text).translate(_LETTERS)


_LETTERS = str.maketrans("łŁøØđĐıß’", "lLoOdDis'")
