"""Words that may report what somebody says, thinks or wants: the candidates, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.evidence.statements_lexicon import lexicon
from comity.evidence.statements_view import View

_ACCORDING = frozenset({"according", "According", "ACCORDING"})
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible reporting word: its head token, the tokens it takes, and `kind`: verb, noun, adjective, phrase
    ("according to"), colon or adverb ("reportedly")."""

    head: int
    first: int
    past: int
    kind: str


def find_cues(view: View) -> Iterator[Cue]:
    """Every token that may be the head of a cue, in order."""
    words = lexicon()
    for i, kind in enumerate(view.kinds):
        lemma = view.lemmas[i]
        if view.words[i] in _ACCORDING:
            yield _phrase(view, i)
        elif kind == "VERB":
            if view.relations[i] not in ("aux", "auxpass", "amod", "compound"):
                yield _verb(view, i)
        elif kind == "NOUN":
            if lemma in words.nouns:
                yield Cue(i, i, i + 1, "noun")
        elif kind == "ADJ" or (kind == "AUX" and view.relations[i] not in ("aux", "auxpass")):
            if any(view.relations[c] in ("ccomp", "xcomp") for c in view.children[i]):
                yield _verb(view, i, "adjective")
        elif kind == "ADV":
            if lemma in words.hearsay:
                yield Cue(i, i, i + 1, "adverb")
        elif view.words[i] == ":":
            if (i and view.sentence[i - 1] == view.sentence[i]) or i + 1 < len(view):
                yield Cue(i, i, i + 1, "colon")


def _phrase(view: View, i: int) -> Cue:
    past = i + 2 if i + 1 < len(view) and view.words[i + 1].lower() == "to" else i + 1
    return Cue(i, i, past, "phrase")


def _verb(view: View, i: int, kind: str = "verb") -> Cue:
    """The verb with the auxiliaries, negations and adverbs next to it, and its particle."""
    first, past = i, i + 1
    while first and view.heads[first - 1] == i and view.relations[first - 1] in _BEFORE:
        first -= 1
    while past < len(view) and view.heads[past] == i and view.relations[past] == "prt":
        past += 1
    return Cue(i, first, past, kind)
