"""Bodies, parties, groups and persons widely known, by their names in a text.

`data/factbook_actors.parquet` has them by the thousand (`scripts/build_known.py`); `data/known_actors.tsv` those of
kinds that no source at hand lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import polars as pl

from comity.language.clues import WORD, Clue, plain

_DATA = files("comity.language") / "data"


class Known(NamedTuple):
    """A widely known name: its folded words, its country, and its words as they are written."""

    words: tuple[str, ...]
    country: str
    written: tuple[str, ...]


def known_names(text: str) -> Iterator[Clue]:
    """The widely known names in a text, the longest first; those in capitals must come in capitals."""
    flat = plain(text)
    words = list(WORD.finditer(flat))
    small = [word[0].casefold() for word in words]
    n = 0
    while n < len(words):
        size = 1
        for known in _listed().get(small[n], ()):
            parts = words[n : n + len(known.words)]
            joined = [flat[part.start() - 1 : part.start()] == "-" for part in parts]
            if tuple(small[n : n + len(known.words)]) == known.words and _written(
                [part[0] for part in parts], known.written, joined
            ):
                size = len(parts)
                start, end = words[n].start(), words[n + size - 1].end()
                yield Clue(start, end, known.country, 1, f"“{text[start:end]}” is widely known")
                break
        n += size


def _written(found: Sequence[str], listed: Sequence[str], joined: Sequence[bool]) -> bool:
    """Whether capitals are kept: acronyms wholly, other names word by word but after a hyphen (“Ban Ki-moon”)."""
    if len(listed) == 1 and (listed[0].isupper() or len(listed[0]) < 4):
        return found[0] == listed[0]
    parts = zip(found, listed, joined, strict=True)
    return all(here[0].isupper() or not there[0].isupper() or hyphen for here, there, hyphen in parts)


@cache
def _listed() -> dict[str, tuple[Known, ...]]:
    """Known names by their first word, the longest first; of the same, those of the hand-written table first."""
    index: defaultdict[str, list[Known]] = defaultdict(list)
    for name, country in (*_by_hand(), *_of_factbook()):
        written = tuple(WORD.findall(plain(name)))
        index[written[0].casefold()].append(Known(tuple(w.casefold() for w in written), country, written))
    return {first: tuple(sorted(known, key=lambda k: -len(k.words))) for first, known in index.items()}


def _by_hand() -> Iterator[tuple[str, str]]:
    for line in (_DATA / "known_actors.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, names = line.split("\t")
            yield from ((name, country) for name in names.split("; "))


def _of_factbook() -> Iterator[tuple[str, str]]:
    table = pl.read_parquet((_DATA / "factbook_actors.parquet").open("rb"))
    return table.select("name", "country").iter_rows()
