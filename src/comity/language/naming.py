"""Namings of persons joined into persons: one actor each within a document, with office and state."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from spacy.tokens import Doc, Token

from comity.language.bodies import at_home
from comity.language.gazetteer import Gazetteer, Hit
from comity.language.persons import Naming, known_leader, namings
from comity.language.speakers import spoken_namings
from comity.model import Actor, Document, Mention
from comity.names import families, family, folded, given, key, parts, person_id, same_person

Known = Mapping[str, str]  # folded full name of a person -> id of the actor they are with


def find_persons(
    document: Document, tokens: Doc, hits: Sequence[Hit], gazetteer: Gazetteer, introduced: dict[str, Actor],
    known: Known,
) -> list[Mention]:  # fmt: skip
    """Mentions of persons, by full name, with a title, or by surname once the person is known."""
    found, heading = _spoken(namings(document, hits, gazetteer), document, gazetteer)
    people = _people([*found, *heading])
    actors = {key: _actor(key, group, document, gazetteer, known) for key, group in people.items()}
    by_naming = {naming.start: actors[key] for key, group in people.items() for naming in group if naming.start >= 0}
    introduced.update((actor.id, _as_known(actor, introduced.get(actor.id))) for actor in actors.values())
    mentions = [
        _mention(document, naming.start, naming.end, by_naming[naming.start], naming.reason, "name")
        for naming in found
        if naming.start in by_naming
    ]
    return mentions + list(_surnames(document, tokens, hits, actors.values(), mentions, gazetteer, introduced))


def _as_known(actor: Actor, known: Actor | None) -> Actor:
    """The person, with the state and body of the widely known one of that name where the text tells none."""
    if known is None or actor.state or actor.parent:
        return actor
    return msgspec.structs.replace(actor, state=known.state, parent=known.parent, note=actor.note or known.note)


def _spoken(
    found: Sequence[Naming], document: Document, gazetteer: Gazetteer
) -> tuple[list[Naming], list[Naming]]:  # fmt: skip
    """The namings of a text, those of its speakers' labels before what overlaps them, and those of its heading."""
    spoken = list(spoken_namings(document, gazetteer))
    labels = [naming for naming in spoken if naming.start >= 0]
    kept = [one for one in found if not any(one.start < two.end and two.start < one.end for two in labels)]
    return sorted([*kept, *labels], key=lambda naming: naming.start), [one for one in spoken if one.start < 0]


def _people(spoken: Sequence[Naming]) -> dict[str, list[Naming]]:
    """Namings by person: full names by first and last name, lone surnames with the only full name that ends so."""
    groups: defaultdict[str, list[Naming]] = defaultdict(list)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for naming in spoken:
        if " " in naming.name:
            near = set[str]().union(*(owners[one] for one in families(naming.name)))
            group = next((known for known in sorted(near) if same_person(known, naming.name)), _full(naming.name))
            groups[group].append(naming)
            for one in families(naming.name):
                owners[one].add(group)
    for naming in spoken:
        if " " not in naming.name:
            surname = key(naming.name)
            whose = owners.get(surname) or {name for name in groups if " " in name and given(name) == surname}
            groups[next(iter(whose)) if len(whose) == 1 else surname].append(naming)
    return groups


def _full(name: str) -> str:
    return folded(" ".join(parts(name)))


def acquaint(documents: Iterable[Document], gazetteer: Gazetteer) -> Known:
    """Who is with whom, by full name, over documents that came together."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        found = namings(document, list(gazetteer.find(document.text)), gazetteer)
        people = _people([*found, *spoken_namings(document, gazetteer)])
        for name, group in people.items():
            counts[name].update(naming.affiliation for naming in group if naming.affiliation)
    return {name: found.most_common(1)[0][0] for name, found in counts.items() if found}


def _actor(key: str, group: list[Naming], document: Document, gazetteer: Gazetteer, known: Known) -> Actor:
    name = max((naming.name for naming in group), key=lambda n: (" " in n, -sum(c == "." for c in n), len(n)))
    titles = Counter(naming.office for naming in group if naming.office and not _HONORIFIC.fullmatch(naming.office))
    affiliations = Counter(naming.affiliation for naming in group if naming.affiliation) or Counter(
        [known[key]] if key in known else []
    )
    leader = (
        known_leader(name, document.date.value if document.date else None, gazetteer) if _could_lead(titles) else None
    )
    if leader and " " not in name and " " in leader.name:
        name = _short(leader.name)
    home = gazetteer.actors[affiliations.most_common(1)[0][0]] if affiliations else None
    if home is None and leader is None and titles:
        home = at_home(document, gazetteer) if document.kind.value not in ("news", "commentary", "analysis") else None
    state = home.id if home and home.kind == "state" else home.state if home else leader.state if leader else None
    parent = home.id if home and home.kind != "state" else None
    office = titles.most_common(1)[0][0] if titles else None
    known_as = leader.name if leader and same_person(leader.name, name) else name  # one id for all spellings
    return Actor(
        person_id(known_as), name, "person", state=state, office=office, parent=parent, note=_basis(home, leader)
    )


def _short(name: str) -> str:
    """The first and the last word of a name."""
    return f"{parts(name)[0]} {parts(name)[-1]}"


_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Excellency)\.?")


def _could_lead(titles: Counter[str]) -> bool:
    """Whether what the text calls a person leaves open that this is a head of state or government."""
    return not titles or any(
        re.search(r"(?i)president|prime|chancellor|premier|king|emir|leader|chairman", t) for t in titles
    )


def _basis(home: Actor | None, leader: Actor | None) -> str | None:
    if home:
        return f"with {home.name} in the text"
    return f"{leader.name}, {leader.office} on record ({leader.dataset})" if leader else None


def _surnames(
    document: Document, tokens: Doc, hits: Sequence[Hit], actors: Iterable[Actor], mentions: list[Mention],
    gazetteer: Gazetteer, introduced: dict[str, Actor],
) -> Iterator[Mention]:  # fmt: skip
    """Surnames alone, of persons the text names in full and of leaders on record who are not named in full."""
    taken = {i for m in mentions for i in range(m.span.start, m.span.end)} | {
        i for h in hits for i in range(h.start, h.end)
    }
    owners: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for one in families(actor.name):
            owners[one].append(actor)
    date = document.date.value if document.date else None
    found: list[tuple[Token, Token, Actor]] = []  # first and last word, and who is named
    for token in tokens:
        if not token.text[0].isupper() or token.idx in taken or len(token.text) < 2:
            continue
        known = owners.get(key(token.text)) or _by_first_name(token, actors) or _on_record(token, date, gazetteer)
        if len(known) != 1:
            continue
        if found and found[-1][2].id == known[0].id and found[-1][1].i == token.i - 1:  # both words of “Gahr Støre”
            found[-1] = (found[-1][0], token, known[0])
            continue
        found.append((token, token, introduced.setdefault(known[0].id, known[0])))
    for first, last, actor in found:
        yield _mention(document, first.idx, last.idx + len(last.text), actor, "surname", "name")


def _on_record(token: Token, date: str | None, gazetteer: Gazetteer) -> list[Actor]:
    """The leader on record whom a surname alone names, where it acts as persons do."""
    leader = known_leader(token.text, date, gazetteer) if token.pos_ == "PROPN" and _alone(token) else None
    if leader is None or (family(leader.name) != key(token.text) and " " in leader.name):
        return []
    name = f"{parts(leader.name)[0]} {token.text}" if " " in leader.name else token.text
    id, note = person_id(leader.name if " " in leader.name else name), _basis(None, leader)
    return [Actor(id, name, "person", state=leader.state, office=leader.office, note=note)]


def _by_first_name(token: Token, actors: Iterable[Actor]) -> list[Actor]:
    """Who is called by the first name, as some are after a style: “Sheikh Mohammed”, “Prince Faisal”, “Sir Anerood”."""
    if not token.i or token.nbor(-1).text not in _STYLED or token.text == token.nbor(-1).text:
        return []
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper():
        return []
    return [actor for actor in actors if " " in actor.name and given(actor.name) == key(token.text)]


_STYLED = frozenset({"Sheikh", "Sheikha", "Sir", "Dame", "Prince", "Princess", "King", "Queen", "Sultan", "Emir"})


@cache
def _also_words() -> frozenset[str]:
    """Surnames of leaders that are words or months: alone they name nobody."""
    return frozenset((files("comity.language") / "data" / "surnames_also_words.txt").read_text("utf-8").split())


def _alone(token: Token) -> bool:
    """Whether a proper noun is no part of a longer name, and acts as persons do."""
    around = [token.nbor(k) for k in (-1, 1) if 0 <= token.i + k < len(token.doc)]
    compound = any(other.pos_ == "PROPN" and other.text[0].isupper() for other in around)
    if token.text in _also_words() or any(other.like_num for other in around):
        return False
    acting = token.dep_ in ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj")
    return acting and not compound and len(token.text) > 2 and not token.text.isupper()


def _mention(document: Document, start: int, end: int, actor: Actor, reason: str, form: str) -> Mention:
    id = f"{document.id}:m{start}-{end}"
    return Mention(id, document.id, document.span(start, end), actor.id, form, "PER", reason)
