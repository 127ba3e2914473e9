"""Which sentences of a speech criticise, and which state.

A sentence is seen as its words with every actor masked (as the speaker's own side or another), so that no state has
a weight of its own; the PLOVER phrases it holds; and its neighbours. `scripts/train_criticism.py` learns the weights.
The target is the state, other than the speaker's own, that acts in the sentence; or else the one that acts most in
the critical sentences of the speech, those nearby first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Span as Words
from spacy.tokens import Token

from comity.evidence.cast import Cast
from comity.evidence.event_class import event_words
from comity.evidence.views import Traits, bag, load
from comity.language import Annotation
from comity.model import Actor, Span

_TELLING = ("MD", "PRP", "PRP$", "WP", "RBS", "JJS")  # modals, pronouns, superlatives
VIEWS = ("words", "letters", "phrases")
WEIGHTS = "criticism"
LIKELY = 0.5
_FADING = 0.3  # how fast sentences further away count less when a target is looked for
_ACTOR, _OBJECT, _OTHER, _PLACE = range(4)  # how a state stands in a sentence


class Criticism(NamedTuple):
    """A critical sentence: how likely it is one, the actor criticised where one can be told, and whether it acts there.

    One that does not act in the sentence itself is a guess from the sentences around it.
    """

    span: Span
    probability: float
    target: str | None
    acting: bool = False


def find_criticism(
    annotation: Annotation, registry: Mapping[str, Actor], speaker: str | None = None
) -> tuple[Criticism, ...]:
    """The sentences of a speech that criticise somebody; `speaker` is the party that speaks, if known."""
    cast, model = Cast(annotation, registry), load(WEIGHTS)
    sentences = list(annotation.tokens.sents)
    found = views(sentences, cast, speaker)
    shares = [float(model.probabilities(row)[model.labels.index("1")]) for row in found]
    states = {actor.id for actor in {**registry, **annotation.actors}.values() if actor.kind == "state"}
    others = states - {speaker}
    found_in = {n: target(n, shares, sentences, cast, others) for n, share in enumerate(shares) if share >= LIKELY}
    return tuple(
        Criticism(annotation.sentences[n], shares[n], whom, _acts(whom, sentences[n], cast, others))
        for n, whom in found_in.items()
    )


def _acts(party: str | None, sentence: Words, cast: Cast, states: set[str]) -> bool:
    return any(other == party and rank <= _OBJECT for rank, other in _named(sentence, cast, states))


def views(sentences: Sequence[Words], cast: Cast, speaker: str | None) -> list[tuple[Traits, ...]]:
    """What the models look at, for each sentence."""
    shown = [[word for token in sentence if (word := _shown(token, cast, speaker))] for sentence in sentences]
    phrases = [sorted(_phrases(words)) for words in shown]
    rows: list[tuple[Traits, ...]] = []
    for n, words in enumerate(shown):
        near = [m for m in (n - 1, n + 1) if 0 <= m < len(shown)]
        around = [f"{m - n}:{word}" for m in near for word in shown[m]]
        actors = [word for word in words if word in ("OWN", "OTHER")]
        marks = [
            f"tag={token.tag_}" for token in sentences[n] if token.tag_ in ("MD", "PRP", "PRP$", "WP", "RBS", "JJS")
        ]
        first = ["first"] if n < 2 else []
        rows.append((
            bag([*words, *(f"{a} {b}" for a, b in pairwise(words))]),
            bag(_letters(words)),
            bag([*phrases[n], *actors, *marks, *first, f"both={'OTHER' in actors}{bool(phrases[n])}", *around,
                 *(f"{m - n}:{phrase}" for m in near for phrase in phrases[m])]),
        ))  # fmt: skip
    return rows


def _shown(token: Token, cast: Cast, speaker: str | None) -> str:
    if token.i in cast.at:
        return "OWN" if cast.at[token.i] == speaker else "OTHER"
    if token.pos_ == "PROPN":
        return "Name"
    if token.like_num:
        return "#"
    return "" if token.is_punct or token.is_space else token.lemma_.lower()


def _letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f"<{word}>"
        yield from (padded[n : n + size] for size in (4, 5) for n in range(len(padded) - size + 1))


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Roots of the PLOVER phrases that a sentence holds."""
    single, phrases = event_words()
    for n, word in enumerate(words):
        yield from (f"root={root}" for root in single.get(word, ()))
        for root, others in phrases.get(word, ()):
            if all(other in words[n + 1 : n + 7] for other in others):
                yield f"phrase={root}"


def target(
    n: int, shares: Sequence[float], sentences: Sequence[Words], cast: Cast, states: set[str]
) -> str | None:  # fmt: skip
    """The state that a sentence criticises: the one that acts in it, or else that acts around critical sentences."""
    own = _named(sentences[n], cast, states)
    if own and own[0][0] < _PLACE:
        return own[0][1]
    counts: defaultdict[str, float] = defaultdict(float)
    for m, sentence in enumerate(sentences):
        for rank, party in _named(sentence, cast, states):
            if rank <= _OBJECT:
                counts[party] += shares[m] / (1 + _FADING * abs(m - n))
    return max(counts, key=lambda party: counts[party]) if counts else (own[0][1] if own else None)


def _named(sentence: Words, cast: Cast, states: set[str]) -> list[tuple[int, str]]:
    """States that a sentence names, by rank: those who act in it first, those that only are places last."""
    ranked = sorted((_rank(token), token.i, cast.at[token.i]) for token in sentence if cast.at.get(token.i) in states)
    return [(rank, party) for rank, _, party in ranked]


def _rank(token: Token) -> int:
    """How a state stands in its sentence: acting, acted on, otherwise, or as a place or a victim."""
    top = token
    while top.dep_ in ("compound", "amod", "poss", "nmod", "conj", "appos") and top.head.i != top.i:
        top = top.head
    if top.dep_ in ("nsubj", "agent") or (top.dep_ == "pobj" and top.head.lower_ == "by"):
        return _ACTOR
    if top.dep_ in ("dobj", "nsubjpass", "attr"):
        return _OBJECT
    return _PLACE if top.dep_ == "pobj" and top.head.lower_ in ("in", "of", "for", "to", "against", "with") else _OTHER
