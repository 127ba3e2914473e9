"""The country of an actor, from the actor's text alone: “a US destroyer”, “Boko Haram gunmen”, “Mayor of Osaka”.

What tells it, in this order: a state named or its adjective (registry), a body, group or person widely known
(`known`), a leader on record, a city or region (`places`). Names that several countries
share are told by what stands around them, or not at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from comity.language.clues import Clue
from comity.language.gazetteer import Entry, Gazetteer, Hit, minor
from comity.language.known import known_names
from comity.language.persons import follows_given_name, known_leader
from comity.language.places import places
from comity.language.sharing import told_names
from comity.model import Actor, Reasoned
from comity.names import title_key

_NAME = re.compile(r"[^\W\d_](?:[\w.-]|[’'](?!s\b))*")
_CAPITAL = r"[A-ZÀ-ÞŁŚŞČŠŽĐĆİ](?:[\w.-]|[’'](?!s\b))*"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?:[ \u00a0]{_CAPITAL})*")
_ELSEWHERE = re.compile(r"\b(?:to|against|with|from|in|at|on|over|anti)(?: the)?[ -]*$", re.IGNORECASE)
_BACKED = re.compile(r"-(?:backed|led|funded|trained|supported|allied|occupied)| War\b")
_SEA = re.compile(r" (?:Ocean|Sea|Strait|Gulf)\b")
_ENVOY = re.compile(r"\b(?:ambassador|envoy|representative|emissary|consul)s? (?:to|for)(?: the)? $", re.IGNORECASE)


def country_of(text: str, gazetteer: Gazetteer, context: str | None = None, date: str | None = None) -> Reasoned | None:
    """The country that an actor belongs to, as ISO 3166-1 alpha-3; None where the words do not tell it.

    The European Union is EUR, the United Nations and its agencies UNO, other bodies of states IGO. `context` is text
    around the actor, which tells only what the actor's own words leave open; `date` is the ISO date on which the
    actor is spoken of, by which surnames of leaders are told.
    """
    best = _best(text, gazetteer, date)
    if best is None and context:
        shared = told_names(text)
        around = {clue.country for clue in _clues(context, gazetteer, date) if clue.rank == 0}
        open_ = around & set(shared) if shared else around
        if len(open_) == 1:
            return Reasoned(open_.pop(), "named in the text around", 0.6)
    return Reasoned(best.country, best.reason, (0.95, 0.9, 0.85, 0.8, 0.7)[best.rank]) if best else None


def _best(text: str, gazetteer: Gazetteer, date: str | None) -> Clue | None:
    clues = list(_clues(text, gazetteer, date))
    own = [clue for clue in clues if not _ENVOY.search(text[: clue.start])]
    return min(own, key=lambda clue: (_aside(text, clue), clue.rank, clue.start)) if own else None


def _aside(text: str, clue: Clue) -> int:
    """How far a clue says where, against whom or by whom backed, rather than who: “US troops in Iraq”."""
    if _BACKED.match(text, clue.end):
        return 2
    return int(bool(_ELSEWHERE.search(text[: clue.start])))


def _clues(text: str, gazetteer: Gazetteer, date: str | None) -> Iterator[Clue]:
    shared = told_names(text)
    known = list(known_names(text))
    for hit in gazetteer.find(text):
        longer = (clue for clue in known if clue.end - clue.start > hit.end - hit.start)
        if not any(clue.start <= hit.start and hit.end <= clue.end for clue in longer):
            yield from _of_hit(text, hit, gazetteer, shared)
    for name, country in shared.items():
        start = text.find(name)
        if country:
            yield Clue(start, start + len(name), country, 0, f"“{name}”, by the words around it")
    yield from known
    yield from _leaders(text, gazetteer, date)
    yield from places(text, lambda name, kind: _elsewise(name, kind, gazetteer))


def _elsewise(name: str, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether the registry tells a place's name: a city's always, a region's where it has a country there."""
    entries = gazetteer.named(name)
    return bool(entries) and (kind == "city" or any(_country(entry, gazetteer) for entry in entries))


def _of_hit(text: str, hit: Hit, gazetteer: Gazetteer, shared: dict[str, str | None]) -> Iterator[Clue]:
    words = text[hit.start : hit.end]
    lasting = [entry for entry in hit.entries if not gazetteer.actors[entry.actor].end] or hit.entries
    major = [entry for entry in lasting if not minor(gazetteer.actors[entry.actor])] or lasting
    countries = {country for entry in major if (country := _country(entry, gazetteer))}
    if len(countries) != 1 or words in shared or follows_given_name(text, hit) or _SEA.match(text, hit.end):
        return
    country = countries.pop()
    weak = major[0].kind == "metonym" or country in _NO_STATE
    yield Clue(hit.start, hit.end, country, 3 if weak else 0, f"“{words}” names it")


_NO_STATE = ("EUR", "UNO", "IGO")
_PAST = "1945"  # states that ended before are not meant


def _country(entry: Entry, gazetteer: Gazetteer) -> str | None:
    actor = gazetteer.actors[entry.actor]
    if actor.kind == "organisation" and not actor.state:
        return _FAMILIES.get(actor.id) or _FAMILIES.get(actor.parent or "") or "IGO"
    id = actor.id if actor.kind in ("state", "place") else actor.state or _FAMILIES.get(actor.parent or "")
    if not id or not id.isalpha() or len(id) != 3 or (actor.end and actor.end < _PAST):
        return None
    return _successors(gazetteer).get(id, id)


def _successors(gazetteer: Gazetteer) -> dict[str, str]:
    """The states of today that go on with those of the past."""
    if _kept.get("successors of") is not gazetteer:
        after = {before: a.id for a in gazetteer.actors.values() for before in a.predecessors}
        _kept.update({"successors of": gazetteer, "successors": after})
    successors: dict[str, str] = _kept["successors"]
    return successors


_FAMILIES = {"EU": "EUR", "UN": "UNO"}


# ── leaders ──────────────────────────────────────────────────────────────────────────────────────────


def _leaders(text: str, gazetteer: Gazetteer, date: str | None) -> Iterator[Clue]:
    """Leaders on record by a first name and the surname that ends a run of names, or by surname alone."""
    for run in _RUN.finditer(text):
        names = list(_NAME.finditer(run[0]))
        for name in names[:-1] or names:
            last = names[-1][0]
            whole = f"{name[0]} {last}" if len(names) > 1 else last
            yield from _leader(run.start() + name.start(), run.start() + names[-1].end(), whole, gazetteer, date)


def _leader(start: int, end: int, name: str, gazetteer: Gazetteer, date: str | None) -> Iterator[Clue]:
    found = known_leader(name, date, gazetteer) or _any_time(name, gazetteer)
    if found and found.state:
        state = _successors(gazetteer).get(found.state, found.state)
        yield Clue(start, end, state, 2, f"“{name}” is a leader on record")


def _any_time(name: str, gazetteer: Gazetteer) -> Actor | None:
    """The leader of a name, whenever in office, where all of that name are of one state."""
    if _kept.get("names of") is not gazetteer:
        index: defaultdict[str, list[Actor]] = defaultdict(list)
        for actor in gazetteer.actors.values():
            if actor.kind == "person":
                for one in {actor.name, *(n.text for n in actor.names)}:
                    if " " in one or actor.dataset == "persons":
                        index[title_key(one)].append(actor)
        _kept.update({"names of": gazetteer, "names": index})
    found = _kept["names"].get(title_key(name), ())
    return found[0] if len({actor.state for actor in found}) == 1 else None


# What is made of the last gazetteer: a program reads with one.
_kept: dict[str, Any] = {}
