"""What was read: documents, who says what, ties as said, what was checked, and what is on record of those named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from comity import record
from comity.case import Case
from comity.collation import Policy, policy
from comity.model import Claim, Document, Match, Quotation, Reasoned, Statement, Tie
from comity.report.sections.drafted import Drafted, drafts
from comity.report.sections.naming import Places, Words, figures, label, source_name, who
from comity.report.sections.verified import unusual

SURE = 0.9  # a date of less confidence is shown as inferred


class Text(msgspec.Struct, frozen=True):
    """A document; `date_inferred` where its date is less than sure, `words` is how many it has."""

    id: str
    file: str
    kind: str
    by: str
    date: str | None
    date_inferred: bool
    place: str | None
    words: int
    title: str | None
    language: str


class Source(msgspec.Struct, frozen=True):
    """Who says something: how many statements, whom most about, and one of them."""

    name: str
    statements: int
    about: tuple[str, ...]
    example: tuple[Words, ...]


class TieSaid(msgspec.Struct, frozen=True):
    """A tie, in whose words it stands, and how often they say it."""

    according_to: str
    tie: str
    source: str
    target: str
    times: int
    words: tuple[Words, ...]


class Check(msgspec.Struct, frozen=True):
    """Words of a text with the verdict on them: a quotation or paraphrase, what the source has, and why."""

    id: str
    verdict: str
    speaker: str
    words: tuple[Words, ...]
    in_the_source: tuple[Words, ...]
    why: str
    differences: tuple[tuple[str, str, str], ...] = ()  # (kind, here, in the source) each, the weightiest first


class ClaimSaid(msgspec.Struct, frozen=True):
    """A claim that the record can check, with the verdict and what is on record."""

    id: str
    verdict: str
    type: str
    words: tuple[Words, ...]
    said_by: str
    on_record: str
    dataset: str | None


class Members(msgspec.Struct, frozen=True):
    """An organisation that the texts name, and who of those they name is in it on record."""

    organisation: str
    members: tuple[str, ...]
    datasets: tuple[str, ...]


class Summary(msgspec.Struct, frozen=True):
    """What `comity read` prints; `on` is the date of `on_record`, None where no document has one."""

    documents: tuple[Text, ...]
    sources: tuple[Source, ...]
    ties: tuple[TieSaid, ...]
    quotations: tuple[Check, ...]
    claims: tuple[ClaimSaid, ...]
    proposals: tuple[Drafted, ...]
    on: str | None
    on_record: tuple[Members, ...]


class Checks(msgspec.Struct, frozen=True):
    """What `comity verify` prints."""

    quotations: tuple[Check, ...]
    paraphrases: tuple[Check, ...]
    policy: Policy


def summary(case: Case) -> Summary:
    """What was read into a case, every section whole and the weightiest row first."""
    places, on = Places(case), max(case.dates.values(), default=None)
    return Summary(
        tuple(_text(document) for document in places.documents.values()), tuple(_sources(case, places)),
        tuple(_ties(case, places)), _quotations(case, places), claims(case, places),
        drafts(case).proposals, on, tuple(_members(case, on)) if on else (),
    )  # fmt: skip


def checks(case: Case, all_rows: bool = False) -> Checks:
    """Quotations and paraphrases of a case with their verdicts, what was cut or altered first.

    Those left unchecked are there only where all are wanted.
    """
    places = Places(case)
    made_by = policy(document for document in places.documents.values() if document.same_as is None)
    quotations = sorted(_quotations(case, places, all_rows), key=lambda check: unusual(check.verdict))
    return Checks(tuple(quotations), tuple(_paraphrases(case, places)), made_by)


def claims(case: Case, places: Places | None = None) -> tuple[ClaimSaid, ...]:
    """The claims of a case with what the record says of each."""
    held = places or Places(case)
    return tuple(_claim(case, held, claim) for claim in case.claims)


def _text(document: Document) -> Text:
    date, place, title = map(_value, (document.date, document.place, document.title))
    inferred = bool(document.date and document.date.confidence < SURE)
    count = len(document.text.split())
    return Text(
        document.id, document.path, document.kind.value, who(document), date, inferred, place, count, title,
        document.language,
    )  # fmt: skip


def _value(part: Reasoned | None) -> str | None:
    return part.value if part else None


def _sources(case: Case, places: Places) -> Iterator[Source]:
    by: dict[str, list[Statement]] = {}
    for statement in case.statements:
        by.setdefault(source_name(case, statement), []).append(statement)
    for name, said in sorted(by.items(), key=lambda pair: -len(pair[1])):
        about = Counter(a for statement in said for a in statement.about if a not in statement.source_actors)
        example = max(said, key=lambda s: (40 < len(s.text) < 240, s.mode == "direct", s.confidence))
        most = tuple(case.name(actor) for actor, _ in about.most_common(3))
        yield Source(name, len(said), most, places.words(example.document, example.content))


def _ties(case: Case, places: Places) -> Iterator[TieSaid]:
    alike: dict[tuple[str, ...], list[Tie]] = {}
    for tie in case.ties:
        key = (tie.asserted_by or "", tie.kind, tie.source, tie.target, tie.factuality)
        alike.setdefault(key, []).append(tie)
    for same in sorted(alike.values(), key=lambda some: -len(some)):
        tie = same[-1]
        yield TieSaid(
            case.name(tie.asserted_by), label(tie), case.name(tie.source), case.name(tie.target), len(same),
            places.words(tie.document, [tie.words]),
        )  # fmt: skip


def _quotations(case: Case, places: Places, all_rows: bool = False) -> tuple[Check, ...]:
    return tuple(_quotation(case, places, q) for q in case.quotations if all_rows or q.verdict != "unchecked")


def _quotation(case: Case, places: Places, said: Quotation) -> Check:
    speaker = case.names(said.speakers) or case.name(None)
    why = said.match.reason if said.match else said.reason
    words = places.words(said.document, [said.span])
    differences = said.match.differences if said.match else ()
    return Check(said.id, said.verdict, speaker, words, _passages(places, said.match), why, differences)


def _paraphrases(case: Case, places: Places) -> Iterator[Check]:
    statements = {statement.id: statement for statement in case.statements}
    for check in case.paraphrases:
        if said := statements.get(check.statement):
            words = places.words(said.document, said.content)
            passages = _passages(places, check.match)
            yield Check(check.id, check.verdict, source_name(case, said), words, passages, check.reason)


def _passages(places: Places, match: Match | None) -> tuple[Words, ...]:
    return places.words(match.document, match.passages) if match else ()


def _claim(case: Case, places: Places, claim: Claim) -> ClaimSaid:
    words = places.words(claim.document, [claim.words])
    known = claim.reason or figures(claim.figures)
    return ClaimSaid(claim.id, claim.verdict, claim.type, words, case.name(claim.asserted_by), known, claim.dataset)


def _members(case: Case, date: str) -> Iterator[Members]:
    for id, ties in named_members(case, date).items():
        members = (case.name(t.source) + ("" if t.status == "member" else f" ({t.status})") for t in ties)
        yield Members(case.name(id), tuple(members), tuple(sorted({t.dataset or "" for t in ties})))


def named_members(case: Case, date: str) -> dict[str, list[Tie]]:
    """Memberships on record on a date, between the organisations and the states that the texts name."""
    named = case.actors
    found: dict[str, list[Tie]] = {}
    for actor in named.values():
        if actor.dataset and actor.kind in ("organisation", "grouping", "treaty", "initiative", "body"):
            ties = [tie for tie in record.members(actor.id, on=date) if tie.source in named]
            if ties:
                found[actor.id] = ties
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))
