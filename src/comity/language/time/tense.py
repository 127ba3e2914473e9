"""Whether what happens at a time expression is over or still to come, from the verb that governs it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from comity.language.lists import listed
from comity.language.time.time_words import time_words

PAST, UNKNOWN, FUTURE = -1, 0, 1
_SOON = ("early", "soon", "late")
_NOMINAL = ("NOUN", "PROPN", "NUM")


def direction(tokens: Doc, start: int, end: int) -> tuple[int, str, bool]:
    """PAST, FUTURE or UNKNOWN for the expression at these characters, the word that tells it, and whether the date
    is that verb's own ("signed on 18 March"), not that of something between ("payable 18 March")."""
    span = tokens.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNKNOWN, "", False
    if span.start and tokens[span.start - 1].lower_ == "earlier":
        return PAST, tokens[span.start - 1].text, False
    if span.start >= 3 and tokens[span.start - 1].lower_ == "as" and tokens[span.start - 2].lower_ in _SOON:
        return FUTURE, tokens[span.start - 2].text, False
    root = span.root
    if root.dep_ == "poss" and root.head.lemma_.lower() in time_words().happened:
        return PAST, root.head.text, True
    while root.dep_ in ("npadvmod", "nmod", "compound", "nummod", "appos") and root.head.pos_ in _NOMINAL:
        root = root.head
    if (told := _by_preposition(root)) is not None:
        return told
    verb, modified = _governor(root)
    if modified is not None:
        return *modified, False
    if verb is None:
        return UNKNOWN, "", False
    own = root.head.i == verb.i or (
        root.dep_ == "pobj" and root.head.lower_ in ("on", "in") and root.head.head.i == verb.i
    )
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    way = _of_verb(verb)
    if way == FUTURE and verb.tag_ in ("VBZ", "VBP") and not own:  # "The briefing on Saturday gives an insight"
        return UNKNOWN, verb.text, False
    return way, verb.text, own and not infinitive


def _by_preposition(root: Token) -> tuple[int, str, bool] | None:
    """What "since", "until", "by" and the like tell of the date that they govern."""
    if root.dep_ != "pobj":
        return None
    word = root.head.lower_
    if word in time_words().past_prepositions:
        return PAST, root.head.text, True
    if word not in time_words().future_prepositions:
        return None
    verb, _ = _governor(root.head)
    if verb is None:
        return None
    past = _of_verb(verb) == PAST
    if past and root.head.i < verb.i:
        return PAST, verb.text, False
    return (FUTURE, root.head.text, False) if not past or word in ("until", "till", "through") else None


def _governor(token: Token) -> tuple[Token | None, tuple[int, str] | None]:
    """The verb above a token, or the reading that a word on the way to it ("scheduled", "due") already gives."""
    for _ in range(12):
        head = token.head
        if head.i == token.i:
            return (token, None) if token.pos_ in ("VERB", "AUX") else (None, None)
        if head.lemma_.lower() in time_words().future_heads and head.tag_ in ("VBN", "JJ", "RB", "IN"):
            over = any(c.lower_ in ("had", "'d", "’d") for c in head.children if c.dep_ in ("aux", "auxpass", "neg"))
            over = over or any(c.lower_ == "had" for c in head.head.children)
            return head, ((PAST, "had been " + head.text) if over else (FUTURE, head.text))
        if head.pos_ in ("VERB", "AUX"):
            planned = head.lemma_.lower() in time_words().plans
            return head, ((FUTURE, head.text) if planned else None)
        token = head
    return None, None


def _of_verb(verb: Token, depth: int = 0) -> int:
    """The time that a verb's form tells; an infinitive or participle asks the verb above it."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers} | ({verb.lower_} if verb.tag_ == "MD" else set())
    if words & listed("future modals"):
        have = any(c.lower_ == "have" for c in helpers)
        return PAST if have else FUTURE
    if any(c.tag_ == "VBD" or c.lower_ in ("has", "have", "had", "'ve", "’ve") for c in helpers) or verb.tag_ == "VBD":
        return PAST
    if any(c.tag_ == "TO" for c in helpers):
        if any(c.lower_ == "had" for above in (verb.head, verb.head.head) for c in above.children):
            return PAST
        if verb.dep_ in ("xcomp", "advcl") and _done(verb):
            return PAST
        of_plan = verb.dep_ == "acl" and verb.head.lemma_.lower() in time_words().future_heads
        return FUTURE if of_plan or verb.dep_ in ("xcomp", "ROOT", "advcl", "ccomp", "relcl") else UNKNOWN
    if verb.tag_ == "VBN" and not helpers:
        return PAST
    if verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "'s", "'re", "am", "’s", "’re") for c in helpers):
        return FUTURE
    if verb.tag_ == "VBG" and not helpers and verb.head.i != verb.i and depth < 3:
        above, _ = _governor(verb)
        return _of_verb(above, depth + 1) if above is not None and above.i != verb.i else UNKNOWN
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() not in time_words().reporting:
        return FUTURE
    return UNKNOWN


def _done(verb: Token) -> bool:
    """Whether an infinitive tells what was done: the purpose of a past verb ("came to meet"), or what was tried."""
    above = verb.head
    lemma = above.lemma_.lower()
    looks_ahead = lemma in time_words().future_heads or lemma in time_words().plans
    if above.tag_ not in ("VBD", "VBN") or looks_ahead or _of_verb(above) != PAST:
        return False
    return verb.dep_ == "advcl" or lemma in time_words().fulfilled
