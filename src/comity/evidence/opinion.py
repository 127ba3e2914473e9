"""Whether one of two actors named in a sentence likes or dislikes the other.

The two are seen as P and Q, their names hidden; the rest as words, in order beside and between the two, and as the
predicates that join the two in the parse. `scripts/train_opinion.py` learns the weights.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from comity.evidence.event_class import Bounds
from comity.evidence.event_class import views as of_pair
from comity.evidence.views import Traits, bag, load

VIEWS = ("words", "frame")
WEIGHTS = "opinion"
BUCKETS = 1 << 17
_FAR, _EDGE = 14, 6  # from how many words between the two only the first and last so many are looked at
LABELS = ("none", "p likes q", "q likes p", "p dislikes q", "q dislikes p")


def judge(tokens: Doc, p: Bounds, q: Bounds) -> tuple[int, float]:
    """What a sentence says of p and q, as a place in `LABELS`, and its probability; p and q are ranges of tokens.

    Raises FileNotFoundError where the package lacks its weights.
    """
    model = load(WEIGHTS)
    shares = model.probabilities(views(tokens, p, q))
    best = int(shares.argmax())
    return int(model.labels[best]), float(shares[best])


def views(tokens: Doc, p: Bounds, q: Bounds) -> tuple[Traits, ...]:
    """What the models look at, in the order of `VIEWS`."""
    words, _, frame, _ = of_pair(tokens, p, q)
    near = bag(_near(list(tokens), p, q))
    return words | near, frame | near


def _near(tokens: list[Token], p: Bounds, q: Bounds) -> Iterator[str]:
    """Words beside and between the two, in order, with which of them comes first."""
    (one, first), (other, second) = sorted(((p, "P"), (q, "Q")))
    between = [token.lemma_.lower() for token in tokens[one[1] : other[0]]]
    before = ["^", *(token.lemma_.lower() for token in tokens[max(one[0] - 3, 0) : one[0]])]
    after = [token.lemma_.lower() for token in tokens[other[1] : other[1] + 4]]
    if len(between) > _FAR:
        between = [*between[:_EDGE], "...", *between[-_EDGE:]]
    row = [*before[-2:], first, *between, second, *after]
    yield f"gap={min(len(between), 12)}"
    for size in (1, 2, 3):
        yield from (f"{first}{size}:{' '.join(row[n : n + size])}" for n in range(len(row) - size + 1))
    yield from (f"in{first}:{word}" for word in between)
    yield from (f"from{first}:{word}" for word in between[:3])
    yield from (f"to{second}:{word}" for word in between[-3:])
