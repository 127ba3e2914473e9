"""An annotated document with its cast and its asserters, made once for everything that is looked for in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from comity.evidence.assertion import Asserters, voices
from comity.evidence.cast import Cast
from comity.evidence.frames import Frame, frames
from comity.evidence.lists import words
from comity.evidence.relations import FAINT, UNDIRECTED, Relation, relations
from comity.evidence.sight import Sight
from comity.evidence.voices import voices as voices_of
from comity.kinds import of_relation, tie_kind
from comity.language import Annotation
from comity.model import Actor, Document, Mention, Span, Statement

_PARTS = ("amod", "compound", "det", "poss", "nmod", "nummod", "advmod", "prep", "case", "punct", "cc", "conj")
_LEADING = ("CCONJ", "SCONJ", "ADP", "DET", "PUNCT", "PART", "SPACE", "AUX")
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|or|as well as|&)?\s*(?:the\s+)?")
_MET = re.compile(r"\b(?:to|with|as|like|including|visit(?:ed|s)?|in)\s+(?:the\s+)?$", re.I)  # before whom a third met
_IN_CITY = re.compile(
    r"\b(?:(?:in|at|from)\s+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,|(?:[Mm]e+t(?:ing|s)?|talks|held) in)\s+(?:the\s+)?$"
)
_LIST = 5  # states in a sentence, more of which are a list
_FURTHER = 8  # words that a phrase may go on after what was seen of it


def _in_clause(token: Token, top: Token) -> bool:
    """Whether a word of a phrase stands in a clause of its own."""
    while token.i != top.i:
        if token.dep_ in ("relcl", "acl", "advcl", "appos", "parataxis") or (
            token.dep_ == "conj" and token.head.i == top.i
        ):
            return True
        token = token.head
    return False


def _turned(noun: Token) -> Token:
    """The noun itself, or the one before it that turns it round: the end of the blockade, a ban on landmines."""
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ in words("stances", "turning before"):
        above = link.head
        if above.pos_ == "NOUN" and above.lemma_ in words("stances", "turning"):
            return _turned(above)
    return noun


def _trimmed(tokens: list[Token]) -> tuple[int, int]:
    """Characters of words without those at either end that only lead over to others."""
    first, past = 0, len(tokens)
    while past - first > 1 and (tokens[past - 1].pos_ in _LEADING or tokens[past - 1].tag_ == "POS"):
        past -= 1
    while past - first > 1 and tokens[first].pos_ in _LEADING:
        first += 1
    return tokens[first].idx, tokens[past - 1].idx + len(tokens[past - 1].text)


class Scene:
    """What the finders of ties, events, positions, claims and proposals share."""

    def __init__(
        self,
        annotation: Annotation,
        registry: Mapping[str, Actor],
        statements: Sequence[Statement] = (),
        sight: Sight | None = None,
    ) -> None:
        """`registry` has the actors known beforehand, by id; `statements` are those of the document, `sight` is what
        the encoder sees of it."""
        self.annotation, self.registry, self.statements, self.sight = annotation, registry, statements, sight
        self.actors: Mapping[str, Actor] = {**registry, **annotation.actors}
        self.cast = Cast(annotation, registry, statements, voices(annotation, self.actors))
        self.asserters = Asserters(annotation, statements, self.cast, self.actors, voices_of(annotation, self.actors))
        self._starts = [sentence.start for sentence in annotation.sentences]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The words of the document that relate parties; of what is asked, those that take it as a fact."""
        return tuple(
            frame
            for frame in frames(self.annotation.tokens, self.cast)
            if frame.presupposed or frame.trigger.dep_ == "acl" or not self.asks(frame.trigger.idx)
        )

    @cached_property
    def related(self) -> Mapping[int, frozenset[frozenset[str]]]:
        """The pairs that the words of each sentence relate, by where it begins."""
        found: dict[int, set[frozenset[str]]] = {}
        for frame in self.frames:
            pairs = {frozenset((s, t)) for s in frame.sources for t in frame.targets if s != t}
            found.setdefault(self.sentence(frame.trigger.idx).start, set()).update(pairs)
        return {start: frozenset(pairs) for start, pairs in found.items()}

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that the encoder sees."""
        least = self.sight.threshold("tie") if self.sight is not None else 1.0
        return tuple(relation for relation in self._glimpsed if relation.probability >= least)

    @cached_property
    def _glimpsed(self) -> tuple[Relation, ...]:
        sentences = [(s.start, s.end) for s in self.annotation.sentences]
        found = relations(self.sight, sentences, FAINT) if self.sight is not None else ()
        return tuple(replace(relation, words=self.whole_words(*relation.words)) for relation in found)

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the words of which these are pieces."""
        found = self.annotation.tokens.char_span(start, end, alignment_mode="expand")
        return (found.start_char, found.end_char) if found is not None else (start, end)

    def phrase(self, start: int, end: int) -> tuple[int, int]:
        """The noun phrase of which these characters are a part: from its first word to the last that is in no clause of
        its own; what has no noun at its head is left as it is."""
        found = self.annotation.tokens.char_span(start, end, alignment_mode="expand")
        if found is None:
            return start, end
        top = found.root
        while top.pos_ not in ("NOUN", "PROPN") and top.dep_ in _PARTS and top.head.i != top.i:
            top = top.head
        if top.pos_ not in ("NOUN", "PROPN"):
            return _trimmed([*found])
        while top.dep_ == "compound" and top.head.pos_ in ("NOUN", "PROPN"):
            top = top.head
        top = _turned(top)
        inside = [token for token in top.subtree if token.i >= found.start or token.i <= top.i]
        kept = [t for t in inside if not _in_clause(t, top) and (t.i <= top.i or t.i < found.end + _FURTHER)]
        words = [token for token in kept if not token.is_punct and not token.is_space] or [top]
        past = max(words[-1].i, found.end - 1) + 1
        return _trimmed([*top.doc[min(words[0].i, found.start) : past]])

    def only_where(self, place: tuple[int, int] | None) -> bool:
        """Whether a name only says where something is: “on the sidelines of the A meeting”: who meets there need not
        meet A."""
        found = self.annotation.tokens.char_span(*place, alignment_mode="expand") if place else None
        word = found.root if found is not None else None
        while (
            word is not None and word.dep_ in ("compound", "amod", "nmod", "poss", "pobj", "prep") and word.head != word
        ):
            word = word.head
            if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() in words("tie_grammar", "gatherings"):
                return True
        return False

    def only_whose(self, place: tuple[int, int] | None) -> bool:
        """Whether a name only says whose something is that others wrong: “interference in the affairs of A”."""
        found = self.annotation.tokens.char_span(*place, alignment_mode="expand") if place else None
        word = found.root if found is not None else None
        if word is not None and word.dep_ == "pobj" and word.head.lower_ == "of":
            return word.head.head.lemma_.lower() in words("tie_grammar", "belongings")
        return (
            word is not None and word.dep_ == "poss" and word.head.lemma_.lower() in words("tie_grammar", "belongings")
        )

    def side_by_side(self, one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
        """Whether two names are joined by “and” or a comma: what is said of the one is said of the other."""
        if one is None or other is None:
            return False
        (_, end), (start, _) = sorted((one, other))
        return _JOINED.fullmatch(self.document.text, end, start) is not None

    def where(self, place: tuple[int, int] | None) -> bool:
        """Whether a name only says where something was: “met in Vienna, Austria”, “talks in Austria”."""
        return place is not None and _IN_CITY.search(self.document.text[max(0, place[0] - 40) : place[0]]) is not None

    def in_one_list(self, one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
        """Whether two names are of a list of those whom a third met (“with A, B and C”), or one so long that not every
        two of it have met: those who attended."""
        if one is None or other is None or self.sentence(one[0]) != self.sentence(other[0]):
            return False
        within = self.mentions_in(self.sentence(one[0]))
        begins = self._begins(within, one)
        if begins == self._begins(within, other) and _MET.search(self.document.text[max(0, begins - 40) : begins]):
            return True
        states = {m.actor for m in within if (actor := self.actors.get(m.actor or "")) and actor.kind == "state"}
        return len(states) > _LIST

    def _begins(self, mentions: Sequence[Mention], place: tuple[int, int]) -> int:
        """Where the names begin that are joined, one by one, to the one at a place."""
        start = place[0]
        for mention in sorted(mentions, key=lambda m: -m.span.start):
            if mention.span.end <= start and _JOINED.fullmatch(self.document.text, mention.span.end, start):
                start = mention.span.start
        return start

    @cached_property
    def faint(self) -> dict[tuple[str, str, int], Relation]:
        """The likeliest relation of a sign that the encoder finds from one party to another, however faint."""
        found: dict[tuple[str, str, int], Relation] = {}
        for relation in self._glimpsed:
            ends = [(relation.source, relation.target)]
            if relation.relation in UNDIRECTED:
                ends.append((relation.target, relation.source))
            for pair in ends:
                key = (*pair, tie_kind(of_relation(relation.relation)).sign)
                if key not in found or found[key].probability < relation.probability:
                    found[key] = relation
        return found

    @cached_property
    def told(self) -> tuple[Span, ...]:
        """The sentences of the document that ask nothing."""
        return tuple(s for s in self.annotation.sentences if not self.asks(s.start))

    def asks(self, offset: int) -> bool:
        """Whether a character stands in a question, or in the turn of who asks: nothing is asserted there."""
        if any(turn.role == "question" and turn.span.start <= offset < turn.span.end for turn in self.document.turns):
            return True
        return self.sentence(offset).text.rstrip("”\"’')]» ").endswith("?")

    def sure(self, layer: str, probability: float) -> float:
        """How often what the encoder gives a probability is right."""
        return probability if self.sight is None else self.sight.sure(layer, probability)

    @property
    def document(self) -> Document:
        return self.annotation.document

    @property
    def date(self) -> str | None:
        """The document's date."""
        return self.document.date.value if self.document.date else None

    def sentence(self, offset: int) -> Span:
        """The words of the sentence in which a character stands."""
        found = self.annotation.sentences[max(0, bisect_right(self._starts, offset) - 1)]
        return self.document.span(found.start, found.start + len(found.text.rstrip()))

    def mentions_in(self, words: Span) -> list[Mention]:
        """The mentions that stand within words, in the annotation's order."""
        first = bisect_left(self._mentions, words.start, key=lambda pair: pair[1].span.start)
        last = bisect_right(self._mentions, words.end, key=lambda pair: pair[1].span.start)
        return [
            mention
            for _, mention in sorted(self._mentions[first:last], key=lambda pair: pair[0])
            if words.contains(mention.span)
        ]

    @cached_property
    def _mentions(self) -> list[tuple[int, Mention]]:
        """The mentions with their places in the annotation, by where they begin."""
        return sorted(enumerate(self.annotation.mentions), key=lambda pair: (pair[1].span.start, pair[0]))

    def dates(self, offset: int) -> list[tuple[Span, str]]:
        """The calendar dates of the sentence in which a character stands, each as far as it is known: 2014, 2014-05."""
        sentence = self.sentence(offset)
        return [
            (time.span, time.value.split("-X")[0])
            for time in self.annotation.times
            if time.type == "DATE" and time.value[:4].isdigit() and sentence.contains(time.span)
        ]
