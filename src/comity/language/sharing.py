"""Names that several countries share, told apart by the words around them: Georgia, Congo, Korea, Dominican."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def shared_names() -> dict[str, dict[str, re.Pattern[str]]]:
    """Each shared name, the countries it can mean, and the words by which each of these is told."""
    given = yaml.safe_load((files("comity.language") / "data" / "shared_names.yaml").read_text("utf-8"))
    return {
        name: {country: re.compile(rf"\b(?:{'|'.join(words)})\b") for country, words in countries.items()}
        for name, countries in given.items()
    }


def told_names(text: str) -> dict[str, str | None]:
    """Each shared name in a text with the country it means there, None where nothing or several things tell.

    >>> told_names("a vote in Atlanta, Georgia"), told_names("Georgia")
    ({'Georgia': 'USA'}, {'Georgia': None})
    """
    found: dict[str, str | None] = {}
    for name, countries in shared_names().items():
        if re.search(rf"\b{name}\b", text):
            told = [country for country, words in countries.items() if words.search(text)]
            found[name] = told[0] if len(told) == 1 else None
    return found
