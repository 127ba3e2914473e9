"""Who a reporting word gives its words to: the phrase of its subject, and what is written with the word itself."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from comity.evidence.foreign.cues import Cues, basic, known_as
from comity.evidence.foreign.tree import CLITICS, Range, acts, agent, case, children, has, passive, subject, whole

_HE = frozenset({"il", "elle", "ils", "elles", "on", "él", "ella", "ellos", "ellas", "он", "она", "они"})


class Report(NamedTuple):
    """One report: the cue, what is said, by whom (None: not told), how sure, and why."""

    cue: Range
    content: tuple[Range, ...]
    source: Range | None
    verb: Token
    stance: str
    sure: float
    reason: str
    whom: tuple[Range, ...] = ()


def cue_of(verb: Token) -> Range:
    """The verb with what is written with it: auxiliaries, reflexive pronouns, the denial."""
    first = verb.i
    near = {c.i for c in verb.children if c.dep_.split(":")[0] in ("aux", "expl") or has(c, Polarity="Neg")}
    while first - 1 in near:
        first -= 1
    return first, verb.i + 1


def source_of(verb: Token, cues: Cues) -> Range | None:
    if passive(verb) or reflexive(verb, cues):
        who = agent(verb, cues.by)
        if reflexive(verb, cues):  # “говорится в сообщении Кремля”
            inside = (one for one in children(verb, "obl") if case(one) in cues.within and speaks(one, cues))
            who = next(inside, None)
    else:
        who = subject(verb)
        if who is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and acts(verb.head):
            return source_of(verb.head, cues)
        if who is None and (found := _before_verb(verb, cues)):
            return found
        if (
            next(children(verb, "nsubj"), None) is None and has(verb, Number="Plur") and cues.within
        ):  # “в Кремле сообщили”
            inside = (one for one in children(verb, "obl") if case(one) in cues.within and speaks(one, cues))
            who = next(inside, who)
    return noun_phrase(who) if who is not None else None


def speaks(noun: Token, cues: Cues) -> bool:
    named = noun.pos_ == "PROPN" or noun.text.isupper() or noun.ent_type_ in ("LOC", "ORG", "PER")
    return named or basic(noun.lemma_) in cues.speakers


def reflexive(verb: Token, cues: Cues) -> bool:
    """Whether a Russian verb in -ся is the passive of a listed one: “отмечается, что”."""
    return known_as(verb.lemma_, cues) != basic(verb.lemma_)


def _before_verb(verb: Token, cues: Cues) -> Range | None:
    """The phrase right before a verb whose subject the parser did not see: “Sergueï Lavrov, a affirmé”."""
    doc, first = verb.doc, cue_of(verb)[0]
    while first and (doc[first - 1].pos_ == "ADV" or doc[first - 1].lower_ in CLITICS):
        first -= 1
    if first and doc[first - 1].pos_ == "PRON" and doc[first - 1].lower_ in _HE:
        return first - 1, first
    past = first - 1 if first and doc[first - 1].text == "," else first
    start = past
    while start and not (doc[start - 1].text in ".!?;:/)»”—–" or "\n" in doc[start - 1].text or finite(doc[start - 1])):
        start -= 1
    for n in range(past - 1, start - 1, -1):  # what stands after the last comma, if it is a phrase of its own
        if doc[n].text == "," and past == first:
            start = n + 1 if doc[n + 1].pos_ not in ("ADP", "SCONJ", "CCONJ", "ADV") else start
            break
    while start < past and doc[start].pos_ in ("ADP", "ADV", "PUNCT", "SPACE", "SCONJ", "CCONJ"):
        comma = next((n for n in range(start, past) if doc[n].text == ","), None)
        if doc[start].pos_ == "ADP" and comma is None:
            return None
        start = start + 1 if doc[start].pos_ != "ADP" else (comma or start) + 1
    if (start and finite(doc[start - 1]) and cues.dropped) or any(has(one, PronType="Rel") for one in doc[start:past]):
        return None
    past = next((n for n in range(start + 1, past) if doc[n].text == "," and doc[n + 1].pos_ in ("ADP", "ADV")), past)
    words = doc[start:past]
    subjects = any(one.dep_.startswith("nsubj") and one.head.i != verb.i and one.head.i < verb.i for one in words)
    return (start, past) if len(words) and not subjects and any(speaks(one, cues) for one in words) else None


def finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and has(token, VerbForm="Fin")


def noun_phrase(head: Token) -> Range:
    """A phrase without relative clauses and what else tells of it."""
    first, past = whole(head)
    for n in range(head.i - 1, first - 1, -1):  # a dateline, or “an interview in which X”
        word = head.doc[n]
        if (
            word.text in ")/:»”"
            or "\n" in word.text
            or has(word, PronType="Rel")
            or word.lower_ in ("duquel", "laquelle", "lequel")
        ):
            first = n + 1
            break
    for one in head.subtree:
        if (
            one.i > head.i
            and (one.dep_.startswith("acl") or one.dep_ in ("advcl", "parataxis", "ccomp"))
            and one.i < past
        ):
            start = whole(one)[0]
            if start > head.i:
                past = min(past, start)
    while past < len(head.doc) and head.doc[past].ent_iob_ == "I" and head.doc[past].pos_ == "PROPN":
        past += 1  # “Emmanuel” is no name that ends before “Macron”
    return first, past
