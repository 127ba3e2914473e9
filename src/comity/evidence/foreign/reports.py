"""Reported words without quotation marks in French, Spanish and Russian: clauses, phrases, asides, “according to”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from comity.evidence.foreign.cues import Cues, basic, known_as
from comity.evidence.foreign.tree import CLITICS, Range, acts, agent, case, children, has, passive, plain, subject, whole

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
    last: Span | None = None
    for sentence in tokens.sents:
        yield from _according(sentence, cues)
        before = _of_before(sentence, last, cues, used)
        last = sentence if sentence.text.strip() else last
        if before is not None:
            yield before
            continue
        for token in sentence:
            if token.i in used or token.pos_ not in ("VERB", "AUX", "ADJ") or _first_person(token):
                continue
            yield from _reported(token, cues)


def _reported(verb: Token, cues: Cues) -> Iterator[Report]:
    lemma = known_as(verb.lemma_, cues)
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


def _of_before(sentence: Span, last: Span | None, cues: Cues, used: frozenset[int]) -> Report | None:
    """“Об этом сообщила пресс-служба”, “Así lo confirmó el ministro”: it tells the sentence before."""
    words = [token for token in sentence if not token.is_space]
    low = tuple(token.lower_ for token in words[:3])
    if last is None or not any(low[: len(phrase)] == phrase for phrase in cues.before):
        return None
    verb = next((one for one in words if known_as(one.lemma_, cues) in cues.verbs and acts(one) and one.i not in used), None)
    if verb is None or "\n\n" in last.text.rstrip(" ")[-2:]:
        return None
    return Report(_cue(verb), ((last.start, last.end),), _source(verb, cues), verb, "says", 0.6, "it tells the sentence before")


def _reflexive(verb: Token, cues: Cues) -> bool:
    """Whether a Russian verb in -ся is the passive of a listed one: “отмечается, что”."""
    return known_as(verb.lemma_, cues) != basic(verb.lemma_)


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
    if passive(verb) or _reflexive(verb, cues):
        who = agent(verb, cues.by)
        if _reflexive(verb, cues):  # “говорится в сообщении Кремля”
            inside = (one for one in children(verb, "obl") if case(one) in cues.within and _speaks(one, cues))
            who = next(inside, None)
    else:
        who = subject(verb)
        if who is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and acts(verb.head):
            return _source(verb.head, cues)
        if who is None and (found := _before_verb(verb, cues)):
            return found
        if next(children(verb, "nsubj"), None) is None and has(verb, Number="Plur") and cues.within:  # “в Кремле сообщили”
            inside = (one for one in children(verb, "obl") if case(one) in cues.within and _speaks(one, cues))
            who = next(inside, who)
    return noun_phrase(who) if who is not None else None


def _speaks(noun: Token, cues: Cues) -> bool:
    named = noun.pos_ == "PROPN" or noun.text.isupper() or noun.ent_type_ in ("LOC", "ORG", "PER")
    return named or basic(noun.lemma_) in cues.speakers


def _before_verb(verb: Token, cues: Cues) -> Range | None:
    """The phrase right before a verb whose subject the parser did not see: “Sergueï Lavrov, a affirmé”."""
    doc, first = verb.doc, _cue(verb)[0]
    while first and (doc[first - 1].pos_ == "ADV" or doc[first - 1].lower_ in CLITICS):
        first -= 1
    if first and doc[first - 1].pos_ == "PRON" and doc[first - 1].lower_ in _HE:
        return first - 1, first
    past = first - 1 if first and doc[first - 1].text == "," else first
    start = past
    while start and not (doc[start - 1].text in ".!?;:/)»”—–" or "\n" in doc[start - 1].text or _finite(doc[start - 1])):
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
    if start and _finite(doc[start - 1]) and cues.dropped or any(has(one, PronType="Rel") for one in doc[start:past]):
        return None
    past = next((n for n in range(start + 1, past) if doc[n].text == "," and doc[n + 1].pos_ in ("ADP", "ADV")), past)
    words = doc[start:past]
    subjects = any(one.dep_.startswith("nsubj") and one.head.i != verb.i and one.head.i < verb.i for one in words)
    return (start, past) if len(words) and not subjects and any(_speaks(one, cues) for one in words) else None


_HE = frozenset({"il", "elle", "ils", "elles", "on", "él", "ella", "ellos", "ellas", "он", "она", "они"})


def _finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and has(token, VerbForm="Fin")


def noun_phrase(head: Token) -> Range:
    """A phrase without relative clauses and what else tells of it."""
    first, past = whole(head)
    for n in range(head.i - 1, first - 1, -1):  # a dateline, or “an interview in which X”
        word = head.doc[n]
        if word.text in ")/:»”" or "\n" in word.text or has(word, PronType="Rel") or word.lower_ in ("duquel", "laquelle", "lequel"):
            first = n + 1
            break
    for one in head.subtree:
        if one.i > head.i and (one.dep_.startswith("acl") or one.dep_ in ("advcl", "parataxis", "ccomp")) and one.i < past:
            start = whole(one)[0]
            if start > head.i:
                past = min(past, start)
    while past < len(head.doc) and head.doc[past].ent_iob_ == "I" and head.doc[past].pos_ == "PROPN":
        past += 1  # “Emmanuel” is no name that ends before “Macron”
    return first, past


# ── clauses ──────────────────────────────────────────────────────────────────────────────────────────


def _clause(verb: Token, cues: Cues) -> Report | None:
    """“said that ...”, “promised to ...”, “said: ...”."""
    inside = [c for c in children(verb, "ccomp", "xcomp", "csubj") if c.i > verb.i]
    inside += [c for c in children(verb, "advcl", "obl", "obj", "acl", "parataxis") if c.i > verb.i and _marked(c, cues)]
    inside = [c for c in inside if not (c.pos_ == "AUX" and not list(c.children) or _empty(c))]
    start, past = (min(whole(c)[0] for c in inside), max(_end(c) for c in inside)) if inside else (0, 0)
    governed = cues.governs.get(known_as(verb.lemma_, cues), ())
    for one in children(verb, "obl", "advcl", "obj"):  # “invited them to come and to talk”, the parser sees but one of two
        opens = plain(next((c.lower_ for c in children(one, "mark", "case")), ""))
        if inside and has(one, VerbForm="Inf") and one.i > verb.i and opens in governed:
            start, past = min(start, whole(one)[0]), max(past, whole(one)[1])
    stance = cues.stance(known_as(verb.lemma_, cues))
    if inside and stance not in cues.whom:
        for one in children(verb, "obj"):  # “expressed the wish that”
            if verb.i < one.i < start and one.pos_ == "NOUN" and not case(one):
                start = whole(one)[0]
    if not inside or start <= verb.i:
        told = _follows(verb, cues)
        if told is None:
            return None
        start, past = told
    whom = tuple(whole(c) for c in children(verb, "obj", "iobj", "obl") if c.i not in {x.i for x in inside} and (
        c.dep_ == "iobj" or case(c) in ("", "à", "a") and stance in cues.whom) and whole(c)[1] <= start)  # fmt: skip
    return Report(_cue(verb), ((start, past),), _source(verb, cues), verb, stance, 0.7, "a clause after a reporting verb", whom)


def _end(clause: Token) -> int:
    """Where a clause or phrase ends: an infinitive or noun before another verb that is joined to it by mistake (“agreed
    to meet and have pledged”)."""
    past = whole(clause)[1]
    if has(clause, VerbForm="Inf") or clause.pos_ in ("NOUN", "PROPN"):
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
    return Report(_cue(verb), rest, _source(verb, cues), verb, cues.stance(known_as(verb.lemma_, cues)), 0.6, "“as X said”") if rest else None


def _aside(verb: Token, cues: Cues) -> Report | None:
    """“..., the minister added, ...”: an aside, or a clause that stands before its verb."""
    if cues.verbs[known_as(verb.lemma_, cues)] not in ("says", "asserts", "emphasises", "believes", "reaffirms"):
        return None
    inner = whole(verb)
    before = [c for c in children(verb, "ccomp", "parataxis") if c.i < verb.i and not _marked(c, cues)]
    before = [c for c in before if c.pos_ in ("VERB", "AUX", "ADJ") or any(children(c, "nsubj"))]
    if before and verb.doc[whole(before[0])[1] - 1 if whole(before[0])[1] <= verb.i else verb.i].is_punct | (
        verb.doc[whole(before[0])[1]].is_punct if whole(before[0])[1] < len(verb.doc) else False
    ):
        start, past = whole(before[0])
        past = min(past, verb.i)
        who = subject(verb)
        if past > start and who is not None and not start <= who.i < past:
            return Report(_cue(verb), ((start, past),), _source(verb, cues), verb, cues.stance(known_as(verb.lemma_, cues)), 0.6, "an aside")
    if verb.dep_ != "parataxis" or inner[1] - inner[0] > ASIDE:
        return None
    commas = verb.doc[inner[0] - 1].text if inner[0] else ""
    if commas not in (",", "—", "–", "-") and verb.doc[inner[0]].text not in (",", "—", "–", "-"):
        return None
    rest = _around(verb.sent, inner)
    if not rest or (next(children(verb, "nsubj"), None) is None and not _reflexive(verb, cues)):
        return None
    return Report(_cue(verb), rest, _source(verb, cues), verb, cues.stance(known_as(verb.lemma_, cues)), 0.6, "an aside")


def _around(sentence: Span, inner: Range) -> tuple[Range, ...]:
    """A sentence without some words inside it."""
    parts = ((sentence.start, inner[0]), (inner[1], sentence.end))
    return tuple(part for part in parts if any(token.is_alpha for token in sentence.doc[part[0] : part[1]]))


# ── phrases ──────────────────────────────────────────────────────────────────────────────────────────


def _phrase(verb: Token, cues: Cues) -> Report | None:
    """“condemned the attack”, “called for talks”, “the questions were discussed”."""
    lemma = known_as(verb.lemma_, cues)
    if has(verb, VerbForm="Inf"):
        return None
    stance = cues.stance(lemma)
    governed = cues.governs.get(lemma, ())
    of = [c for c in children(verb, "obl", "obj", "iobj", "advmod", "nmod", "advcl", "xcomp") if _opens(c) in governed and c.i > verb.i and _content(c)]
    of = of or _near(verb, governed)
    if governed and "" in governed:
        of = [c for c in of if not has(c, Case="Nom") and not has(c, Case="Dat")] if case else of
    whole_objects = [c for c in children(verb, "obj") if not case(c) and lemma in cues.about and c.pos_ != "PRON"]
    if passive(verb) or _reflexive(verb, cues):
        whole_objects = [c for c in children(verb, "nsubj", "obj") if lemma in cues.about and c.pos_ != "PRON"]
    chosen = of or whole_objects
    if not chosen or (of and not whole_objects and lemma not in cues.about and lemma not in cues.governs):
        return None
    if stance == "demands" and all(_opens(c) in ("a", "à") and c.pos_ != "VERB" and _speaks(c, cues) for c in chosen):
        return None  # “llamó a la ministra”
    if any(basic(c.lemma_) in cues.speakers and whole(c)[1] - whole(c)[0] <= 3 for c in chosen):
        return None  # who says it, taken for what is said
    spans = [(whole(c)[0], _end(c)) for c in chosen]
    content = (min(s for s, _ in spans), max(p for _, p in spans))
    if chosen[0].i > verb.i:
        content = (content[0], _further(verb, content[1], cues))
    if content[0] <= verb.i < content[1]:
        content = (verb.i + 1, content[1]) if chosen[0].i > verb.i else (content[0], verb.i)
    whom = tuple(whole(c) for c in (*children(verb, "iobj"), *(whole_objects if of else ())) if stance in cues.whom)
    source = _source(verb, cues)
    return Report(_cue(verb), (content,), source, verb, stance, 0.55, "a phrase after a reporting verb", whom)


def _opens(token: Token) -> str:
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
            if one.dep_ == "obl:agent" or case(one) in cues.when or case(one) in cues.by or not case(one) and one.dep_ != "acl":
                break
            past = whole(one)[1]
    return past


def _content(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB", "PRON", "ADJ")


def _carried(verb: Token, cues: Cues) -> Iterator[Report]:
    """“made an appeal for ...”: a verb that says nothing with a noun that does."""
    for noun in (*children(verb, "obj"), *(c for c in children(verb, "obl", "xcomp") if case(c) == "en")):
        stance = cues.nouns.get(basic(noun.lemma_))
        rest = [c for c in children(noun, "nmod", "acl", "ccomp")] + [
            c for c in children(verb, "obl", "ccomp", "xcomp", "advcl", "obj") if c.i > noun.i
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
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues.according))})(?!\w)", sentence.text, re.IGNORECASE):
        cue = sentence.char_span(found.start(), found.end())
        source = _phrase_at(sentence, cue.end) if cue is not None else None
        if cue is None or source is None or source[1] - source[0] > ASIDE:
            continue
        rest = _around(sentence, (cue.start, source[1]))
        if rest and any(_speaks(token, cues) for token in sentence.doc[source[0] : source[1]]):
            yield Report((cue.start, cue.end), rest, source, sentence.doc[cue.start], "says", 0.6, "“according to X”")
            return


def _name_after(sentence: Span, comma: int) -> int | None:
    """Where a name ends that stands between this comma and the next: “the spokesman, Ned Price,”."""
    past = comma + 1
    while past < sentence.end and sentence.doc[past].text[:1].isupper():
        past += 1
    return past if past > comma + 2 and past < sentence.end and sentence.doc[past].text == "," else None


def _phrase_at(sentence: Span, first: int) -> Range | None:
    """The words after “according to” up to the comma that ends them."""
    for n in range(first, sentence.end):
        word = sentence.doc[n]
        if n == first and word.pos_ in ("VERB", "AUX") or word.lower_ == "se":
            return None
        if word.text == "," and (name := _name_after(sentence, n)):
            return first, name
        if word.text in ",;:—–.«»\"“”" or (n > first and word.pos_ in ("VERB", "AUX") and word.dep_ != "acl"):
            return (first, n) if n > first and word.text in ",;:—–." else None
    return None
