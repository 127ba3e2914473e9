"""Every name of every actor known beforehand, ready to be looked up in a text.

Names are matched word by word, the longest first. A name of one word must come with its capitals; one of several may
also come in capitals throughout or with a small first letter, as in running prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from comity.language.spellings import WORD, spellings
from comity.model import Actor, Name
from comity.names import Longest

_KINDS = ("official", "short", "acronym", "alias", "demonym", "metonym", "translation")
_FIRST = {kind: place for place, kind in enumerate(_KINDS)}


class Entry(NamedTuple):
    """What one name can refer to."""

    actor: str
    kind: str
    text: str


Named = tuple[tuple[str, ...], tuple[Entry, ...]]  # a name's words as they are written, and what it can refer to


class Hit(NamedTuple):
    """A name found in a text, with all that it can refer to."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Actors by id, and their names."""

    actors: Mapping[str, Actor]
    names: Longest[Named] = field(repr=False)

    @classmethod
    def of(cls, actors: tuple[Actor, ...]) -> Gazetteer:
        """The gazetteer of a registry; kept for the next call with the same one."""
        kept, made = _last.get("gazetteer", ((), None))
        if made is None or kept is not actors:
            made = _build(actors)
            _last["gazetteer"] = (actors, made)
        return made

    def find(self, text: str) -> Iterator[Hit]:
        """All names in a text, leftmost and longest first, without overlaps."""
        words = list(WORD.finditer(text))
        keys = [word[0] for word in words]
        for at, size, (_, entries) in self.names.find(_small(keys), _written(keys)):
            kept = tuple(entry for entry in entries if WORD.findall(entry.text) == keys[at : at + size])
            yield Hit(words[at].start(), words[at + size - 1].end(), kept or entries)

    def named(self, name: str) -> tuple[Entry, ...]:
        """What a whole string names; empty where it names nothing."""
        hit = next(self.find(name), None)
        return hit.entries if hit and WORD.findall(name[hit.start : hit.end]) == WORD.findall(name) else ()


def _small(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _written(keys: list[str]) -> Callable[[int, Named], bool]:
    """Whether a name fits the words that stand at a place, capitals and all."""
    return lambda at, named: _cased(keys[at : at + len(named[0])], named[0])


def _cased(found: list[str], name: tuple[str, ...]) -> bool:
    """Whether the capitals found fit the name's.

    >>> _cased(["UNITED", "STATES"], ("United", "States")), _cased(["us"], ("US",)), _cased(["turkey"], ("Turkey",))
    (True, False, False)
    """
    if tuple(found) == name:
        return True
    if len(name) == 1:
        return len(name[0]) > 4 and found[0] == name[0].upper() and not name[0].isupper()
    if name[0].islower():
        return found[1:] == list(name[1:])
    return found[0][0].isupper() and sum(len(part) for part in name) > 5


# The last registry and its gazetteer: a program reads with one, and building it takes a tenth of a second.
_last: dict[str, tuple[tuple[Actor, ...], Gazetteer]] = {}


def _build(actors: tuple[Actor, ...]) -> Gazetteer:
    by_id = {actor.id: actor for actor in actors}
    index: defaultdict[tuple[str, ...], dict[Entry, None]] = defaultdict(dict)
    for actor in actors:
        for name in actor.names if actor.kind != "person" else ():
            if name.language == "en" and _usable(name):
                for words in spellings(name.text):
                    index[words][Entry(actor.id, name.kind, name.text)] = None
    for id, forms in _written_forms().items():
        for text in forms if id in by_id else ():
            for words in spellings(text):
                index[words][Entry(id, "alias", text)] = None
    names = []
    for words, entries in index.items():
        ordered = sorted(entries, key=lambda e: (minor(by_id[e.actor]), _FIRST.get(e.kind, 9)))
        names.append((tuple(_small(words)), (words, tuple(ordered))))
    return Gazetteer(by_id, Longest(names))


@cache
def _written_forms() -> dict[str, list[str]]:
    """Forms in which datasets write actors, by id (`data/written_forms.yaml`)."""
    loaded: dict[str, list[str]] = yaml.safe_load(
        files("comity.language").joinpath("data/written_forms.yaml").read_text("utf-8")
    )
    return loaded


def minor(actor: Actor) -> bool:
    """Whether an actor is meant only where no other of the name is: territories, little-known bodies."""
    return actor.dataset == "cow-igo-3" or (actor.kind == "place" and actor.dataset == "state-names")


def _usable(name: Name) -> bool:
    return bool(name.text) and (len(name.text) > 2 or name.kind == "acronym")
