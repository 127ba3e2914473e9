"""Weights learned from annotated news: how likely a cue, a content and a source are what a reader would mark.

Three log-linear models over hashed traits (`statements.features`): whether a word reports at all (logistic), which
candidate it reports and whose words these are (softmax over the candidates), and a logistic model over their
scores that says how sure the whole attribution is. `scripts/train_attribution.py` learns the weights and
writes them; only hashes of traits and numbers are kept, so that no text can be had back from them.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np

BUCKETS = 1 << 20
PREFIXES = ("cue:", "content:", "source:")
_MOST_CACHED = 400_000
WEIGHTS = "attribution.npz"


def trait_hash(prefix: str, trait: str) -> int:
    """The place of a trait in the table of weights."""
    return zlib.crc32((prefix + trait).encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


class Model:
    """The weights, ready to score lists of traits."""

    def __init__(
        self, places: Sequence[int], weights: Sequence[float], final: Sequence[float], threshold: float
    ) -> None:
        self._table = array("f", bytes(4 * BUCKETS))
        for place, weight in zip(places, weights, strict=True):
            self._table[place] = weight
        self._known: tuple[dict[str, float], ...] = tuple({} for _ in PREFIXES)
        self._least: dict[tuple[str, float], float] = {}
        self.final = tuple(final)
        self.threshold = threshold

    def score(self, part: int, traits: Sequence[str]) -> float:
        """The sum of the weights of these traits; `part` 0 for cues, 1 for contents, 2 for sources."""
        known = self._known[part]
        total = 0.0
        for trait in traits:
            weight = known.get(trait)
            if weight is None:
                weight = self._table[trait_hash(PREFIXES[part], trait)]
                if len(known) > _MOST_CACHED:
                    known.clear()
                known[trait] = weight
            total += weight
        return total

    def least_odds(self, kind: str, probability: float) -> float:
        """The log odds that a cue of a kind needs to reach a probability with the best content and source.

        What lies below it need not be looked at further, and the result is the same.
        """
        if (kind, probability) not in self._least:
            none, one = (self._logit(final_signs(odds, [1.0], 0, 1.0, kind, True)) for odds in (0.0, 1.0))
            sourceless = self._logit(final_signs(0.0, [1.0], 0, 1.0, kind, False))
            needed = math.log(probability / (1 - probability)) - max(none, sourceless)
            self._least[kind, probability] = needed / (one - none) if one > none else -math.inf
        return self._least[kind, probability]

    def _logit(self, signs: Sequence[float]) -> float:
        return sum(w * s for w, s in zip(self.final, signs, strict=True))

    def probability(self, signs: Sequence[float]) -> float:
        """How likely the whole attribution is right, from the signs of `final_signs`."""
        return logistic(self._logit(signs))


def logistic(x: float) -> float:
    """1 / (1 + e^-x), without overflow.

    >>> logistic(0.0), logistic(-2000.0)
    (0.5, 0.0)
    """
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares that sum to one.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def final_signs(
    cue: float, content: Sequence[float], chosen: int, source: float, kind: str, sourced: bool
) -> list[float]:
    """What the last model looks at: the cue's log odds, the shares of the chosen content (and of the next best)
    and source, the kind of cue, and whether there is a source at all."""
    rest = max((p for n, p in enumerate(content) if n != chosen), default=0.0)
    mark = kind == "mark"
    return [
        1.0, cue, content[chosen], source, rest, float(mark), cue * mark, float(sourced),
        math.log(content[chosen] + 0.01), math.log(source + 0.01), float(kind == "noun"), float(kind == "colon"),
    ]  # fmt: skip


@cache
def trained() -> Model | None:
    """The weights that ship with the package, or None where they are missing: then the rules stand alone."""
    path = resources.files("comity.evidence") / "data" / WEIGHTS
    return loaded(path) if path.is_file() else None


def loaded(path: Traversable) -> Model:
    """The weights of a file that `scripts/train_attribution.py` wrote."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
        weights = data["weights"].astype(np.float32).tolist()
        return Model(data["places"].tolist(), weights, data["final"].tolist(), float(data["threshold"]))
