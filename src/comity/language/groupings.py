"""Groupings as a text words them: “the United States and its allies”, “neighbouring countries”, “Syrian rebels”.

The words are the grouping's name; only who is named as one of it is a member. Where a name stands before the noun, as
in “pro-Russian separatists”, the mention is the rest of the words, so that the name keeps its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from comity.language.gazetteer import Gazetteer
from comity.model import Actor, Document, Mention
from comity.names import slug

_WITH = re.compile(
    r",? and (?:its|his|her|their|all its|some of its) (?:[\w-]+ ){0,2}?"
    r"(?:allies|satellites|partners|vassals|proxies|friends)"
)
_WORDS = re.compile(
    r"(?:[Tt]he |[Tt]heir |[Oo]ur )(?:[\w-]+ )?(?:hegemon|superpower|aggressor)(?: and (?:its|his) [\w-]+)?"
)
_AFTER = re.compile(
    r" (?:(?:of|in|from|across) (?:the |our |this |that |their )?(?:wider |whole |entire )?"
    r"(?:region|subregion|sub-region|continent|hemisphere|neighbou?rhood|South|North|global South)\b|concerned\b)"
)
_OF = re.compile(r" of (?:like-minded |friendly |willing )?(?:nations|countries|states|partners|the willing)\b")
_LAND = ("countries", "states", "nations", "governments")
_LONGEST = 7  # words before the noun
_INSIDE = ("amod", "compound", "nmod", "poss", "npadvmod", "advmod", "punct", "case", "cc", "conj", "dep", "quantmod")
_JOINED = re.compile(r" and (partners|allies|friends|neighbou?rs)\b")


@dataclass(frozen=True)
class _Nouns:
    """Nouns that name several actors, and the words before them that do so or say nothing of it."""

    alone: frozenset[str]
    worded: frozenset[str]
    own: frozenset[str]
    some: dict[str, frozenset[str]]
    amounts: frozenset[str]
    itself: frozenset[str]
    every: frozenset[str]


@cache
def _nouns() -> _Nouns:
    given: dict[str, Any] = yaml.safe_load((files("comity.language") / "data" / "groupings.yaml").read_text("utf-8"))
    some = {noun: frozenset(words) for noun, words in given.pop("some").items()}
    sets = {name: frozenset(words) for name, words in given.items()}
    every = sets["alone"] | sets["worded"] | sets["own"] | set(some)
    return _Nouns(some=some, every=every, **sets)


def find_groupings(
    document: Document, tokens: Doc, found: Sequence[Mention], gazetteer: Gazetteer, introduced: dict[str, Actor]
) -> list[Mention]:
    """Mentions of groupings beside those of names, `found`."""
    made = list(_with_others(document, found, gazetteer, introduced))
    taken = sorted((m.span.start, m.span.end) for m in (*made, *found))
    names = _Names(document, found, gazetteer, introduced)
    every, end = _nouns().every, 0
    for token in tokens:
        if token.lower_ in every and token.idx >= end and token.pos_ in ("NOUN", "PROPN"):
            mention = None if _within(token.idx, taken) else _worded(document, token, names, introduced)
            if mention:
                made.append(mention)
                end = mention.span.end
    return made


def _with_others(
    document: Document, found: Iterable[Mention], gazetteer: Gazetteer, introduced: dict[str, Actor]
) -> Iterator[Mention]:
    """“The US and its allies”: only who is named is a member; another name of the same is the same."""
    for one in found:
        match = _WITH.match(document.text, one.span.end)
        if match and one.actor and one.form in ("name", "acronym", "metonym"):
            actor = introduced.get(one.actor) or gazetteer.actors[one.actor]
            yield _mention(document, one.span.start, match.end(), actor.name + match[0], introduced, (actor.id,))
    for match in _WORDS.finditer(document.text):
        yield _mention(document, *match.span(), match[0], introduced)


class _Names:
    """The names in a document, by where they begin."""

    def __init__(
        self, document: Document, found: Sequence[Mention], gazetteer: Gazetteer, introduced: dict[str, Actor]
    ) -> None:
        self.document, self.gazetteer, self.introduced = document, gazetteer, introduced
        self.found = sorted(found, key=lambda m: m.span.start)
        self.starts = [m.span.start for m in self.found]

    def within(self, start: int, end: int) -> list[tuple[Mention, str]]:
        """The names between two places, each with the kind of its actor."""
        inside = self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [(one, self._kind(one)) for one in inside]

    def _kind(self, one: Mention) -> str:
        actor = self.introduced.get(one.actor or "") or self.gazetteer.actors.get(one.actor or "")
        return actor.kind if actor else ""


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    i = bisect_left(spans, (at + 1, 0))
    return any(start <= at < end for start, end in spans[max(0, i - 3) : i])


def _worded(document: Document, noun: Token, names: _Names, introduced: dict[str, Actor]) -> Mention | None:
    if _told(noun):
        return None
    first, numbered = _first(noun)
    if numbered:
        return None
    start, end = noun.doc[first].idx, noun.idx + len(noun)
    inside = names.within(start, noun.idx)
    words = {word.lower_ for word in noun.doc[first : noun.i]}
    after = _end(document.text, noun, end, bool(words))
    if not _groups(noun, words, inside, after > end):
        return None
    begin = max((one.span.end for one, _ in inside), default=start)
    if begin > start:
        rest = re.match(r"(?:[’']s?)?[-–\s]*", document.text[begin : noun.idx])
        begin += rest.end() if rest else 0
    return _mention(document, begin, after, document.text[start:after], introduced)


def _told(noun: Token) -> bool:
    """Whether a noun only says what others are: “Ghana and Peru are close allies”, “as partners”."""
    return noun.dep_ in ("attr", "appos", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def _groups(noun: Token, words: set[str], inside: list[tuple[Mention, str]], after: bool) -> bool:
    """Whether a noun with these words before it names a grouping."""
    low, nouns = noun.lower_, _nouns()
    kinds = {kind for _, kind in inside}
    if inside and inside[-1][1] == "ngo":
        return False  # “Houthi rebels” are the Houthis
    if low in nouns.itself and kinds == {"state"} and all(one.form == "demonym" for one, _ in inside):
        return False  # “our Indian partners” are India
    if low in nouns.some:
        return bool(words & nouns.some[low])
    if low in nouns.own:
        return "state" in kinds
    if low in nouns.alone or (low in nouns.worded and words):
        return True
    return after and (low in _LAND or low == "coalition")


def _end(text: str, noun: Token, end: int, worded: bool) -> int:
    """Where the words end: with “and partners”, “of the region”, “of nations” where these follow."""
    joined = _JOINED.match(text, end) if noun.lower_ in ("allies", "partners", "friends") else None
    follows = joined or (_OF.match(text, end) if noun.lower_ == "coalition" else None)
    follows = follows or (_AFTER.match(text, end) if noun.lower_ in _LAND and not worded else None)
    return follows.end() if follows else end


def _first(noun: Token) -> tuple[int, bool]:
    """The first of the words that belong to a noun's name; whether a number stands before it."""
    first = noun.i
    for i in range(noun.i - 1, max(noun.sent.start, noun.i - _LONGEST) - 1, -1):
        word = noun.doc[i]
        if word.like_num or word.pos_ == "NUM":
            return first, True
        if (
            word.is_quote
            or word.dep_ not in _INSIDE
            or word.pos_ in ("PRON", "DET", "AUX", "ADP")
            or not _belongs(word, noun)
        ):
            break
        first = i
    while first < noun.i and (noun.doc[first].lower_ in _nouns().amounts or not noun.doc[first].text[0].isalnum()):
        first += 1
    while first < noun.i and noun.doc[first].dep_ in ("cc", "advmod", "case"):
        first += 1
    return first, False


def _belongs(word: Token, noun: Token) -> bool:
    """Whether a word before a noun depends, through others of them, on it."""
    for _ in range(_LONGEST):
        if word.i == noun.i:
            return True
        if word.head.i > noun.i or word.head.i == word.i or noun.i - word.i > _LONGEST:
            return False
        word = word.head
    return False


def _mention(
    document: Document, start: int, end: int, words: str, introduced: dict[str, Actor], members: tuple[str, ...] = ()
) -> Mention:
    name = " ".join(words.split())
    id = f"grouping:{slug(name)}"
    introduced.setdefault(id, Actor(id, name, "grouping", members=members, note="the words of the text"))
    reason = "a grouping in the words of the text"
    span = document.span(start, end)
    return Mention(f"{document.id}:m{start}-{end}", document.id, span, id, "nominal", "MISC", reason)
