"""Family names of persons in a sentence, found again in another script by the consonants of their transliteration.

Only what a given name or an office stands before is taken for a person's name; Chinese characters, which give the sound
of a foreign name only roughly, are not compared.
"""

from __future__ import annotations

import re
from functools import cache

from comity.names import folded, given_names, longest_first
from comity.vocabulary import offices

_SOUNDS = (
    (re.compile(r"shch|sch|sh|ch|zh|dzh|dj|tz|ts|[csxz]"), "s"), (re.compile(r"kh|gh|ph(?=\b)|h"), ""),
    (re.compile(r"ph|[wv]"), "f"), (re.compile(r"[gqk]"), "k"), (re.compile(r"[aeiouyj']"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*\w"


def consonants(name: str) -> str:
    """The consonants of a name in Latin letters, alike sounds made one.

    >>> consonants("Lavrov"), consonants("Лавровым"), consonants("لافروف"), consonants("Guterres")
    ('lfrf', 'lfrfm', 'lfrf', 'ktrs')
    """
    made = folded(name)
    for pattern, instead in _SOUNDS:
        made = pattern.sub(instead, made)
    return made


@cache
def _titles() -> str:
    single = {title for title in offices("government") if " " not in title and "-" not in title}
    return longest_first((single | {"Minister", "Mr", "Mrs", "Ms", "Dr"}) - {"General"})


def people(text: str) -> tuple[str, ...]:
    """The family names of persons that a text in Latin letters names.

    >>> people("We met President Okafor and Sergey Lavrov in New York."), people("The Charter is old.")
    (('Lavrov', 'Okafor'), ())
    """
    found = {m[2] for m in re.finditer(rf"\b({_CAPITAL})\s+({_CAPITAL})", text) if m[1] in given_names()}
    for match in re.finditer(rf"\b(?:{_titles()})\.?\s+({_CAPITAL})(?:\s+({_CAPITAL}))?", text):
        last = match[2] if match[2] and match[1] in given_names() else match[1]
        if last not in given_names() and not re.fullmatch(_titles(), last):
            found.add(last)
    return tuple(sorted(found))


def unnamed(text: str, passage: str) -> tuple[str, ...]:
    """The persons that a text names and a passage in another language does not; none where it is in Chinese."""
    if re.search("[\u4e00-\u9fff]", passage):
        return ()
    there = [consonants(word) for word in re.findall(r"\w[\w’'-]*", passage)]
    return tuple(
        name
        for name in people(text)
        if len(own := consonants(name)) > 1 and not any(word.endswith(own) or _begins(word, own) for word in there)
    )


def _begins(word: str, name: str) -> bool:
    """Whether a word is a name with the ending of a case."""
    return word.startswith(name) and len(word) - len(name) <= 2
