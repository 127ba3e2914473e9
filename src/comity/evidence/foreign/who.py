"""Which actors a source means: by the mentions in it, else those told of before (“il”, “обе стороны”)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from comity.evidence.foreign.sources import noun_phrase
from comity.evidence.foreign.tree import Range
from comity.evidence.places import Places
from comity.language import Annotation, foreign_offices, foreign_words
from comity.model import Mention, Span

FAR = 600  # characters back to whom a pronoun can mean


class Sources:
    """Who is meant, of one annotated text; remembers the last sources."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation, self._places = annotation, Places(annotation)
        self._words = foreign_words(annotation.document.language)
        self._persons = [m for m in annotation.mentions if m.actor in annotation.actors]
        self._last: tuple[int, tuple[str, ...]] = (0, ())
        self._known: tuple[int, tuple[str, ...]] = (0, ())
        self._subjects = [
            (one.idx, one)
            for one in annotation.tokens
            if one.dep_.startswith("nsubj") and one.pos_ in ("NOUN", "PROPN")
        ]

    def named(self, span: Span) -> tuple[str, ...]:
        """The actors of a source, or of what it stands for; and remember them."""
        found = self._of(span)
        self._last = (span.end, found)
        if found:
            self._known = self._last
        return found

    def untold(self, place: int, plural: bool, quoting: bool) -> tuple[str, ...]:
        """Whom a verb without a subject means: the last source or subject before it, where it is near and of its
        number; of words between marks the last one that was known."""
        if quoting and self._known[1]:
            at, actors = self._known
            return actors if (len(actors) > 1) == plural and 0 <= place - at <= FAR else ()
        at, actors = self._last
        for start, head in reversed(self._subjects):
            if start < at or not 0 <= place - start <= FAR:
                break
            first, past = noun_phrase(head) if start < place else (0, 0)
            span = span_of(self._annotation.tokens, (first, past), self._annotation.document.text) if past else None
            if span is not None and span.end <= place and (found := self._of(span)):
                at, actors = span.end, found
                break
        return actors if (len(actors) > 1) == plural and actors and 0 <= place - at <= FAR else ()

    def _of(self, span: Span) -> tuple[str, ...]:
        mentions = [m for m in self._places.mentions(span.start, span.end) if m.actor and m.span.start >= span.start]
        persons = [m.actor for m in mentions if m.actor in self._annotation.actors]
        if persons:
            return tuple(dict.fromkeys(filter(None, persons)))
        low = span.text.lower()
        if any(low.endswith(pair) or f"{pair} " in f"{low} " for pair in self._words["pairs"]):
            return self._pair(span.start)
        holder = self._holder([m.actor for m in mentions if m.actor], low)
        if holder:
            return (holder,)
        others = [m for m in mentions if m.form in ("name", "acronym", "metonym")] or mentions
        if others:
            return self._heads(others, span)
        word = low.strip(" \u00a0-–—t")
        if word in self._words["he"] or word in self._words["she"]:
            return self._before(span.start)
        if word in self._words["they"]:
            return self._pair(span.start)
        return ()

    def _holder(self, states: Sequence[str], words: str) -> str | None:
        """The one person of a state whom the text names, for an office of that state: “le président ukrainien”."""
        if len(set(states)) != 1 or not foreign_offices(self._annotation.document.language).search(words):
            return None
        theirs = [actor.id for actor in self._annotation.actors.values() if actor.state == states[0]]
        return theirs[0] if len(theirs) == 1 else None

    def _heads(self, mentions: Sequence[Mention], span: Span) -> tuple[str, ...]:
        """The first actor named, and those joined to it: “la France et l’Allemagne”; of “le ministre de la France”
        France."""
        kept = [mentions[0]]
        for one in mentions[1:]:
            between = self._annotation.document.text[kept[-1].span.end : one.span.start]
            if (
                len(between) <= 8 and any(word in between.split() for word in ("et", "y", "e", "и", ","))
            ) or between in (", ", "-"):
                kept.append(one)
        return tuple(dict.fromkeys(m.actor for m in kept if m.actor))

    def _before(self, place: int) -> tuple[str, ...]:
        """The last source where it is one person, else the person named last before."""
        at, actors = self._last
        if at and 0 <= place - at <= FAR:
            return actors if len(actors) == 1 and actors[0] in self._annotation.actors else ()
        near = [m.actor for m in self._persons if place - FAR <= m.span.start < place]
        return (near[-1],) if near and near[-1] else ()

    def _pair(self, place: int) -> tuple[str, ...]:
        """The two persons told of so far, else the two states; nobody where there are more or fewer."""
        before = [m for m in self._annotation.mentions if m.span.start < place]
        persons = list(dict.fromkeys(m.actor for m in before if m.actor in self._annotation.actors))
        states = list(dict.fromkeys(m.actor for m in before if m.label in ("LOC", "ORG", "MISC") and m.actor))
        for two in (persons, states):
            if len(two) == 2:
                return tuple(filter(None, two))
        return ()


def span_of(tokens: Doc, part: Range, text: str) -> Span:
    """The characters of some tokens, without the marks and blanks at their ends."""
    words = [token for token in tokens[part[0] : part[1]] if token.text.strip()]
    while words and not any(c.isalnum() for c in words[0].text) and words[0].text not in '«“"„(':
        words = words[1:]
    if words and words[0].text.startswith("-") and len(words) == 1:
        return Span.of(
            text, words[0].idx + len(words[0].text) - len(words[0].text.lstrip("-")), words[0].idx + len(words[0].text)
        )
    while (
        words
        and words[-1].text in {".", ",", ";", ":", "—", "–", "-", "!", "?", "…", "»", "”", '"', "«", "“"}
        and not _paired(words)
    ):
        words = words[:-1]
    while words and words[0].text in '«“"„(' and not any(w.text in '»”")' for w in words[1:]):
        words = words[1:]
    return Span.of(text, words[0].idx, words[-1].idx + len(words[-1].text)) if words else Span(0, 0, "")


def _paired(words: Sequence[object]) -> bool:
    """Whether the last word closes marks that are opened among the words."""
    texts = [str(word) for word in words]
    opened = {"»": "«", "”": "“", '"': '"'}.get(texts[-1])
    return opened is not None and opened in texts[:-1]
