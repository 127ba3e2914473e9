"""What stands for several, or for a body of many: “the two ministers”, “both sides”, “they”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from comity.language.reach import Reach
from comity.model import Actor, Candidate, Document, Mention

_SUBJECTS = ("nsubj", "nsubjpass")
_MANY = ("grouping", "organisation", "body", "ngo", "party", "group")
_LABELS = {"person": "PER", "state": "LOC", "place": "LOC"}
_BACK = 5  # sentences in which two were brought together, that of the words themselves included
_MEETING = {"meet", "receive", "host", "welcome", "visit", "telephone", "phone", "call", "speak", "talk", "hold"}
_STATES = {"sides", "parties", "countries", "nations", "states"}
_PAIR = re.compile(
    r"\b(?:(?:[Tt]he|[Oo]ur|[Tt]hese) (?:two |foreign |prime )*|[Bb]oth (?:our )?(?:foreign |prime )?)"
    r"(ministers|leaders|presidents|sides|parties|"
    r"countries|nations|heads of state|officials|diplomats|interlocutors|statesmen|Presidents|Ministers|Leaders|Sides|"
    r"Parties)\b(?! (?:of|to|in|from)\b)"
)

_OF_A_MEETING = ("readout", "press release")
_THEY = re.compile(r"\b(?<![Aa]s )[Tt]hey\b")


def pairs(document: Document, tokens: Doc, reach: Reach) -> Iterator[Mention]:
    """“The two ministers”, “both sides”: the two whom the text last brought together, else the two who act in it, else
    its two nearest persons as candidates."""
    acting, known = _acting(tokens, reach), _heads(tokens, reach.names)
    for match in _PAIR.finditer(document.text):
        noun = match[1].casefold()
        label = "LOC" if noun in _STATES else "PER"
        whole = tuple(actor.id for actor in acting if _is(noun, actor))
        near = _together(tokens, match.start(), noun, known, reach)
        two = near or (whole if len(whole) == 2 else ())
        ids = _states(two, reach) if label == "LOC" else two
        if len(ids) == 2:
            reason = "the two who were last together" if near else "the two who act in the text"
            yield reach.mention(*match.span(), None, "nominal", label, reason, together=ids)
            continue
        with_voice = _with_voice(document, match.start(), reach) if label == "LOC" else ()
        if with_voice:
            reason = "who speaks, and the one other whom the text is about"
            yield reach.mention(*match.span(), None, "nominal", label, reason, together=with_voice)
            continue
        kinds = ("state",) if noun in _STATES else ("person",)
        last = sorted(list(dict.fromkeys(actor.id for actor in reach.before(match.start(), kinds, 4000)))[:2])
        if len(last) == 2:
            candidates = tuple(Candidate(id, 0.5, "one of the two nearest before it") for id in last)
            yield reach.mention(*match.span(), None, "nominal", label, "two of those before it", candidates)


def _with_voice(document: Document, at: int, reach: Reach) -> tuple[str, ...]:
    """Who speaks there (as known beforehand) and the other state, where the text before names one other much more than
    any further."""
    turns = (turn.actor for turn in document.turns if turn.span.start <= at < turn.span.end)
    voice = next(turns, None) or document.speaker_actor or document.issuer_actor
    if voice is None or (actor := reach.actor(voice)) is None or actor.kind != "state":
        return ()
    counts = Counter(one.id for one in reach.before(at, ("state",), 4000) if one.id != voice)
    ranked = counts.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])
    return tuple(sorted((voice, ranked[0][0]))) if clear else ()


def _together(tokens: Doc, at: int, noun: str, known: Mapping[int, tuple[str, ...]], reach: Reach) -> tuple[str, ...]:
    """The two that a sentence before joins: “A and B met”, “the presidents of A and B met”, “A received B”."""
    word = tokens.char_span(at, at + 1, alignment_mode="expand")
    if word is None:
        return ()
    sentence = word.root.sent
    for _ in range(_BACK):
        for token in sentence:
            if token.dep_ in _SUBJECTS and token.i < word.start:
                two = _joined(token, known) or _of(token, known)
                if len(two) == 1 and token.head.lemma_ in _MEETING:
                    two = (*two, *(id for id in _met(token.head, known) if id not in two))
                if len(two) == 2 and all((actor := reach.actor(id)) and _fits(noun, actor) for id in two):
                    return two
        if sentence.start == 0:
            break
        sentence = tokens[sentence.start - 1].sent
    return ()


def _met(verb: Token, known: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Whom a verb of meeting meets: its object, or who stands after “with”."""
    links = (noun for child in verb.children if child.lower_ == "with" for noun in child.children)
    return next((found for noun in (*verb.children, *links) if noun.dep_ in ("dobj", "pobj")
                 and (found := _joined(noun, known))), ())  # fmt: skip


def _fits(noun: str, actor: Actor) -> bool:
    """Whether somebody can be one of two such: a person of the office, or a state of “the sides”."""
    return actor.kind == "state" or (actor.kind == "person" and _is(noun, actor))


def _states(two: Sequence[str], reach: Reach) -> tuple[str, ...]:
    """The two states of two persons, or the two themselves."""
    actors = (reach.actor(id) for id in two)
    states = (actor.state if actor.kind == "person" else actor.id for actor in actors if actor)
    return tuple(dict.fromkeys(state for state in states if state))


def _is(noun: str, actor: Actor) -> bool:
    """Whether a person can be one of such officials; one whose office is not known can."""
    office = (actor.office or "").casefold()
    return not office or noun not in ("ministers", "presidents") or noun[:-1] in office


def _acting(tokens: Doc, reach: Reach) -> tuple[Actor, ...]:
    """The two persons whom the first sentence that names any names, or the only two who are subjects."""
    subjects: dict[str, Actor] = {}
    first: dict[int, dict[str, Actor]] = {}
    for mention in reach.names:
        actor = reach.actor(mention.actor)
        span = tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is None or actor is None or actor.kind != "person":
            continue
        first.setdefault(span.sent.start, {})[actor.id] = actor
        if span.root.dep_ in _SUBJECTS:
            subjects[actor.id] = actor
    named = first[min(first)] if first else {}
    return next((tuple(two.values()) for two in (named, subjects) if len(two) == 2), ())


def they(document: Document, tokens: Doc, mentions: Sequence[Mention], reach: Reach) -> Iterator[Mention]:
    """“They” as a subject: the last subject of its sentence or the one before that is many, if it is a known one. A
    text that tells of one meeting means the two who met, where no others stand nearer."""
    known = _heads(tokens, mentions)
    acting = _acting(tokens, reach) if document.kind.value in _OF_A_MEETING else ()
    met = tuple(actor.id for actor in acting) if len(acting) == 2 else ()
    for match in _THEY.finditer(tokens.text):
        word = tokens.char_span(*match.span())
        token = word.root if word is not None else None
        if token is not None and token.dep_ in _SUBJECTS:
            found = _antecedent(token, known, reach)
            found = met if found is None else found
            kinds = {actor.kind for id in found if (actor := reach.actor(id))}
            if kinds:
                known[token.i] = found
                one = found[0] if len(found) == 1 else None
                label = _LABELS.get(min(kinds), "ORG")
                reason, several = "the last subject before it that is many", found if one is None else ()
                yield reach.mention(*match.span(), one, "pronoun", label, reason, together=several)


def _heads(tokens: Doc, mentions: Sequence[Mention]) -> dict[int, tuple[str, ...]]:
    """The actors of mentions by the token at their head."""
    found: dict[int, tuple[str, ...]] = {}
    for mention in mentions:
        ids = mention.together or ((mention.actor,) if mention.actor else ())
        span = tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand") if ids else None
        if span is not None:
            found[span.root.i] = ids
    return found


def _antecedent(pronoun: Token, known: Mapping[int, tuple[str, ...]], reach: Reach) -> tuple[str, ...] | None:
    """The many that a subject before stands for: none where the text does not name them, None where there is none."""
    sentence = pronoun.sent
    start = sentence.start if sentence.start == 0 else pronoun.doc[sentence.start - 1].sent.start
    for token in reversed(pronoun.doc[start : pronoun.i]):
        if token.dep_ not in _SUBJECTS:
            continue
        joined = _joined(token, known) or _of(token, known)
        actor = reach.actor(joined[0]) if len(joined) == 1 else None
        if len(joined) > 1 or (actor is not None and actor.kind in _MANY):
            return joined
        if token.tag_ in ("NNS", "NNPS") or token.lower_ == "they":  # many whom the text does not name
            return ()
    return None


def _joined(token: Token, known: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The actors of a noun and of those joined to it by “and”."""
    return tuple(dict.fromkeys(id for part in (token, *token.conjuncts) for id in known.get(part.i, ())))


def _of(token: Token, known: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The actors of “the ministers of A and B”."""
    owners = (noun for link in token.children if link.lower_ == "of" for noun in link.children)
    found = next((_joined(noun, known) for noun in owners), ())
    return found if len(found) > 1 else ()
