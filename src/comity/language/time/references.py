"""Words that point to the present, the past or the future without a date: "now", "recently", "in the near future"."""

from __future__ import annotations

import re

from comity.language.time.context import Context, Found
from comity.language.time.rules import Build, after, group, last_word, plain
from comity.language.time.time_words import time_words

_MEANING = {"PRESENT_REF": "the present", "PAST_REF": "some time past", "FUTURE_REF": "some time to come"}


def reference(m: re.Match[str], ctx: Context) -> Found | None:
    """A phrase of the words of time; those that a number, a noun or "as ... as" makes something else are out."""
    words = group(m, "words").replace("’", "'")
    value = time_words().references[words]
    prev, follows = last_word(ctx.text, m.start()), after(ctx.text, m.end())
    if prev == "as" or (words == "soon" and re.match(r"\s+(?:as|after)\b", follows)):
        return None
    if (
        words.startswith("the ")
        and re.match(r"\s+[a-z]+", follows)
        and not re.match(
            r"\s+(?:and\s+(?:the|future|past)|or|is|was|to|we|of|has|have|with|for|but|it|they|he|as|when|in|at|by|on|that|will|can|may)\b",
            follows,
        )
    ):
        return None
    if words == "these days" and re.match(r"\s+of\b", follows):
        return None
    return plain(m, "DATE", value, _MEANING[value])


def adjective(m: re.Match[str], ctx: Context) -> Found | None:
    """As "current" before a noun."""
    value = time_words().reference_adjectives[group(m, "words")]
    if m["words"][0].isupper() or not re.match(r"\s+[A-Za-z]", ctx.text[m.end() : m.end() + 3]):
        return None
    return plain(m, "DATE", value, _MEANING[value])


BUILDERS: dict[str, Build] = {
    "reference": reference,
    "adjective": adjective,
}
