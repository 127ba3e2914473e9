"""A parsed sentence in Universal Dependencies: subjects, clauses and phrases, the same for every language."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

CLITICS = frozenset({"l’", "l'", "le", "la", "lo", "les", "los", "las", "se", "s’", "s'"})
Range = tuple[int, int]  # tokens, the last excluded
_PREDICATES = ("VERB", "AUX", "ADJ", "NOUN")


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Children by relation; a relation stands for its kinds, too: “obl” for “obl:arg”."""
    return (child for child in token.children if child.dep_.split(":")[0] in relations)


def has(token: Token, **features: str) -> bool:
    """Whether a word has these features: `has(word, VerbForm="Fin")`."""
    return all(value in token.morph.get(name) for name, value in features.items())


def case(token: Token) -> str:
    """The preposition of a phrase, small; empty where it has none."""
    return next((child.lower_ for child in children(token, "case") if child.i < token.i), "")


def whole(token: Token) -> Range:
    """All that hangs on a word, of its own sentence."""
    sentence = token.sent
    inside = [one.i for one in token.subtree if sentence.start <= one.i < sentence.end]
    return min(inside), max(inside) + 1


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return (
        has(verb, Voice="Pass") and (has(verb, Variant="Short") or has(verb, VerbForm="Fin"))
        or any(child.dep_ in ("aux:pass", "nsubj:pass", "expl:pass") for child in verb.children)
        or (has(verb, VerbForm="Part") and any(child.dep_ == "aux" and child.lemma_ in ("ser", "être") for child in verb.children))
    )  # fmt: skip


def acts(verb: Token) -> bool:
    """Whether a verb tells that somebody does something: finite, with an auxiliary, a converb, or carried by another
    verb (“a tenu à rappeler que”)."""
    if verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    if has(verb, VerbForm="Fin") or has(verb, VerbForm="Conv") or has(verb, VerbForm="Ger"):
        return True
    if has(verb, VerbForm="Part"):
        return (
            any(child.dep_.startswith("aux") for child in verb.children)
            or has(verb, Variant="Short")
            or (verb.dep_ == "conj" and verb.head.pos_ == "VERB" and acts(verb.head))
            or (has(verb, Tense="Pres") and verb.dep_ in ("advcl", "ROOT", "conj"))
        )
    return has(verb, VerbForm="Inf") and verb.dep_ in ("xcomp", "conj", "csubj", "ROOT") and verb.head.pos_ in _PREDICATES


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb says: its own subject, or that of the verb that it hangs on; for “who said” whom it means."""
    own = next((one for one in children(verb, "nsubj") if one.lower_ not in CLITICS), None)
    if own is None and any(one.lower_ in CLITICS for one in children(verb, "nsubj")):
        own = next((one for one in children(verb, "obj", "obl") if one.i > verb.i and not case(one)), None)
    if own is not None:
        if has(own, PronType="Rel") or own.lower_ in ("qui", "который", "которая", "которые"):
            clause = verb
            while clause.dep_ == "conj":
                clause = clause.head
            return clause.head if clause.dep_.startswith("acl") else None
        return own
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "csubj") and depth < 4 and verb.head.pos_ in _PREDICATES:
        return subject(verb.head, depth + 1) if not (has(verb, VerbForm="Fin") and verb.dep_ in ("advcl",)) else None
    if verb.dep_.startswith("acl") and not has(verb, VerbForm="Fin") and depth < 4:
        return verb.head
    return None


def agent(verb: Token, by: frozenset[str]) -> Token | None:
    """Who does what is told in the passive."""
    return next(
        (one for one in verb.children if one.dep_ == "obl:agent" or (by and one.dep_.startswith("obl") and case(one) in by)),
        None,
    )
