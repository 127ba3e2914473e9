"""Every name of every actor known beforehand, ready to be looked up in a text.

Names are matched word by word, the longest first. A name of one word must come with its capitals; one of several may
also come in capitals throughout or with a small first letter, as in running prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from comity.language.spellings import WORD, spellings
from comity.model import Actor, Name

_KINDS = ("official", "short", "acronym", "alias", "demonym", "metonym", "translation")
_FIRST = {kind: place for place, kind in enumerate(_KINDS)}


class Entry(NamedTuple):
    """What one name can refer to."""

    actor: str
    kind: str
    text: str


class Hit(NamedTuple):
    """A name found in a text, with all that it can refer to."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Actors by id, and their names by first word: longest names first."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]] = field(repr=False)

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
        low = [key.casefold() for key in keys]
        i = 0
        while i < len(words):
            length, entries = self._at(keys, low, i)
            if entries:
                yield Hit(words[i].start(), words[i + length - 1].end(), entries)
            i += max(1, length)

    def named(self, name: str) -> tuple[Entry, ...]:
        """What a whole string names; empty where it names nothing."""
        keys = WORD.findall(name)
        length, entries = self._at(keys, [key.casefold() for key in keys], 0) if keys else (0, ())
        return entries if length == len(keys) else ()

    def _at(self, keys: list[str], low: list[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        for name, entries in self.names.get(low[i], ()):
            size = len(name)
            if low[i : i + size] == [part.casefold() for part in name] and _cased(keys[i : i + size], name):
                kept = tuple(entry for entry in entries if WORD.findall(entry.text) == keys[i : i + size]) or entries
                return size, kept
        return 0, ()


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
    by_first: defaultdict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(list)
    for words, entries in index.items():
        ordered = sorted(entries, key=lambda e: (minor(by_id[e.actor]), _FIRST.get(e.kind, 9)))
        by_first[words[0].casefold()].append((words, tuple(ordered)))
    names = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in by_first.items()}
    return Gazetteer(by_id, names)


def minor(actor: Actor) -> bool:
    """Whether an actor is meant only where no other of the name is: territories, little-known bodies."""
    return actor.dataset == "cow-igo-3" or (actor.kind == "place" and actor.dataset == "state-names")


def _usable(name: Name) -> bool:
    return bool(name.text) and (len(name.text) > 2 or name.kind == "acronym")
