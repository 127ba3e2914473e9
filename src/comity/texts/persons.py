"""Names of persons in headings: a run of capitalised words without the styles and offices around it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from comity.texts.lists import either

_TOKEN = r"(?:(?:[A-ZÀ-ÞĀ-Ž]\.){1,3}|[A-ZÀ-ÞĀ-ŽА-ЯІЇЄ](?:[\w’'-]|\.(?=[A-Z]\.))*\.?)"
_PARTICLE = rf"(?:{either('particles')})"
_RUN = re.compile(rf"(?<![\w’'-]){_TOKEN}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0-]+){{0,2}}{_TOKEN})*")
_STYLE = re.compile(rf"(?:{either('styles')})")


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that are of no person's name, in small letters (`data/no_names.yaml`)."""
    data = yaml.safe_load(files(__package__).joinpath("data/no_names.yaml").read_text("utf-8"))
    return frozenset(word for words in data.values() for word in words)


def names_in(words: str) -> list[tuple[int, int]]:
    """Where names of persons stand in a heading, styles and offices left off; names of two words and more.

    >>> heading = "Statement by H.E. Mr. Juan Pérez, Minister of Foreign Affairs of Examplia"
    >>> [heading[start:end] for start, end in names_in(heading)]
    ['Juan Pérez']
    >>> [words[start:end] for words in ("Ana Dorn's Regular Talks",) for start, end in names_in(words)]
    ['Ana Dorn']
    """
    found = []
    for run in _RUN.finditer(words):
        found += _split(words, run.start(), run.end())
    return found


def _split(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a run of capitalised words that can be names."""
    parts: list[list[tuple[int, int]]] = [[]]
    for token in re.finditer(r"H\. E\.|[^ \u00a0]+", words[start:end]):
        text = token[0]
        if len(parts[-1]) >= 2 and words[start:end][: token.start()].endswith("  "):
            parts.append([])  # what stands apart is another column of the page
        if (
            all(_STYLE.fullmatch(part) for part in text.split("-"))
            or text.strip(".,’'").lower() in _no_names()
            or text.removesuffix("’s").lower() in _no_names()
        ):
            parts.append([])
        elif (owner := re.search(r"[’']s$", text)) is not None:  # what is owned is no part of the name
            parts[-1].append((start + token.start(), start + token.start() + owner.start()))
            parts.append([])
        else:
            parts[-1].append((start + token.start(), start + token.end()))
    return [
        (part[0][0], _end(words, part[-1][1]))
        for part in parts
        if 2 <= len(part) <= 6 and sum(end - begin > 2 for begin, end in part) >= 1 and _cased(words, part)
    ]


def _cased(words: str, part: list[tuple[int, int]]) -> bool:
    return (
        words[part[0][0]].isupper() and words[part[-1][0]].isupper() and not words[part[-1][0] : part[-1][1]].isdigit()
    )


def _end(words: str, end: int) -> int:
    for tail in ("’s", "'s", "’", "'"):
        if words[:end].endswith(tail):
            return end - len(tail)
    return end - 1 if words[end - 1] == "." and end - 2 >= 0 and words[end - 2].islower() else end
