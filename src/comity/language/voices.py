"""In whose name a text speaks: the state or organisation of its issuer and speaker, by what its page shows.

Every clue of `pages` speaks for an actor with the weight that labelled texts have taught (`data/voices_learned.csv`,
by `scripts/train_voices.py`), in all kinds of text alike and in the text's own family of kinds besides:

    chance(actor) = σ(bias + Σ over its clues of weight(clue) · log2(1 + how often))

The likeliest actor is the voice where its chance is `ENOUGH`; joint texts have several voices, news have none. Where a
text that came with it says with whom its speaker is, that decides.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from comity.language.addressed import addressed
from comity.language.gazetteer import Gazetteer
from comity.language.naming import Known
from comity.language.pages import Clue, clues_of
from comity.model import Actor, Document, Reasoned
from comity.names import folded

NOBODY = frozenset({"news", "commentary", "analysis", "unknown"})  # kinds that speak in no state's name
JOINT = frozenset({"joint statement", "communiqué", "treaty"})
MOST = 20  # voices that a joint text can have
ENOUGH = 0.4  # the chance from which the likeliest actor is the voice: words in a wrong mouth hurt more than a gap
JOINED = 0.15  # the chance from which others can join it in a joint text
BESIDE = 0.4  # the share of that actor's chance from which others join it in a joint text
FAMILIES = {
    "speech": "spoken", "press conference": "spoken", "briefing": "spoken", "interview": "spoken", "debate": "spoken",
    "press release": "told", "readout": "told", "fact sheet": "told", "letter": "told",
    "joint statement": "joint", "communiqué": "joint", "treaty": "joint", "resolution": "organ",
    "council record": "organ",
}  # fmt: skip


def voiced(document: Document, registry: tuple[Actor, ...], known: Known | None = None) -> Document:
    """The document with the actors in whose name it and its speaker speak, where its page shows them, or where a text
    beside it says with whom its speaker is (`known`)."""
    if document.issuer_actor or document.issuer_actors or document.kind.value in NOBODY:
        return document
    gazetteer = Gazetteer.of(registry)
    clues = list(clues_of(document, gazetteer))
    others = set(addressed(document.text, gazetteer))
    chances = {
        actor: chance(shown, document.kind.value)
        for actor, shown in features(clues).items()
        if speaks(shown) and actor not in others
    }
    told = _told(document, known or {}, gazetteer) or _filed(clues) or _owned(document, clues, gazetteer)
    voices = (told,) if told else _chosen(document.kind.value, chances, gazetteer)
    if not voices:
        return document
    one = voices[0] if len(voices) == 1 else None
    issuer = document.issuer
    if issuer is None and voices[0] in chances:
        issuer = _issuer(voices, clues, chances, document.kind.value, gazetteer)
    speaker = document.speaker_actor or (one if document.speaker else None)
    return msgspec.structs.replace(
        document, issuer=issuer, issuer_actor=one, issuer_actors=voices, speaker_actor=speaker
    )


def _told(document: Document, known: Known, gazetteer: Gazetteer) -> str | None:
    """The state or organisation that the person who speaks or issues is said to be with."""
    for named in (document.speaker, document.issuer):
        words = f" {folded(named.value)} " if named else ""
        found = {with_ for name, with_ in known.items() if f" {name} " in words}
        if len(found) == 1 and (actor := gazetteer.actors.get(found.pop())):
            return actor.id if actor.kind in ("state", "organisation") else actor.state or actor.parent
    return None


def _filed(clues: Sequence[Clue]) -> str | None:
    """The one actor under whose code or address a file is kept."""
    found = {clue.actor for clue in clues if clue.what in ("the file’s name", "the page’s address")}
    return found.pop() if len(found) == 1 else None


def _owned(document: Document, clues: Sequence[Clue], gazetteer: Gazetteer) -> str | None:
    """The one state that a speaker calls the own: “on behalf of my country, X”, “the people of X”."""
    if document.kind.value != "speech":
        return None
    found = {clue.actor for clue in clues if clue.what in ("opening own", "head own", "body own")}
    states = [actor for actor in found if gazetteer.actors[actor].kind == "state"]
    mine = re.search(_MINE, document.text[:OWN_WITHIN])
    return states[0] if len(states) == 1 and mine else None


OWN_WITHIN = 1500  # characters in which a speaker tells whose the words are
_MINE = (
    r"\b(?:on behalf of|my (?:own )?(?:country|delegation|government|people|nation|homeland)|our (?:country|people))\b"
)


def features(clues: Sequence[Clue]) -> dict[str, dict[str, float]]:
    """For every actor how much of each clue the page holds, and whether it is the first or the only one named."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for clue in clues:
        counts[clue.actor][clue.what] += 1
    shown = {actor: {what: math.log2(1 + n) for what, n in found.items()} for actor, found in counts.items()}
    placed = [clue for clue in clues if clue.span]
    total = len(placed) or 1
    for actor, values in shown.items():
        mine = sum(clue.actor == actor for clue in placed)
        values["share of the names"] = mine / total
        if mine and min(placed, key=lambda clue: clue.span.start if clue.span else 0).actor == actor:
            values["named first"] = 1.0
        if len(shown) == 1:
            values["nobody else"] = 1.0
    return shown


_SILENT = re.compile(r"(?:beside|about|greeted|(?:opening|body|tail) capital|tail prose)$")
_MEASURES = frozenset({"share of the names", "named first", "nobody else"})


def speaks(shown: dict[str, float]) -> bool:
    """Whether the page shows more of an actor than that others meet, greet or speak of it.

    >>> speaks({"title beside": 1.0, "greeted": 1.0}), speaks({"title beside": 1.0, "opening acts": 1.0})
    (False, True)
    """
    return any(not _SILENT.search(what) for what in shown if what not in _MEASURES)


@cache
def _learned() -> dict[str, dict[str, float]]:
    """The weight of each clue by family of kinds; “all” holds for every family."""
    weights: dict[str, dict[str, float]] = {}
    with (files("comity.language") / "data" / "voices_learned.csv").open("r", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            weights.setdefault(row["family"], {})[row["clue"]] = float(row["weight"])
    return weights


def chance(shown: dict[str, float], kind: str) -> float:
    """How likely a text of this kind speaks in the name of an actor of whom its page shows this much."""
    tables = [_learned().get(family, {}) for family in ("all", FAMILIES.get(kind, "told"))]
    score = sum(table.get("bias", 0.0) for table in tables)
    score += sum(table.get(what, 0.0) * value for table in tables for what, value in shown.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _chosen(kind: str, chances: dict[str, float], gazetteer: Gazetteer) -> tuple[str, ...]:
    ranked = sorted(chances, key=lambda actor: -chances[actor])
    if not ranked or chances[ranked[0]] < ENOUGH:
        return ()
    first = gazetteer.actors[ranked[0]]
    if kind not in JOINT or (kind == "communiqué" and first.kind != "state"):
        return (ranked[0],)
    least = max(JOINED, BESIDE * chances[ranked[0]])
    return tuple(actor for actor in ranked if chances[actor] >= least)[:MOST]


def _issuer(
    voices: tuple[str, ...], clues: Sequence[Clue], chances: dict[str, float], kind: str, gazetteer: Gazetteer
) -> Reasoned:
    """Who issued the text, with the clue that speaks most for it."""
    tables = [_learned().get(family, {}) for family in ("all", FAMILIES.get(kind, "told"))]
    own = [clue for clue in clues if clue.actor == voices[0]]
    best = max(own, key=lambda clue: sum(table.get(clue.what, 0.0) for table in tables))
    names = " and ".join(gazetteer.actors[voice].name for voice in voices[:3])
    return Reasoned(names, f"{best.what}: “{best.words}”", round(chances[voices[0]], 2), best.span)
