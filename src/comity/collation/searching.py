"""Which of very many sources are worth aligning with some words: an index of pairs of words before any alignment.

Of a few sources all are. Of more, those in which the row of words stands as it is; or those that hold half of the pairs
of neighbouring words of content, where there are any; else those with the most of the rarest words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from comity.collation.alignment import Source, shingles
from comity.collation.wording import Word, word_classes

FEW = 8  # sources: so many are always searched
BEST = 3  # sources that hold the most pairs, where some hold enough
ROW = 5  # words: longer rows that stand as they are in a source are looked for in no other
SHARE = 0.5  # of the pairs, from which a source is taken to hold the words


def worth_searching(wanted: Sequence[Word], sources: Sequence[Source]) -> list[Source]:
    """The sources that can hold these words, in their order."""
    if len(sources) <= FEW:
        return list(sources)
    forms = [word.form for word in wanted]
    if exact := [source for source in sources if len(forms) > ROW and source.exact(forms)]:
        return exact
    pairs = shingles(wanted)
    shares = [len(pairs & source.shingles) / len(pairs) if pairs else 0.0 for source in sources]
    if max(shares) >= SHARE:
        best = set(sorted(range(len(sources)), key=lambda i: -shares[i])[:BEST])
        return [source for i, source in enumerate(sources) if i in best and shares[i] >= SHARE]
    scores = [score + share for score, share in zip(_rarity(wanted, sources), shares, strict=True)]
    best = set(sorted(range(len(sources)), key=lambda i: -scores[i])[:FEW])
    return [source for i, source in enumerate(sources) if i in best]


def _rarity(wanted: Sequence[Word], sources: Sequence[Source]) -> list[float]:
    """Of each source the weight of the words that it holds, the fewer sources hold one the more."""
    stems = {word.stem for word in wanted if word.form not in word_classes()["stop"]}
    holding = {stem: sum(stem in source.stems for source in sources) for stem in stems}
    weights = {stem: math.log(1 + len(sources) / n) for stem, n in holding.items() if n}
    return [sum(weight for stem, weight in weights.items() if stem in source.stems) for source in sources]
