"""What a reporting word takes as a phrase: “condemned the attack”, “called for talks”, “is convinced that ...”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.evidence.foreign.clauses import end_of, marked
from comity.evidence.foreign.cues import Cues, basic, known_as
from comity.evidence.foreign.sources import Report, cue_of, noun_phrase, reflexive, source_of, speaks
from comity.evidence.foreign.tree import case, children, has, passive, plain, subject, whole


def phrase(verb: Token, cues: Cues) -> Report | None:
    """“condemned the attack”, “called for talks”, “the questions were discussed”."""
    lemma = known_as(verb.lemma_, cues)
    if has(verb, VerbForm="Inf"):
        return None
    stance = cues.stance(lemma)
    governed = cues.governs.get(lemma, ())
    of = [
        c
        for c in children(verb, "obl", "obj", "iobj", "advmod", "nmod", "advcl", "xcomp")
        if opens(c) in governed and c.i > verb.i and _content(c)
    ]
    of = of or _near(verb, governed)
    if "" in governed:
        of = [c for c in of if not has(c, Case="Nom") and not has(c, Case="Dat")]
    whole_objects = [c for c in children(verb, "obj") if not case(c) and lemma in cues.about and c.pos_ != "PRON"]
    if passive(verb) or reflexive(verb, cues):
        whole_objects = [c for c in children(verb, "nsubj", "obj") if lemma in cues.about and c.pos_ != "PRON"]
    chosen = of or whole_objects
    if not chosen or (of and not whole_objects and lemma not in cues.about and lemma not in cues.governs):
        return None
    if stance == "demands" and all(opens(c) in ("a", "à") and c.pos_ != "VERB" and speaks(c, cues) for c in chosen):
        return None  # “llamó a la ministra”
    if any(basic(c.lemma_) in cues.speakers and whole(c)[1] - whole(c)[0] <= 3 for c in chosen):
        return None  # who says it, taken for what is said
    spans = [(whole(c)[0], end_of(c)) for c in chosen]
    content = (min(s for s, _ in spans), max(p for _, p in spans))
    if chosen[0].i > verb.i:
        content = (content[0], _further(verb, content[1], cues))
    if content[0] <= verb.i < content[1]:
        content = (verb.i + 1, content[1]) if chosen[0].i > verb.i else (content[0], verb.i)
    whom = tuple(whole(c) for c in (*children(verb, "iobj"), *(whole_objects if of else ())) if stance in cues.whom)
    source = source_of(verb, cues)
    return Report(cue_of(verb), (content,), source, verb, stance, 0.55, "a phrase after a reporting verb", whom)


def opens(token: Token) -> str:
    """The preposition of a phrase, or the one before an infinitive."""
    return case(token) or plain(next((c.lower_ for c in children(token, "mark") if c.i < token.i), ""))


def _near(verb: Token, governed: tuple[str, ...]) -> list[Token]:
    """The phrase after a verb's own preposition that comes next, if the parser hung it elsewhere."""
    for n in range(verb.i + 1, min(verb.i + 5, verb.sent.end)):
        word = verb.doc[n]
        if plain(word.lower_) in governed and word.dep_ == "case" and word.head.i > n:
            return [word.head]
        if word.pos_ in ("VERB", "PUNCT", "NOUN", "CCONJ"):
            break
    for n in range(verb.i + 2, min(verb.i + 30, verb.sent.end)):  # “discussed, in a call with Y, of the situation”
        word = verb.doc[n]
        if word.pos_ == "VERB" and has(word, VerbForm="Fin"):
            break
        if verb.doc[n - 1].text == "," and plain(word.lower_) in governed and word.dep_ == "case" and word.head.i > n:
            return [word.head]
    return []


def _further(verb: Token, past: int, cues: Cues) -> int:
    """Where a phrase ends that the parser cut: with what follows at once and does not tell when or where."""
    for one in verb.children:
        if one.i >= past and one.dep_.split(":")[0] in ("obl", "acl", "advcl", "nmod") and whole(one)[0] == past:
            if (
                one.dep_ == "obl:agent"
                or case(one) in cues.when
                or case(one) in cues.by
                or (not case(one) and one.dep_ != "acl")
            ):
                break
            past = whole(one)[1]
    return past


def _content(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ")


def carried(verb: Token, cues: Cues) -> Iterator[Report]:
    """“made an appeal for ...”: a verb that says nothing with a noun that does."""
    for noun in (*children(verb, "obj"), *(c for c in children(verb, "obl", "xcomp") if case(c) == "en")):
        stance = cues.nouns.get(basic(noun.lemma_))
        rest = list(children(noun, "nmod", "acl", "ccomp")) + [
            c for c in children(verb, "obl", "ccomp", "xcomp", "advcl", "obj") if c.i > noun.i
        ]
        if stance and rest and noun.i > verb.i:
            start = min(whole(c)[0] for c in rest)
            past = max(whole(c)[1] for c in rest)
            if start > noun.i:
                yield Report(
                    (cue_of(verb)[0], noun.i + 1),
                    ((start, past),),
                    source_of(verb, cues),
                    verb,
                    stance,
                    0.5,
                    "a verb with its noun",
                )


def adjective(word: Token, cues: Cues) -> Iterator[Report]:
    """“is convinced that ...”."""
    rest = [c for c in children(word, "ccomp", "xcomp", "obl", "advcl", "acl") if c.i > word.i]
    rest = [c for c in rest if marked(c, cues) or c.dep_ == "ccomp" or has(c, VerbForm="Inf")]
    if not rest or word.dep_ == "amod":
        return
    start, past = min(whole(c)[0] for c in rest), max(whole(c)[1] for c in rest)
    who = subject(word)
    stance = cues.adjectives[basic(word.lemma_)]
    source = noun_phrase(who) if who is not None else None
    yield Report((word.i, word.i + 1), ((start, past),), source, word, stance, 0.55, "an adjective of opinion")
