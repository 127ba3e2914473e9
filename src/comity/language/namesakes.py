"""Names of states and capitals that are something else where they stand.

“Jordan Lind” is a person, “New Jersey” no Jersey, “Lebanon, Pennsylvania” a town, the “West” of “West Papua” no camp.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc

from comity.language.gazetteer import Hit

_NEXT = re.compile(r"[ \u00a0]+(?P<word>[A-ZÀ-ÞŁŚŠŽĆİ][\w’'-]*\w)")
_BEFORE = re.compile(r"(?<![\w.])([A-Z][a-z]+\.?)[ \u00a0-]$")
_BESIDE = re.compile(r"[ \u00a0]*[,(][ \u00a0]*(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2})")


@cache
def _words(key: str) -> frozenset[str]:
    data = yaml.safe_load((files("comity.language") / "data" / "namesakes.yaml").read_text("utf-8"))
    return frozenset(data[key])


def is_namesake(text: str, tokens: Doc, hit: Hit) -> bool:
    """Whether the name at a place of a text is that of a person, a region or a town elsewhere."""
    name = text[hit.start : hit.end]
    before = _BEFORE.search(text, max(0, hit.start - 20), hit.start)
    if before and before[1].rstrip(".") in _words("parts") and " " not in name:
        return True
    if (
        name.removeprefix("the ").removeprefix("The ") in _words("compass")
        and _NEXT.match(text, hit.end)
        and not _ends(tokens, hit)
    ):
        return True
    beside = _BESIDE.match(text, hit.end)
    if beside and " " not in name and _is_place(beside["place"]):
        return True
    return name in _words("given") and is_person(text, tokens, hit)


def is_person(text: str, tokens: Doc, hit: Hit) -> bool:
    """Whether a name is a first name before a surname: “Jordan Lind”, not “Jordan Armed Forces”."""
    after = _NEXT.match(text, hit.end)
    if after is None or after["word"] in _words("bodies") or after["word"].isupper():
        return False
    surname = tokens.char_span(after.start("word"), after.end("word"), alignment_mode="contract")
    if surname is None or surname[0].pos_ != "PROPN":
        return False
    sentence = surname[0].sent
    verbs = any(token.pos_ in ("VERB", "AUX") and token.is_lower for token in sentence)
    return verbs and all(token.text not in _words("bodies") for token in surname)


def _ends(tokens: Doc, hit: Hit) -> bool:
    """Whether a sentence ends with the name: what follows begins another."""
    found = tokens.char_span(hit.start, hit.end, alignment_mode="expand")
    return found is not None and found.end < len(tokens) and tokens[found.end].is_sent_start is True


def _is_place(words: str) -> bool:
    parts = words.split()
    return any(" ".join(parts[:n]) in _words("places") for n in range(1, len(parts) + 1))
