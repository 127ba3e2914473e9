"""What a title says of who speaks: "Remarks by ...", "... 's address to ..."."""

from __future__ import annotations

import re

from comity.texts.labels import words
from comity.texts.lists import either

_OFFICE = re.compile(rf"^(?:(?:{either('before a name')})\.?,?\s+)+", re.IGNORECASE)
NAME = r"(?:[^\W\d_a-z][\w.\-]*(?:['’](?!s\b)\w+)?)"
_WHO = rf"(?P<who>(?:(?:{NAME}|of|the|for|and|to|de|al)\s+){{0,14}}{NAME})"
_SAYING = rf"(?:{either('sayings')})"
_SPEAKERS = (
    re.compile(rf"^{_WHO}[’']s?\s+(?:\w+\s+){{0,3}}{_SAYING}\b"),
    re.compile(rf"(?i:{_SAYING}s?\b(?:\s+\w+)?\s+(?:by|of|from|with)\s+(?:the\s+)?){_WHO}"),
)


def speaker_in(title: str) -> tuple[str, int] | None:
    """The first speaker whom a title names, without office where a full name is left, and the offset.

    >>> speaker_in("Foreign Minister Ana Example’s remarks at a forum")
    ('Ana Example', 17)
    >>> speaker_in("Remarks by President Example in Press Conference")
    ('President Example', 11)
    """
    for pattern in _SPEAKERS:
        match = pattern.search(title)
        if not match:
            continue
        who, at = match.group("who"), match.start("who")
        if re.search(r"\b(?:the|of)$", who) or not any(c.isupper() for c in who):
            continue
        if not match.group(0).startswith(who):  # "by President A and President B": the first
            who = re.split(r"\s+(?:and|to|at|in|on|for)\s+(?!Cooperation|Development|Security|Foreign)", who)[0]
        office = _OFFICE.match(who)
        name = who[office.end() :] if office else who
        if office and len(name.split()) >= 2:
            return name, at + office.end()
        return (who, at) if len(who) > 1 and who.lower() not in words("never") else None
    return None
