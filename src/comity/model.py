"""The words of the field as frozen types: the only module that every room imports.

Offsets are 0-based character offsets into `Document.text`, end exclusive, and for every `Span` stored
anywhere, `document.text[span.start:span.end] == span.text`. `Document.offsets` leads from there back to
the source file as it was given.

Dates are ISO 8601 strings of the precision that is known: "2024-05-20", "2024-05" or "2024"; compare
them with `first_day` and `last_day`. States are ISO 3166-1 alpha-3 codes (ISO 3166-3 or COW abbreviations
for those that are gone), organisations their usual acronym.
"""

from __future__ import annotations

import calendar
import datetime
import hashlib
import re
from bisect import bisect_right
from typing import Literal

import msgspec

from comity import dates
from comity.errors import ComityError
from comity.kinds import event_kind, tie_kind

# ── dates ────────────────────────────────────────────────────────────────────────────────────────────


def first_day(date: str) -> str:
    """First day that an ISO date of any precision can mean.

    >>> first_day("2024"), first_day("2024-05"), first_day("2024-05-20")
    ('2024-01-01', '2024-05-01', '2024-05-20')
    """
    return date + "-01-01"[len(date) - 4 :] if len(date) in (4, 7) else date


def is_date(given: str) -> bool:
    """Whether this is an ISO date of a year, month or day.

    >>> is_date("2018-02"), is_date("2018-02-30")
    (True, False)
    """
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", given):
        return False
    try:
        datetime.date.fromisoformat(first_day(given))
    except ValueError:
        return False
    return True


def dated(given: str, where: str | None = None) -> str:
    """A date that a user gives, in a form that people type, as an ISO date.

    Raises:
        ComityError: it is no date of a year, month or day, or could be two.
    """
    if is_date(given):
        return given
    try:
        meant = dates.typed(given)
    except ValueError as error:
        raise ComityError(str(error), where=where, remedy="Write which one you mean in that form.") from error
    if meant is None:
        raise ComityError(f"{given!r} is not a date", where=where, remedy=f"Write it as {dates.FORMS}.")
    return meant


def last_day(date: str) -> str:
    """Last day that an ISO date of any precision can mean.

    >>> last_day("2024"), last_day("2024-02"), last_day("2024-05-20")
    ('2024-12-31', '2024-02-29', '2024-05-20')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────

Kind = Literal[
    "speech", "press conference", "briefing", "interview", "council record", "debate",  # transcripts
    "readout", "press release", "joint statement", "communiqué", "resolution", "treaty", "letter",
    "commentary", "analysis", "news", "fact sheet", "unknown",
]  # fmt: skip

TRANSCRIPTS: frozenset[str] = frozenset({
    "speech", "press conference", "briefing", "interview", "council record", "debate",
})  # fmt: skip


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` of a document's text, and the words that stand there."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document_text: str, start: int, end: int) -> Span:
        """The span of these offsets in a document's text."""
        return cls(start, end, document_text[start:end])

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Offsets(msgspec.Struct, frozen=True):
    """Map from a document's cleaned text to the source file as decoded: runs that were copied unchanged.

    `runs` are (start in document, start in source, length), in order; what lies between two runs was
    repaired (a hyphen mended, an entity decoded) or dropped (a running head). `pages` are the source
    offsets at which each page of a paged format begins (empty elsewhere).
    """

    runs: tuple[tuple[int, int, int], ...] = ()
    pages: tuple[int, ...] = ()

    @classmethod
    def identity(cls, length: int, source_start: int = 0) -> Offsets:
        return cls(((0, source_start, length),))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source file of the document's characters `start` to `end`.

        >>> Offsets(((0, 100, 5), (5, 107, 5))).to_source(3, 8)
        (103, 110)

        What ends in a repaired word ends in the source before the next words that were copied:

        >>> Offsets(((0, 100, 5), (6, 111, 4))).to_source(3, 6)
        (103, 111)
        """
        first = self._place(start)
        return first, max(first, self._end(end - 1)) if end > start else first

    def page(self, start: int) -> int | None:
        """1-based page on which a document's character stands; None where the source has no pages."""
        return bisect_right(self.pages, self._place(start)) if self.pages else None

    def _end(self, last: int) -> int:
        """Where the source goes on after the document's character `last`."""
        i = max(0, bisect_right(self.runs, last, key=lambda run: run[0]) - 1)
        repaired = self.runs and last - self.runs[i][0] >= self.runs[i][2] and i + 1 < len(self.runs)
        return self.runs[i + 1][1] if repaired else self._place(last) + 1

    def _place(self, offset: int) -> int:
        if not self.runs:
            return offset
        i = max(0, bisect_right(self.runs, offset, key=lambda run: run[0]) - 1)
        begin, source, length = self.runs[i]
        return source + min(max(0, offset - begin), length)


class SourceFile(msgspec.Struct, frozen=True):
    """What the user gave: `text` is the file as decoded; `repairs` lists what reading mended or left out."""

    id: str  # first 12 hex digits of sha256
    path: str
    format: str  # txt, md, html, pdf, docx, eml, jsonl, parquet
    sha256: str
    text: str
    encoding: str | None = None
    repairs: tuple[str, ...] = ()
    partial: str | None = None  # why the reading is partial, when it is


class Reasoned(msgspec.Struct, frozen=True):
    """A value that reading found or inferred, with the reason, the confidence (0 to 1) and the words."""

    value: str
    reason: str
    confidence: float = 1.0
    span: Span | None = None


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of a document. `role` is body, title, heading, dateline, byline, label, quote (a passage
    set off with ">" or by indentation) or note."""

    span: Span
    role: str = "body"


class Turn(msgspec.Struct, frozen=True):
    """What one speaker says at a stretch in a transcript; `span` leaves out the label before it.

    `role` is statement, question, answer or chair; `speaker` is the name as labels and headings give it; `actor` is
    the id of the state or organisation that the speaker speaks for, where labels or metadata tell it; `at` is the time
    in a recording at which it begins ("00:01:02"), where subtitles tell it.
    """

    span: Span
    speaker: str | None
    label: Span | None = None
    role: str = "statement"
    actor: str | None = None
    at: str | None = None


class Document(msgspec.Struct, frozen=True):
    """One text of one kind. `start` and `end` are its place in the source file as decoded.

    `issuer_actor` and `speaker_actor` are the ids of the states or organisations that the issuer and the speaker
    act for, where the heading or metadata tell them.
    """

    id: str  # content address: `document_id(text)`
    source: str  # SourceFile.id
    path: str
    start: int
    end: int
    text: str
    offsets: Offsets
    kind: Reasoned
    title: Reasoned | None = None
    issuer: Reasoned | None = None
    speaker: Reasoned | None = None
    author: Reasoned | None = None
    date: Reasoned | None = None
    place: Reasoned | None = None
    outlet: Reasoned | None = None  # the medium that carries a piece, or the agency that wrote it
    language: str = "en"
    paragraphs: tuple[Paragraph, ...] = ()
    turns: tuple[Turn, ...] = ()
    stage_directions: tuple[Span, ...] = ()
    same_as: str | None = None  # id of a document that this one repeats
    metadata: dict[str, str] = {}
    issuer_actor: str | None = None
    speaker_actor: str | None = None
    issuer_actors: tuple[str, ...] = ()  # all in whose name a joint text speaks; else the one

    def span(self, start: int, end: int) -> Span:
        return Span.of(self.text, start, end)


def document_id(text: str) -> str:
    """The id of a document: the same words have the same id, in whatever file they come."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


# ── actors ───────────────────────────────────────────────────────────────────────────────────────────

ActorKind = Literal["state", "organisation", "grouping", "person", "body", "ngo", "initiative", "treaty", "place"]


class Name(msgspec.Struct, frozen=True):
    """One name of an actor. `kind`: official, short, alias, acronym, demonym, metonym (a capital or seat that
    stands for a government), surname, office; `start` and `end` where the name was in use only then."""

    text: str
    kind: str
    language: str = "en"
    start: str | None = None
    end: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """Who can act or be spoken of.

    `id`: ISO 3166-1 alpha-3 for states, the usual acronym for organisations; persons are "person:" and a
    slug, groupings "grouping:" and a slug, government bodies "STATE/slug". `state` is the state a person or body
    belongs to; `codes` joins to the data of the field (cow, gw, iso2, iso_numeric); `predecessors` are the states that
    are gone and that it continues.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[Name, ...] = ()
    state: str | None = None
    office: str | None = None
    start: str | None = None
    end: str | None = None
    parent: str | None = None
    predecessors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # of groupings, only where the text or the record says so
    codes: dict[str, str] = {}
    dataset: str | None = None
    note: str | None = None


class Candidate(msgspec.Struct, frozen=True):
    """One actor that a mention may refer to, with a score (0 to 1) and why."""

    actor: str
    score: float
    reason: str


class Mention(msgspec.Struct, frozen=True):
    """A span that refers to an actor.

    `actor` is None while nothing is known; `candidates` are kept where the reading is not sure; `together` are the
    actors of a plural ("the two ministers", "they"), which has no one actor. `form`: name, acronym, demonym, metonym,
    title, nominal, pronoun. `label` is PER, ORG, LOC or MISC.
    """

    id: str
    document: str
    span: Span
    actor: str | None
    form: str
    label: str
    reason: str
    candidates: tuple[Candidate, ...] = ()
    together: tuple[str, ...] = ()


class TimeExpression(msgspec.Struct, frozen=True):
    """A TIMEX3 expression: `type` DATE, TIME, DURATION or SET; `value` in TIMEX3 form; `anchor` is the date it
    was resolved against."""

    id: str
    document: str
    span: Span
    type: str
    value: str
    anchor: str | None
    reason: str


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────────

Factuality = Literal["asserted", "planned", "hypothetical", "denied"]


class Statement(msgspec.Struct, frozen=True):
    """An attribution: who (`source`) says (`cue`) what (`content`); each may be in several pieces.

    `mode`: direct, indirect or mixed. `stance` is the reporting verb's: says, claims, admits, warns, denies,
    asks, proposes, promises ... `reported_by` is the statement this one is nested in. `speaker` is the name of
    the source when the text gives none in the sentence (the speaker of a turn, the issuer of a release).
    `source_actors` are all the sources ("A and B said"), `source_actor` the first of them.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: str
    source_actor: str | None = None
    speaker: str | None = None
    stance: str = "says"
    factuality: Factuality = "asserted"
    reported_by: str | None = None
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    confidence: float = 1.0
    reason: str = ""
    source_actors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " … ".join(span.text for span in self.content)


class Match(msgspec.Struct, frozen=True):
    """Where a quotation or paraphrase stands in a primary source.

    `score` 0 to 1; `passages` are spans of `document`; `differences` say what differs, each as (kind, here,
    there), kind being cut, gone, omitted, inserted, replaced, opposite, number, negation, name, modality, agent,
    addressee, time, tense, hedge, quantity, order.
    """

    document: str
    passages: tuple[Span, ...]
    score: float
    reason: str
    differences: tuple[tuple[str, str, str], ...] = ()


class Quotation(msgspec.Struct, frozen=True):
    """Words between marks. `span` leaves the marks out. `type`: speech, mixed, scare, title or term.

    `verdict` against a primary source: verbatim, near-verbatim, trimmed, merged, re-translated, altered, not
    found, or unchecked where none is at hand; to these can be added “, cut before a condition” (after, around one),
    “, shifted in ...” or “, a hedge is gone”. Against an original in another language: agrees, differs in number (name,
    negation, modality, stance), cut, can't tell, not found. `speakers` are the actor ids of all whose words they are
    said to be, `speaker` the first of them.
    """

    id: str
    document: str
    span: Span
    type: str
    speaker: str | None = None
    statement: str | None = None
    verdict: str = "unchecked"
    match: Match | None = None
    reason: str = ""
    speakers: tuple[str, ...] = ()


class ParaphraseCheck(msgspec.Struct, frozen=True):
    """What a text says indirectly of a speech at hand, held against it.

    `statement` is the indirect statement's id; `verdict`: supported, stretched (a hedge dropped, a present made a
    prediction, a list or name inserted, a reason moved) or without support in the source at hand.
    """

    id: str
    document: str
    statement: str
    verdict: str
    match: Match | None = None
    reason: str = ""


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom, in PLOVER: `type` (a root of `comity.kinds`, else UnknownKind), `mode`, `context`.

    `spans` are all the sentences that report it, as (document, span); `reported_by` the actors who say so, empty
    when the text itself does.
    """

    id: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    spans: tuple[tuple[str, Span], ...]
    mode: str | None = None
    context: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    factuality: Factuality = "asserted"
    reported_by: tuple[str, ...] = ()
    trigger: Span | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        event_kind(self.type)


# Statuses of a membership that make a full member; a suspended member is one, an observer or candidate is none.
FULL_MEMBER: frozenset[str] = frozenset({
    "member", "chair", "leader", "party", "participant", "participating state", "permanent", "elected", "state party",
    "suspended",
})  # fmt: skip


class Tie(msgspec.Struct, frozen=True):
    """A relation between two actors, said or on record.

    `kind` is one of `comity.kinds`; another raises UnknownKind. `sign` +1, -1 or 0. `source` and `target` are actor
    ids; in a membership the source is the member. `status`: member, observer, candidate, chair, former ... for a
    membership, the kind of obligation for an alliance. On the basis "said", `document`, `words` and `asserted_by` say
    who says so (an actor id, or the document's author or issuer as named); on "record", `dataset` names the entry of
    `record.sources()`, and `checked` is the day to which the row was held against its source (None: it was not).
    """

    id: str
    kind: str
    source: str
    target: str
    sign: int
    basis: Literal["said", "record"]
    directed: bool = False
    status: str | None = None
    start: str | None = None
    end: str | None = None
    weight: float | None = None
    document: str | None = None
    words: Span | None = None
    asserted_by: str | None = None
    statement: str | None = None
    factuality: Factuality = "asserted"
    dataset: str | None = None
    note: str | None = None
    confidence: float = 1.0
    checked: str | None = None

    def __post_init__(self) -> None:
        tie_kind(self.kind)


class Position(msgspec.Struct, frozen=True):
    """An actor's stance (support, oppose, conditional, neutral) on an actor or issue, in whose words.

    `words` are the sentence, `issue` the words in it that name what the stance is on, where it is no actor.
    """

    id: str
    document: str
    holder: str
    target: str
    stance: str
    words: Span
    statement: str | None = None
    asserted_by: str | None = None
    factuality: Factuality = "asserted"
    confidence: float = 1.0
    reason: str = ""
    issue: Span | None = None


class Claim(msgspec.Struct, frozen=True):
    """A statement that the record can check.

    `type`: membership, member count, change of membership, vote, first, date, office, neighbour, seat, treaty.
    `verdict`: consistent, inconsistent, undecided (what is on record is too old or too rough to say), not on record,
    or unchecked; `figures` are what the record has, `dataset` where.
    """

    id: str
    document: str
    type: str
    words: Span
    subject: str | None
    asserted_by: str | None
    said: dict[str, str] = {}
    statement: str | None = None
    verdict: str = "unchecked"
    figures: dict[str, str] = {}
    dataset: str | None = None
    reason: str = ""


class Change(msgspec.Struct, frozen=True):
    """One step of a proposal: `op` is found, join, leave, dissolve, umbrella, formalise, pact, non-aggression,
    neutrality, guarantee, arms limit, end rivalry or begin rivalry; `line` is its line in the user's file."""

    op: str
    parties: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    name: str | None = None
    obligations: tuple[str, ...] = ()
    terms: dict[str, str] = {}
    line: int | None = None


class Draft(msgspec.Struct, frozen=True):
    """A change to the system as found in a text (`words`, `proposed_by`); what a test takes is a `security.Proposal`.

    `lacks` names what a draft found in a text does not say and a test needs.
    """

    id: str
    name: str
    changes: tuple[Change, ...]
    on: str | None = None
    document: str | None = None
    words: Span | None = None
    proposed_by: str | None = None
    statement: str | None = None
    lacks: tuple[str, ...] = ()
    description: str = ""


class Dataset(msgspec.Struct, frozen=True):
    """A source of the record, with its citation, terms and the dates it covers."""

    id: str
    title: str
    citation: str
    terms: str
    start: str | None = None
    end: str | None = None
    url: str | None = None
    note: str | None = None
