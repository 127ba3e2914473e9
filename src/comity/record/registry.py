"""Every actor known beforehand: states past and present, organisations, formats, groupings, places, leaders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
from rapidfuzz import fuzz, process

from comity.errors import UnknownName
from comity.model import Actor, Name
from comity.names import title_key
from comity.record.forms import coded, past, written_out
from comity.record.persons import persons
from comity.record.succession import ended, former, successors
from comity.record.tables import entries, table

# Names of states that mean something else more often than the state when they stand alone in English prose.
_NEVER = {"Coral Sea", "Northern", "Southern", "City of San Marino", "Kingston", "Victoria", "Stanley", "Hamilton"}
_CODED = ("cow", "gw", "iso2", "iso_numeric")
_OUTSIDE = ("VAT", "PSE")  # states that are not in the state system of Correlates of War


@cache
def registry() -> tuple[Actor, ...]:
    """Every actor known beforehand, with names, codes and dates."""
    known = (*_states(), *_former_states(), *_organisations(), *_igos(), *_movements())
    return (*_with_more_names(known), *persons())


@cache
def actors() -> dict[str, Actor]:
    """The registry by id."""
    return {actor.id: actor for actor in registry()}


def find(name: str, kinds: frozenset[str] | None = None) -> Actor:
    """The actor of a name, acronym, code or id, in whatever form datasets write it (see `forms`).

    >>> find("Russia").id, find("Shanghai Cooperation Organisation").id, find("DEU").name
    ('RUS', 'SCO', 'Germany')

    Raises:
        UnknownName: nobody on record is called so; it has the nearest names.
    """
    key = title_key(name)
    for ids in _meant(name, key):
        if found := [actors()[id] for id in ids if id in actors() and (kinds is None or actors()[id].kind in kinds)]:
            return min(found, key=_precedence)
    near = [match for match, *_ in process.extract(key, _index().keys(), scorer=fuzz.ratio, limit=12, score_cutoff=70)]
    names = [
        actors()[id].name for match in near for id in _index()[match] if kinds is None or actors()[id].kind in kinds
    ]
    raise UnknownName(name, near=list(dict.fromkeys(names))[:3])


def _meant(name: str, key: str) -> Iterator[tuple[str, ...]]:
    """Ids that a name can mean: as it stands, as a code, as a name of the past, or written in another form."""
    yield _index().get(key, ())
    yield coded(name)
    yield (past()[key],) if key in past() else ()
    for form in written_out(name):
        yield _index().get(title_key(form), ())
        yield (past()[title_key(form)],) if title_key(form) in past() else ()


def state(name: str) -> Actor:
    """The state of a name or code.

    Raises:
        UnknownName: no state on record is called so.
    """
    return find(name, frozenset({"state"}))


def organisation(name: str) -> Actor:
    """The organisation, format, treaty or initiative of a name or acronym.

    Raises:
        UnknownName: none on record is called so.
    """
    return find(name, frozenset({"organisation", "treaty", "initiative", "body", "grouping", "ngo"}))


def gone(id: str, on: str) -> Actor | None:
    """The state of the past that an id is, where it stood no longer on a date; None for any other."""
    return actors()[id] if ended(id, on) else None


def _precedence(actor: Actor) -> tuple[bool, bool, bool]:
    return actor.kind not in ("state", "organisation"), actor.end is not None, actor.dataset == "cow-igo-3"


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for actor in registry():
        for text in (
            actor.id,
            actor.name,
            *(n.text for n in actor.names if n.kind != "metonym"),
            *actor.codes.values(),
        ):
            if not text.isdigit():
                index[title_key(text)][actor.id] = None
    return {text: tuple(ids) for text, ids in index.items()}


# ── states ───────────────────────────────────────────────────────────────────────────────────────────


def _states() -> Iterator[Actor]:
    names: defaultdict[str, list[Name]] = defaultdict(list)
    for row in table("countries").iter_rows(named=True):
        if row["text"] not in _NEVER:
            names[row["actor"]].append(Name(row["text"], row["kind"], row["language"]))
    own, notes = entries("state_names"), entries("state_notes")
    for row in table("states").iter_rows(named=True):
        id = row["id"]
        if id in _former_ids():
            continue
        short = next((name.text for name in names[id] if name.kind == "short"), row["cow_name"])
        given = [Name(text, kind_) for kind_, texts in own.get(id, {}).items() for text in texts]
        given += list(_plurals((*names[id], *given)))
        codes = {code: row[code] for code in _CODED if row[code]}
        yield Actor(
            id, short, "state" if row["cow"] or id in _OUTSIDE else "place", tuple(dict.fromkeys((*names[id], *given)))
            or (Name(short, "short"),), start=row["start"], end=row["end"], codes=codes, dataset="state-names",
            note=notes.get(id), predecessors=_predecessors(id),
        )  # fmt: skip


def _predecessors(id: str) -> tuple[str, ...]:
    """The states of the past that a state continues."""
    return tuple(before for before, after in successors("continued").items() if after == id)


@cache
def _former_ids() -> frozenset[str]:
    return frozenset(former())


def _plurals(names: Iterable[Name]) -> Iterator[Name]:
    """Peoples by the regular plural of their demonym: “Kenyans”, “Omanis”."""
    for name in names:
        if name.kind == "demonym" and name.language == "en" and re.search(r"(?:[ai]n|ien|[ae]r|i|ot)$", name.text):
            yield Name(f"{name.text}s", "demonym")


def _former_states() -> Iterator[Actor]:
    for row in entries("former_states"):
        names = [Name(row["name"], "short"), *_named(row)]
        yield Actor(
            row["id"], row["name"], "state", tuple(dict.fromkeys(names)), start=str(row["start"]), end=str(row["end"]),
            codes={"cow": row["cow"]}, dataset="cow-states-2016", note=row.get("note"),
        )  # fmt: skip


# ── organisations and the rest ───────────────────────────────────────────────────────────────────────


def _named(row: dict[str, Any]) -> Iterator[Name]:
    for field, kind in (("names", "alias"), ("acronyms", "acronym"), ("metonyms", "metonym"), ("demonyms", "demonym")):
        yield from (Name(text, kind) for text in row.get(field, ()))


def _organisations() -> Iterator[Actor]:
    listed = (*entries("organisations"), *entries("agencies"))
    for row in listed:
        start, end = (str(row[name]) if row.get(name) else None for name in ("start", "end"))
        yield Actor(
            row["id"], row["name"], row["kind"], (Name(row["name"], "official"), *_named(row)),
            state=row.get("state"), start=start, end=end, parent=row.get("parent"),
            members=tuple(row.get("members", ())), dataset="organisations", note=row.get("note"),
        )  # fmt: skip
    known = {row["id"] for row in listed}
    for id in table("memberships").filter(dataset="curated")["organisation"].unique(maintain_order=True):
        if id not in known:
            yield Actor(id, id, "organisation", (Name(id, "official"),), dataset="curated")


_TAIL = re.compile(r"\s*\((?P<acronym>[^)]*)\)\s*$")


def _igos() -> Iterator[Actor]:
    """Organisations of the IGO data beyond those listed by hand; only full names: their acronyms are ambiguous."""
    for row in table("igos").iter_rows(named=True):
        full = [_TAIL.sub("", part).strip() for part in row["name"].split("/")]
        names = tuple(Name(part, "official") for part in full if len(part.split()) > 1)
        yield Actor(row["id"], full[0], "organisation", names, start=row["start"], end=row["end"], dataset="cow-igo-3")


def _with_more_names(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Actors with what English prose calls them beside the names of their own tables."""
    more = entries("more_names")
    for actor in actors:
        names = [Name(text, kind) for kind, texts in more.get(actor.id, {}).items() for text in texts]
        yield msgspec.structs.replace(actor, names=tuple(dict.fromkeys((*actor.names, *names)))) if names else actor


# ── armed groups, de facto authorities, peoples ──────────────────────────────────────────────────────

_CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9/-]+")


def _movements() -> Iterator[Actor]:
    for row in entries("movements"):
        texts = (row["id"], *row.get("names", ()))
        names = [Name(way, _sort(way)) for text in texts for way in _ways(text)]
        names += [Name(text, "demonym") for text in row.get("demonyms", ())]
        where = f"; acts in {', '.join(row['states'])}" if row.get("states") else ""
        yield Actor(
            row["id"], row["id"], "grouping" if row["sort"] == "people" else "ngo", tuple(dict.fromkeys(names)),
            state=row.get("state"), dataset="movements", note=row["sort"] + where,
        )  # fmt: skip


def _sort(text: str) -> str:
    return "acronym" if _CAPITALS.fullmatch(text) else "alias"


def _ways(text: str) -> Iterator[str]:
    """A name as texts write it: with either apostrophe, the Arabic article in capitals or not, joined or not.

    >>> list(_ways("Al-Nusra Front"))
    ['Al-Nusra Front', 'al-Nusra Front', 'Al Nusra Front', 'al Nusra Front']
    """
    for way in dict.fromkeys((text, text.replace("'", "’"))):
        article = re.match(r"[Aa]l[- ]", way)
        yield from dict.fromkeys((way, *(a + way[3:] for a in ("Al-", "al-", "Al ", "al ")))) if article else (way,)
