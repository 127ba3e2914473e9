"""The names before a place in a text: where whatever stands in for a name looks for it."""

from __future__ import annotations

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
