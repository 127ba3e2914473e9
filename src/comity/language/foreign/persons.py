"""Persons that a French, Spanish or Russian text names, by office, by the pipeline's names, and by surname after that.

A leader on record is found by state and by the sounds of the name, since each language spells it in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from anyascii import anyascii
from spacy.tokens import Doc, Span, Token

from comity.language.foreign.naming import Found
from comity.language.foreign.pipelines import nominative
from comity.language.foreign.words import Known, words
from comity.model import Actor, Document, first_day, last_day
from comity.names import folded, longest_first, parts, person_id

REACH = 70  # characters between an office and the name of who holds it
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "van", "von", "der", "den", "ben", "bin", "al", "ibn",
    "du", "des", "da", "dos", "el", "ould", "le"})  # fmt: skip
_STYLES = frozenset({"m.", "mme", "sr.", "sra.", "don", "doña", "señor", "señora", "г-н", "г-жа"})
_STYLED = re.compile(r"(?<!\w)(?:M|MM|Mme|Sr|Sra|Dr|S\.E)\.[ \u00a0]$")
_REALMS = ("république", "royaume", "república", "reino", "республик", "королевств", "государств", "федераци")
_SOUNDS = (
    (r"tsz|sch|tch|sh|ch|zh|dj|dz|ts|tz|cz|x|j|z|ç", "s"), (r"ph", "f"), (r"kh", ""), (r"ck|qu|q|c", "k"), (r"w", "v"),
    (r"ng\b", "n"), (r"gh", "g"), (r"[aeiouyh'’-]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip


class Person(NamedTuple):
    """A place where a text names a person: where, the name, and what is said of office and state beside it."""

    start: int
    end: int
    name: str
    office: str | None = None
    state: str | None = None


def sounds(name: str) -> str:
    """The consonants of a name as they sound, whatever language spells it.

    >>> sounds("Scholz"), sounds("Sholts"), sounds("Zelenskyy") == sounds("Zelenski"), sounds("Makron")
    ('sls', 'sls', True, 'mkrn')
    """
    made = folded(anyascii(name)).replace(" ", "_")
    for pattern, sound in _SOUNDS:
        made = re.sub(pattern, sound, made)
    return made


def find_persons(document: Document, tokens: Doc, names: Sequence[Found], language: str) -> list[Person]:
    """Every place where a person is named in full or by office, in order."""
    taken = [(one.start, one.end) for one in names]
    found: list[Person] = []
    offices = list(office_pattern(language).finditer(document.text))
    for span in _named(tokens, offices, names):
        start, end = span.start_char, span.end_char
        if any(start < past and first < end for first, past in taken):
            continue
        office, state = _beside(document.text, span, offices, names)
        found.append(Person(start, end, _called(span, language), office, state))
    return found


@cache
def office_pattern(language: str) -> re.Pattern[str]:
    """Titles of office as they stand in a text, the longest first."""
    given = sorted(words(language)["offices"], key=len, reverse=True)
    if language != "ru":
        return re.compile(rf"(?<!\w)(?:{longest_first(given)})(?!\w)", re.IGNORECASE)
    stems = ["[ \u00a0]".join(_any_case(word) for word in office.split()) for office in given]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(stems)})(?![\w-])", re.IGNORECASE)


def _any_case(word: str) -> str:
    """A Russian word of an office with whatever ending."""
    if len(word) < 4 or word.isupper():
        return re.escape(word) + (r"\w{0,2}" if word.islower() else "")
    stem = re.sub(r"(?:ый|ий|ь|а|я|о|е|ой)$", "", word)
    return re.escape(stem) + r"\w{0,3}"


def _named(tokens: Doc, offices: Sequence[re.Match[str]], names: Sequence[Found]) -> Iterator[Span]:
    """Runs of capitalised words that the pipeline takes for a person, or that follow an office and whose it is."""
    after = {match.end() for match in offices}
    taken = {n for one in names for n in range(one.start, one.end)}
    spans = [name for ent in tokens.ents if ent.label_ == "PER" and (name := _trimmed(ent, offices, taken)) is not None]
    covered = {token.i for span in spans for token in span}
    for token in tokens:
        first = token.i + 1
        if token.idx + len(token.text) in after:
            while first < len(tokens) and (tokens[first].idx in taken or tokens[first].lower_ in _STYLES):
                first += 1
            run = _run(tokens, first, taken | {tokens[n].idx for n in covered}) if first < len(tokens) else None
            if run is not None and len(run) > 1:
                spans.append(run)
                covered |= {one.i for one in run}
    return iter(sorted(spans, key=lambda span: span.start))


def _run(tokens: Doc, first: int, taken: set[int]) -> Span | None:
    past = first
    while past < len(tokens) and tokens[past].idx not in taken and (
        _capital(tokens[past].text) or (past > first and tokens[past].text in _PARTICLES and past + 1 < len(tokens)
                                        and _capital(tokens[past + 1].text))
    ):  # fmt: skip
        past += 1
    return tokens[first:past] if past > first else None


def _trimmed(ent: Span, offices: Sequence[re.Match[str]], taken: set[int]) -> Span | None:
    """The last run of capitals in what the pipeline took for a person, without an office or state before it."""
    last = ent.end
    while last > ent.start and not _capital(ent.doc[last - 1].text):
        last -= 1
    if any(token.lower_.startswith(_REALMS) for token in ent):
        return None
    while last > ent.start and _within(ent.doc[last - 1], offices):
        last -= 1
    first = last
    while (
        first > ent.start
        and ent.doc[first - 1].idx not in taken
        and (_capital(ent.doc[first - 1].text) or (ent.doc[first - 1].text in _PARTICLES and first - 1 > ent.start))
    ):
        first -= 1
    while first < last and (
        ent.doc[first].pos_ in ("DET", "ADP") or _within(ent.doc[first], offices) or not _capital(ent.doc[first].text)
    ):
        first += 1
    return ent.doc[first:last] if first < last else None


def _within(token: Token, offices: Sequence[re.Match[str]]) -> bool:
    return any(match.start() <= token.idx < match.end() for match in offices)


def _capital(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1 and bool(re.match(r"[^\W\d_]", word))


def _beside(
    text: str, span: Span, offices: Sequence[re.Match[str]], names: Sequence[Found]
) -> tuple[str | None, str | None]:
    """The office before or after a name, and the state named with it."""
    for match in reversed(offices):
        between = _STYLED.sub("", text[match.end() : span.start_char])
        if match.end() <= span.start_char and len(between) <= REACH and not re.search(r"[.;:!?\n»”\"]\s", between):
            if between.count(",") > 1 or _others(span, match.end()):
                break
            return match[0], _state(names, match.start() - 24, span.start_char, text)
    for match in offices:
        between = text[span.end_char : match.start()]
        if match.start() >= span.end_char and re.fullmatch(
            r"\s*[,(]\s*(?:(?:le|la|el|l['’])\s?)?[^,.;:()]{0,20}", between
        ):
            return match[0], _state(names, span.end_char, match.end() + 40, text)
    return None, None


def _others(span: Span, after: int) -> bool:
    """Whether a verb, a conjunction or another person stands between an office and a name."""
    between = [token for token in span.doc[max(0, span.start - 14) : span.start] if token.idx >= after]
    return any(token.pos_ in ("VERB", "AUX", "SCONJ") or token.ent_type_ == "PER" for token in between) or any(
        token.lower_ in ("avec", "con", "с", "и", "et", "y") for token in between
    )


def _state(names: Sequence[Found], start: int, end: int, text: str) -> str | None:
    within = [
        one for one in names if start <= one.start and one.end <= end and one.form in ("name", "acronym", "demonym")
    ]
    kept = [one for one in within if not re.search(r"[.;:!?,]", text[start : one.start]) or one.start > start + 24]
    return (kept or within)[0].actor if kept or within else None


def _called(span: Span, language: str) -> str:
    """The name as a person is called by: in the nominative where the language declines it."""
    words = [token for token in span if len(token.text.strip(".")) > 1] or list(span)
    if language != "ru":
        return " ".join(token.text for token in words)
    feminine = any("Gender=Fem" in str(token.morph) for token in words[:1])
    return " ".join(nominative(token.text, feminine) for token in words)


# ── who they are ─────────────────────────────────────────────────────────────────────────────────────


class People:
    """The persons of one text: each once, joined by surname, leaders on record by state and sound."""

    def __init__(self, document: Document, known: Known) -> None:
        self._date = document.date.value if document.date else None
        self._known = known
        self.actors: dict[str, Actor] = {}
        self.offices: dict[str, set[str]] = {}  # what the text says that a person is
        self._by_family: dict[str, str] = {}

    def add(self, persons: Iterable[Person]) -> None:
        """Make actors of the persons named, those in full first."""
        for one in sorted(persons, key=lambda person: (" " not in person.name, person.start)):
            family = sounds(parts(one.name)[-1])
            if family not in self._by_family:
                actor = self._leader(one) or Actor(
                    person_id(anyascii(one.name)), anyascii(one.name), "person", state=one.state, office=one.office
                )
                self.actors[actor.id] = actor
                self._by_family[family] = actor.id
                if one.name.count(" ") > 1:  # “Luis Arce Catacora” is called Arce, too
                    self._by_family.setdefault(sounds(one.name.split()[-2]), actor.id)
            if one.office:
                self.offices.setdefault(self._by_family[family], set()).add(one.office.lower())

    def called(self, name: str) -> str | None:
        """The person whom a name or surname means."""
        return self._by_family.get(sounds(parts(name)[-1]))

    def _leader(self, one: Person) -> Actor | None:
        wanted = [sounds(word) for word in one.name.split()[1:] or [one.name]]
        rows = [row for last in wanted for row in _leaders(self._known).get(last, ()) if self._in_time(row)]
        if " " in one.name:
            rows = [row for row in rows if sounds(row.name.split()[0])[:1] == sounds(one.name.split()[0])[:1]]
            same = [row for row in rows if sounds(row.name.split()[0]) == sounds(one.name.split()[0])]
            rows = [row for row in rows if row.state == one.state] or same
        else:
            rows = [row for row in rows if row.state == one.state]
        states = {row.state for row in rows}
        return max(rows, key=lambda row: row.start or "") if len(states) == 1 else None

    def _in_time(self, leader: Actor) -> bool:
        if self._date is None:
            return leader.end is None
        if leader.start and first_day(leader.start) > last_day(self._date):
            return False
        return leader.end is None or int(last_day(leader.end)[:4]) + 5 >= int(self._date[:4])


@cache
def _leaders(known: Known) -> dict[str, list[Actor]]:
    """Persons of states on record by the sound of their last names."""
    found: dict[str, list[Actor]] = {}
    for actor in known.actors:
        if actor.kind == "person" and actor.state and " " in actor.name:
            found.setdefault(sounds(parts(actor.name)[-1]), []).append(actor)
    return found
