"""Names as they are written in a text, and the ways in which the same name can be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.collation.wording import normal, stem, word_classes

_WORD = r"[A-Z](?:[\w.]*\w)?"
_BODY = (
    r"(?:Organi[sz]ation|Council|Conference|Committee|Commission|Convention|Treaty|Agreement|Ministry|Department|Office|"
    r"Bureau|Agency|Initiative|Partnership|Group|Forum|Assembly|Court|Fund|Bank|Community|Association|Alliance)"
)
_LINK = r"(?:of|for|on|in|the|to|against|and(?!\s+the\b))"
_NAME = re.compile(
    rf"{_BODY}(?:\s+{_LINK})+\s+{_WORD}(?:,?\s+(?:{_LINK}\s+)*{_WORD})*"
    rf"|(?!The |A |An ){_WORD}(?:(?:\s+of\s+(?:the\s+)?|[\s-]+)(?:{_WORD}|\d+\b))*"
)
_OPENS = re.compile(r"(?:^|[.!?:]\s+|[“\"‘(]\s*|\n)$")
_DEMONYM = re.compile(r"(?:ians?|ia|ans?|ese|ish|n|a|e|y)$")


def names_in(text: str) -> tuple[str, ...]:
    """The names of a text in the order in which they first come: runs of words with capitals.

    >>> names_in("On Monday the Council of Ministers met in Riga. They discussed the Blue River Treaty.")
    ('Council of Ministers', 'Riga', 'Blue River Treaty')
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        words = match[0].split()
        if words[0].casefold() == "head":  # Head of State: an office
            continue
        while words and normal(words[0]) in (word_classes()["untold"] | {"of"}):
            words = words[1:]
        opens = len(words) == len(match[0].split()) and _OPENS.search(text[: match.start()][-4:])
        if (
            words
            and not (opens and len(words) == 1 and not words[0].isupper())
            and len(words[0]) > 1
            and not words[0].isdigit()
        ):
            yield " ".join(words)


def called(name: str) -> frozenset[str]:
    """What a name can go by: its words, each without the ending of a demonym, and its first letters.

    >>> sorted(called("North Sea Treaty")), called("Norwegian") & called("Norway")
    (['north', 'nst', 'sea', 'treat'], frozenset())
    """
    capitals = [part for part in re.split(r"[\s-]+", name) if part[0].isupper()]
    made = {_key(part) for part in capitals if normal(part) not in word_classes()["stop"]}
    if len(capitals) > 1:
        made.add("".join(part[0] for part in capitals).casefold())
    return frozenset(made)


def named_as(text: str) -> frozenset[str]:
    """What a text calls anyone."""
    capitalised = re.findall(_WORD, text)
    return frozenset().union(*(called(name) for name in (*names_in(text), *capitalised)))


def _key(word: str) -> str:
    form = normal(word.strip(".’'"))
    if word.isupper():
        return form
    cut = _DEMONYM.sub("", form)
    return cut if len(cut) >= 4 else stem(form)
