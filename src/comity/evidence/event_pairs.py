"""Who acts on whom in a sentence, whatever the verb: ordered pairs of actors that a clause joins.

A clause's subject (its own, or the one it shares with the verb it hangs on), or the agent of a passive, acts on the
actors below the verb. A clause inside it with a subject of its own is a matter of its own, but for its subject:
"urged X to leave" is done to X. The class of what is done comes from `event_class`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from spacy.tokens import Span, Token

from comity.evidence.cast import Cast
from comity.evidence.event_class import Bounds, classify, event_words

_ACTS = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARED = ("xcomp", "acomp", "conj", "advcl", "pcomp", "acl")
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "ASSAULT")  # what two can do to each other: “X and Y met”
_TALKING = ("meet", "hold", "talk", "gather", "convene", "speak", "discuss", "negotiate", "sign", "arrive", "host")
_LONGEST = 12  # words of an actor's phrase that are shown to the classifier as the actor


class Deed(NamedTuple):
    """What one party does to another: the word that says so, the tokens at their heads, the root, its probability."""

    trigger: Token
    source: Token
    target: Token
    root: str
    probability: float


def deeds(sentence: Span, cast: Cast, *, least: float = 0.0) -> Iterator[Deed]:
    """What parties do to each other in a sentence, each ordered pair once, by the clause that joins them closest."""
    named = [token for token in sentence if token.i in cast.at]
    if len({cast.at[token.i] for token in named}) < 2:
        return
    found: dict[tuple[str, str], tuple[Token, Token, Token]] = {}
    for verb in sentence:
        if verb.pos_ in _ACTS and verb.dep_ not in ("aux", "auxpass") and verb.lemma_.lower() in _verbs():
            for source, target in _joined(verb, named):
                parties = cast.at[source.i], cast.at[target.i]
                if parties[0] != parties[1]:
                    found[parties] = (verb, source, target)
    for verb, source, target in found.values():
        deed = classed(verb, source, target)
        mutual = target.dep_ == "conj" and target.head.i == source.i
        if deed.probability >= least and not (mutual and deed.root not in _MUTUAL):
            yield deed


def classed(verb: Token, source: Token, target: Token) -> Deed:
    """The class of what a verb says one actor does to another."""
    root, probability = classify(verb.doc, phrase(source), phrase(target))
    return Deed(verb, source, target, plover(root, verb), probability)


def phrase(head: Token) -> Bounds:
    """The words of an actor: its head with what stands before it."""
    return max(head.left_edge.i, head.i - _LONGEST, head.sent.start), head.i + 1


def plover(root: str, trigger: Token) -> str:
    """CONCEDE or RETREAT for YIELD, by the words of the clause; other roots as they are."""
    if root != "YIELD":
        return root
    words = {
        token.lemma_.lower()
        for token in (trigger, *trigger.children, *(g for c in trigger.children for g in c.children))
    }
    return "RETREAT" if words & _retreats() else "CONCEDE"


@cache
def _retreats() -> frozenset[str]:
    lines = (resources.files("comity.evidence") / "data" / "retreat.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _verbs() -> frozenset[str]:
    """Words that the lexicon's entries begin with, and so can be what one party does to another."""
    single, phrases = event_words()
    return frozenset((*single, *phrases)) - {
        "be", "not", "no", "will", "would", "must", "should", "to", "say", "add", "note", "state", "claim", "argue",
        "believe", "think",
    }  # fmt: skip


def _joined(verb: Token, named: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Those who do what a verb says, with those below it that it is done to."""
    subject = _subject(verb)
    below = [token for token in named if verb.is_ancestor(token) and not (_placed(token) and verb.lemma_ in _TALKING)]
    if subject is not None and any(c.dep_ == "nsubjpass" for c in (subject, *verb.children)):
        agents = [c for c in verb.children if c.dep_ == "agent"]
        sources = [t for t in named for agent in agents if agent.is_ancestor(t)][:1]
        for source in sources:
            yield from ((source, t) for t in named if _within(t, subject))
        return
    sources = [token for token in named if subject is not None and _phrased(token, subject)]
    if len(sources) > 1 and not any(_reached(verb, t) for t in below if t not in sources):
        yield sources[0], sources[1]  # "X and Y met"
        return
    for source in _heads(sources, subject):
        yield from ((source, t) for t in _nearest(verb, [t for t in below if t not in sources and _reached(verb, t)]))


def _placed(token: Token) -> bool:
    """Whether a name tells where something is: “talks in Iraq”."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near")


def _nearest(verb: Token, targets: list[Token]) -> list[Token]:
    """The target nearest below a verb, with those joined to it by "and": others are what the doing is about."""
    if not targets:
        return []
    steps = [sum(1 for above in token.ancestors if verb.is_ancestor(above)) for token in targets]
    first = targets[steps.index(min(steps))]
    return [first, *(token for token in targets if token.dep_ == "conj" and token.head.i == first.i)]


def _heads(sources: list[Token], subject: Token | None) -> list[Token]:
    """Of the actors in a subject, the one at its head or nearest to it, with those joined to it by "and"."""
    if not sources or subject is None:
        return []
    first = min(sources, key=lambda token: sum(1 for _ in token.ancestors))
    return [first, *(token for token in sources if token.dep_ == "conj" and token.head.i == first.i)]


def _subject(verb: Token) -> Token | None:
    while True:
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return verb.head if own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else own
        if verb.dep_ not in _SHARED or verb.head.i == verb.i:
            return None
        verb = verb.head


def _within(token: Token, top: Token) -> bool:
    return bool(token.i == top.i or top.is_ancestor(token))


def _phrased(token: Token, top: Token) -> bool:
    """Whether a word is in the phrase of another, relative clauses left out."""
    while token.i != top.i and token.dep_ not in ("relcl", "ROOT"):
        token = token.head
    return bool(token.i == top.i)


def _reached(verb: Token, target: Token) -> bool:
    """Whether a verb's doing reaches an actor: no clause with another subject lies between, but for that subject."""
    token = target
    while token.i != verb.i and token.head.i != token.i:
        above = token.head
        if token.dep_ in ("relcl", "advcl", "parataxis"):
            return False
        if above.i != verb.i and above.pos_ in _ACTS and token.dep_ not in _SUBJECTS and _own_subject(above):
            return False
        if token.dep_ in _SUBJECTS and above.i != verb.i:
            return bool(above.head.i == verb.i and _does_to(verb) and token.dep_ == "nsubj")
        token = above
    return bool(token.i == verb.i)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS and child.tag_ not in ("WDT", "WP") for child in verb.children)


def _does_to(verb: Token) -> bool:
    """Whether a verb with a clause after it is done to the subject of the clause: urge, demand, accuse; not say."""
    return verb.lemma_.lower() in event_words()[0]
