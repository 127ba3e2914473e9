"""The ways in which one name is spelt: British and American, with and without hyphens and accents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, product

import yaml

from comity.names import plain

WORD = re.compile(r"\w+|[^\w\s]")
MOST = 32  # spellings of one name


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in each of its spellings, its own first.

    >>> list(spellings("Guinea-Bissau"))
    [('Guinea', '-', 'Bissau'), ('Guinea', '–', 'Bissau'), ('Guinea', 'Bissau')]
    """
    seen: set[tuple[str, ...]] = set()
    for text in dict.fromkeys((name, _joined(name))):
        plain = (tuple(_others().get(word, ((word,),))) for word in WORD.findall(text))
        for choice in islice(product(*plain), MOST):
            for words in (sum(choice, ()), _unaccented(sum(choice, ()))):
                if words not in seen:
                    seen.add(words)
                    yield words


def _joined(name: str) -> str:
    """A name with "co-operation" as one word, the form that the table has."""
    return re.sub(r"\b([Cc])o-op", r"\1oop", name)


def _unaccented(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word if word == "’" else plain(word) for word in words)


@cache
def _others() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each word of the table, its own spelling and then the others, each as words."""
    rows = yaml.safe_load(files(__package__).joinpath("data/spellings.yaml").read_text("utf-8"))
    return {
        word: tuple(tuple(other.split()) for other in (word, *(o for o in row if o != word)))
        for row in rows
        for word in row
        if len(word.split()) == 1
    }
