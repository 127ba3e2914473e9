"""Stances of the parties of a document on issues in its words, as the encoder sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from comity.evidence.sight import Sight
from comity.language.encoder import Floats, Seen

_SHORTEST, _LONGEST = 2, 90  # characters, and pieces, of an issue
_INSIDE, _HOLDING = 0.35, 0.35  # probabilities from which a piece is of an issue, a party its holder


@dataclass(frozen=True)
class Stance:
    """The stance of `holder` (a party), support or oppose, on what characters `issue` name; `mention` are those of the
    words that stand for the holder, None for a voice."""

    holder: str
    stance: str
    issue: tuple[int, int]
    probability: float
    mention: tuple[int, int] | None


def stances(sight: Sight) -> Iterator[Stance]:
    """Every stance that is likelier than its threshold, window by window."""
    for seen in sight.seen:
        yield from _of_window(seen, sight)


def _of_window(seen: Seen, sight: Sight) -> Iterator[Stance]:
    if not seen.window.parties:
        return
    tags = sight.heads.issues(seen.vectors)
    starts = np.array(seen.window.starts)
    tags = np.where(starts[:, None] >= 0, tags, 0)
    at = np.array([n for n, _ in seen.window.parties])
    parties = list(dict.fromkeys(p for _, p in seen.window.parties))
    who = np.array([parties.index(p) for _, p in seen.window.parties])
    for column, stance in enumerate(("support", "oppose")):
        for first, run in _runs(tags[:, column], tags[:, 2], _INSIDE):
            past = _end(sight, seen, first, run)
            inside = float(tags[first:past, column].mean())
            odds = np.zeros(len(parties))
            scores = sight.heads.holders(seen.vectors, first, at)
            np.add.at(odds, who, np.exp(np.clip(scores, -25, 25)))
            for n in np.flatnonzero(odds / (1 + odds) >= _HOLDING):
                mine = np.flatnonzero(who == n)
                piece = int(at[mine[scores[mine].argmax()]])
                own = (seen.window.starts[piece], seen.window.ends[piece]) if starts[piece] >= 0 else None
                issue = seen.window.starts[first], seen.window.ends[past - 1]
                share = float(odds[n] / (1 + odds[n]))
                if issue[1] - issue[0] >= _SHORTEST and inside * share >= sight.threshold("position"):
                    yield Stance(parties[int(n)], stance, issue, inside * share, own)


def _runs(inside: Floats, begins: Floats, least: float) -> Iterator[tuple[int, int]]:
    """Runs of pieces that name an issue, cut where another begins."""
    first: int | None = None
    for n in range(len(inside) + 1):
        ends = n == len(inside) or inside[n] < least
        if first is not None and (ends or (begins[n] >= 0.5 and n > first + 1)):
            yield first, n
            first = None
        if first is None and not ends:
            first = n


def _end(sight: Sight, seen: Seen, first: int, run: int) -> int:
    """The piece past the last of the issue that begins at `first`, whose run of likely pieces ends before `run`."""
    shares = sight.heads.pointed("ends", seen.vectors, first)
    places = np.arange(len(shares))
    near = (places >= first) & (places < first + _LONGEST) & (np.array(seen.window.starts) >= 0)
    return int(np.where(near, shares, -np.inf).argmax()) + 1
