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


@cache
def _proceedings() -> re.Pattern[str]:
    forms = yaml.safe_load(files(__package__).joinpath("data/proceedings.yaml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{form})" for form in forms))


def is_direction(line: str) -> bool:
    """Whether words in brackets, standing alone, are a stage direction.

    >>> is_direction("(BEGIN VIDEO CLIP)"), is_direction("(the two sides)"), is_direction("(through translator)")
    (True, False, True)
    """
    match = _BRACKETED.fullmatch(line) if len(line) < 130 else None
    return match is not None and _words().match((match[1] or match[2] or match[3]).strip()) is not None


def is_proceeding(line: str) -> bool:
    """Whether a line of a record tells what was done, in nobody's words.

    >>> is_proceeding("Ms. Lindqvist (Norvia), Vice-President, took the Chair."), is_proceeding("It was so.")
    (True, False)
    """
    return len(line) < 300 and _proceedings().match(line) is not None


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
