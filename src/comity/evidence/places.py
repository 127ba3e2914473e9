"""Which actors stand where: the mentions of an annotation, looked up by place and by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from comity.language import Annotation
from comity.model import Actor, Mention, Span
from comity.names import families, family, folded


class Places:
    """The actors of one annotated document by character offset and by name."""

    def __init__(self, annotation: Annotation) -> None:
        self._mentions = sorted(annotation.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._actors = annotation.actors
        self._longest = max((m.span.end - m.span.start for m in self._mentions), default=0)

    def mentions(self, start: int, end: int) -> Iterable[Mention]:
        """The mentions that overlap these characters, in order."""
        for mention in self._mentions[bisect_left(self._starts, start - self._longest) :]:
            if mention.span.start >= end:
                break
            if mention.span.end > start:
                yield mention

    def actor_at(self, start: int, end: int) -> str | None:
        """The actor of the widest mention over these characters."""
        known = [m for m in self.mentions(start, end) if m.actor]
        return max(known, key=lambda m: m.span.end - m.span.start).actor if known else None

    def actor_ending(self, label: Span) -> str | None:
        """The actor of the widest mention that ends a label: of “Minister Dorn:” Dorn, of “Cairo Daily:” nobody."""
        end = label.start + len(label.text.rstrip(" :.–—-"))
        known = [m for m in self.mentions(label.start, end) if m.actor and m.span.end == end]
        return max(known, key=lambda m: m.span.end - m.span.start).actor if known else None

    def person_in(self, label: Span) -> str | None:
        """The person whom a label names, where it names one: “Ana Berg, Official Spokesperson:”."""
        actors = self.actors_in(label.start, label.end)
        persons = [id for id in actors if id in self._actors and self._actors[id].kind == "person"]
        return persons[0] if len(persons) == 1 else None

    def actors_at(self, start: int, end: int) -> tuple[str, ...]:
        """The actors of the widest mention over these characters: one, or those of a plural."""
        known = [m for m in self.mentions(start, end) if m.actor or m.together]
        widest = max(known, key=lambda m: m.span.end - m.span.start) if known else None
        return () if widest is None else widest.together or (widest.actor or "",)

    def actors_in(self, start: int, end: int) -> list[str]:
        """The actors mentioned within these characters, each once, in order."""
        return list(dict.fromkeys(m.actor for m in self.mentions(start, end) if m.actor))

    def actor_called(self, name: str | None) -> str | None:
        """The actor that a label, byline or heading names: by its whole name, else by its last word."""
        if not name:
            return None
        whole = _key(name)
        several = "," in whole or " and " in whole
        return self._names.get(whole) or (None if several else self._names.get(family(name)))

    def actors_called(self, names: str | None) -> tuple[str, ...]:
        """The actors that a heading names, one or several: “Japan, Korea and the United States” are three, where each
        is known; else none."""
        one = self.actor_called(names)
        parts = [] if one or not names else [part.removeprefix("the ") for part in _JOINS.split(names) if part]
        found = [self.actor_called(part) for part in parts]
        return (one,) if one else tuple(dict.fromkeys(filter(None, found))) if all(found) else ()

    @cached_property
    def _names(self) -> dict[str, str]:
        """Actors by every name that the text uses for them; what names two of them names neither."""
        named: dict[str, set[str]] = {}
        for mention in self._mentions:
            if mention.actor and mention.form != "pronoun":
                named.setdefault(_key(mention.span.text), set()).add(mention.actor)
        for actor in self._actors.values():
            for name in _forms(actor):
                named.setdefault(_key(name), set()).add(actor.id)
        return {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}


_JOINS = re.compile(r"\s*(?:[,;]|\band\b)+\s*")


def _key(name: str) -> str:
    return " ".join(folded(name).replace(".", " ").split())


def _forms(actor: Actor) -> Iterable[str]:
    yield actor.name
    yield from (name.text for name in actor.names)
    if actor.kind == "person":
        yield from families(actor.name)
