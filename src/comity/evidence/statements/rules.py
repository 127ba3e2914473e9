"""Attributions by rule: a reporting word of the lexicon with the complement, quotation or clause it governs.

What a trained model improves on; kept as the fallback, as the baseline that is reported beside it, and as a
source of features for it.
"""

from __future__ import annotations

from comity.evidence.lists import word_list
from comity.evidence.lists import words as listed
from comity.evidence.statements.contents import Content
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.lexicon import Lexicon, lexicon
from comity.evidence.statements.sources import Source
from comity.evidence.statements.view import View

# Kinds of content in the order in which a rule takes them, by what surrounds the cue.
_QUOTED = (
    "quotes around",
    "two quotes",
    "quote before",
    "to last quote's end",
    "to quote's end",
    "quotes after",
    "quote after",
)
_CLAUSAL = ("ccomp", "ccomp-", "xcomp", "parataxis", "around", "before")
_NOMINAL = ("dobj+", "dobj", "oprd", "advcl", "xcomp")
PREPOSITIONS = frozenset({"in", "by"})  # of "in X's words", "by X's account"
_NEAR = 4  # tokens between a cue and the quotation it introduces


def rule_content(view: View, cue: Cue, candidates: list[Content]) -> int | None:
    """Which candidate a rule takes for the content, or None where no rule sees an attribution."""
    place = {kind: n for n, (kind, _) in reversed(list(enumerate(candidates)))}
    words = lexicon()
    if cue.kind == "colon":
        return _colon(view, cue, place)
    if cue.kind == "mark":
        return None
    if cue.kind == "phrase" and view.lemmas[cue.head] in PREPOSITIONS:
        return _in_words_of(view, cue, candidates, place)
    if cue.kind in ("phrase", "adverb"):
        return _first(place, ("around", "before mark", "past clause", "governor"))
    if cue.kind == "noun":
        return _first(place, ("acl", "ccomp", "p-pobj-of", "p-pobj-for", "p-pobj-on", "p-pobj-against", "p-pobj-about"))
    return _verb(view, cue, candidates, place, words)


def _in_words_of(view: View, cue: Cue, candidates: list[Content], place: dict[str, int]) -> int | None:
    """A quotation that follows "in X's words" directly, else the rest of the sentence."""
    noun = view.child(cue.head, {"pobj"})
    for kind in ("quotes after", "quote after"):
        if noun is not None and kind in place and 0 < candidates[place[kind]][1][0][0] - noun <= _NEAR:
            return place[kind]
    return _first(place, ("past clause", "around", "before mark", "governor"))


def _verb(view: View, cue: Cue, candidates: list[Content], place: dict[str, int], words: Lexicon) -> int | None:
    lemma = view.lemmas[cue.head]
    speaks, about = lemma in words.verbs, lemma in words.about
    if not speaks and not about:
        return None
    if speaks and lemma not in listed("statements", "never saying"):
        quoted = _quoted(view, cue, candidates, place)
        if quoted is not None:
            return quoted
    if speaks:
        n = _clausal(view, cue, candidates, place)
        if n is not None and not (lemma in listed("statements", "never saying") and candidates[n][0] != "ccomp"):
            return n
    for preposition in word_list("statements")["prepositions"].get(lemma, ()):
        n = place.get(f"p-pobj-{preposition}", place.get(f"p-pcomp-{preposition}"))
        if n is not None:
            return n
    return _first(place, _NOMINAL) if about else None


def _first(place: dict[str, int], kinds: tuple[str, ...]) -> int | None:
    return next((place[k] for k in kinds if k in place), None)


def _quoted(view: View, cue: Cue, candidates: list[Content], place: dict[str, int]) -> int | None:
    """A quotation that the cue's clause touches directly: nothing but marks between them."""
    for kind in _QUOTED:
        n = place.get(kind)
        if n is None:
            continue
        parts = candidates[n][1]
        if any(view.quoted[cue.head] >= 0 and a <= cue.head < b for a, b in parts):
            return None
        a, b = parts[0]
        if b <= cue.head and (cue.head - b <= 12 and view.sentence[b - 1] >= view.sentence[cue.head] - 1):
            if "ccomp" in place and candidates[place["ccomp"]][1][0][0] > cue.head:
                return None
            return n
        if a > cue.head and a - cue.past <= 3:
            return n
    return None


def _clausal(view: View, cue: Cue, candidates: list[Content], place: dict[str, int]) -> int | None:
    n = place.get("ccomp")
    if n is not None:
        return n
    for kind in ("ccomp-", "xcomp"):
        if kind in place:
            return place[kind]
    if view.subject(cue.head) is not None and view.relations[cue.head] in ("ROOT", "parataxis", "ccomp", "advcl"):
        return _first(place, ("around", "before")) if view.children[cue.head] and "dobj" not in place else None
    return None


def _colon(view: View, cue: Cue, place: dict[str, int]) -> int | None:
    """A label of a few words with a name, or a clause that speaks, before the colon."""
    begin = view.sentences[view.sentence[cue.head]][0]
    before = range(begin, cue.head)
    if not before or cue.head + 1 >= len(view):
        return None
    quoted = any(view.quoted[i] >= 0 for i in range(cue.head + 1, min(len(view), cue.head + 4)))
    label = len(before) <= 5 and any(view.kinds[i] == "PROPN" for i in before)
    if any(view.lemmas[i] in lexicon().verbs and view.kinds[i] == "VERB" for i in before):
        return None
    if quoted:
        return _first(place, ("quotes after", "quote after", "to end"))
    return (
        _first(place, ("to paragraph end", "to end"))
        if label and view.paragraph[begin] != view.paragraph[begin - 1]
        else None
    )


def rule_source(view: View, cue: Cue, candidates: list[Source]) -> int:
    """Which candidate a rule takes for the source: the first nominal one; the last candidate is none."""
    for n, (kind, place) in enumerate(candidates):
        if place is None or kind == "expl":
            continue
        if kind == "nsubjpass" and any(k == "agent" for k, _ in candidates):
            continue
        if kind == "nsubjpass" and view.lemmas[cue.head] not in ("expect", "suppose", "inform"):
            continue
        if kind in ("left", "right") and n and cue.kind == "verb":
            break
        if view.words[place[0]].lower() == "it" and kind == "nsubj" and view.relations[cue.head] == "ROOT":
            return n
        return n
    return len(candidates) - 1
