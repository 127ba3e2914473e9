"""Whom a number of parties stands for: “the two countries”, “both sides”, “the three leaders”.

They are the parties of the nearest sentence before that names just so many, or all that the text has named so far
where these are so many: the most recent set of the right size (Webber 1979, A Formal Approach to Discourse Anaphora).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Span, Token

from comity.evidence.lists import word_list, words

_BACK = 4  # sentences through which a set is remembered


def counted(tokens: Doc, at: Mapping[int, str], is_state: Callable[[str], bool]) -> dict[int, tuple[str, ...]]:
    """The states that each noun with a number stands for, by its place; `at` has the party at each place."""
    found: dict[int, tuple[str, ...]] = {}
    named: list[tuple[str, ...]] = []
    for sentence in tokens.sents:
        for token in sentence:
            size = _size(token)
            back = 2 if token.lower_ in word_list("tie_grammar")["sizes"] else 2 * _BACK  # “the two” are close by
            if size and (parties := _latest(named, size, back)):
                found[token.i] = parties
        named += [_states(sentence, at, is_state), _subjects(sentence, at, is_state)]
    return found


def _size(noun: Token) -> int | None:
    """How many a definite noun of the list counts: 2 for “the two sides” and “both sides”."""
    alone = noun.dep_ in ("nsubj", "nsubjpass") and [c.lower_ for c in noun.lefts] == ["the"]
    if alone and noun.lower_ in word_list("tie_grammar")["sizes"]:  # “the two have agreed”
        return int(word_list("tie_grammar")["sizes"][noun.lower_])
    if noun.lemma_.lower() not in words("tie_grammar", "counted"):
        return None
    before = {child.lower_ for child in noun.children if child.dep_ in ("det", "nummod", "predet")}
    narrowed = any(child.dep_ == "relcl" or (child.dep_ == "prep" and child.lower_ != "of") for child in noun.children)
    if narrowed or not before & {"the", "both", "these", "those"}:
        return None
    sizes = [n for word, n in word_list("tie_grammar")["sizes"].items() if word in before]
    return sizes[0] if sizes else None


def _states(sentence: Span, at: Mapping[int, str], is_state: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(at[token.i] for token in sentence if token.i in at and is_state(at[token.i])))


def _subjects(sentence: Span, at: Mapping[int, str], is_state: Callable[[str], bool]) -> tuple[str, ...]:
    """The states that are together the subject of a sentence: “A and B have agreed”."""
    for token in sentence:
        if token.dep_ in ("nsubj", "nsubjpass") and token.i in at and token.conjuncts:
            joined = (at[one.i] for one in (token, *token.conjuncts) if one.i in at)
            return tuple(dict.fromkeys(state for state in joined if is_state(state)))
    return ()


def _latest(named: list[tuple[str, ...]], size: int, back: int) -> tuple[str, ...]:
    so_far = tuple(dict.fromkeys(party for parties in named for party in parties))
    if len(so_far) == size:
        return so_far
    return next((parties for parties in reversed(named[-back:]) if len(parties) == size), ())
