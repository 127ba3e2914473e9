"""Words on a page: those that were searched for made visible in what was found."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_END = re.compile(r"(?:ing|ed|es|s|ly|e)$")


def lit(text: str, asked: str) -> Markup:
    """A text in which the words asked for are marked, in whatever form they stand there.

    >>> str(lit("He claims <b> that sanctions failed", "claim sanctions"))
    'He <mark>claims</mark> &lt;b&gt; that <mark>sanctions</mark> failed'
    """
    found = _forms(asked)
    if found is None:
        return escape(text)
    made, at = Markup(), 0
    for match in found.finditer(text):
        made += escape(text[at : match.start()]) + Markup("<mark>") + escape(match[0]) + Markup("</mark>")
        at = match.end()
    return made + escape(text[at:])


@lru_cache
def _forms(asked: str) -> re.Pattern[str] | None:
    """What finds the words asked for in their forms; None where no words were."""
    stems = [_END.sub("", word) if len(word) > 4 else word for word in re.findall(r"\w+", asked.casefold())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w{{0,4}}\b", re.IGNORECASE) if stems else None


def joined(after: str) -> str:
    """What stands after words, with the space between where there is one.

    >>> joined(". And"), joined("and")
    ('. And', ' and')
    """
    return after if after[:1] in tuple(".,;:!?”’)»") or not after else f" {after}"
