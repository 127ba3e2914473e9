"""Ties that a French, Spanish or Russian text says: who supports, condemns, arms, sanctions, meets whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Token

from comity.evidence.foreign.cues import basic
from comity.evidence.foreign.tree import acts, agent, case, children, has, passive, subject
from comity.evidence.places import Places
from comity.kinds import tie_kind, undirected
from comity.language import Annotation
from comity.model import Actor, Factuality, Span, Statement, Tie

SURE = 0.5


@cache
def tie_words(language: str) -> dict[str, Any]:
    """The kinds of tie by verb and by noun (`data/foreign/ties.yaml`)."""
    loaded: dict[str, Any] = yaml.safe_load(
        files("comity.evidence").joinpath("data/foreign/ties.yaml").read_text("utf-8")
    )
    rows: dict[str, Any] = {
        part: {basic(word): kind for kind, given in table.items() for word in given}
        for part, table in loaded[language].items()
    }
    return rows


def find_ties(annotation: Annotation, registry: dict[str, Actor], statements: Sequence[Statement]) -> tuple[Tie, ...]:
    """The ties between states and organisations that a text says, each once a sentence."""
    words, places = tie_words(annotation.document.language), Places(annotation)
    found: dict[str, Tie] = {}
    for token in annotation.tokens:
        lemma = basic(token.lemma_)
        if token.pos_ in ("VERB", "AUX") and acts(token) and lemma in words["verbs"]:
            pairs = _of_verb(token, places, annotation, registry)
            found |= _made(words["verbs"][lemma], token, pairs, annotation, statements)
        elif token.pos_ == "NOUN" and lemma in words["nouns"]:
            pairs = _of_noun(token, places, annotation, registry)
            found |= _made(words["nouns"][lemma], token, pairs, annotation, statements)
    return tuple(found.values())


def _of_verb(verb: Token, places: Places, annotation: Annotation, registry: dict[str, Actor]) -> list[tuple[str, str]]:
    """Who does it (the subject, in the passive the agent) to whom (the object, or a phrase after a preposition)."""
    who = agent(verb, frozenset()) if passive(verb) else subject(verb)
    objects = list(children(verb, "nsubj") if passive(verb) else children(verb, "obj", "iobj"))
    objects += [
        one
        for one in children(verb, "obl")
        if case(one) in ("contre", "contra", "против", "avec", "con", "с", "со", "à", "a")
    ]
    ours = _actors(who, places, annotation, registry)
    return [(a, b) for a in ours for one in objects if one.i != (who.i if who is not None else -1)
            for b in _actors(one, places, annotation, registry) if a != b]  # fmt: skip


def _of_noun(noun: Token, places: Places, annotation: Annotation, registry: dict[str, Actor]) -> list[tuple[str, str]]:
    """“l’agression de la Russie contre l’Ukraine”: whose, against or for whom."""
    phrases = [one for one in noun.subtree if one.dep_.split(":")[0] in ("nmod", "obl", "amod") and one.i != noun.i]
    to = ("contre", "contra", "против", "à", "a", "pour", "para", "avec", "con", "с", "со", "envers", "hacia")
    theirs = [b for one in phrases if case(one) in to for b in _actors(one, places, annotation, registry)]
    ours = [a for one in phrases if case(one) in ("de", "d’", "d'", "del", "des", "du", "") and one.dep_ != "obl"
            for a in _actors(one, places, annotation, registry)]  # fmt: skip
    return [(a, b) for a in dict.fromkeys(ours) for b in dict.fromkeys(theirs) if a != b][:1]


def _actors(head: Token | None, places: Places, annotation: Annotation, registry: dict[str, Actor]) -> list[str]:
    """The states and organisations that the head of a phrase names; for a person the state acted for."""
    if head is None:
        return []
    at = [*places.actors_at(head.idx, head.idx + len(head.text))]
    for joined in (
        *children(head, "appos", "conj", "flat"),
        *(c for c in children(head, "nmod", "amod") if not at and _office(head)),
    ):
        at += places.actors_at(joined.idx, joined.idx + len(joined.text))
    homes = ((annotation.actors[id].state if id in annotation.actors else id) for id in at)
    return [
        id
        for id in dict.fromkeys(homes)
        if id and id in registry and registry[id].kind in ("state", "organisation", "body")
    ]


def _office(head: Token) -> bool:
    return str(head.pos_) == "NOUN"


def _made(
    kind: str, word: Token, pairs: Sequence[tuple[str, str]], annotation: Annotation, statements: Sequence[Statement]
) -> dict[str, Tie]:
    document = annotation.document
    sentence = word.sent
    words = Span.of(document.text, sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
    within = [s for s in statements if any(part.start <= word.idx < part.end for part in s.content)]
    holder = min(within, key=lambda s: s.content[-1].end - s.content[0].start, default=None)
    asserted = (holder.source_actor or holder.speaker) if holder else _voice(annotation)
    made = {}
    for a, b in pairs:
        id = f"{document.id}:k{word.idx}-{a}-{b}-{kind}"
        made[id] = Tie(
            id, kind, a, b, tie_kind(kind).sign, "said", directed=kind not in undirected(), document=document.id,
            words=words, asserted_by=asserted, statement=holder.id if holder else None, factuality=_put(word),
            note=f"“{word.text}” ({document.language}: less sure)", confidence=SURE,
        )  # fmt: skip
    return made


def _voice(annotation: Annotation) -> str | None:
    document = annotation.document
    named = document.issuer_actor or document.speaker_actor
    return named or next((one.value for one in (document.issuer, document.author) if one is not None), None)


def _put(word: Token) -> Factuality:
    """Denied, hypothetical, planned or asserted, by the word and the verb that it hangs on."""
    for one in (word, word.head):
        if any(has(child, Polarity="Neg") for child in one.children):
            return "denied"
        if has(one, Mood="Cnd"):
            return "hypothetical"
        if has(one, Tense="Fut") or (has(one, VerbForm="Inf") and one.dep_ == "xcomp"):
            return "planned"
    return "asserted"
