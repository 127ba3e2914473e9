"""In whose name a text speaks: the state or organisation of its issuer and speaker, by what its page shows.

Every name of a state, body or organisation on the page speaks for itself with a weight: an office “of the Republic of
X” in the head weighs much, a letterhead, an address (mfa.gov.xx), “on behalf of the people of X” and “X thanks ...” in
a speech less, where something happened little. The sum decides; joint texts have several voices, news have none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

import msgspec
import yaml

from comity.language.gazetteer import Gazetteer, Hit
from comity.language.persons import known_leader
from comity.model import Actor, Document, Reasoned, Span
from comity.names import plain

# Words after which an organisation is the occasion on which others met.
_OCCASION = re.compile(r"\b(?:margins|sidelines|meetings?|sessions?|summits?)\b[^.;\n]{0,80}$", re.I)
NOBODY = frozenset({"news", "commentary", "analysis", "unknown"})  # kinds that speak in no state's name
JOINT = frozenset({"joint statement", "communiqué", "treaty"})
ALONE = frozenset({"speech", "press release", "letter", "debate"})  # kinds in which a name without rival tells enough
GATHERED = JOINT | {"resolution", "council record"}
ENOUGH = 2.0  # weight from which a name is the issuer's
PLAINLY = 2.0  # weight of one name from which it speaks for itself, whoever else is named
LEAST = 0.9  # the same where no other name has half as much
OPENING, CLOSING = 2400, 500  # characters of a text in which it shows whose it is
_VENUES = frozenset({"UN"})  # organisations in whose halls others speak


class Clue(NamedTuple):
    """What one name on the page says for an actor; `beside` where the head only says with whom or where to."""

    actor: str
    weight: float
    reason: str
    span: Span | None
    beside: bool = False


class _Words(NamedTuple):
    office: re.Pattern[str]
    held: re.Pattern[str]
    own: re.Pattern[str]
    acts: re.Pattern[str]
    venue: re.Pattern[str]


@cache
def _words() -> _Words:
    data = yaml.safe_load((files("comity.language") / "data" / "voices.yaml").read_text("utf-8"))
    each = {key: "|".join(data[key]) for key in data}
    realm = r"(?:Republic|Kingdom|State|Federation|Commonwealth|Union|Sultanate|Principality)s?"
    state = rf"(?:the )?(?:(?:\w+ ){{0,2}}{realm} of )?"
    return _Words(
        re.compile(
            rf"\b(?:{each['offices']})\b[^.;:\n]{{0,70}}?\b(?:of|for|to|de|del|du|da|do|von)\s+{state}(?:the )?$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:[’']s)?\s+(?:[A-Z]\w+ ){{0,2}}(?:{each['offices']}|Foreign Affairs|national statement)\b"),
        re.compile(rf"\b(?:{each['own']})\b(?: \w+)?\W+{state}$", re.IGNORECASE),
        re.compile(rf"(?:,[^,.]{{3,60}},)?\s+(?:{each['acts']})\b"),
        re.compile(rf"\b(?:{each['venue']})\s+(?:the )?{state}(?:[A-Z]\w+ (?:and|or) )?$", re.IGNORECASE),
    )


def voiced(document: Document, registry: tuple[Actor, ...]) -> Document:
    """The document with the actors in whose name it and its speaker speak, where its page shows them."""
    if document.issuer_actor or document.issuer_actors or document.kind.value in NOBODY:
        return document
    gazetteer = Gazetteer.of(registry)
    clues = list(_clues(document, gazetteer))
    sums: defaultdict[str, float] = defaultdict(float)
    for clue in clues:
        sums[clue.actor] += clue.weight
    for actor in {clue.actor for clue in clues if clue.beside}:  # “meeting of A with the minister of B” is not B's
        if max(clue.weight for clue in clues if clue.actor == actor) < PLAINLY:
            sums[actor] = 0.0
    voices = _chosen(document.kind.value, sums, gazetteer)
    if not voices:
        return document
    one = voices[0] if len(voices) == 1 else None
    best = max((clue for clue in clues if clue.actor == voices[0]), key=lambda clue: clue.weight)
    share = sums[voices[0]] / (sum(sums.values()) or 1)
    issuer = document.issuer or Reasoned(
        " and ".join(gazetteer.actors[voice].name for voice in voices[:3]), best.reason, round(share, 2), best.span
    )
    speaker = document.speaker_actor or (one if document.speaker else None)
    return msgspec.structs.replace(
        document, issuer=issuer, issuer_actor=one, issuer_actors=voices, speaker_actor=speaker
    )


def _chosen(kind: str, sums: dict[str, float], gazetteer: Gazetteer) -> tuple[str, ...]:
    ranked = sorted(sums, key=lambda actor: -sums[actor])
    if not ranked or sums[ranked[0]] < LEAST:
        return ()
    second = sums[ranked[1]] if len(ranked) > 1 else 0.0
    alone = kind in ALONE and second <= 0.45 * sums[ranked[0]]
    if sums[ranked[0]] < ENOUGH and not alone:
        return ()
    if kind not in JOINT:
        return (ranked[0],)
    first = gazetteer.actors[ranked[0]]
    if first.kind != "state" and kind == "communiqué":
        return (ranked[0],)
    return tuple(actor for actor in ranked if sums[actor] >= max(ENOUGH, 0.3 * sums[ranked[0]]))[:20]


def _clues(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    text, body = document.text, _body(document)
    yield from _addresses(document, gazetteer)
    yield from _path(document, gazetteer)
    yield from _leaders(document, gazetteer)
    title = document.title.span if document.title else None
    for start, end in ((0, min(len(text), OPENING)), (max(OPENING, len(text) - CLOSING), len(text))):
        for hit in _hits(gazetteer, _cased(text[start:end])):
            yield from _clue(document, gazetteer, hit, start, body, title)
    if document.title and title is None:
        for hit in gazetteer.find(document.title.value):
            yield from _titled(document.title.value, hit, gazetteer)
    if document.issuer:
        for hit in gazetteer.find(document.issuer.value):
            for actor in _actors(hit, gazetteer):
                yield Clue(actor, 2.5, f"its issuer is “{document.issuer.value}”", document.issuer.span)


def _hits(gazetteer: Gazetteer, text: str) -> list[Hit]:
    """Names in a text, and those that it writes with other accents (“México”)."""
    found = list(gazetteer.find(text))
    if text.isascii():
        return found
    starts = {hit.start for hit in found}
    return found + [hit for hit in gazetteer.find(plain(text)) if hit.start not in starts]


def _cased(text: str) -> str:
    """A text whose lines in capitals are written as names are, letter for letter."""
    lines = (line.title() if line.isupper() and len(line.title()) == len(line) else line for line in text.split("\n"))
    return "\n".join(lines)


def _body(document: Document) -> int:
    """Where the running text begins."""
    return next((p.span.start for p in document.paragraphs if p.role == "body" and len(p.span.text) > 60), 0)


def _actors(hit: Hit, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The state or organisation that a name first refers to; a body's state."""
    for entry in hit.entries:
        actor = gazetteer.actors[entry.actor]
        if actor.kind == "body" and actor.parent and not actor.state:
            return (actor.parent,)
        if actor.kind in ("state", "organisation"):
            return (actor.id,)
        if actor.kind == "body" and actor.state:
            return (actor.state,)
    return ()


def _clue(
    document: Document, gazetteer: Gazetteer, hit: Hit, base: int, body: int, title: Span | None
) -> Iterator[Clue]:  # fmt: skip
    text, words = document.text, _words()
    start, end = base + hit.start, base + hit.end
    before, after = text[max(0, start - 110) : start].replace("\n", " "), text[end : end + 90].replace("\n", " ")
    entitled = title is not None and title.start <= start < title.end
    above = start < body or entitled
    if before.endswith("Peace and "):
        return
    span = Span.of(text, start, end)
    beside = False
    for actor in _actors(hit, gazetteer):
        weight, reason = _weight(document.kind.value, before, after, above, entitled, hit, gazetteer, words)
        if actor in _VENUES or gazetteer.actors[actor].kind != "state":
            weight = _of_organisation(
                document.kind.value,
                actor,
                weight,
                before,
                above or start - body < (900 if document.kind.value in GATHERED else 300),
            )
            if not above and _OCCASION.search(before):
                weight *= 0.1
        elif (
            document.kind.value not in JOINT
            and (above or start - body < 260)
            and _counterpart(
                text[(title.start if entitled and title else max(body, 0) if not above else start) : start]
            )
        ):
            weight *= 0.15
            beside = above
        yield Clue(actor, weight, reason, span, beside)


def _counterpart(before: str) -> bool:
    """Whether a name stands where a title or sentence gives with whom or where to: “Call with the Minister of X”."""
    return (
        re.search(
            r"\b(?:with|to visit|visits?|to|from|against|in|between)\b(?! the (?:general|un|united|security))",
            before,
            re.I,
        )
        is not None
    )


def _weight(
    kind: str, before: str, after: str, above: bool, entitled: bool, hit: Hit, gazetteer: Gazetteer, words: _Words
) -> tuple[float, str]:  # fmt: skip
    metonym = hit.entries[0].kind == "metonym"
    if metonym:
        own = kind in ("press release", "press conference", "briefing", "interview")
        return (1.8 if above and own else 0.8 if above or own else 0.2), "a capital in its dateline"
    office = words.office.search(before) is not None or words.held.match(after) is not None
    venue = words.venue.search(before) is not None and not words.office.search(before)
    venue = venue and not (kind in JOINT and re.search(r"\b(?:between|with|from)\s+(?:\w+ ){0,4}$", before))
    body = gazetteer.actors[hit.entries[0].actor].kind == "body"
    if above:
        if kind == "debate" and not re.search(r"hansard|parliament|assembly|senate", before + after, re.IGNORECASE):
            return 0.3, "what the debate is about"
        if venue:
            return 0.3, "a place or counterpart that its head names"
        if office or body:
            return 4.0, "an office or body that its head names"
        return (1.2 if entitled else 2.0), "the name stands in its head"
    if words.own.search(before):
        return 3.0, "the text speaks on its behalf"
    if venue:
        return 0.25, "named in the text"
    if office or body:
        return (1.5 if hit.start > 400 else 2.2), "its office or body acts in the text"
    subject = re.search(r"(?:^|[.!?…]\s+)$", before) is not None and re.match(r"\s+[a-z]+s\b", after) is not None
    owns = re.match(
        r"[’']s? (?:\w+ )?(?:appreciation|commitment|position|support|view|gratitude|cooperation|policy|readiness)",
        after,
    )
    return (1.2 if words.acts.match(after) or subject or owns else 0.5), "the text speaks for it"


def _of_organisation(kind: str, actor: str, weight: float, before: str, early: bool) -> float:
    """What a name says for an organisation: much where its organ meets or resolves, little where it is the hall."""
    if re.search(
        r"\b(?:general debate|session|meeting|assembly|headquarters|charter|at|to|before|in) (?:of |the |at )*$",
        before,
        re.I,
    ):
        return weight if kind in ("communiqué", "resolution", "council record") and early else 0.1
    if kind in ("communiqué", "resolution", "council record", "joint statement"):
        return 3.0 if early else 0.4
    if kind == "debate" or (kind in ("speech", "letter") and actor in _VENUES):
        return 0.2
    return weight if early else 0.2


def _titled(title: str, hit: Hit, gazetteer: Gazetteer) -> Iterator[Clue]:
    words = _words()
    before, after = title[: hit.start], title[hit.end :]
    for actor in _actors(hit, gazetteer):
        venue = words.venue.search(before) or _counterpart(before)
        weight = 0.3 if venue else 3.5 if words.office.search(before) or words.held.match(after) else 1.5
        yield Clue(actor, weight, "the name stands in its title", None)


_ADDRESS = re.compile(
    r"(?<![\w@])(?:[\w-]+\.)*?[\w-]*?(?:gov|gob|gouv|go|govt|mil|president|presidency|mfa|mofa|mea|parliament|government)"
    r"[\w-]*\.(?:gov\.)?(?P<country>[a-z]{2})\b(?!\.\w)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"(?<![\w@])[\w-]+\.(?:gov|mil)\b(?!\.\w\w)", re.IGNORECASE)
_BODIES = re.compile(r"(?<![\w@])(?:[\w-]+\.)?(?P<name>[\w-]{2,10})\.(?:int|europa\.eu|org)\b", re.IGNORECASE)


def _addresses(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Addresses of a government or organisation, on the page or in what the file says of it."""
    for text, own in (
        (document.metadata.get("url", ""), None),
        (document.text[:OPENING] + document.text[-CLOSING:], 0),
    ):
        for match in _ADDRESS.finditer(text):
            if state := _by_country_code(gazetteer).get(match["country"].upper()):
                yield Clue(state, 3.5, f"the address {match[0]}", None)
        for match in _AMERICAN.finditer(text):
            yield Clue("USA", 3.0, f"the address {match[0]}", None)
        for match in _BODIES.finditer(text) if own is None else ():
            if match["name"].upper() in gazetteer.actors:
                yield Clue(match["name"].upper(), 3.0, f"the address {match[0]}", None)


def _by_country_code(gazetteer: Gazetteer) -> dict[str, str]:
    codes = {actor.codes.get("iso2", ""): actor.id for actor in gazetteer.actors.values() if actor.kind == "state"}
    return codes | ({"UK": "GBR", "EU": "EU"} if "GBR" in gazetteer.actors else {})


_CODED = re.compile(r"(?:^|[_\W])(?P<code>[A-Za-z]{3})_\d{1,2}_(?:19|20)\d\d(?:$|[_\W])")


def _path(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The state's code in a file's name, as corpora of speeches write it (`ukr_78_2023.txt`)."""
    match = _CODED.search(PurePath(document.path).stem)
    if match and match["code"].upper() in gazetteer.actors:
        yield Clue(match["code"].upper(), 6.0, f"the file’s name holds {match['code']}", None)


_LED = re.compile(
    r"\b(?:(?:Prime |Foreign )?Minister|PM|FM|Secretary(?: of State)?|President|Premier|Chancellor|King|"
    r"Emir)\s+(?:(?:Dr|Mr|Hon)\.? )?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]+(?:[ .]|$)){1,3})"
)


def _leaders(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Heads of state and government on record who speak, or of whose doings the text tells first."""
    date = document.date.value if document.date else None
    named = [(document.speaker.value, 3.0)] if document.speaker else []
    top = (document.title.value + "\n" if document.title else "") + document.text[: _body(document) + 160]
    named += [(match[0].strip(), 1.5) for match in list(_LED.finditer(top))[:1]]
    for name, weight in named:
        leader = known_leader(re.sub(r"^(?:H\.? ?E\.?|Hon\.?|Mr\.?|Dr\.?)\s+", "", name), date, gazetteer)
        if leader and leader.state:
            yield Clue(leader.state, weight, f"{leader.name} leads it on record", None)
