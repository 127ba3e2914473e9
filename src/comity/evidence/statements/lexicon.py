"""The reporting words of `data/cues.yaml`, and the stance each gives to what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

_PLAIN = ("governed", "adjectives", "deeds")  # not stances with their words, but words with what goes with them


@dataclass(frozen=True)
class Lexicon:
    """Stances by lemma: of verbs with a clause or quotation, of verbs with a noun phrase, of nouns, of verbs with
    a word they govern ("call on"), and of adjectives; `deeds`: verbs that say nothing with these objects (or any);
    `spokesmen`: nouns for those who speak for the state or body beside them."""

    verbs: Mapping[str, str]
    about: Mapping[str, str]
    nouns: Mapping[str, str]
    governed: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: frozenset[str]
    hearsay: frozenset[str]
    deeds: Mapping[str, frozenset[str]]
    spokesmen: frozenset[str]

    def stance(self, lemma: str, noun: bool = False) -> str:
        """The stance of a reporting word; "says" for one that is not in the lexicon.

        >>> lexicon().stance("underscore"), lexicon().stance("warning", noun=True)
        ('emphasises', 'warns')
        """
        if noun:
            return self.nouns.get(lemma, "says")
        return self.verbs.get(lemma) or self.about.get(lemma, "says")


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package. Where a lemma stands under two stances the first one counts."""
    data = yaml.safe_load((resources.files("comity.evidence") / "data" / "cues.yaml").read_text("utf-8"))
    stances = {
        stance: words for stance, words in data.items() if isinstance(words, dict) and stance not in (*_PLAIN, "deeds")
    }
    columns = {
        column: MappingProxyType(
            {lemma: stance for stance, words in reversed(stances.items()) for lemma in words.get(column, ())}
        )
        for column in ("verbs", "about", "nouns")
    }
    columns |= {name: MappingProxyType(dict(data[name])) for name in ("governed", "adjectives")}
    deeds = MappingProxyType({verb: frozenset(objects) for verb, objects in data["deeds"].items()})
    phrases, hearsay, spokesmen = (frozenset(data[name]) for name in ("phrases", "hearsay", "spokesmen"))
    return Lexicon(**columns, phrases=phrases, hearsay=hearsay, deeds=deeds, spokesmen=spokesmen)
