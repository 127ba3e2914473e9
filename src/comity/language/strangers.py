"""Names that neither registry nor rules know: those of the sequence model, and persons whom only their saying shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from comity.language.lists import listed
from comity.language.persons import STYLES
from comity.language.tagging import REASON
from comity.model import Actor, Document, Mention, Span
from comity.names import CAPITAL, families, key, person_id

_LONGEST = 4  # words of a name


def with_names(
    document: Document, mentions: Sequence[Mention], names: Sequence[tuple[Span, str]], introduced: dict[str, Actor],
    times: Sequence[Span] = (),
) -> list[Mention]:  # fmt: skip
    """The mentions, and the names of persons, organisations and places that overlap none of them and no time.

    A person whom the text names in full is introduced as an actor, and so named by the surname alone.
    """
    taken = bytearray(len(document.text))
    for other in (*(mention.span for mention in mentions), *times):
        _take(other, taken)
    bare = ((_bare(document, span) if label == "PER" else span, label) for span, label in names if label != "MISC")
    new = [(span, label) for span, label in bare if not any(taken[span.start : span.end])]
    for span, _ in new:
        _take(span, taken)
    persons = {person_id(span.text): span.text for span, label in new if label == "PER" and " " in span.text}
    introduced.update((id, Actor(id, name, "person")) for id, name in persons.items() if id not in introduced)
    new += ((span, "PER") for span in _surnames(document, persons) if not any(taken[span.start : span.end]))
    found = [
        Mention(f"{document.id}:m{span.start}-{span.end}", document.id, span,
                _owner(span, persons) if label == "PER" else None, "name", label, f"“{span.text}” {REASON}")
        for span, label in new
    ]  # fmt: skip
    return sorted((*mentions, *found), key=lambda mention: (mention.span.start, -mention.span.end))


def _bare(document: Document, span: Span) -> Span:
    """A person's name without the styles before it."""
    styles = STYLES.match(document.text, span.start, span.end)
    return document.span(styles.end(), span.end) if styles and styles.end() < span.end else span


def _take(span: Span, taken: bytearray) -> None:
    taken[span.start : span.end] = b"x" * (span.end - span.start)


def _surnames(document: Document, persons: Mapping[str, str]) -> Iterator[Span]:
    """Where the surnames of these persons stand, however they are spelt."""
    called = frozenset[str]().union(*map(families, persons.values()))
    for match in re.finditer(rf"(?<![\w-]){CAPITAL}[\w’'-]+(?![\w-])", document.text if persons else ""):
        if key(match[0]) in called:
            yield document.span(match.start(), match.start() + len(re.sub(r"[’'](?:s)?$", "", match[0])))


def _owner(span: Span, persons: Mapping[str, str]) -> str | None:
    """The person whose whole name this is, or whose surname alone."""
    if person_id(span.text) in persons:
        return person_id(span.text)
    owners = [id for id, name in persons.items() if key(span.text) in families(name)]
    return owners[0] if len(owners) == 1 else None


def sayers(document: Document, tokens: Doc, taken: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Persons whom nothing but their saying something shows to be one: two to four capitalised words as the subject of
    a verb of saying, with an apposition or nothing beside them."""
    for token in tokens:
        if token.pos_ != "PROPN" or token.dep_ != "nsubj" or token.head.lemma_ not in listed("saying"):
            continue
        first = token.i
        while first > token.sent.start and tokens[first - 1].dep_ == "compound" and tokens[first - 1].is_title:
            first -= 1
        words = tokens[first : token.i + 1]
        alone = all(child.dep_ in ("compound", "appos", "punct", "relcl") for child in token.children)
        if 2 <= len(words) <= _LONGEST and alone and all(word.is_title and word.is_alpha for word in words):
            span = document.span(words.start_char, words.end_char)
            if not any(span.overlaps(other) for other in taken):
                yield span, "PER"
