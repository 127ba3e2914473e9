"""A parsed sentence in Universal Dependencies: subjects, clauses and phrases, the same for every language."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

CLITICS = frozenset({"l’", "l'", "le", "la", "lo", "les", "los", "las", "se", "s’", "s'", "lui", "leur", "y", "en"})
Range = tuple[int, int]  # tokens, the last excluded
_GROWN = {
    "du": "de", "des": "de", "d’": "de", "d'": "de", "au": "à", "aux": "à", "del": "de", "al": "a",
    "со": "с", "во": "в", "об": "о", "обо": "о", "ко": "к",
}  # fmt: skip
_PREDICATES = ("VERB", "AUX", "ADJ", "NOUN")


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Children by relation; a relation stands for its kinds, too: “obl” for “obl:arg”."""
    return (child for child in token.children if child.dep_.split(":")[0] in relations)


def has(token: Token, **features: str) -> bool:
    """Whether a word has these features: `has(word, VerbForm="Fin")`."""
    return all(value in token.morph.get(name) for name, value in features.items())


def case(token: Token) -> str:
    """The preposition of a phrase, small and without what has grown on it; empty where it has none."""
    return plain(next((child.lower_ for child in children(token, "case") if child.i < token.i), ""))


def plain(preposition: str) -> str:
    """A preposition without an article or vowel: “du” is “de”, “со” is “с”.

    >>> plain("du"), plain("обо"), plain("contra")
    ('de', 'о', 'contra')
    """
    return _GROWN.get(preposition, preposition)


def whole(token: Token) -> Range:
    """All that hangs on a word, of its own sentence."""
    sentence = token.sent
    inside = [one.i for one in token.subtree if sentence.start <= one.i < sentence.end]
    return min(inside), max(inside) + 1


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return (
        (has(verb, Voice="Pass") and (has(verb, Variant="Short") or has(verb, VerbForm="Fin")))
        or any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children)
        or (any(child.dep_ == "expl:pass" for child in verb.children) and not any(
            child.dep_.startswith("nsubj") and child.i < verb.i for child in verb.children))
        or (has(verb, VerbForm="Part") and any(c.dep_ == "aux" and c.lemma_ in ("ser", "être") for c in verb.children))
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
            or (has(verb, Tense="Pres") and verb.dep_ in ("advcl", "acl", "ROOT", "conj", "parataxis"))
        )
    top = verb
    while top.dep_ == "conj" and has(top, VerbForm="Inf"):
        top = top.head
    return has(verb, VerbForm="Inf") and has(top, VerbForm="Inf") and top.dep_ == "xcomp" and top.head.pos_ == "VERB"


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb says: its own subject, or that of the verb that it hangs on; for “who” whom that means."""
    mine = [one for one in children(verb, "nsubj") if one.lower_ not in CLITICS and _agree(verb, one)]
    own = next((one for one in mine if not has(one, PronType="Rel")), mine[0] if mine else None)
    own = own or next((one for one in verb.children if one.dep_ == "expl:subj" and not passive(verb)), None)
    own = own or next((one for one in children(verb, "dislocated") if one.pos_ in ("NOUN", "PROPN")), None)
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
        if has(verb, VerbForm="Fin") and verb.dep_ == "advcl" and any(children(verb, "mark")):
            return None
        found = subject(verb.head, depth + 1)
        return found if found is None or _agree(verb, found) else None
    if verb.dep_.startswith("acl") and not has(verb, VerbForm="Fin") and depth < 4:
        return verb.head
    return None


def _agree(verb: Token, who: Token) -> bool:
    """Whether a verb can have a subject by its number: “ont” is not said of one."""
    plural = any(has(one, Number="Plur") and has(one, VerbForm="Fin") for one in (verb, *children(verb, "aux")))
    return not plural or has(who, Number="Plur") or who.pos_ in ("PRON", "NUM") or any(children(who, "conj", "nummod"))


def agent(verb: Token, by: frozenset[str]) -> Token | None:
    """Who does what is told in the passive."""
    return next(
        (
            one
            for one in verb.children
            if one.dep_ == "obl:agent" or (by and one.dep_.startswith("obl") and case(one) in by)
        ),
        None,
    )
