"""Positions: who supports or opposes whom or what, in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from comity.evidence.assertion import Asserters, factuality
from comity.evidence.criticism import find_criticism
from comity.evidence.frames import Cast
from comity.language import Annotation
from comity.model import Actor, Position, Statement

_STANCES = {
    "support": {"support", "back", "endorse", "welcome", "favour", "favor", "advocate", "uphold", "praise", "commend",
                "applaud", "appreciate", "promote", "defend", "reaffirm"},
    "oppose": {"oppose", "reject", "condemn", "denounce", "deplore", "criticise", "criticize", "resist", "protest",
               "decry", "regret", "refuse", "dismiss", "counter", "undermine", "threaten", "accuse", "blame"},
}  # fmt: skip
_CLEARLY = 0.7  # probability from which a critical sentence of a speech is a position


def find_positions(
    annotation: Annotation, statements: Sequence[Statement], registry: dict[str, Actor]
) -> tuple[Position, ...]:
    """Every position that a document gives to an actor, on an actor or on an issue in the words of the text."""
    cast = Cast(annotation, registry, statements)
    asserters = Asserters(annotation, statements, cast)
    found: dict[str, Position] = {}
    for token in annotation.tokens:
        stance = next(
            (name for name, verbs in _STANCES.items() if token.pos_ == "VERB" and token.lemma_ in verbs), None
        )
        for position in _positions(token, stance, annotation, cast, asserters) if stance else ():
            found.setdefault(position.id, position)
    for position in _criticisms(annotation, registry, cast, asserters) if _in_speech(annotation) else ():
        found.setdefault(position.id, position)
    return tuple(found.values())


def _in_speech(annotation: Annotation) -> bool:
    """Whether a document is a speech: one voice throughout, so that what criticises is the speaker's position."""
    return annotation.document.kind.value == "speech"


def _criticisms(
    annotation: Annotation, registry: dict[str, Actor], cast: Cast, asserters: Asserters
) -> Iterator[Position]:
    """Sentences of a speech that criticise a state, as the speaker's opposition to it."""
    document = annotation.document
    voice = asserters.at(-1)[0]
    holder = cast.party(voice)
    if holder is None:
        return
    for criticism in find_criticism(annotation, registry, holder):
        if criticism.target and criticism.probability >= _CLEARLY:
            words = document.span(criticism.span.start, criticism.span.start + len(criticism.span.text.rstrip()))
            id = f"{document.id}:p{words.start}-{words.end}-{holder}"
            yield Position(id, document.id, holder, criticism.target, "oppose", words, None, voice)


def _positions(
    verb: Token, stance: str, annotation: Annotation, cast: Cast, asserters: Asserters
) -> Iterator[Position]:
    put = factuality(verb)
    stance = {"denied": "neutral", "hypothetical": "conditional"}.get(put, stance)
    who, statement = asserters.at(verb.idx)
    document = annotation.document
    for holder in dict.fromkeys(cast.subjects(verb)):
        for target, first, last in _targets(verb, cast):
            if target == holder:
                continue
            words = document.span(min(verb.idx, first), max(verb.idx + len(verb.text), last))
            id = f"{document.id}:p{words.start}-{words.end}-{holder}"
            yield Position(id, document.id, holder, target, stance, words, statement.id if statement else None, who)


def _targets(verb: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Actors that are the object, or else the object's words as an issue."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        edge = [token for token in child.subtree if not _in_clause(token, child)]
        first, last = edge[0].idx, edge[-1].idx + len(edge[-1].text)
        if child.i in cast.at:
            yield cast.at[child.i], first, last
        elif child.pos_ in ("NOUN", "PROPN") and len(edge) <= 14:
            text = "".join(token.text_with_ws for token in edge).strip()
            yield text.removeprefix("the ").removeprefix("The "), first, last


def _in_clause(token: Token, top: Token) -> bool:
    while token.i != top.i:
        if token.dep_ in ("relcl", "acl", "advcl", "punct"):
            return True
        token = token.head
    return False
