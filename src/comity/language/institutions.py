"""Institutions that no registry knows: capitalised names that end in, or begin with, a word for an institution.

“Steppe Economic Forum”, “Institute for Border Studies”: the text itself introduces them as actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.language.bodies import is_body
from comity.language.gazetteer import Gazetteer, Hit
from comity.language.lists import either
from comity.model import Actor, ActorKind, Document, Mention
from comity.vocabulary import calendar_names

_ORGANISATION = either("organisation")
_TREATY = either("treaty")
_INITIATIVE = either("initiative")
_CAP = r"(?:[A-Z][\w’'-]*[a-z0-9]|[A-Z]{2,})"
_JOIN = r"(?:of|for|on|and|the|against|in|to|de|des|du)"
_HEAD = rf"(?P<org>{_ORGANISATION})|(?P<treaty>{_TREATY})|(?P<initiative>{_INITIATIVE})"
_NAME = re.compile(
    rf"(?<![\w.])(?P<before>(?:{_CAP}[ \u00a0])*)(?:{_HEAD})(?![\w-])"
    rf"(?P<after>(?:[ \u00a0](?:{_JOIN}[ \u00a0])+{_CAP}(?:[ \u00a0]{_CAP})*)*)"
)
_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|The|This|That|Our|Its|His|Their|A|An|In|At|On)\s+"
)


_OWNER = re.compile(r"[’']s?[ \u00a0](?=[A-Z])")  # whose it is stands before: “Spokesperson Berg’s Press Conference”


def find_institutions(
    document: Document, hits: Sequence[Hit], gazetteer: Gazetteer, introduced: dict[str, Actor]
) -> list[Mention]:
    """Mentions of institutions that the registry does not know."""
    known = {(hit.start, hit.end) for hit in hits}
    found = []
    for match in _names(document.text):
        start, end = match.span()
        start += max((owner.end() for owner in _OWNER.finditer(document.text[start:end])), default=0)
        while ordinal := _ORDINAL.match(document.text[start:end]):
            start += ordinal.end()
        end = _before_the_next(document.text, start, end, hits)
        end = _before_its_place(document.text, start, end, hits)
        end = _before_its_matter(document.text, start, end, hits)
        month = _MONTH.search(document.text, start, end)
        end = month.start() if month else end
        words = document.text[start:end]
        inside = any(a <= start and end <= b for a, b in known) or _of_names(document.text, start, end, hits)
        if len(words.split()) < 2 or inside or words.isupper() or is_body(words):
            continue
        kind: ActorKind = "treaty" if match["treaty"] else "initiative" if match["initiative"] else "organisation"
        id = re.sub(r"\s+", " ", words)
        introduced.setdefault(id, _actor(id, kind, start, end, hits, gazetteer))
        label = "ORG" if kind == "organisation" else "MISC"
        reason = f"a capitalised name with the word “{match['org'] or match['treaty'] or match['initiative']}”"
        span = document.span(start, end)
        found.append(Mention(f"{document.id}:m{start}-{end}", document.id, span, id, "name", label, reason))
    return found


_BESIDE = re.compile(r"(?:,? and (?:the )?| to the | of the )|[ \u00a0](?:Alliance|Summit|Bloc)$")


def _of_names(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether words are a known name with another beside it, or with a word for what it is: “the African Union to the
    United Nations”, “the NATO Alliance”."""
    first = next((hit for hit in hits if hit.start == start and hit.end < end), None)
    rest = _BESIDE.match(text, first.end, end) if first else None
    return rest is not None and (rest.end() == end or any(hit.start == rest.end() and hit.end == end for hit in hits))


def _actor(id: str, kind: ActorKind, start: int, end: int, hits: Sequence[Hit], gazetteer: Gazetteer) -> Actor:
    """What the words introduce; a mission or group that begins with an organisation's name, and a ministry with a
    state's in it, are bodies of theirs."""
    parent = _parent(start, end, hits)
    whose = gazetteer.actors.get(parent or "")
    leads = any(hit.start == start and hit.entries[0].actor == parent for hit in hits)
    if kind == "organisation" and whose is not None:
        if whose.kind == "state" and "Ministry" in id:
            return Actor(id, id, "body", state=whose.id, note="introduced by the text")
        if whose.kind == "organisation" and (leads or _ORGAN.match(id)):
            kind = "body"
    return Actor(id, id, kind, parent=parent, note="introduced by the text")


def _parent(start: int, end: int, hits: Sequence[Hit]) -> str | None:
    """The organisation that is named in an institution's name: “ECOWAS Authority”, “Council of Elders of the OTS”."""
    inside = (hit.entries[0] for hit in hits if start <= hit.start and hit.end <= end)
    return next((entry.actor for entry in inside if entry.kind in ("acronym", "official", "alias", "short")), None)


def _names(text: str) -> Iterator[re.Match[str]]:
    """Every name of an institution; of two that are joined by “and” (“the X Fund and the Y Court”), each."""
    at = 0
    while match := _NAME.search(text, at):
        joined = _JOINED.search(text, match.start(), match.end())
        match = _NAME.search(text[: joined.start()], at) if joined else match
        if match is None:
            return
        yield match
        at = match.end()


_JOINED = re.compile(rf",? and (?:the )?(?=(?:{_CAP}[ \u00a0])*(?:{_ORGANISATION}|{_TREATY}|{_INITIATIVE})(?![\w-]))")
_AND_THE = re.compile(r",? and the ")  # a second name with its article: “the Treaty of Rome and the Lisbon talks”
_AND = re.compile(r",? and (?:the )?$")
_AND_AFTER = re.compile(r",? and (?:the )?[A-Z]")
_MONTH = re.compile(rf"[ \u00a0](?:on|in|of)[ \u00a0](?:{'|'.join(sorted(map(str.title, calendar_names())))})\b")


_ORGAN = re.compile(r"(?:Council|Committee|Conference|Meeting|Secretariat|Assembly|Commission|Authority)\b")
_ON = re.compile(r"[ \u00a0](?:on|against)[ \u00a0]the[ \u00a0](?=[A-Z])")


def _before_its_matter(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where the name ends when the heading goes on with what was said on: “the Commission on the Expulsion of Xians”;
    states are named in what it is about, not in its name."""
    matter = _ON.search(text, start, end)
    told = matter is not None and any(matter.end() < hit.start < end for hit in hits)
    return matter.start() if matter and told else end


_IN = re.compile(r"[ \u00a0]in[ \u00a0]")


def _before_its_place(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where the name ends when it is told where it met: “the Steppe Forum in Arvenna”, but not “Fund for Peace in
    Africa”; a capital is such a place always."""
    place = _IN.search(text, start, end)
    if place is None:
        return end
    capital = any(hit.start == place.end() and hit.entries[0].kind == "metonym" for hit in hits)
    whole = re.search(r" (?:for|on|of|to|against) ", text[start : place.start()])
    return end if whole and not capital else place.start()


def _before_the_next(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where the name ends when another actor's follows with “and”, or when it is one itself before “and”."""
    for hit in hits:
        if hit.start == start and hit.end < end and _AND_AFTER.match(text, hit.end):
            return hit.end
        joined = _AND.search(text, start, hit.start) if start < hit.start < end else None
        if joined:
            return joined.start()
    again = _AND_THE.search(text, start, end)
    return again.start() if again and " of " in text[start : again.start()] else end
