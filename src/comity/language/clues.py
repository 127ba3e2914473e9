"""What tells an actor's country, and the words of a text without accents, in which names are looked up."""

from __future__ import annotations

import re
from typing import NamedTuple

from comity.names import plain

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
