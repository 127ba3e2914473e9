"""Numbers in words and digits."""

from __future__ import annotations

import re

from comity.language.time.time_words import time_words


def number(text: str) -> float | None:
    """The number that words or digits tell; None where they leave it open ("several").

    >>> number("2 1/2"), number("1,200"), number("two hundred and thirty-four"), number("a few")
    (2.5, 1200, 234, None)
    """
    words = " ".join(text.lower().split())
    if words in time_words().vague:
        return None
    if "couple" in words:
        return 2
    if words.startswith("half"):
        return 0.5
    whole = re.sub(r"\s*(?:and a half|\b1/2|½)$", "", words)
    extra = 0.5 if whole != words else 0.0
    words = whole
    if re.fullmatch(r"[\d,]*\d(\.\d+)?", words):
        return _neat(float(words.replace(",", "")) + extra)
    total, current = 0, 0
    for word in re.findall(r"[a-z]+", words):
        value = time_words().numbers.get(word)
        if value is None:
            continue
        if value in (100, 1000):
            current = max(current, 1) * value
        else:
            current += value
        if value == 1000:
            total, current = total + current, 0
    return _neat(total + current + extra)


def spoken_year(text: str) -> int | None:
    """The year told in words, as "nineteen ninety-six" or "two thousand and four".

    >>> spoken_year("nineteen ninety-six"), spoken_year("two thousand four")
    (1996, 2004)
    """
    words = re.findall(r"[a-z]+", text.lower())
    if "thousand" in words:
        value = number(text)
        return int(value) if value else None
    values = [time_words().numbers.get(w, 0) for w in words if w != "and"]
    if not values or values[0] not in range(10, 21):
        return None
    return values[0] * 100 + sum(v for v in values[1:] if v != 100)


def ordinal(text: str) -> int:
    """The place that an ordinal tells.

    >>> ordinal("third"), ordinal("21st")
    (3, 21)
    """
    word = text.lower()
    return time_words().ordinals[word] if word in time_words().ordinals else int(re.sub(r"\D", "", word))


def _neat(value: float) -> float:
    return int(value) if value == int(value) else value
