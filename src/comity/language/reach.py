"""The names before a place in a text: where whatever stands in for a name looks for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Doc, Token

from comity.language.gazetteer import Gazetteer
from comity.model import Actor, Candidate, Document, Mention

REACH = 700  # characters back in which a stand-in looks for its name


class Reach:
    """The names before a place in the document, nearest first."""

    def __init__(
        self, document: Document, names: list[Mention], gazetteer: Gazetteer, introduced: dict[str, Actor]
    ) -> None:
        self.document, self.names, self.gazetteer, self.introduced = document, names, gazetteer, introduced
        self.starts = [m.span.start for m in names]

    def actor(self, id: str | None) -> Actor | None:
        return self.introduced.get(id or "") or self.gazetteer.actors.get(id or "")

    def before(self, offset: int, kinds: Sequence[str], reach: int = REACH) -> Iterator[Actor]:
        i = bisect_left(self.starts, offset) - 1
        while i >= 0 and self.starts[i] >= offset - reach:
            actor = self.actor(self.names[i].actor)
            if actor and actor.kind in kinds and self.names[i].form != "demonym":
                yield actor
            i -= 1

    def within(self, start: int, end: int) -> list[Mention]:
        """The names of states between two places."""
        inside = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [m for m in inside if m.span.end <= end and (actor := self.actor(m.actor)) and actor.kind == "state"]

    def person_at(self, offset: int) -> bool:
        """Whether a person's name stands there, after a space or comma at most."""
        i = bisect_left(self.starts, offset)
        after = self.names[i] if i < len(self.names) else None
        actor = self.actor(after.actor) if after is not None and after.span.start <= offset + 2 else None
        return actor is not None and actor.kind == "person"

    def subject(self, offset: int, tokens: Doc, but: Set[str | None]) -> Actor | None:
        """The person who was last a subject within reach or in the paragraph, none of `but`."""
        i = bisect_left(self.starts, offset) - 1
        paragraph = self.document.text.rfind("\n", 0, offset)
        while i >= 0 and self.starts[i] >= min(offset - 500, paragraph):
            actor = self.actor(self.names[i].actor)
            span = self.names[i].span
            words = (
                tokens.char_span(span.start, span.end, alignment_mode="expand")
                if actor and actor.kind == "person" and actor.id not in but
                else None
            )
            if words is not None and _acts(words.root):
                return actor
            i -= 1
        return None

    def beside(self, pronoun: Token, tokens: Doc) -> set[str | None]:
        """The persons named before a subject in its own sentence who only stand beside what it does: “At a meeting with
        Ada Okoye, she said”."""
        sentence = pronoun.sent
        i = bisect_left(self.starts, pronoun.idx) - 1
        found: set[str | None] = set()
        while i >= 0 and self.starts[i] >= sentence.start_char:
            span, actor = self.names[i].span, self.actor(self.names[i].actor)
            words = tokens.char_span(span.start, span.end, alignment_mode="expand") if actor else None
            if (
                actor
                and actor.kind == "person"
                and words is not None
                and not _acts(words.root)
                and _adjunct(words.root)
            ):
                found.add(actor.id)
            i -= 1
        return found

    def nearest(self, offset: int, but: Set[str | None], within: int = 300) -> Actor | None:
        """The nearest person within so many characters, none of `but`."""
        return next((person for person in self.before(offset, ("person",), within) if person.id not in but), None)

    def mention(self, start: int, end: int, actor: str | None, form: str, label: str, reason: str,
                candidates: tuple[Candidate, ...] = (), together: tuple[str, ...] = ()) -> Mention:  # fmt: skip
        span = self.document.span(start, end)
        id = f"{self.document.id}:m{start}-{end}"
        return Mention(id, self.document.id, span, actor, form, label, reason, candidates, together)


def _acts(name: Token) -> bool:
    """Whether a name is a subject, or stands beside one: “the minister, Ana Silva, said”."""
    while name.dep_ in ("appos", "compound", "nmod") and name.head.i != name.i:
        name = name.head
    return name.dep_ in ("nsubj", "nsubjpass")


def _adjunct(name: Token) -> bool:
    """Whether a name stands after “with”, “to” or “between”: with somebody else who is meant by the subject."""
    while name.dep_ in ("appos", "compound", "nmod", "conj", "poss") and name.head.i != name.i:
        name = name.head
    return name.dep_ == "pobj" and name.head.lower_ in ("with", "to", "between", "alongside")


_PEOPLE = re.compile(
    r"(?:man|woman|person|chief|leader|general|official|minister|president|envoy|ambassador|commander|governor|senator|"
    r"lawyer|soldier|officer|author|diplomat|politician|activist|journalist|speaker|adviser|advisor|secretary|candidate|"
    r"suspect|gunman|spokes\w+)"
)


def unnamed(pronoun: Token) -> bool:
    """Whether a pronoun may stand for somebody without a name who is the subject of its own sentence before it: “The
    coup leader was arrested after he ...”."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return any(_common(token) and _PEOPLE.fullmatch(token.lower_) for token in before)


def _common(token: Token) -> bool:
    """Whether a word is a subject without a name beside it."""
    named = (child.pos_ == "PROPN" for child in token.children if child.dep_ in ("appos", "compound"))
    return token.dep_ in ("nsubj", "nsubjpass") and token.tag_ == "NN" and token.is_lower and not any(named)
