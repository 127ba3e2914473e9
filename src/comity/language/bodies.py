"""Bodies of states: “the Russian Foreign Ministry”, “Ministry of Defence of Japan”, “the US Congress”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from comity.language.gazetteer import Gazetteer, Hit
from comity.model import Actor, Document, Mention
from comity.names import longest_first


@cache
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    data = yaml.safe_load((files("comity.language") / "data" / "bodies.yaml").read_text("utf-8"))
    slugs = {wording: slug for slug, wordings in data.items() for wording in wordings}
    return re.compile(rf"(?<!\w)(?:{longest_first(slugs)})(?!\w)"), slugs


_OF = re.compile(r" of (?:the )?")
_GAP = re.compile(r"(?:[’']s?)?[ \u00a0](?:(?:new|national|own|interim|federal|central|then)[ \u00a0])?$")


def find_bodies(
    document: Document, hits: Sequence[Hit], gazetteer: Gazetteer, introduced: dict[str, Actor]
) -> list[Mention]:
    """Mentions of bodies whose state stands beside them; a ministry alone is that of the one state whose is named."""
    pattern, slugs = _wordings()
    starts, ends = {hit.start: hit for hit in hits}, {hit.end: hit for hit in hits}
    found, alone = [], []
    for match in pattern.finditer(document.text):
        gap = _GAP.search(document.text, max(0, match.start() - 16), match.start())
        before = ends.get(gap.start()) if gap else None
        of = _OF.match(document.text, match.end())
        after = starts.get(of.end()) if of else None
        for hit, start, end in (
            (before, before and before.start, match.end()),
            (after, match.start(), after and after.end),
        ):
            state = _state(hit, gazetteer)
            if state and start is not None and end is not None:
                found.append(_body(document, start, end, state, slugs[match[0]], match[0], gazetteer, introduced))
                break
        else:
            alone.append(match)
    named = {mention.actor for mention in found}
    for match in alone:
        slug = slugs[match[0]]
        owners = [state for state, _, own in (str(id).partition("/") for id in named) if own == slug]
        home = at_home(document, gazetteer) if slug in _ALONE else None
        state = home.id if home else owners[0] if slug in _MINISTRIES and len(owners) == 1 else None
        if state:
            found.append(_body(document, *match.span(), state, slug, match[0], gazetteer, introduced))
    return found


def is_body(words: str) -> bool:
    """Whether words alone are what every state calls a body of its own: no name of an institution."""
    return words in _wordings()[1]


def at_home(document: Document, gazetteer: Gazetteer) -> Actor | None:
    """The state of an official or body to which the text gives none: its issuer's, or that whose capital the text comes
    from, where one side speaks."""
    acting = gazetteer.actors.get(document.issuer_actor or "")
    if acting is not None and acting.kind == "state" and document.kind.value in _OWN:
        return acting
    joint = document.kind.value in ("communiqué", "joint statement", "resolution", "treaty", "council record")
    for where in (document.issuer, None if joint else document.place):
        for entry in (found.entries[0] for found in gazetteer.find(where.value)) if where else ():
            actor = gazetteer.actors[entry.actor]
            if actor.kind == "state" and (where is document.issuer or entry.kind == "metonym"):
                return actor
    return None


# Kinds in which officials of whom nothing is said are the issuer's; speeches and news name those of others so, too.
_OWN = ("readout", "press release", "statement", "fact sheet", "briefing", "press conference")
_MINISTRIES = ("foreign-ministry", "defence-ministry", "finance-ministry")
_ALONE = ("foreign-ministry",)  # bodies that every state has, which a text of its own names without it


def _state(hit: Hit | None, gazetteer: Gazetteer) -> str | None:
    if hit is None:
        return None
    kinds = {gazetteer.actors[entry.actor].kind for entry in hit.entries[:1]}
    return hit.entries[0].actor if kinds == {"state"} else None


def _body(
    document: Document, start: int, end: int, state: str, slug: str, wording: str, gazetteer: Gazetteer,
    introduced: dict[str, Actor],
) -> Mention:  # fmt: skip
    id = f"{state}/{slug}"
    name = f"{wording} of {gazetteer.actors[state].name}"
    introduced.setdefault(id, Actor(id, name, "body", state=state))
    span = document.span(start, end)
    reason = f"“{wording}” with the name of {gazetteer.actors[state].name}"
    return Mention(f"{document.id}:m{start}-{end}", document.id, span, id, "name", "ORG", reason)
