"""Words that may report what somebody says, thinks or wants: the candidates, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.evidence.statements.lexicon import Lexicon, lexicon
from comity.evidence.statements.view import View

_ACCORDING = frozenset({"according", "According", "ACCORDING"})
_MODIFYING = frozenset({"aux", "auxpass", "amod", "compound"})
_NEAR = 3  # tokens from an auxiliary or adverb to the verb that it belongs to
_SHORTEST = 2  # tokens of a quotation that may be a statement without a cue
_OPEN_CLASS = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})  # what is so tagged is no colon
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible reporting word: its head token, the tokens it takes, and `kind`: verb, noun, adjective, phrase
    ("according to"), colon, adverb ("reportedly"), headline (a
    verb that the tagger takes for a name), or mark: a quotation that may stand without a cue (no tokens then)."""

    head: int
    first: int
    past: int
    kind: str


def find_cues(view: View) -> Iterator[Cue]:
    """Every token that may be the head of a cue, then the quotations, which may have none, each in order."""
    yield from _words(view)
    for number, (a, b) in enumerate(view.quote_tokens):
        if b - a >= _SHORTEST and view.quoted[a] == number:
            yield Cue(a, a, a, "mark")


def _words(view: View) -> Iterator[Cue]:
    words = lexicon()
    for i in range(len(view)):
        if (cue := _cue(view, i, words)) is not None:
            yield cue


def _cue(view: View, i: int, words: Lexicon) -> Cue | None:
    if view.words[i] in _ACCORDING:
        return _phrase(view, i)
    if (found := _BY_KIND.get(view.kinds[i], _none)(view, i, words)) is not None:
        return found
    colon = view.words[i] == ":" and i + 1 < len(view) and view.kinds[i] not in _OPEN_CLASS
    return Cue(i, i, i + 1, "colon") if colon else None


def _of_verb(view: View, i: int, words: Lexicon) -> Cue | None:
    return _verb(view, i) if view.relations[i] not in _MODIFYING or view.lemmas[i] in words.verbs else None


def _of_noun(view: View, i: int, words: Lexicon) -> Cue | None:
    if view.lemmas[i] in words.nouns and _phrase_noun(view, view.heads[i], words) != i:
        return Cue(i, i, i + 1, "noun")
    return Cue(i, i, i + 1, "headline") if _headline_verb(view, i, words) else None


def _of_adjective(view: View, i: int, words: Lexicon) -> Cue | None:
    """An adjective or copula with a clause: "is adamant that"."""
    if view.kinds[i] == "AUX" and view.relations[i] in ("aux", "auxpass"):
        return None
    governs = any(view.relations[child] in ("ccomp", "xcomp") for child in view.children[i])
    return _verb(view, i, "adjective") if governs else None


def _of_preposition(view: View, i: int, words: Lexicon) -> Cue | None:
    return Cue(i, i, i + 1, "phrase") if _phrase_noun(view, i, words) is not None else None


def _of_adverb(view: View, i: int, words: Lexicon) -> Cue | None:
    return Cue(i, i, i + 1, "adverb") if view.lemmas[i] in words.hearsay else None


def _none(view: View, i: int, words: Lexicon) -> Cue | None:
    return None


_BY_KIND = {
    "VERB": _of_verb, "NOUN": _of_noun, "PROPN": _of_noun, "ADJ": _of_adjective, "AUX": _of_adjective,
    "ADP": _of_preposition, "ADV": _of_adverb,
}  # fmt: skip


def _headline_verb(view: View, i: int, words: Lexicon) -> bool:
    """A reporting verb that the tagger takes for a name or noun, as in headlines: "Premier Slams Accord"."""
    word = view.words[i]
    if len(word) < 4 or word[-1] not in "sdS" or not i or view.kinds[i - 1] not in ("PROPN", "NOUN"):
        return False
    lower = word.lower()
    return any(form in words.verbs or form in words.about for form in (lower[:-1], lower[:-2]))


def _phrase_noun(view: View, preposition: int, words: Lexicon) -> int | None:
    """The noun of "in X's words" or "in the view of X"."""
    noun = view.child(preposition, {"pobj"}) if view.lemmas[preposition] in ("in", "by") else None
    if noun is None or view.lemmas[noun] not in words.phrases:
        return None
    owned = any(view.relations[c] in ("poss", "nmod") or view.lemmas[c] == "of" for c in view.children[noun])
    return noun if owned else None


def _phrase(view: View, i: int) -> Cue:
    past = i + 2 if i + 1 < len(view) and view.words[i + 1].lower() == "to" else i + 1
    return Cue(i, i, past, "phrase")


def _verb(view: View, i: int, kind: str = "verb") -> Cue:
    """The verb with the auxiliaries, negations and adverbs next to it, and its particle."""
    first, past = i, i + 1
    while first and view.heads[first - 1] == i and view.relations[first - 1] in _BEFORE:
        first -= 1
    while past < len(view) and view.heads[past] == i and view.relations[past] == "prt":
        past += 1
    return Cue(i, first, past, kind)


def head_of(view: View, first: int, past: int) -> int:
    """The token of a range that the rest of it hangs on."""
    inside = range(first, past)
    head = next((i for i in inside if view.heads[i] not in inside or view.heads[i] == i), first)
    above = view.heads[head]
    if view.kinds[head] in ("ADV", "AUX", "PART") and view.kinds[above] == "VERB" and abs(above - head) <= _NEAR:
        return above  # “also | said”, “has | said”
    return head


def kind_of(view: View, head: int) -> str:
    """The kind of cue that a token is the head of."""
    if view.words[head] in _ACCORDING or view.kinds[head] == "ADP":
        return "phrase"
    if view.words[head] == ":":
        return "colon"
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}.get(view.kinds[head], "verb")
