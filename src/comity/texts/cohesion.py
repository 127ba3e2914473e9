"""How much two stretches of text share their words: low where one document ends and another begins.

The measure is the cosine of counts of word stems before and after a place, as in text tiling (Hearst 1997).
"""

from __future__ import annotations

import math
import re
from collections import Counter

from comity.texts.lists import listed

WINDOW = 3000  # characters on each side
LEAST = 400  # characters: less tells nothing
_WORD = re.compile(r"[^\W\d_]{4,}")


def cohesion(text: str, at: int) -> float | None:
    """Cosine (0 to 1) of the words before and after an offset; None where a side is too short to tell."""
    before, after = text[max(0, at - WINDOW) : at], text[at : at + WINDOW]
    if len(before) < LEAST or len(after) < LEAST:
        return None
    left, right = _stems(before), _stems(after)
    product = sum(count * right[stem] for stem, count in left.items())
    length = math.sqrt(sum(c * c for c in left.values()) * sum(c * c for c in right.values()))
    return product / length if length else 0.0


def _stems(text: str) -> Counter[str]:
    return Counter(word[:7] for word in _WORD.findall(text.lower()) if word not in listed("common"))
