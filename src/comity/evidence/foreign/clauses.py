"""What a reporting verb takes as a clause: “said that ...”, “as X said, ...”, “..., X added”."""

from __future__ import annotations

from spacy.tokens import Span, Token

from comity.evidence.foreign.cues import Cues, known_as
from comity.evidence.foreign.sources import Report, cue_of, reflexive, source_of
from comity.evidence.foreign.tree import Range, case, children, has, plain, subject, whole

ASIDE = 14  # tokens of an aside at most: “, as the minister told the press on Monday,”


def clause(verb: Token, cues: Cues) -> Report | None:
    """“said that ...”, “promised to ...”, “said: ...”."""
    inside = [c for c in children(verb, "ccomp", "xcomp", "csubj") if c.i > verb.i]
    inside += [c for c in children(verb, "advcl", "obl", "obj", "acl", "parataxis") if c.i > verb.i and marked(c, cues)]
    inside = [c for c in inside if not ((c.pos_ == "AUX" and not list(c.children)) or _empty(c))]
    start, past = (min(whole(c)[0] for c in inside), max(end_of(c) for c in inside)) if inside else (0, 0)
    governed = cues.governs.get(known_as(verb.lemma_, cues), ())
    for one in children(
        verb, "obl", "advcl", "obj"
    ):  # “invited them to come and to talk”, the parser sees but one of two
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
        c.dep_ == "iobj" or (case(c) in ("", "à", "a") and stance in cues.whom)) and whole(c)[1] <= start)  # fmt: skip
    return Report(
        cue_of(verb),
        ((start, past),),
        source_of(verb, cues),
        verb,
        stance,
        0.7,
        "a clause after a reporting verb",
        whom,
    )


def end_of(clause: Token) -> int:
    """Where a clause or phrase ends: an infinitive or noun before another verb that is joined to it by mistake (“agreed
    to meet and have pledged”)."""
    past = whole(clause)[1]
    if has(clause, VerbForm="Inf") or clause.pos_ in ("NOUN", "PROPN"):
        for one in clause.subtree:
            finite = has(one, VerbForm="Fin") or any(
                c.dep_.startswith("aux") and has(c, VerbForm="Fin") for c in one.children
            )
            if one.dep_ == "conj" and one.pos_ == "VERB" and finite and one.head.i < one.i:
                past = min(past, whole(one)[0])
    return past


def marked(token: Token, cues: Cues) -> bool:
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
        if (n > verb.i + 1 and word.pos_ in ("VERB", "AUX")) or word.text in ";.":
            return None
    return None


def as_told(verb: Token, cues: Cues) -> Report | None:
    """“as the minister said, ...”: the sentence around it."""
    opens = next(
        (c for c in verb.children if c.lower_ in cues.as_ and c.i < verb.i and c.i - whole(verb)[0] <= 1), None
    )
    inner = whole(verb)
    if opens is None or verb.dep_ == "ROOT" or inner[1] - inner[0] > ASIDE:
        return None
    rest = around(verb.sent, inner)
    return (
        Report(
            cue_of(verb),
            rest,
            source_of(verb, cues),
            verb,
            cues.stance(known_as(verb.lemma_, cues)),
            0.6,
            "“as X said”",
        )
        if rest
        else None
    )


def aside(verb: Token, cues: Cues) -> Report | None:
    """“..., the minister added, ...”: an aside, or a clause that stands before its verb."""
    if cues.verbs[known_as(verb.lemma_, cues)] not in ("says", "asserts", "emphasises", "believes", "reaffirms"):
        return None
    inner = whole(verb)
    before = [c for c in children(verb, "ccomp", "parataxis") if c.i < verb.i and not marked(c, cues)]
    before = [c for c in before if c.pos_ in ("VERB", "AUX", "ADJ") or any(children(c, "nsubj"))]
    if before and verb.doc[whole(before[0])[1] - 1 if whole(before[0])[1] <= verb.i else verb.i].is_punct | (
        verb.doc[whole(before[0])[1]].is_punct if whole(before[0])[1] < len(verb.doc) else False
    ):
        start, past = whole(before[0])
        past = min(past, verb.i)
        who = subject(verb)
        if past > start and who is not None and not start <= who.i < past:
            return Report(
                cue_of(verb),
                ((start, past),),
                source_of(verb, cues),
                verb,
                cues.stance(known_as(verb.lemma_, cues)),
                0.6,
                "an aside",
            )
    if verb.dep_ != "parataxis" or inner[1] - inner[0] > ASIDE:
        return None
    commas = verb.doc[inner[0] - 1].text if inner[0] else ""
    if commas not in (",", "—", "–", "-") and verb.doc[inner[0]].text not in (",", "—", "–", "-"):
        return None
    rest = around(verb.sent, inner)
    if not rest or (next(children(verb, "nsubj"), None) is None and not reflexive(verb, cues)):
        return None
    return Report(
        cue_of(verb), rest, source_of(verb, cues), verb, cues.stance(known_as(verb.lemma_, cues)), 0.6, "an aside"
    )


def around(sentence: Span, inner: Range) -> tuple[Range, ...]:
    """A sentence without some words inside it."""
    parts = ((sentence.start, inner[0]), (inner[1], sentence.end))
    return tuple(part for part in parts if any(token.is_alpha for token in sentence.doc[part[0] : part[1]]))
