"""States' names evened out for the parser: it never sees which state is named, nor how many words its name has.

The parser has read of some states more than of others, and parses a sentence otherwise when the name in it is another.
So a state's name, its adjective, its people and its capital, be they one word or several (“the United States”, “New
Delhi”), stand as one word of one and the same state while it parses, and are themselves again in what it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from comity.model import Actor

_NAMES = "names of states"  # in `Doc.user_data`: where they stand
_PEOPLE = "Norwegians"
_LIKE = {"short": "Norway", "alias": "Norway", "official": "Norway", "demonym": "Norwegian", "metonym": "Oslo"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|-")
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)+")
# Names to which an article belongs that stands before them; else it is of what follows (“the Ukraine war”).
_ARTICLED = frozenset((files("comity.language") / "data" / "articled.txt").read_text("utf-8").split())
_TOLD = ["TAG", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "LEMMA"]
# Tag, part of speech, features and dependency of the words of a name beside its head.
_BESIDE = {
    "the": ("DT", "DET", "Definite=Def|PronType=Art", "det"),
    "-": ("HYPH", "PUNCT", "PunctType=Dash", "punct"),
    "and": ("CC", "CCONJ", "ConjType=Cmp", "cc"),
    "before": ("NNP", "PROPN", "Number=Sing", "compound"),
    "after": ("NNP", "PROPN", "Number=Sing", "conj"),
}
_last: dict[str, tuple[tuple[Actor, ...], StandIns]] = {}


class Name(NamedTuple):
    """Words of a text that stand as one while it is parsed: from where to where, their head, and the word for them."""

    start: int
    end: int
    head: int
    like: str

    def moved(self, by: int) -> Name:
        """The same name, so many words later."""
        return Name(self.start + by, self.end + by, self.head + by, self.like)


class StandIns(NamedTuple):
    """The words that stand for states' names: for names of one word, and for those of several by their first."""

    words: Mapping[str, str]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    def named(self, words: Sequence[str]) -> list[Name]:
        """The names among words, in order, the longest at each place."""
        found: list[Name] = []
        free = 0
        for at, word in enumerate(words):
            if at >= free and (word in self.phrases or word in self.words) and (name := self._at(words, at, free)):
                found.append(name)
                free = name.end
        return found

    def _at(self, words: Sequence[str], at: int, free: int) -> Name | None:
        article = at > free and words[at - 1] in ("the", "The")
        for phrase, like in self.phrases.get(words[at], ()):
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and not _goes_on(words, end):
                taken = article and not _ARTICLED.isdisjoint(phrase)
                if like == "Oslo" and article:
                    return None
                head = at + phrase.index("and") - 1 if "and" in phrase else end - 1
                return Name(at - taken, end, head, like)
        like = self.words.get(words[at], "")
        return Name(at - (article and words[at] in _ARTICLED), at + 1, at, like) if like else None


def _goes_on(words: Sequence[str], end: int) -> bool:
    """Whether a name goes on after its first words: “the United States of America”, not “of waging war”."""
    return words[end : end + 1] == ["of"] and "".join(words[end + 1 : end + 2])[:1].isupper()


NOBODY = StandIns({}, {})


def state_names(doc: Doc) -> tuple[Name, ...]:
    """The names of states in a text that was parsed without them."""
    return tuple(doc.user_data.get(_NAMES, ()))


def stand_ins(registry: tuple[Actor, ...]) -> StandIns:
    """What stands for each name of a state, its people and its capital while a text is parsed; kept for the next call
    with the same registry."""
    kept, found = _last.get("names", ((), NOBODY))
    if kept is not registry:
        found = _found(registry)
        _last["names"] = (registry, found)
    return found


def _found(registry: Iterable[Actor]) -> StandIns:
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for actor in registry:
        for name in actor.names if actor.kind == "state" else ():
            like, text = _LIKE.get(name.kind), name.text
            if not like or name.language != "en" or text.isupper():
                continue
            if name.kind == "demonym" and text.endswith("s") and not text.endswith("ss"):
                like = _PEOPLE
            if _WORD.fullmatch(text):
                words.setdefault(text, like)
            elif _WORDS.fullmatch(text) and text[0].isupper() and not {"of", "or"} & set(text.split()):
                parts = tuple(_PART.findall(text))
                phrases.setdefault(parts[0], []).append((parts, like))
    ordered = {first: sorted(dict.fromkeys(rows), key=lambda row: -len(row[0])) for first, rows in phrases.items()}
    return StandIns(words, ordered)


def without_names(doc: Doc, names: StandIns) -> tuple[Doc, list[Name]]:
    """The tokens of a text with one state's words for those of every state, and where these stood."""
    words = [token.text for token in doc]
    found = names.named(words)
    spaces = [bool(token.whitespace_) for token in doc]
    for name in reversed(found):
        words[name.start : name.end] = [name.like]
        spaces[name.start : name.end] = [spaces[name.end - 1]]
    return Doc(doc.vocab, words=words, spaces=spaces), found


def with_names(parsed: Doc, words: Sequence[str], spaces: Sequence[bool], found: Sequence[Name]) -> Doc:
    """What the parser gave, on the text's own words; the lemma of a name is that of its own word.

    Args:
        parsed: the text without names, parsed.
        words: the text's words.
        spaces: whether a space follows each.
        found: the names among these words, in order.
    """
    if not found:
        return parsed
    lengths, places = _places(len(parsed), found)
    told = parsed.to_array(_TOLD)
    rows = np.repeat(told, lengths, axis=0)
    head, lemma, first = (_TOLD.index(key) for key in ("HEAD", "LEMMA", "SENT_START"))
    above = np.arange(len(parsed)) + told[:, head].astype(np.int64)
    rows[places, head] = (places[above] - places).astype(np.uint64)
    number = parsed.vocab.strings.add
    for name in found:
        for at in range(name.start, name.end):
            word = words[at]
            rows[at, lemma] = number(word)
            if at != name.head:
                kind = word.lower()
                kind = kind if kind in _BESIDE else "before" if at < name.head else "after"
                rows[at, lemma] = number(kind if kind == word.lower() else word)
                rows[at, :4] = [number(value) for value in _BESIDE[kind]]
                rows[at, head] = np.int64(name.head - at).astype(np.uint64)
            if at != name.start:
                rows[at, first] = np.int64(-1).astype(np.uint64)
    doc = Doc(parsed.vocab, words=list(words), spaces=list(spaces), user_data={_NAMES: tuple(found)})
    return doc.from_array(_TOLD, rows)


def _places(count: int, found: Sequence[Name]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many words of the text each word of the parse stands for, and the place of the head among these."""
    lengths, offsets = np.ones(count, np.int64), np.zeros(count, np.int64)
    shift = 0  # words that the names before have more in the text than in the parse
    for name in found:
        lengths[name.start - shift], offsets[name.start - shift] = name.end - name.start, name.head - name.start
        shift += name.end - name.start - 1
    return lengths, np.cumsum(lengths) - lengths + offsets
