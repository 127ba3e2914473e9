"""What the heads say of a window: small matrices over the encoder's vectors, in numpy.

`cues`: whether a piece begins or continues the words that report (he *said*). `linked`: of each piece, whether it is
of the content, or to the source, of the statement that a cue begins. `pairs`: of two mentions, the relations from the
first to the second, how they are put, the PLOVER root, and liking or disliking. `reasons`: which relation a piece is a
word for. `issues`: whether a piece names what somebody supports or opposes; `holders`: who does. `groups`: whether a
piece names an actor whom no list knows. `critical`: whether a piece criticises, and whom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = Sequence[int] | NDArray[np.int64]

RELATIONS = (
    "cooperation", "alliance", "membership", "support", "aid", "arms", "mediation", "talks", "criticism", "pressure",
    "sanctions", "hostility", "force",
)  # fmt: skip
FACTUALITIES = ("real", "planned", "hypothetical", "denied")
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
REACH = 24  # steps of distance, signed


def steps(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in pieces as 2 * REACH + 1 steps that grow wider: 0 to 8 by one, then by powers of 1.3.

    >>> steps(np.array([0, 1, -1, 300])).tolist()
    [24, 25, 23, 45]
    """
    size = np.abs(distance).astype(np.float64)
    wide = np.where(size <= 8, size, 8 + np.floor(np.log(np.maximum(size, 8) / 8) / np.log(1.3)))
    return (np.sign(distance) * np.minimum(wide, REACH) + REACH).astype(np.int64)


def logistic(x: Floats) -> Floats:
    """1 / (1 + e^-x), element by element."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def softmax(x: Floats) -> Floats:
    """Shares over the last axis."""
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, by its tanh form (Hendrycks & Gimpel 2016)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), dtype=np.float32)


class Heads:
    """The matrices of every head, by name, as the training script writes them."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        self._w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        self._answered: dict[str, tuple[Floats, Floats, Floats]] = {}

    def table(self, name: str) -> Floats | None:
        """A table that came with the matrices, if there is one of this name."""
        return self._w.get(name)

    def _linear(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"], dtype=np.float32)

    def cues(self, vectors: Floats) -> Floats:
        """[pieces, 3]: probabilities of outside, begins, continues a cue."""
        return softmax(self._linear("cue", vectors))

    def linked(self, part: str, vectors: Floats, cue: int) -> Floats:
        """[pieces]: probability that a piece belongs to the `part` (content, source) of the statement of a cue."""
        return logistic(self._towards(part, vectors, cue))

    def pointed(self, part: str, vectors: Floats, place: int) -> Floats:
        """[pieces]: log shares of being where the content of the cue at `place` `opens` or `closes`, or where the issue
        that begins there `ends`."""
        shares = softmax(self._towards(part, vectors, place))
        return np.asarray(np.log(np.maximum(shares, 1e-9)), dtype=np.float32)

    def _towards(self, part: str, vectors: Floats, place: int) -> Floats:
        asked = self._linear(f"{part}.ask", vectors[place : place + 1])
        answers, alone = self._answers(part, vectors)
        away = self._w[f"{part}.away"][steps(np.arange(len(vectors)) - place)]
        return np.asarray((answers @ asked[0]) / np.sqrt(asked.shape[1]) + alone + away)

    def _answers(self, part: str, vectors: Floats) -> tuple[Floats, Floats]:
        """What the pieces of a window answer whoever asks: made once for all that ask in it."""
        last = self._answered.get(part)
        if last is None or last[0] is not vectors:
            last = vectors, self._linear(f"{part}.answer", vectors), self._linear(f"{part}.alone", vectors)[:, 0]
            self._answered[part] = last
        return last[1], last[2]

    def pairs(self, vectors: Floats, first: Places, second: Places) -> Floats:
        """[pairs, width]: what the heads of pairs look at, of mentions at pieces `first` and `second`."""
        a, b = np.asarray(first), np.asarray(second)
        left, right = self._linear("pair.left", vectors), self._linear("pair.right", vectors)
        crossed = self._linear("pair.over", vectors)[a] * self._linear("pair.under", vectors)[b]
        beside = left[a] + right[b] + self._w["pair.away"][steps(b - a)] + self._linear("pair.crossed", crossed)
        return gelu(beside.astype(np.float32))

    def relations(self, seen: Floats) -> Floats:
        """[pairs, RELATIONS]: log odds of each relation from the first to the second."""
        return self._linear("relation", seen)

    def factualities(self, seen: Floats) -> Floats:
        """[pairs, FACTUALITIES]: how the relation is put, as shares."""
        return softmax(self._linear("factuality", seen))

    def roots(self, seen: Floats) -> Floats:
        """[pairs, ROOTS]: the PLOVER root of what the first does to the second, as shares."""
        return softmax(self._linear("root", seen))

    def opinions(self, seen: Floats) -> Floats:
        """[pairs, 2]: log odds that the first likes, and dislikes, the second."""
        return self._linear("opinion", seen)

    def reasons(self, vectors: Floats) -> Floats:
        """[pieces, RELATIONS]: probability that a piece is a word for a relation."""
        return logistic(self._linear("reason", vectors))

    def issues(self, vectors: Floats) -> Floats:
        """[pieces, 3]: probabilities that a piece names an issue supported, one opposed, and begins one."""
        return logistic(self._linear("issue", vectors))

    def holders(self, vectors: Floats, issue: int, mentions: Places) -> Floats:
        """[mentions]: log odds that a mention holds the position on the issue that begins at a piece."""
        at = np.asarray(mentions)
        asked = self._linear("holder.ask", vectors[issue : issue + 1])
        scores = (self._linear("holder.answer", vectors[at]) @ asked[0]) / np.sqrt(asked.shape[1])
        alone = self._linear("holder.alone", vectors[at])[:, 0]
        return np.asarray(scores + alone + self._w["holder.away"][steps(at - issue)], dtype=np.float32)

    def groups(self, vectors: Floats) -> Floats:
        """[pieces, 2]: probabilities that a piece names an actor whom no list knows, and begins one."""
        return logistic(self._linear("group", vectors))

    def critical(self, vectors: Floats) -> Floats:
        """[pieces, 2]: log odds that a piece criticises, and that the mention it stands for is criticised."""
        return self._linear("critical", vectors)
