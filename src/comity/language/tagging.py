"""Names of persons, organisations, places and other things, told by a sequence model from how they stand in the text.

The registry and the rules of this room know who is meant; this model also finds names that neither knows, and where
they end. It is a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001, Conditional Random Fields,
ICML) over the words of a sentence, learned by `scripts/train_names.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files

import pycrfsuite
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from comity.language.known import known_persons
from comity.language.lists import listed
from comity.language.places import gazette
from comity.model import Document, Mention, Span
from comity.names import given_names

LABELS = ("PER", "ORG", "LOC", "MISC")
_HEADS = frozenset({"of", "for", "on", "against", "to", "in"})
_LONGEST = 24  # words of a run of capitals
_MARGIN = 2  # words on either side of a capital that are read with it
REASON = "stands as a name"


def tag_names(document: Document, tokens: Doc, mentions: Sequence[Mention]) -> tuple[tuple[Span, str], ...]:
    """Every name in a document with its label (PER, ORG, LOC or MISC), in order.

    `mentions` are those of registry and rules: what they say of a word is one of the traits the model weighs. Those
    that `strangers` made are passed over, so that the answer is the same before and after.
    """
    tagger = _tagger()
    found: list[tuple[Span, str]] = []
    for words, traits in stretches(tokens, mentions):
        found += spans(document, words, tagger.tag(traits))
    return tuple(found)


def stretches(tokens: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Words, list[list[str]]]]:
    """Each stretch of words about capitals within a sentence, and the traits of its words; names stand nowhere else."""
    known, seen = _known(tokens, mentions), _Seen(tokens)
    for sentence in tokens.sents:
        capitals = [n for n, token in enumerate(sentence) if _capital(token)]
        runs = _runs(sentence) if capitals else {}
        for first, last in _close(capitals):
            begin, end = max(0, first - _MARGIN), min(len(sentence), last + _MARGIN + 1)
            yield sentence[begin:end], traits(sentence, begin, end, known, seen, runs)


def _close(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of places so close that what is read with them meets.

    >>> list(_close([1, 4, 30]))
    [(1, 4), (30, 30)]
    """
    start = 0
    for n, place in enumerate(places):
        if n + 1 == len(places) or places[n + 1] - place > 2 * _MARGIN:
            yield places[start], place
            start = n + 1


def spans(document: Document, words: Words, tags: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """The names that tags in B-, I-, O mark."""
    start = end = 0
    label = ""
    for token, tag in zip((*words, None), (*tags, "O"), strict=True):
        if label and tag != f"I-{label}":
            yield document.span(start, end), label
            label = ""
        if token is not None and tag != "O":
            start = start if label else token.idx
            label, end = tag[2:], token.idx + len(token)


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("comity.language") / "data" / "names.crfsuite") as model:
        tagger.open(str(model))
    return tagger


# ── traits ───────────────────────────────────────────────────────────────────────────────────────────


Known = dict[int, tuple[str, str]]


class _Seen:
    """How the words of a document are written in it, apart from the first words of sentences."""

    def __init__(self, tokens: Doc) -> None:
        starts = {sentence.start for sentence in tokens.sents}
        self.small = Counter(t.lower_ for t in tokens if t.is_lower)
        self.capital = Counter(t.lower_ for t in tokens if t.is_title and t.i not in starts)

    def of(self, token: Token) -> str:
        small, capital = self.small[token.lower_], self.capital[token.lower_]
        return "both" if small and capital else "small" if small else "capital" if capital else "none"


def _known(tokens: Doc, mentions: Sequence[Mention]) -> Known:
    """What mentions say of each word, by its place: whether it begins one, and the mention's form and label."""
    known: Known = {}
    for mention in mentions:
        if mention.form in ("pronoun", "nominal") or mention.reason.endswith(REASON):
            continue
        words = tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        for n, token in enumerate(words if words is not None else ()):
            known[token.i] = ("B" if n == 0 else "I", f"{mention.form}|{mention.label}")
    for start, end in known_persons(tokens.text):
        words = tokens.char_span(start, end, alignment_mode="expand")
        for n, token in enumerate(words if words is not None else ()):
            known.setdefault(token.i, ("B" if n == 0 else "I", "known|PER"))
    return known


def traits(
    sentence: Words, begin: int, end: int, known: Known, seen: _Seen, runs: dict[int, list[str]]
) -> list[list[str]]:  # fmt: skip
    """The traits of words `begin` to `end` of a sentence: their own, their neighbours', and of the run of capitals."""
    first = next((n for n, token in enumerate(sentence) if token.is_alpha), 0)
    low, high = max(0, begin - 2), min(len(sentence), end + 2)
    own = {n: _own(sentence[n], known) for n in range(low, high)}
    found = []
    for n in range(begin, end):
        row = [*own[n], *runs.get(n, ())]
        for step in _STEPS:
            near = own.get(n + step)
            row += [f"{step}:{trait}" for trait in near[: _SHOWN[abs(step)]]] if near else [f"{step}:edge"]
        if n <= first:
            row.append("first")
        if n in runs:
            row.append(f"seen={seen.of(sentence[n])}")
        found.append(row)
    return found


_STEPS = (-2, -1, 1, 2)
_SHOWN = {1: 5, 2: 3}  # traits that a word shows to words one and two away


def _own(token: Token, known: Known) -> list[str]:
    low = token.lower_
    place, what = known.get(token.i, ("O", ""))
    row = [f"w={low}", f"k={place}{what}", f"t={token.tag_}", f"s={_shape(token.text)}", f"u3={low[-3:]}"]
    if _capital(token):
        row += [f"u2={low[-2:]}", f"u4={low[-4:]}", f"p3={low[:3]}", f"p4={low[:4]}", f"l={token.lemma_}",
                f"d={token.dep_}", f"h={token.head.lower_}"]  # fmt: skip
        if token.text in given_names():
            row.append("given")
        if (known_place := gazette().get(low)) is not None:
            row.append(f"place={known_place[1]}")
    return row


@lru_cache(50_000)
def _shape(text: str) -> str:
    """Capitals, small letters and digits, runs of one kind made one.

    >>> _shape("Al-Qaida"), _shape("NATO"), _shape("G20")
    ('Xx-Xx', 'XX', 'X0')
    """
    shape = re.sub(r"[^\W\d_]", lambda m: "X" if m[0].isupper() else "x", re.sub(r"\d+", "0", text))
    return re.sub(r"x+", "x", re.sub(r"XX+", "XX", shape))


def _runs(sentence: Words) -> dict[int, list[str]]:
    """For words that stand among capitals (“Convention on the Rights of the Child”): the first, the head and the last
    of them, by place in the sentence. The head is the last capital before the first preposition."""
    traits: dict[int, list[str]] = {}
    n = 0
    while n < len(sentence):
        if not _capital(sentence[n]):
            n += 1
            continue
        end = _end(sentence, n)
        parts = sentence[n:end]
        split = next((m for m, t in enumerate(parts) if t.lower_ in _HEADS), len(parts))
        head, last, first = parts[max(0, split - 1)].lower_, parts[-1].lower_, parts[0].lower_
        for m in range(n, end):
            side = "a" if m - n < split else "b"
            places = (f"rn={min(end - n, 6)}", f"rp={min(m - n, 3)}", f"re={min(end - 1 - m, 3)}")
            traits[m] = [f"rh={side}{head}", f"rl={last}", f"rf={first}", *places]
        n = end
    return traits


def _end(sentence: Words, n: int) -> int:
    end = m = n + 1
    while m < len(sentence) and m - n < _LONGEST:
        if _capital(sentence[m]):
            end = m + 1
        elif sentence[m].lower_ not in listed("joining"):
            break
        m += 1
    return end


def _capital(token: Token) -> bool:
    return bool(token.text[0].isupper())
