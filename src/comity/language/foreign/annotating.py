"""Documents in French, Spanish and Russian to annotated text: sentences, mentions of actors, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from comity.language.annotation import Annotation
from comity.language.foreign.naming import Found, find_names
from comity.language.foreign.persons import People, Person, find_persons, office_pattern, sounds
from comity.language.foreign.pipelines import nominative, parse
from comity.language.foreign.times import find_times
from comity.language.foreign.words import Known, words
from comity.model import Actor, Document, Mention

_LABELS = {"state": "LOC", "place": "LOC", "organisation": "ORG", "body": "ORG", "person": "PER"}
_CALLED = {
    "demonym": "an adjective of",
    "metonym": "the government of",
    "acronym": "an acronym of",
    "name": "a name of",
}


def annotate(documents: Iterable[Document], registry: tuple[Actor, ...]) -> Iterator[Annotation]:
    """Annotate documents in French, Spanish or Russian, in order.

    Args:
        documents: each with one of these as its language.
        registry: every actor known beforehand.

    Raises:
        ComityError: a document is in another language, or its pipeline is not installed.
    """
    known, by_id = Known.of(registry), {actor.id: actor for actor in registry}
    for document in documents:
        tokens = parse(document.text, document.language)
        names = find_names(document.text, tokens, document.language, known)
        persons = find_persons(document, tokens, names, document.language)
        people = People(document, known)
        people.add(persons)
        mentions = [_mention(document, one, by_id) for one in names if one.actor in by_id and one.form != "place"]
        mentions += _people(document, tokens, persons, people)
        mentions += _titles(document, tokens, mentions, people)
        yield Annotation(
            document=document,
            tokens=tokens,
            sentences=tuple(document.span(s.start_char, s.end_char) for s in tokens.sents if s.text.strip()),
            mentions=tuple(_apart(mentions)),
            times=find_times(document, document.language),
            actors=dict(people.actors),
        )


def _mention(document: Document, one: Found, by_id: dict[str, Actor]) -> Mention:
    actor = by_id[one.actor]
    span = document.span(one.start, one.end)
    label = "MISC" if one.form == "demonym" else _LABELS.get(actor.kind, "MISC")
    reason = f"“{span.text}” is {_CALLED[one.form]} {actor.name}"
    return Mention(f"{document.id}:m{one.start}-{one.end}", document.id, span, actor.id, one.form, label, reason)


def _people(document: Document, tokens: Doc, persons: Sequence[Person], people: People) -> list[Mention]:
    """Persons where they are named, in full or by surname alone."""
    places = {(one.start, one.end): people.called(one.name) for one in persons}
    covered = {n for start, end in places for n in range(start, end)}
    for token in tokens:
        if token.idx in covered or not token.text[:1].isupper() or len(token.text) < 3 or not token.is_alpha:
            continue
        name = nominative(token.text) if document.language == "ru" else token.text
        actor = people.called(name) if len(sounds(name)) > 1 else None
        if actor and _surname(people.actors[actor], name, token.text):
            places[token.idx, token.idx + len(token.text)] = actor
    return [
        Mention(f"{document.id}:m{start}-{end}", document.id, document.span(start, end), actor, "name", "PER",
                f"names {people.actors[actor].name}")
        for (start, end), actor in places.items() if actor
    ]  # fmt: skip


def _surname(actor: Actor, *names: str) -> bool:
    """Whether a word is a person's last name, by its sounds and its first letter's."""
    lasts = actor.name.split()[-2:] if actor.name.count(" ") > 1 else actor.name.split()[-1:]
    return any(sounds(name) == sounds(last) and abs(len(name) - len(last)) < 4 for name in names for last in lasts)


def _titles(document: Document, tokens: Doc, mentions: Sequence[Mention], people: People) -> list[Mention]:
    """An office alone (“the minister”, “the French president”), for the last person named before who has it."""
    taken = [(m.span.start, m.span.end) for m in mentions]
    placed = sorted(((m.span.start, m.actor) for m in mentions if m.actor in people.actors), reverse=True)
    found = []
    for match in office_pattern(document.language).finditer(document.text):
        start, end = match.span()
        if any(a < end and start < b for a, b in taken) or _several(tokens, start):
            continue
        near = [m for m in mentions if m.actor and -26 <= m.span.start - end <= 30 and _same(document, match, m)]
        if any(m.actor in people.actors for m in near):
            continue
        states = {m.actor for m in near if m.span.start >= end or m.span.end > start - 3}
        holder = next((id for at, id in placed if at < start and id and _holds(people, id, match[0], document.language)
                       and (not states or people.actors[id].state in states)), None)  # fmt: skip
        if holder:
            span = document.span(start, end)
            reason = f"“{span.text}” after {people.actors[holder].name}"
            found.append(Mention(f"{document.id}:m{start}-{end}", document.id, span, holder, "title", "PER", reason))
    return found


def _same(document: Document, office: re.Match[str], one: Mention) -> bool:
    """Whether between an office and a name stands only what belongs to the office."""
    between = document.text[office.end() : one.span.start] if one.span.start >= office.end() else (
        document.text[one.span.end : office.start()])  # fmt: skip
    return not re.search(r"[.,;:!?\n«»“”\"]|\b(?:a|ha|et|y|и|que|что|avec|con|с|est|es|sur)\b", between)


def _several(tokens: Doc, start: int) -> bool:
    word = tokens.char_span(start, start + 1, alignment_mode="expand")
    return word is not None and "Plur" in word[0].morph.get("Number")


def _holds(people: People, person: str, office: str, language: str) -> bool:
    """Whether the text says that a person has an office, under this name or another for the same."""
    alike = words(language)["alike"].get(office.lower(), ())
    return any(
        theirs[: max(4, len(called) - 3)] == called[: max(4, len(called) - 3)]
        for called in (office.lower(), *(name.lower() for name in alike))
        for theirs in people.offices.get(person, ())
    )


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions in order, of two that overlap the longer one."""
    end = 0
    for one in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end
