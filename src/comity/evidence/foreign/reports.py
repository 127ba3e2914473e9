"""Reported words without quotation marks in French, Spanish and Russian: clauses, phrases, asides, “according to”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from comity.evidence.foreign.according import according
from comity.evidence.foreign.clauses import as_told, aside, clause
from comity.evidence.foreign.cues import Cues, known_as
from comity.evidence.foreign.phrases import adjective, carried, phrase
from comity.evidence.foreign.sources import Report, cue_of, source_of
from comity.evidence.foreign.tree import acts, children, has, subject


def find_reports(tokens: Doc, cues: Cues, used: frozenset[int]) -> Iterator[Report]:
    """Every report in a text; `used` are verbs that give words between marks to somebody already."""
    last: Span | None = None
    for sentence in tokens.sents:
        yield from according(sentence, cues)
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
        yield from adjective(verb, cues)
        return
    if not acts(verb):
        return
    clausal, phrasal = lemma in cues.verbs, lemma in cues.about
    if not clausal and not phrasal and lemma not in cues.governs:
        if lemma in cues.light:
            yield from carried(verb, cues)
        return
    for way in (as_told, clause, aside) if clausal else ():
        found = way(verb, cues)
        if found is not None:
            yield found
            return
    found = phrase(verb, cues)
    if found is not None:
        yield found


def _of_before(sentence: Span, last: Span | None, cues: Cues, used: frozenset[int]) -> Report | None:
    """“Об этом сообщила пресс-служба”, “Así lo confirmó el ministro”: it tells the sentence before."""
    words = [token for token in sentence if not token.is_space]
    low = tuple(token.lower_ for token in words[:3])
    if last is None or not any(low[: len(phrase)] == phrase for phrase in cues.before):
        return None
    verb = next(
        (one for one in words if known_as(one.lemma_, cues) in cues.verbs and acts(one) and one.i not in used), None
    )
    if verb is None or "\n\n" in last.text.rstrip(" ")[-2:]:
        return None
    return Report(
        cue_of(verb),
        ((last.start, last.end),),
        source_of(verb, cues),
        verb,
        "says",
        0.6,
        "it tells the sentence before",
    )


def _first_person(verb: Token) -> bool:
    who = subject(verb)
    persons = [verb, *children(verb, "aux"), *([who] if who is not None else [])]
    return any(has(one, Person="1") for one in persons) and (who is None or who.pos_ == "PRON")
