"""The reporting words of French, Spanish and Russian (`data/foreign`), and the stance that each gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, eq=False)
class Cues:
    """Stances by basic form, and the small words around them; the fields are those of the data."""

    verbs: Mapping[str, str]
    about: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    governs: Mapping[str, tuple[str, ...]]
    light: frozenset[str]
    according: tuple[str, ...]
    as_: frozenset[str]
    that: frozenset[str]
    by: frozenset[str]
    whom: frozenset[str]
    within: frozenset[str]
    speakers: frozenset[str]
    when: frozenset[str]
    their: tuple[tuple[str, ...], ...]
    before: tuple[tuple[str, ...], ...]
    dropped: bool

    def stance(self, lemma: str) -> str:
        """The stance of a verb; “says” for one that is in no list."""
        return self.verbs.get(lemma) or self.about.get(lemma, "says")


@cache
def cues(language: str) -> Cues:
    """The reporting words of a language.

    >>> cues("fr").stance("condamner"), cues("es").stance("subrayar"), cues("ru").stance("обвинить")
    ('criticises', 'emphasises', 'accuses')
    """
    place = files("comity.evidence").joinpath(f"data/foreign/{language}.yaml")
    data: dict[str, Any] = yaml.safe_load(place.read_text("utf-8"))
    stances = {name: row for name, row in data.items() if isinstance(row, dict) and "verbs" in row}
    verbs, about = (
        {_even(word): stance for stance, row in reversed(stances.items()) for word in row.get(kind) or ()}
        for kind in ("verbs", "about")
    )
    nouns, adjectives = ({_even(w): stance for w, stance in data[name].items()} for name in ("nouns", "adjectives"))
    light, that, by, whom, within, speakers, when = (
        frozenset(map(_even, data[name])) for name in ("light", "that", "by", "whom", "within", "speakers", "when")
    )
    their, before = (tuple(tuple(phrase.split()) for phrase in data[name]) for name in ("their", "before"))
    governs = {_even(verb): tuple(given) for verb, given in data["governs"].items()}
    according = tuple(sorted(data["according"], key=len, reverse=True))
    return Cues(
        verbs, about, nouns, adjectives, governs, light, according, frozenset(data["as"]), that, by, whom, within,
        speakers, when, their, before, data["dropped"],
    )  # fmt: skip


def _even(word: str) -> str:
    """A word as forms are compared: with one letter for е and ё."""
    return word.replace("ё", "е")


def known_as(lemma: str, cues: Cues) -> str:
    """The basic form of a verb as it is listed: that of a passive in -ся is the verb without it."""
    form = basic(lemma)
    plain = form[:-2] if form.endswith(("ться", "чься", "тись")) else form
    return form if form in cues.verbs or form in cues.about or form in cues.governs else plain


def basic(lemma: str) -> str:
    """The basic form by which a word is looked up.

    >>> basic("Подчёркивать")
    'подчеркивать'
    """
    return _even(lemma.lower())
