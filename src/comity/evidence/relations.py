"""Relations between the parties of a document as the encoder sees them: who does what to whom, and how sure that is.

For every two mentions in a window the heads give each relation's log odds; what those of two parties say together
is the log of their summed odds. The pair of mentions that says it loudest tells where it stands and how it is put.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.evidence.sight import Sight
from comity.kinds import tie_kinds
from comity.language.encoder import FACTUALITIES, RELATIONS, ROOTS, Floats, Seen

FAINT = 0.05  # probability from which a relation is worth a look
UNDIRECTED = frozenset(kind.relation for kind in tie_kinds().values() if kind.canonical and not kind.directed)
# The PLOVER roots that what a relation tells can be, where it is an event.
_ROOTS_OF = {
    "cooperation": ("AGREE", "COOPERATE"), "alliance": ("AGREE", "COOPERATE"), "support": ("SUPPORT", "YIELD"),
    "aid": ("AID",), "arms": ("AID",), "mediation": ("CONSULT",), "talks": ("CONSULT",),
    "criticism": ("ACCUSE", "REJECT", "PROTEST"), "pressure": ("REQUEST", "THREATEN", "REJECT", "COERCE"),
    "sanctions": ("SANCTION",), "hostility": ("THREATEN", "PROTEST", "MOBILIZE", "REJECT"),
    "force": ("ASSAULT", "COERCE", "MOBILIZE"),
}  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """A relation from `source` to `target` (parties). `words` are characters of the word that carries it, `first` and
    `second` those of the two mentions, None for a voice; `factuality` is real, planned, hypothetical or denied; `root`
    is the likeliest PLOVER root of those that the relation can be, None where it is none."""

    source: str
    target: str
    relation: str
    probability: float
    factuality: str
    root: str | None
    words: tuple[int, int]
    first: tuple[int, int] | None
    second: tuple[int, int] | None


def relations(sight: Sight, sentences: Sequence[tuple[int, int]], least: float) -> Iterator[Relation]:
    """Every relation that is at least so likely, window by window; `sentences` are characters, in order."""
    for seen in sight.seen:
        yield from _of_window(seen, sight, sentences, least)


def _of_window(seen: Seen, sight: Sight, sentences: Sequence[tuple[int, int]], least: float) -> Iterator[Relation]:
    parties = list(dict.fromkeys(p for _, p in seen.window.parties))
    if len(parties) < 2:
        return
    at = np.array([n for n, _ in seen.window.parties])
    who = np.array([parties.index(p) for _, p in seen.window.parties])
    i, j = (x.ravel() for x in np.meshgrid(np.arange(len(at)), np.arange(len(at)), indexing="ij"))
    keep = who[i] != who[j]
    i, j = i[keep], j[keep]
    looked = sight.heads.pairs(seen.vectors, at[i], at[j])
    scores = np.clip(sight.heads.relations(looked), -25, 25)
    group = who[i] * len(parties) + who[j]
    odds = np.zeros((len(parties) ** 2, len(RELATIONS)), dtype=np.float64)
    np.add.at(odds, group, np.exp(scores.astype(np.float64)))
    shares = odds / (1 + odds)
    reasons = sight.heads.reasons(seen.vectors)
    for r, name in enumerate(RELATIONS):
        for g in np.flatnonzero(shares[:, r] >= least):
            a, b = divmod(int(g), len(parties))
            if a == b or (name in UNDIRECTED and not _says(shares[:, r], a, b, len(parties))):
                continue
            mine = np.flatnonzero(group == g)
            best = int(mine[scores[mine, r].argmax()])
            first, second = int(at[i[best]]), int(at[j[best]])
            yield Relation(
                parties[a], parties[b], name, float(shares[g, r]),
                FACTUALITIES[int(sight.heads.factualities(looked[best : best + 1])[0].argmax())],
                _root(name, sight.heads.roots(looked[best : best + 1])[0]),
                _words(seen, reasons[:, r], first, second, sentences), _place(seen, first), _place(seen, second),
            )  # fmt: skip


def _root(relation: str, shares: Floats) -> str | None:
    allowed = _ROOTS_OF.get(relation, ())
    return max(allowed, key=lambda root: shares[ROOTS.index(root)], default=None)


def _says(shares: NDArray[np.float64], a: int, b: int, count: int) -> bool:
    """Whether this is the surer of the two directions of an undirected relation."""
    here, there = shares[a * count + b], shares[b * count + a]
    return bool(here > there or (here == there and a < b))


def _place(seen: Seen, piece: int) -> tuple[int, int] | None:
    start = seen.window.starts[piece]
    return (start, seen.window.ends[piece]) if start >= 0 else None


def _words(
    seen: Seen, reasons: Floats, first: int, second: int, sentences: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The likeliest word for the relation in the sentences of its two mentions (or, of voices alone, in the window)."""
    spoken = [p for p in (first, second) if seen.window.starts[p] >= 0]
    starts = np.array(seen.window.starts)
    near = np.zeros(len(starts), dtype=bool)
    for piece in spoken:
        for a, b in sentences:
            if a <= starts[piece] < b:
                near |= (starts >= a) & (starts < b)
    near = near if near.any() else starts >= 0
    piece = int(np.where(near, reasons, -1).argmax())
    return seen.window.starts[piece], seen.window.ends[piece]
