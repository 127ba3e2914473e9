"""What a page shows of the states and organisations that it names: letterheads, offices, addresses, who is greeted.

Every name of an actor is a clue, called by where it stands (title, head, opening, body, tail) and what it does there
(an office “of the Republic of X”, the one beside whom another acts, the one who is greeted, “on behalf of X” ...).
Clues weigh nothing by themselves: `voices` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

import yaml

from comity.language.gazetteer import Gazetteer, Hit
from comity.language.persons import known_leader
from comity.model import Document, Span
from comity.names import CAPITAL, plain

OPENING, CLOSING = 2400, 500  # characters of a text in which it shows whose it is
FIRST = 300  # characters of the body that are its opening


class Clue(NamedTuple):
    """What one name on the page shows of an actor: where and as what it stands, and its words."""

    actor: str
    what: str
    span: Span | None
    words: str


class _Words(NamedTuple):
    office: re.Pattern[str]
    held: re.Pattern[str]
    own: re.Pattern[str]
    acts: re.Pattern[str]
    beside: re.Pattern[str]
    about: re.Pattern[str]
    greets: re.Pattern[str]


@cache
def _words() -> _Words:
    data = yaml.safe_load((files("comity.language") / "data" / "voices.yaml").read_text("utf-8"))
    each = {key: "|".join(data[key]) for key in data}
    realm = r"(?:Republic|Kingdom|State|Federation|Commonwealth|Union|Sultanate|Principality)s?"
    state = rf"(?:the )?(?:(?:\w+ ){{0,2}}{realm} of )?"
    held = rf"(?:[’']s)?\s+(?:[A-Z]\w+ ){{0,2}}(?:{each['offices']}|Foreign Affairs|national statement)\b"
    return _Words(
        re.compile(
            rf"\b(?:{each['offices']})\b[^.;:\n]{{0,70}}?\b(?:of|for|to|de|del|du|da|do|von)\s+{state}(?:the )?$", re.I
        ),
        re.compile(held),
        re.compile(rf"\b(?:{each['own']})\b(?: \w+)?\W+{state}$", re.I),
        re.compile(rf"(?:,[^,.]{{3,60}},)?\s+(?:{each['acts']})\b"),
        re.compile(rf"\b(?:{each['beside']})\b(?! (?:the )?(?:general|un|united nations|security|nation\b))", re.I),
        re.compile(rf"\b(?:{each['about']})\b", re.I),
        re.compile(rf"\W*(?:{each['greets']})\b", re.I),
    )


def clues_of(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Every clue of a document's first 2,400 characters and last 500, of its addresses, its path and its leaders."""
    yield from _addresses(document, gazetteer)
    yield from _path(document, gazetteer)
    yield from _persons(document, gazetteer)
    text, page = document.text, _Page(document)
    for start, end in ((0, min(len(text), OPENING)), (max(OPENING, len(text) - CLOSING), len(text))):
        for hit in _hits(gazetteer, _cased(text[start:end])):
            role = _role(page, start + hit.start, start + hit.end, hit, gazetteer)
            first, last = page.line(start + hit.start)
            alone = len(text[first:last].strip()) <= hit.end - hit.start + 4  # a heading that is but the name
            if document.kind.value == "debate" and (role in _TOPICS or alone):
                role = "title about"
            span = Span.of(text, start + hit.start, start + hit.end)
            for actor in _actors(hit, gazetteer):
                kinded = _kinded(actor, gazetteer)
                headed = kinded and role != "greeted" and _headed(text, span.start, span.end)
                yield Clue(
                    actor, f"{kinded}{page.where(span.start)} headed" if headed else kinded + role, span, span.text
                )
    yield from _apart(document, gazetteer)


# Where the name of a state heads a debate as what it is about.
_TOPICS = frozenset({"head name", "title first", "title name"})


def _kinded(actor: str, gazetteer: Gazetteer) -> str:
    return "" if gazetteer.actors[actor].kind == "state" else "organisation "


def _apart(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Names in what the file says of its title and issuer, where the text does not hold them."""
    for field, value in (("title", document.title), ("issuer", document.issuer)):
        if value is None or (field == "title" and value.span is not None):
            continue
        for hit in gazetteer.find(value.value):
            for actor in _actors(hit, gazetteer):
                role = _in_title(value.value[: hit.start], value.value[hit.end :]) if field == "title" else "given"
                yield Clue(actor, _kinded(actor, gazetteer) + f"{field} {role}", value.span, value.value)


_HEADS = (
    r"(?:Secretary[- ]General|Director[- ]General|Managing Director|Chair\w*(?:-in-Office)?|President|"
    r"High Representative|High Commissioner|Executive (?:Director|Secretary)|Commissioner|Administrator|Spokes\w+)"
)
_HEAD_AFTER = re.compile(rf"(?:[’']s)?\s+(?:Commission |Council )?{_HEADS}\b")
_HEAD_BEFORE = re.compile(rf"\b{_HEADS} of [Tt]he (?:\w+ )?$")


def _headed(text: str, start: int, end: int) -> bool:
    """Whether an organisation stands with the office of who heads it: “NATO Secretary General”."""
    return bool(_HEAD_AFTER.match(text[end : end + 60]) or _HEAD_BEFORE.search(text[max(0, start - 60) : start]))


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


class _Page:
    """Where on a page an offset stands."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.title = document.title.span if document.title else None
        body = (p for p in document.paragraphs if p.role == "body" and len(p.span.text) > 60)
        self.body = next((p.span.start for p in body if not _words().greets.match(p.span.text)), 0)

    def where(self, start: int) -> str:
        if self.title and self.title.start <= start < self.title.end:
            return "title"
        if start < self.body:
            return "head"
        if start - self.body < FIRST:
            return "opening"
        return "tail" if start > len(self.text) - 200 and start - self.body > 600 else "body"

    def line(self, start: int) -> tuple[int, int]:
        """Where the line begins and ends in which an offset stands."""
        end = self.text.find("\n", start)
        return self.text.rfind("\n", 0, start) + 1, end if end >= 0 else len(self.text)


def _greets(line: str) -> bool:
    """Whether a line greets those who are present and does nothing else."""
    plain_end = line.rstrip()[-1:].isalnum() and len(line) < 130
    return (
        len(line) < 240 and bool(_words().greets.match(line)) and (plain_end or line.rstrip().endswith((",", ";", ":")))
    )


_CLAUSE = re.compile(r"[.!?…]\s|\n")


def _role(page: _Page, start: int, end: int, hit: Hit, gazetteer: Gazetteer) -> str:
    """Where and as what a name stands."""
    text, where = page.text, page.where(start)
    first, last = page.line(start)
    line, after = text[first:last], text[end : min(end + 90, max(last, end))]
    before = text[max(0, start - 110, first if where != "title" else 0) : start].replace("\n", " ")
    if before.endswith("Peace and "):
        return f"{where} name"
    if re.search(r"\b[Ff]ellow $", before):
        return "opening own"
    if where != "title" and _greets(line):
        return "greeted"
    if where == "title" and page.title:
        return "title " + _in_title(text[page.title.start : start].replace("\n", " "), text[end : page.title.end])
    if hit.entries[0].kind == "metonym":
        return f"{where} capital"
    body = gazetteer.actors[hit.entries[0].actor].kind == "body"
    if where in ("head", "tail"):
        return f"{where} {_above(line, before, after, body)}"
    return f"{where} {_within(before, after, body)}"


def _in_title(before: str, after: str) -> str:
    words = _words()
    if re.match(r"[-–/][A-Z]", after) or re.search(r"\w[-–/]$", before):
        return "pair"
    if words.held.match(after) and re.search(r"\s[-–—|]\s$", before):
        return "office"  # what a site adds to a title: “... - Fiji Hansard”
    if words.about.search(before):
        return "about"
    if beside := list(words.beside.finditer(before)):
        by = before.rfind(" by ")
        if by < beside[-1].start():
            return "beside"
    if words.office.search(before) or words.held.match(after):
        return "office"
    return "first" if len(before.split()) <= 2 else "name"


def _above(line: str, before: str, after: str, body: bool) -> str:
    words = _words()
    if words.beside.search(before) or words.about.search(before):
        return "beside"
    if body or words.office.search(before) or words.held.match(after):
        return "letterhead" if len(line.split()) <= 14 and not line.rstrip().endswith(".") else "office"
    return "name" if len(line) < 120 else "prose"


def _within(before: str, after: str, body: bool) -> str:
    words = _words()
    if words.own.search(before):
        return "own"
    if re.search(r"\bwelcom\w+\b[^.]{0,90}\bto (?:the )?$", before):
        return "host"
    clause = _CLAUSE.split(before)[-1]
    beside = words.beside.search(clause) is not None
    if body or words.office.search(before) or words.held.match(after):
        return "office beside" if beside else "office"
    if beside:
        return "beside"
    subject = re.search(r"(?:^|[.!?…]\s+)$", before) is not None and re.match(r"\s+[a-z]+s\b", after) is not None
    owns = re.match(
        r"[’']s? (?:\w+ )?(?:appreciation|commitment|position|support|view|gratitude|cooperation|policy|"
        r"readiness|firm|congratulations|greetings|condolences)",
        after,
    )
    return "acts" if words.acts.match(after) or subject or owns else "name"


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
        (document.metadata.get("url", ""), True),
        (document.text[:OPENING] + document.text[-CLOSING:], False),
    ):
        what = "the page’s address" if own else "address"
        for match in _ADDRESS.finditer(text):
            if state := _by_country_code(gazetteer).get(match["country"].upper()):
                yield Clue(state, what, None, match[0])
        for match in _AMERICAN.finditer(text):
            yield Clue("USA", what, None, match[0])
        for match in _BODIES.finditer(text) if own else ():
            if match["name"].upper() in gazetteer.actors:
                yield Clue(match["name"].upper(), what, None, match[0])


def _by_country_code(gazetteer: Gazetteer) -> dict[str, str]:
    codes = {actor.codes.get("iso2", ""): actor.id for actor in gazetteer.actors.values() if actor.kind == "state"}
    return codes | ({"UK": "GBR", "EU": "EU"} if "GBR" in gazetteer.actors else {})


_CODED = re.compile(r"(?:^|[_\W])(?P<code>[A-Za-z]{3})_\d{1,2}_(?:19|20)\d\d(?:$|[_\W])")


def _path(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The state's code in a file's name, as corpora of speeches write it (`ukr_78_2023.txt`)."""
    match = _CODED.search(PurePath(document.path).stem)
    if match and match["code"].upper() in gazetteer.actors:
        yield Clue(match["code"].upper(), "the file’s name", None, match["code"])


_LED = re.compile(
    r"\b(?:(?:Prime |Foreign )?Minister|PM|FM|Secretary(?: of State)?|President|Premier|Chancellor|King|"
    r"Emir)\s+(?:(?:Dr|Mr|Hon)\.? )?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]+(?:[ .]|$)){1,3})"
)
_ABROAD = re.compile(
    r"(?:Secretary[- ]General|Director[- ]General|High Representative|Commissioner|Managing Director|Administrator|"
    r"Chair(?:person|man|woman)?(?:-in-Office)?|Special (?:Envoy|Representative))\W+(?:(?:H\.?E|Mr|Mrs|Ms|Dr)\.?\s)*$"
)
_CAPITALISED = re.compile(rf"{CAPITAL}[\w’'-]+(?: (?:al|el|bin|de|da|van|von|der|{CAPITAL}[\w’'.-]+)){{1,7}}")


def _persons(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """Persons on record whom the head or the opening names, and the speaker: the state or organisation they serve."""
    page, text = _Page(document), document.text
    speaker = document.speaker.value if document.speaker else ""
    at = text.find(speaker) if speaker else -1
    if speaker and not (at >= 0 and _ABROAD.search(text[max(0, at - 60) : at])):
        yield from _serving(document, speaker, "its speaker", None, gazetteer)
    for match in _CAPITALISED.finditer(_cased(text[: page.body + FIRST])):
        for start, end in _windows(match):
            role = _role_of_person(page, start, end)
            found = list(_serving(document, text[start:end], role, Span.of(text, start, end), gazetteer))
            if found and not _ABROAD.search(text[max(0, start - 60) : start]):
                yield from found
                break
    for match in list(_LED.finditer(text[: page.body + 160]))[:1]:
        role = _role_of_person(page, match.start(), match.end())
        words = [re.sub(r"[’']s?$", "", word) for word in match["name"].split()]
        tried = (list(_serving(document, name, f"led {role}", None, gazetteer)) for name in (" ".join(words), words[0]))
        yield from next(filter(None, tried), [])


def _windows(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Each two or three words of a run that can be a full name, the longer first."""
    words = [(word.start() + match.start(), word.end() + match.start()) for word in re.finditer(r"\S+", match[0])]
    for size in (3, 2):
        yield from ((words[n][0], words[n + size - 1][1]) for n in range(len(words) - size + 1))


def _role_of_person(page: _Page, start: int, end: int) -> str:
    where, (first, last) = page.where(start), page.line(start)
    line = page.text[first:last]
    if where != "title" and _greets(line):
        return "person greeted"
    base = page.title.start if where == "title" and page.title else first
    before = _CLAUSE.split(page.text[base:start].replace("\n", " "))[-1]
    beside = list(_words().beside.finditer(before))
    beside_ = bool(beside) and before.rfind(" by ") < beside[-1].start()
    return f"person {where}{' beside' if beside_ else ''}"


def _serving(document: Document, name: str, what: str, span: Span | None, gazetteer: Gazetteer) -> Iterator[Clue]:
    date = document.date.value if document.date else None
    bare = re.sub(r"^(?:H\.? ?E\.?|Hon\.?|Mr\.?|Dr\.?)\s+", "", name).rstrip(".,")
    leader = known_leader(bare, date, gazetteer)
    serves = (leader.state or leader.parent) if leader else None
    if leader and serves and serves in gazetteer.actors:
        yield Clue(serves, what, span, leader.name)
