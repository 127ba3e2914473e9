"""Who speaks: the persons whom labels, headings and tables name, with office and the state or body they speak for.

“Mr. Okafor (Nigeria) (spoke in French):” speaks for Nigeria, “ANA BERG, NORVIAN FOREIGN MINISTER:” for Norvia; the
host of a ministry's briefing for its state; “THE PRESIDENT:” in a text of one state is its head on that day, where the
record knows one. Who asks at a briefing speaks for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import yaml

from comity.language.bodies import at_home
from comity.language.gazetteer import Gazetteer
from comity.language.persons import STYLE, Naming, leaders, offices
from comity.model import TRANSCRIPTS, Actor, Document, Turn, first_day, last_day

_NOTES = re.compile(r"[ \u00a0]*(?:\(([^()]*(?:\([^()]*\))?[^()]*)\)|\[([^\[\]]*)\])")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}[A-ZÀ-Þ’'.-]*")
_WORD = r"[^\W\d_a-z][\w’'.-]*"
_NAMED = re.compile(rf"{_WORD}(?:\s+(?:(?:al|el|bin|van|von|der|de|da|dos|la|le|ibn)[\s-]+)*{_WORD}){{0,4}}")
_HEAD = re.compile(r"(?:the )?(?:president|prime minister|chancellor|premier)", re.IGNORECASE)


class Speaker(NamedTuple):
    """What a label says of who speaks: the name, its place in the label, office, and the actor spoken for."""

    name: str | None
    start: int = 0
    end: int = 0
    office: str | None = None
    party: str | None = None


def with_parties(document: Document, gazetteer: Gazetteer) -> Document:
    """The document with the actor that each turn's speaker speaks for, where label, table or issuer tells it."""
    home = _home(document, gazetteer)
    turns = tuple(
        turn if turn.actor else msgspec.structs.replace(turn, actor=_party(turn, home, gazetteer))
        for turn in document.turns
    )
    speaker = document.speaker_actor
    if speaker is None and document.speaker is not None:
        said = read_label(document.speaker.value, gazetteer)
        named = {turn.actor for turn in turns if turn.actor and turn.speaker == document.speaker.value}
        speaker = said.party or (named.pop() if len(named) == 1 else None) or (home if _alone(document) else None)
    issuer = document.issuer_actor or _given_state(document, gazetteer)
    return msgspec.structs.replace(document, turns=turns, speaker_actor=speaker, issuer_actor=issuer)


def spoken_namings(document: Document, gazetteer: Gazetteer) -> Iterator[Naming]:
    """The persons whom labels name, each with the place of the name in the text; those of headings have none (-1)."""
    home = _home(document, gazetteer)
    for turn in document.turns:
        if turn.label is None or (turn.role == "question" and _is_outlet(turn.speaker or "")):
            continue
        said = read_label(turn.label.text, gazetteer)
        party = said.party or turn.actor or (home if turn.role in ("statement", "answer") and said.office else None)
        if said.name is None and home and (title := _HEAD.match(turn.label.text)):
            date = document.date.value if document.date else None
            leader = head_on(home, title[0], date, gazetteer) if turn.role != "chair" else None
            if leader is not None:
                start = turn.label.start
                yield Naming(start, start + title.end(), leader.name, title[0], home, True, "who held the office")
        if said.name:
            start = turn.label.start + said.start
            yield Naming(start, turn.label.start + said.end, said.name, said.office, party, True, "named by a label")
    for value in filter(None, (document.speaker, document.author)):
        said = read_label(value.value, gazetteer)
        if said.name and " " in said.name:
            party = said.party or (document.speaker_actor if value is document.speaker else None)
            yield Naming(-1, -1, said.name, said.office, party, reason="named as the speaker or author")


def head_on(state: str, title: str, date: str | None, gazetteer: Gazetteer) -> Actor | None:
    """The only one who held an office of a state on a day, by the record."""
    wanted = re.sub(r"(?i)^the ", "", title).casefold()
    held = [
        leader
        for leader in leaders(state, gazetteer)
        if date
        and (leader.start is None or first_day(leader.start) <= last_day(date))
        and (leader.end is None or last_day(leader.end) >= first_day(date))
    ]
    called = [leader for leader in held if (leader.office or "").casefold().startswith(wanted)] or held
    return called[0] if len({leader.name for leader in called}) == 1 else None


def read_label(label: str, gazetteer: Gazetteer) -> Speaker:
    """What a label says of who speaks.

    Names in capitals are written as in running text ("ANA BERG" as "Ana Berg"); words that name nobody ("Q",
    "MODERATOR", "UNIDENTIFIED MALE") give no name.
    """
    party = next(filter(None, (_whole(note, gazetteer) for note in _notes(label))), None)
    outside = _NOTES.sub(lambda note: " " * len(note[0]), label)
    plain = _CAPITALS.sub(lambda word: _titled(word[0]), outside)
    hits = [hit for hit in gazetteer.find(plain) if _states(hit.entries[0].actor, gazetteer)]
    office = next(iter(offices().finditer(plain)), None)
    if party is None and office is not None and hits:
        party = hits[0].entries[0].actor
    name = _name(plain, [(hit.start, hit.end) for hit in hits])
    if name is None:
        notes = _NOTES.finditer(label) if office else ()
        inside = next((match for match in notes if _NAMED.fullmatch(match[1] or "") and _person(match[1])), None)
        if inside is None:
            return Speaker(None, office=office[0] if office else None, party=party)
        return Speaker(inside[1], inside.start(1), inside.end(1), office[0] if office else None, party)
    return Speaker(plain[slice(*name)], *name, office[0] if office else None, party)


def _notes(label: str) -> Iterator[str]:
    for match in _NOTES.finditer(label):
        yield match[1] or match[2] or ""


def _titled(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0][0] + part[0][1:].lower(), word)


def _whole(note: str, gazetteer: Gazetteer) -> str | None:
    """The state or organisation that brackets name and nothing else."""
    said = re.sub(r"^(?:on behalf of )?(?:the )?", "", note.strip(), flags=re.IGNORECASE)
    entries = gazetteer.named(said) or gazetteer.named(note.strip())
    return next((entry.actor for entry in entries if _states(entry.actor, gazetteer)), None)


def _states(actor: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.actors[actor].kind in ("state", "organisation")


def _name(plain: str, hits: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the name of a person stands in a label, without styles and offices."""
    taken = [*hits, *(match.span() for match in offices().finditer(plain))]
    for start, end in _free(plain, taken):
        at = start
        while style := STYLE.match(plain, at, end):
            at = style.end()
        words = [match for match in _NAMED.finditer(plain, at, end) if _person(match[0])]
        if words:
            named = re.split(r"[’']s\b", words[0][0], maxsplit=1)[0].rstrip(".:")  # of “Berg’s Call”, Berg
            return words[0].start(), words[0].start() + len(named)
    return None


def _free(plain: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of a label outside what is taken, cut at commas."""
    at = 0
    for start, end in [*sorted(taken), (len(plain), len(plain))]:
        for match in re.compile(r"[^,:;]+").finditer(plain, at, max(at, start)):
            yield match.span()
        at = max(at, end)


@cache
def _nobody() -> frozenset[str]:
    data = yaml.safe_load((files("comity.language") / "data" / "roles.yaml").read_text("utf-8"))
    return frozenset(word for words in data.values() for word in words)


def _person(words: str) -> bool:
    """Whether words can be a person's name: none of them says a role or body."""
    parts = re.findall(r"[^\W\d_]+", words.casefold())
    return bool(parts) and max(map(len, parts)) > 1 and not set(parts) & _nobody()


def _is_outlet(name: str) -> bool:
    """Whether who asks goes by an acronym: an outlet."""
    return " " not in name and name.isupper()


def _alone(document: Document) -> bool:
    """Whether one party's text: no joint conference, no council."""
    return document.kind.value in ("briefing", "speech") or len({t.speaker for t in document.turns if t.label}) == 1


def _party(turn: Turn, home: str | None, gazetteer: Gazetteer) -> str | None:
    said = read_label(turn.label.text if turn.label else turn.speaker or "", gazetteer)
    if said.party or turn.role == "question":
        return said.party
    called = re.sub(r"^The ", "the ", turn.speaker or "").casefold()
    return home if turn.role in ("statement", "answer") and _HEAD.fullmatch(called) else None


def _given_state(document: Document, gazetteer: Gazetteer) -> str | None:
    """The state that a table, header or file's name gives, by name or code."""
    given = document.metadata.get("state")
    if not given or document.kind.value not in TRANSCRIPTS:
        return None
    if given in gazetteer.actors:
        return given
    by_code = {code: actor.id for actor in gazetteer.actors.values() if actor.kind == "state"
               for code in (actor.codes.get("iso2"), actor.codes.get("cow")) if code}  # fmt: skip
    return by_code.get(given.upper()) if len(given) <= 3 else _whole(given, gazetteer)


def _home(document: Document, gazetteer: Gazetteer) -> str | None:
    """The state or organisation whose text this is."""
    found = document.issuer_actor or _given_state(document, gazetteer)
    actor = at_home(document, gazetteer) if found is None and document.kind.value != "council record" else None
    return found or (actor.id if actor else None)
