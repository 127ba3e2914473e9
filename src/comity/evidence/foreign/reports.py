"""Reported words without quotation marks in French, Spanish and Russian: clauses, phrases, asides, “according to”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from comity.evidence.foreign.cues import Cues, basic
from comity.evidence.foreign.tree import Range, acts, agent, case, children, has, passive, subject, whole

ASIDE = 14  # tokens of an aside at most: “, as the minister told the press on Monday,”


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


def find_reports(tokens: Doc, cues: Cues, used: frozenset[int]) -> Iterator[Report]:
    """Every report in a text; `used` are verbs that give words between marks to somebody already."""
    for sentence in tokens.sents:
        yield from _according(sentence, cues)
        for token in sentence:
            if token.i in used or token.pos_ not in ("VERB", "AUX", "ADJ") or _first_person(token):
                continue
            yield from _reported(token, cues)


def _reported(verb: Token, cues: Cues) -> Iterator[Report]:
    lemma = basic(verb.lemma_)
    if lemma in cues.adjectives and not (lemma in cues.verbs and acts(verb)):
        yield from _adjective(verb, cues)
        return
    if not acts(verb):
        return
    clausal, phrasal = lemma in cues.verbs, lemma in cues.about
    if not clausal and not phrasal and lemma not in cues.governs:
        if lemma in cues.light:
            yield from _carried(verb, cues)
        return
    for way in (_as_told, _clause, _aside) if clausal else ():
        found = way(verb, cues)
        if found is not None:
            yield found
            return
    found = _phrase(verb, cues)
    if found is not None:
        yield found


def _first_person(verb: Token) -> bool:
    who = subject(verb)
    persons = [verb, *children(verb, "aux"), *([who] if who is not None else [])]
    return any(has(one, Person="1") for one in persons) and (who is None or who.pos_ == "PRON")


def _cue(verb: Token) -> Range:
    """The verb with what is written with it: auxiliaries, reflexive pronouns, the denial."""
    first = verb.i
    near = {c.i for c in verb.children if c.dep_.split(":")[0] in ("aux", "expl") or has(c, Polarity="Neg")}
    while first - 1 in near:
        first -= 1
    return first, verb.i + 1


def _source(verb: Token, cues: Cues) -> Range | None:
    if passive(verb):
        who = agent(verb, cues.by)
    else:
        who = subject(verb)
        if next(children(verb, "nsubj"), None) is None and has(verb, Number="Plur") and cues.within:  # “в Кремле сообщили”
            inside = (one for one in children(verb, "obl") if case(one) in cues.within and _speaks(one, cues))
            who = next(inside, who)
    return noun_phrase(who) if who is not None else None


def _speaks(noun: Token, cues: Cues) -> bool:
    return noun.pos_ == "PROPN" or basic(noun.lemma_) in cues.speakers or noun.text.isupper()


def noun_phrase(head: Token) -> Range:
    """A phrase without relative clauses and what else tells of it."""
    first, past = whole(head)
    for one in head.subtree:
        if one.i > head.i and (one.dep_.startswith("acl") or one.dep_ in ("advcl", "parataxis", "ccomp")) and one.i < past:
            start = whole(one)[0]
            if start > head.i:
                past = min(past, start)
    return first, past


# ── clauses ──────────────────────────────────────────────────────────────────────────────────────────


def _clause(verb: Token, cues: Cues) -> Report | None:
    """“said that ...”, “promised to ...”, “said: ...”."""
    inside = [c for c in children(verb, "ccomp", "xcomp", "csubj") if c.i > verb.i]
    inside += [c for c in children(verb, "advcl", "obl", "obj", "acl", "parataxis") if c.i > verb.i and _marked(c, cues)]
    inside = [c for c in inside if not (c.pos_ == "AUX" and not list(c.children) or _empty(c))]
    start, past = (min(whole(c)[0] for c in inside), max(_end(c) for c in inside)) if inside else (0, 0)
    if not inside or start <= verb.i:
        told = _follows(verb, cues)
        if told is None:
            return None
        start, past = told
    whom = tuple(whole(c) for c in children(verb, "obj", "iobj", "obl") if c.i not in {x.i for x in inside} and (
        c.dep_ == "iobj" or case(c) in ("", "à", "a") and cues.stance(basic(verb.lemma_)) in cues.whom) and whole(c)[1] <= start)  # fmt: skip
    stance = cues.stance(basic(verb.lemma_))
    return Report(_cue(verb), ((start, past),), _source(verb, cues), verb, stance, 0.7, "a clause after a reporting verb", whom)


def _end(clause: Token) -> int:
    """Where a clause ends: an infinitive before another verb that is joined to it by mistake (“agreed to meet and have
    pledged”)."""
    past = whole(clause)[1]
    if has(clause, VerbForm="Inf"):
        for one in clause.subtree:
            finite = has(one, VerbForm="Fin") or any(c.dep_.startswith("aux") and has(c, VerbForm="Fin") for c in one.children)
            if one.dep_ == "conj" and one.pos_ == "VERB" and finite and one.head.i < one.i:
                past = min(past, whole(one)[0])
    return past


def _marked(token: Token, cues: Cues) -> bool:
    return any(child.lower_ in cues.that and child.i < token.i for child in children(token, "mark"))


def _empty(token: Token) -> bool:
    return not any(one.pos_ in ("NOUN", "VERB", "ADJ", "PROPN", "PRON", "NUM") for one in token.subtree)


def _follows(verb: Token, cues: Cues) -> Range | None:
    """The rest of the sentence after “that” or a colon that comes next, whatever the parser made of it."""
    sentence = verb.sent
    for n in range(verb.i + 1, min(verb.i + 9, sentence.end)):
        word = verb.doc[n]
        if word.lower_ in cues.that and word.pos_ == "SCONJ":
            return n, sentence.end
        if word.text == ":" and n + 2 < sentence.end:
            return n + 1, sentence.end
        if n > verb.i + 1 and word.pos_ in ("VERB", "AUX") or word.text in ";.":
            return None
    return None


def _as_told(verb: Token, cues: Cues) -> Report | None:
    """“as the minister said, ...”: the sentence around it."""
    opens = next((c for c in verb.children if c.lower_ in cues.as_ and c.i < verb.i and c.i - whole(verb)[0] <= 1), None)
    inner = whole(verb)
    if opens is None or verb.dep_ == "ROOT" or inner[1] - inner[0] > ASIDE:
        return None
    rest = _around(verb.sent, inner)
    return Report(_cue(verb), rest, _source(verb, cues), verb, cues.stance(basic(verb.lemma_)), 0.6, "“as X said”") if rest else None


def _aside(verb: Token, cues: Cues) -> Report | None:
    """“..., the minister added, ...”: an aside, or a clause that stands before its verb."""
    if cues.verbs[basic(verb.lemma_)] not in ("says", "asserts", "emphasises", "believes", "reaffirms"):
        return None
    inner = whole(verb)
    before = [c for c in children(verb, "ccomp", "parataxis") if c.i < verb.i and not _marked(c, cues)]
    if before and verb.doc[whole(before[0])[1] - 1 if whole(before[0])[1] <= verb.i else verb.i].is_punct | (
        verb.doc[whole(before[0])[1]].is_punct if whole(before[0])[1] < len(verb.doc) else False
    ):
        start, past = whole(before[0])
        past = min(past, verb.i)
        who = subject(verb)
        if past > start and who is not None and not start <= who.i < past:
            return Report(_cue(verb), ((start, past),), _source(verb, cues), verb, cues.stance(basic(verb.lemma_)), 0.6, "an aside")
    if verb.dep_ != "parataxis" or inner[1] - inner[0] > ASIDE:
        return None
    commas = verb.doc[inner[0] - 1].text if inner[0] else ""
    if commas not in (",", "—", "–", "-") and verb.doc[inner[0]].text not in (",", "—", "–", "-"):
        return None
    rest = _around(verb.sent, inner)
    if not rest or next(children(verb, "nsubj"), None) is None:
        return None
    return Report(_cue(verb), rest, _source(verb, cues), verb, cues.stance(basic(verb.lemma_)), 0.6, "an aside")


def _around(sentence: Span, inner: Range) -> tuple[Range, ...]:
    """A sentence without some words inside it."""
    parts = ((sentence.start, inner[0]), (inner[1], sentence.end))
    return tuple(part for part in parts if any(token.is_alpha for token in sentence.doc[part[0] : part[1]]))


# ── phrases ──────────────────────────────────────────────────────────────────────────────────────────


def _phrase(verb: Token, cues: Cues) -> Report | None:
    """“condemned the attack”, “called for talks”, “the questions were discussed”."""
    lemma = basic(verb.lemma_)
    stance = cues.stance(lemma)
    governed = cues.governs.get(lemma, ())
    of = [c for c in children(verb, "obl", "obj", "iobj", "advmod", "nmod") if case(c) in governed and c.i > verb.i and _content(c)]
    if governed and "" in governed:
        of = [c for c in of if not has(c, Case="Nom") and not has(c, Case="Dat")] if case else of
    whole_objects = [c for c in children(verb, "obj") if not case(c) and lemma in cues.about and c.pos_ != "PRON"]
    if passive(verb):
        whole_objects = [c for c in children(verb, "nsubj") if lemma in cues.about and c.pos_ != "PRON"]
    chosen = of or whole_objects
    if not chosen or (of and not whole_objects and lemma not in cues.about and lemma not in cues.governs):
        return None
    spans = [whole(c) for c in chosen]
    content = (min(s for s, _ in spans), max(p for _, p in spans))
    if chosen[0].i > verb.i:
        content = (content[0], _further(verb, content[1], cues))
    if content[0] <= verb.i < content[1]:
        content = (verb.i + 1, content[1]) if chosen[0].i > verb.i else (content[0], verb.i)
    whom = tuple(whole(c) for c in (*children(verb, "iobj"), *(whole_objects if of else ())) if stance in cues.whom)
    source = _source(verb, cues)
    return Report(_cue(verb), (content,), source, verb, stance, 0.55, "a phrase after a reporting verb", whom)


def _further(verb: Token, past: int, cues: Cues) -> int:
    """Where a phrase ends that the parser cut: with what follows at once and does not tell when or where."""
    for one in verb.children:
        if one.i >= past and one.dep_.split(":")[0] in ("obl", "acl", "advcl", "nmod") and whole(one)[0] == past:
            if one.dep_ == "obl:agent" or case(one) in cues.when or case(one) in cues.by or not case(one) and one.dep_ != "acl":
                break
            past = whole(one)[1]
    return past


def _content(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ")


def _carried(verb: Token, cues: Cues) -> Iterator[Report]:
    """“made an appeal for ...”: a verb that says nothing with a noun that does."""
    for noun in children(verb, "obj"):
        stance = cues.nouns.get(basic(noun.lemma_))
        rest = [c for c in children(noun, "nmod", "acl", "ccomp")] + [
            c for c in children(verb, "obl", "ccomp", "xcomp", "advcl") if c.i > noun.i
        ]
        if stance and rest and noun.i > verb.i:
            start = min(whole(c)[0] for c in rest)
            past = max(whole(c)[1] for c in rest)
            if start > noun.i:
                yield Report((_cue(verb)[0], noun.i + 1), ((start, past),), _source(verb, cues), verb, stance, 0.5, "a verb with its noun")


def _adjective(word: Token, cues: Cues) -> Iterator[Report]:
    """“is convinced that ...”."""
    rest = [c for c in children(word, "ccomp", "xcomp", "obl", "advcl", "acl") if c.i > word.i]
    rest = [c for c in rest if _marked(c, cues) or c.dep_ == "ccomp" or has(c, VerbForm="Inf")]
    if not rest or word.dep_ == "amod":
        return
    start, past = min(whole(c)[0] for c in rest), max(whole(c)[1] for c in rest)
    who = subject(word)
    stance = cues.adjectives[basic(word.lemma_)]
    yield Report((word.i, word.i + 1), ((start, past),), noun_phrase(who) if who is not None else None, word, stance, 0.55,
                 "an adjective of opinion")  # fmt: skip


# ── according to ─────────────────────────────────────────────────────────────────────────────────────


def _according(sentence: Span, cues: Cues) -> Iterator[Report]:
    """“According to the minister, ...”: the sentence around it."""
    low = [token.lower_ for token in sentence]
    for phrase in cues.their:
        at = next((n for n in range(len(low)) if tuple(low[n : n + len(phrase)]) == phrase), None)
        if at is not None:
            first = sentence.start + at
            rest = _around(sentence, (first, first + len(phrase)))
            yield Report((first, first + len(phrase)), rest, (first + 1, first + 2), sentence.doc[first], "says", 0.6, "“according to X”")
            return
    for phrase in cues.according:
        for at in range(len(low) - len(phrase)):
            if tuple(low[at : at + len(phrase)]) != phrase:
                continue
            first = sentence.start + at
            source = _phrase_at(sentence, first + len(phrase))
            if source is None or source[1] - source[0] > ASIDE:
                continue
            rest = _around(sentence, (first, source[1]))
            if rest and _speaks(sentence.doc[source[0]], cues) | any(_speaks(t, cues) for t in sentence.doc[source[0] : source[1]]):
                cue = (first, first + len(phrase))
                yield Report(cue, rest, source, sentence.doc[first], "says", 0.6, "“according to X”")
            return


def _phrase_at(sentence: Span, first: int) -> Range | None:
    """The words after “according to” up to the comma that ends them."""
    for n in range(first, sentence.end):
        word = sentence.doc[n]
        if word.text in ",;:—–.«»\"“”" or (n > first and word.pos_ in ("VERB", "AUX") and word.dep_ != "acl"):
            return (first, n) if n > first and word.text in ",;:—–." else None
    return None
