"""Stage directions: what transcribers put in brackets about the speaking, not what was said."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from comity.model import Span

_BRACKETED = re.compile(r"\(([^()\n]{2,120})\)|\[([^\[\]\n]{2,80})\]|<(…|\.\.\.)>")


@cache
def _words() -> re.Pattern[str]:
    forms = yaml.safe_load(files(__package__).joinpath("data/directions.yaml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


def stage_directions(text: str) -> tuple[Span, ...]:
    """The stage directions of a text.

    >>> [span.text for span in stage_directions("Thank you. (Laughter.) We (the two sides) agreed. [Inaudible]")]
    ['(Laughter.)', '[Inaudible]']
    """
    found = []
    for match in _BRACKETED.finditer(text):
        inside = match.group(1) or match.group(2) or match.group(3)
        if _words().match(inside.strip()) or match.group(3):
            found.append(Span(match.start(), match.end(), match.group()))
    return tuple(found)
