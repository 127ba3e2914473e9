"""Cities and regions of the world in an actor's text: “Osaka police”, “Governor of Kano State”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

import polars as pl

from comity.language.clues import WORD, Clue
from comity.names import given_names, in_turn, plain

Place = tuple[str, str, int]  # country, kind (city, region), people


@cache
def gazette() -> dict[str, Place]:
    """Country, kind and people of each place, by its folded name."""
    path = files("comity.language") / "data" / "places.parquet"
    table = pl.read_parquet(path.open("rb"))
    return {name: (country, kind, people) for name, country, kind, people in table.iter_rows()}


_LONGEST = 5  # words of a place's name


def places(text: str, otherwise: Callable[[str, str], bool]) -> Iterator[Clue]:
    """Cities and regions; not where a name is part of a longer one.

    `otherwise` says of a name and the kind of place whether it means something else.
    """
    words = list(WORD.finditer(plain(text)))

    def longest(at: int) -> tuple[int, Clue | None]:
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            parts = words[at : at + length]
            place = gazette().get(" ".join(part[0].casefold() for part in parts))
            start, end = parts[0].start(), parts[-1].end()
            name = text[start:end]
            if place and name[0].isupper() and not otherwise(name, place[1]) and _alone(text, start, end, place):
                return length, Clue(start, end, place[0], 4, f"“{name}” is a {place[1]} there")
        return 0, None

    yield from (clue for _, _, clue in in_turn(len(words), longest))


_LARGE = 100_000  # people: smaller cities are told only where the whole text is their name
_GREAT = 300_000  # people: larger places are told before any small word
_PLACED = re.compile(
    r"\s+(?:State|Province|Region|City|County|District|state|province|region|city|county|district|government|police|"
    r"governor|mayor|residents|airport|Buddhists|Muslims|Christians|Hindus|Jews|Shiites|Sunnis)\b"
)
_BODY = re.compile(
    r"\s(?:\S+\s)*(?:Army|Front|Movement|Party|Police|University|Council|Court|Parliament|Assembly|Government|Cartel|"
    r"Authority|Ministry|Hospital|Airport|Exchange|Forces?|Command|Prosecutor|Governor|Mayor)\b"
)
_OF = re.compile(r"\b(?:of|du|de|in)(?: the)? $")


def _alone(text: str, start: int, end: int, place: Place) -> bool:
    """Whether words are a place's name, not part of a person's: “Sydney”, not “Sydney Smith”."""
    before, after = text[:start].split(), text[end:]
    if not after.strip(" .") and all(word.islower() for word in before):
        return place[2] >= _LARGE or not before
    if _PLACED.match(after):
        return True
    large = place[2] >= _LARGE and not text[start:end].isupper()
    if large and (_OF.search(text[:start]) or (not before and _BODY.match(after))):
        return True
    if not large or not all(word[0].islower() for word in before[-1:]):
        return False
    great = place[2] >= _GREAT and text[start:end] not in given_names()
    return after.startswith((",", ".", "’", "'")) or (great and bool(re.match(r"\W*[a-z]", after)))
