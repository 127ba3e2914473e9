"""Bodies, parties, groups and persons widely known, by their names in a text.

`data/factbook_actors.parquet` has them by the thousand (`scripts/build_known.py`); `data/known_actors.tsv` those of
kinds that no source at hand lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import polars as pl

from comity.language.clues import WORD, Clue
from comity.model import Actor, ActorKind, Document, Mention
from comity.names import Longest, plain

_DATA = files("comity.language") / "data"


class Known(NamedTuple):
    """A widely known name: its folded words, its country, and its words as they are written."""

    words: tuple[str, ...]
    country: str
    kind: str
    written: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as it is listed, but for accents and marks."""
        return " ".join(self.written)


def known_names(text: str) -> Iterator[Clue]:
    """The widely known names in a text, the longest first; those in capitals must come in capitals."""
    for start, end, known in _found(text):
        yield Clue(start, end, known.country, 1, f"“{text[start:end]}” is widely known")


_PERSONS = ("head", "official", "person")


def known_persons(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names persons widely known, in full."""
    yield from ((start, end) for start, end, known in _found(text) if known.kind in _PERSONS and len(known.words) > 1)


_BODIES = ("armed group", "body", "command")
_MINOR = ("service", "central bank", "aid agency", "oil company", "news agency", "party", "parliament")
_ABOVE = ("EUR", "UNO", "IGO")  # bodies of states are in the registry


def find_known(document: Document, introduced: dict[str, Actor]) -> list[Mention]:
    """Mentions of parties, parliaments, armed groups and public bodies widely known: “Frelimo”, “Bank of Japan”."""
    made = []
    for start, end, known in _found(document.text):
        if _is_body(known):
            id, note = known.name, f"{known.kind}, widely known"
            kind: ActorKind = "ngo" if known.kind in ("armed group", "party") else "body"
            introduced.setdefault(id, Actor(id, id, kind, state=known.country, note=note))
            span = document.span(start, end)
            reason = f"“{span.text}” is widely known: {known.kind} of {known.country}"
            made.append(Mention(f"{document.id}:m{start}-{end}", document.id, span, id, "name", "ORG", reason))
    return made


def _is_body(known: Known) -> bool:
    """Whether a name is that of a body in any text; short acronyms of minor ones are too many things."""
    long = len(known.name) > 3
    return known.country not in _ABOVE and (known.kind in _BODIES or (known.kind in _MINOR and long))


def _found(text: str) -> Iterator[tuple[int, int, Known]]:
    flat = plain(text)
    words = list(WORD.finditer(flat))

    def fits(at: int, known: Known) -> bool:
        parts = words[at : at + len(known.words)]
        joined = [flat[part.start() - 1 : part.start()] == "-" for part in parts]
        return _written([part[0] for part in parts], known.written, joined)

    for at, size, known in _listed().find([word[0].casefold() for word in words], fits):
        yield words[at].start(), words[at + size - 1].end(), known


def _written(found: Sequence[str], listed: Sequence[str], joined: Sequence[bool]) -> bool:
    """Whether capitals are kept: acronyms wholly, other names word by word but after a hyphen (“Ban Ki-moon”)."""
    if len(listed) == 1 and (listed[0].isupper() or len(listed[0]) < 4):
        return found[0] == listed[0]
    parts = zip(found, listed, joined, strict=True)
    return all(here[0].isupper() or not there[0].isupper() or hyphen for here, there, hyphen in parts)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _listed() -> Longest[Known]:
    """Known names by their words; of the same, those of the hand-written table first."""
    listed = []
    for name, country, kind in (*_by_hand(), *_of_factbook()):
        if _YEAR.search(name):  # the list of a country's parties tells dates, too
            continue
        written = tuple(WORD.findall(plain(name)))
        words = tuple(word.casefold() for word in written)
        listed.append((words, Known(words, country, kind, written)))
    return Longest(listed)


def _by_hand() -> Iterator[tuple[str, str, str]]:
    for line in (_DATA / "known_actors.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, kind, names = line.split("\t")
            yield from ((name, country, kind) for name in names.split("; "))


def _of_factbook() -> Iterator[tuple[str, str, str]]:
    table = pl.read_parquet((_DATA / "factbook_actors.parquet").open("rb"))
    return table.select("name", "country", "kind").iter_rows()
