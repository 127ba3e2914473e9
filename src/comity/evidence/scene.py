"""An annotated document with its cast and its asserters, made once for everything that is looked for in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from comity.evidence.assertion import Asserters, voices
from comity.evidence.cast import Cast
from comity.evidence.frames import Frame, frames
from comity.language import Annotation
from comity.model import Actor, Document, Span, Statement


class Scene:
    """What the finders of ties, events, positions, claims and proposals share."""

    def __init__(
        self, annotation: Annotation, registry: Mapping[str, Actor], statements: Sequence[Statement] = ()
    ) -> None:
        """`registry` has the actors known beforehand, by id; `statements` are those of the document."""
        self.annotation, self.registry, self.statements = annotation, registry, statements
        self.actors: Mapping[str, Actor] = {**registry, **annotation.actors}
        self.cast = Cast(annotation, registry, statements, voices(annotation, self.actors))
        self.asserters = Asserters(annotation, statements, self.cast, self.actors)
        self._starts = [sentence.start for sentence in annotation.sentences]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The words of the document that relate parties."""
        return tuple(frames(self.annotation.tokens, self.cast))

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

    def dates(self, offset: int) -> list[tuple[Span, str]]:
        """The calendar dates of the sentence in which a character stands, with their values."""
        sentence = self.sentence(offset)
        return [
            (time.span, time.value)
            for time in self.annotation.times
            if time.type == "DATE" and time.value[:4].isdigit() and sentence.contains(time.span)
        ]
