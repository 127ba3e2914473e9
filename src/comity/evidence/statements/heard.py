"""Statements as the encoder hears them: a cue, the words it reports, and whose they are.

A cue is found piece by piece; for each, every piece of the window is asked whether it belongs to the content and
whether to the source, and whether the content begins or ends there. The content is the stretch for which all that says
most together, without what stands between its parts (“..., he said, ...”).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from comity.evidence.sight import Sight
from comity.language.encoder import Floats, Seen

Characters = tuple[int, int]

_GAP, _BETWEEN = 2, 0.3  # pieces between two parts of a content: at least so many, each at most so likely to be of it
_CUE, _WHOSE = 0.35, 0.3  # probabilities from which a piece begins a cue, is of a source
_LONGEST = 250  # pieces from the first to the last of a content
_TOKEN, _CLIPPED = 0.25, 3.0  # what a piece's own odds count for beside the ends; no piece says more than that
_FADED = 0.5  # of the least share, with which a source still goes on


@dataclass(frozen=True)
class Heard:
    """A statement in characters of the document; `probability` that a reader would agree."""

    cue: Characters
    content: tuple[Characters, ...]
    source: Characters | None
    probability: float


def heard(sight: Sight) -> Iterator[Heard]:
    """Every statement of a document, in the order of cues."""
    for seen in sight.seen:
        yield from _apart(list(_of_window(seen, sight)))


def _apart(found: list[Heard]) -> Iterator[Heard]:
    """Statements of which none takes along what its own source says next: in “reaffirmed A and assured B” what is
    reaffirmed ends before “assured”. What others say in a content stays in it."""
    for one in found:
        later = [o.cue[0] for o in found if o.cue[0] > one.cue[1] and _holds(one, o.cue) and not _inside(o.source, one)]
        cut = min(later, default=one.content[-1][1])
        content = tuple((a, min(b, cut)) for a, b in one.content if a < cut)
        yield replace(one, content=content) if content else one


def _holds(one: Heard, place: Characters) -> bool:
    return any(a <= place[0] < b for a, b in one.content)


def _inside(source: Characters | None, one: Heard) -> bool:
    return source is not None and _holds(one, source)


def _of_window(seen: Seen, sight: Sight) -> Iterator[Heard]:
    tags = sight.heads.cues(seen.vectors)
    starts = np.array(seen.window.starts)
    for first in np.flatnonzero((tags[:, 1] >= _CUE) & (starts >= 0)):
        past = first + 1
        while past < len(tags) and tags[past, 2] > max(0.5, tags[past, 1]):
            past += 1
        content = sight.heads.linked("content", seen.vectors, int(first))
        content = np.where(starts >= 0, content, 0)
        content[first:past] = 0
        runs = _runs(content, *_ends(sight, seen, int(first), content))
        if not runs:
            continue
        source = sight.heads.linked("source", seen.vectors, int(first))
        source = np.where(starts >= 0, source, 0)
        inside = float(np.mean([content[a:b].mean() for a, b in runs]))
        yield Heard(
            cue=_characters(seen, int(first), int(past)),
            content=tuple(_characters(seen, a, b) for a, b in runs),
            source=_source(seen, source, _WHOSE),
            probability=float(tags[first, 1]) * inside,
        )


def _source(seen: Seen, shares: Floats, least: float) -> Characters | None:
    """The run of pieces that holds the likeliest one."""
    top = int(shares.argmax())
    if shares[top] < least:
        return None
    first = past = top
    while first > 0 and shares[first - 1] >= _FADED * least:
        first -= 1
    while past + 1 < len(shares) and shares[past + 1] >= _FADED * least:
        past += 1
    return _characters(seen, first, past + 1)


def _ends(sight: Sight, seen: Seen, cue: int, shares: Floats) -> tuple[int, int]:
    """The first piece of a content and the one past its last: the likeliest of all stretches."""
    odds = np.log(np.maximum(shares, 1e-6)) - np.log(np.maximum(1 - shares, 1e-6))
    sums = np.concatenate([[0.0], np.cumsum(np.clip(odds, -_CLIPPED, _CLIPPED))])
    opens = sight.heads.pointed("opens", seen.vectors, cue) - _TOKEN * sums[:-1]
    closes = sight.heads.pointed("closes", seen.vectors, cue) + _TOKEN * sums[1:]
    whole = opens[:, None] + closes[None, :]
    places = np.arange(len(shares))
    length = places[None, :] - places[:, None]
    whole = np.where(
        (length >= 0) & (length < _LONGEST) & (shares > 0)[:, None] & (shares > 0)[None, :], whole, -np.inf
    )
    first, last = divmod(int(whole.argmax()), len(shares))
    return first, last + 1


def _runs(shares: Floats, first: int, past: int) -> list[tuple[int, int]]:
    """The stretch from first to past without what stands between its parts."""
    runs, begun = [], first
    n = first
    while n < past:
        end = n
        while end < past and shares[end] < _BETWEEN:
            end += 1
        if end - n >= _GAP and first < n and end < past:
            runs.append((begun, n))
            begun = end
        n = max(end, n + 1)
    runs.append((begun, past))
    return [(a, b) for a, b in runs if a < b]


def _characters(seen: Seen, first: int, past: int) -> Characters:
    """Characters of a run of pieces; pieces that stand for no words are passed over."""
    starts = [s for s in seen.window.starts[first:past] if s >= 0]
    ends = [e for e in seen.window.ends[first:past] if e >= 0]
    return min(starts), max(ends)
