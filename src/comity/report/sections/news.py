"""What is new in the texts: the findings that a reader wants first, each with words, speaker, source and citation."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

import msgspec

from comity.case import Case
from comity.model import Document, Event, Position, Span, Statement, last_day
from comity.report.sections.citing import citation
from comity.report.sections.drafted import standing
from comity.report.sections.leaving import left_out
from comity.report.sections.naming import source_name, who

SURE_THREAT = 0.8  # how sure an event must be to be called a threat: whoever reads it takes it for one
MOST = 60  # findings of one kind
KINDS = {
    "changed": "Changed position", "against the record": "Against the record", "altered": "Altered quotation",
    "opposed": "Opposed positions", "left out": "Left out", "threat": "Threat", "stretched": "Stretched report",
    "proposal": "Proposal", "offer": "Offer", "cut": "Cut quotation", "warning": "Warning",
}  # fmt: skip
_SAYS = {"threatens": "threat", "warns": "warning", "promises": "offer", "offers": "offer"}
_AGAINST = {"support": "oppose", "oppose": "support"}


class Passage(msgspec.Struct, frozen=True):
    """Words in a text: which text, by whom, of which day, and where in it (characters of the text)."""

    document: str
    by: str
    kind: str
    date: str | None
    start: int
    end: int
    text: str
    speaker: str
    cite: str


class Finding(msgspec.Struct, frozen=True):
    """A finding: its kind, what it is in a line, and the words that it rests on; `id` is that of the evidence, `actor`
    whose it is and `statement` in which it is said, to be chosen in the other views ("" where there is none)."""

    id: str
    kind: str
    label: str
    line: str
    words: tuple[Passage, ...]
    why: str
    sure: float
    actor: str = ""
    statement: str = ""


class News(msgspec.Struct, frozen=True):
    """Findings, the weightiest first, none of a kind twice before each other kind had its turn."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]


class _Texts:
    """The texts of a case since a day, to say where words stand."""

    def __init__(self, case: Case, since: str | None) -> None:
        self.case = case
        self.all = {document.id: document for document in case.documents}
        self.new = {
            id for id, document in self.all.items()
            if not since or (document.date and last_day(document.date.value) >= since)
        }  # fmt: skip

    def passage(self, document: str | None, spans: Iterable[Span | None], speaker: str) -> tuple[Passage, ...]:
        """The words of one text as a passage; nothing where it has no such text."""
        home, kept = self.all.get(document or ""), [span for span in spans if span]
        if home is None or not kept:
            return ()
        words = " … ".join(span.text for span in kept)
        cite = citation(home, words, Span(kept[0].start, kept[-1].end, ""), speaker)
        return (Passage(home.id, who(home), home.kind.value, _date(home), kept[0].start, kept[-1].end, words, speaker,
                        cite),)  # fmt: skip


def news(case: Case, since: str | None = None, kind: str = "", most: int | None = MOST) -> News:
    """The findings of a case, in texts of a day or later, of one kind or all; at most so many of a kind."""
    texts = _Texts(case, since)
    found: dict[str, list[Finding]] = defaultdict(list)
    for tell in _TELLERS:
        for finding in tell(texts):
            if finding.words and any(passage.document in texts.new for passage in finding.words):
                found[finding.kind].append(finding)
    counts = {kind: len(found[kind]) for kind in KINDS if found[kind]}
    chosen = {kind: found[kind]} if kind else found
    for some in chosen.values():
        some.sort(key=lambda finding: -finding.sure)
    return News(tuple(_by_turns([chosen.get(kind, [])[:most] for kind in KINDS])), counts)


def _by_turns(lists: list[list[Finding]]) -> Iterator[Finding]:
    for turn in range(max(map(len, lists), default=0)):
        yield from (some[turn] for some in lists if turn < len(some))


def _date(document: Document) -> str | None:
    return document.date.value if document.date else None


def _finding(
    id: str, kind: str, line: str, words: tuple[Passage, ...], why: str = "", sure: float = 1.0,
    actor: str | None = "", statement: str | None = "",
) -> Finding:  # fmt: skip
    return Finding(id, kind, KINDS[kind], line, words, why, sure, actor or "", statement or "")


def _quotations(texts: _Texts) -> Iterator[Finding]:
    for quotation in texts.case.quotations:
        kind, how = _how(quotation.verdict)
        if not kind or quotation.match is None or quotation.type in ("title", "term", "scare"):
            continue
        quoting, home = _by(texts, quotation.document), _by(texts, quotation.match.document)
        named = texts.case.names(quotation.speakers) or quotation.speaker
        name = texts.case.name(named) if named else home
        words = texts.passage(quotation.document, [quotation.span], f"{name}, as quoted by {quoting}")
        words += texts.passage(quotation.match.document, quotation.match.passages, name)
        told = "; ".join(f"{what}: {' for '.join(f'“{side}”' for side in sides if side)}"
                         for what, *sides in quotation.match.differences)  # fmt: skip
        line = f"{quoting} cuts {name} short{how}" if kind == "cut" else f"{quoting} quotes {name} in words that differ"
        line = line[:1].upper() + line[1:]
        yield _finding(quotation.id, kind, line, words, told or quotation.match.reason, quotation.match.score,
                       quotation.speakers[0] if quotation.speakers else "", quotation.statement)  # fmt: skip


def _how(verdict: str) -> tuple[str, str]:
    """The kind of finding that a verdict on a quotation is ("" where it is none), and where a condition was left out.

    >>> _how("verbatim, cut before a condition"), _how("differs in number"), _how("verbatim")
    (('cut', ' before a condition'), ('altered', ''), ('', ''))
    """
    base, _, more = verdict.partition(", ")
    if "cut" in (base, more[:3]) or base in ("trimmed", "merged"):
        return "cut", more.removeprefix("cut").partition(",")[0] if more.startswith("cut ") else ""
    return ("altered" if base == "altered" or base.startswith("differs in") or more else ""), ""


def _paraphrases(texts: _Texts) -> Iterator[Finding]:
    stretched = [check for check in texts.case.paraphrases if check.verdict == "stretched"]
    wanted = {check.statement for check in stretched}
    said = {one.id: one for one in texts.case.statements if one.id in wanted} if wanted else {}
    for check in stretched:
        statement = said.get(check.statement)
        if statement is None or check.match is None:
            continue
        name, quoting = source_name(texts.case, statement), _by(texts, check.document)
        words = texts.passage(check.document, statement.content, f"{name}, as reported by {quoting}")
        words += texts.passage(check.match.document, check.match.passages, name)
        line = f"{quoting[:1].upper()}{quoting[1:]} stretches what {name} said"
        yield _finding(check.id, "stretched", line, words, check.reason, check.match.score,
                       statement.source_actor, statement.id)  # fmt: skip


def _by(texts: _Texts, id: str) -> str:
    """Who a text is by; of one that does not say, its kind and file."""
    document = texts.all.get(id)
    if document is None:
        return "a text that is gone"
    named = document.speaker or document.author or document.issuer
    return named.value if named else f"a {document.kind.value} ({os.path.basename(document.path)})"


def _claims(texts: _Texts) -> Iterator[Finding]:
    for claim in texts.case.claims:
        if claim.verdict == "inconsistent":
            name = texts.case.name(claim.asserted_by)
            words = texts.passage(claim.document, [claim.words], name)
            dataset = f" ({claim.dataset})" if claim.dataset else ""
            yield _finding(claim.id, "against the record", f"The record contradicts {name}", words,
                           f"{claim.reason}{dataset}")  # fmt: skip


def _positions(texts: _Texts) -> Iterator[Finding]:
    """Who takes another stance than before on the same, and who stand against each other on it."""
    on: dict[str, list[Position]] = defaultdict(list)
    for position in texts.case.positions:
        if position.factuality == "asserted":
            on[position.target.casefold()].append(position)
    for held in on.values():
        by: dict[str, list[Position]] = defaultdict(list)
        for position in sorted(held, key=lambda p: _day(texts, p)):
            by[position.holder].append(position)
        yield from _changed(texts, by)
        yield from _opposed(texts, by)


def _changed(texts: _Texts, by: dict[str, list[Position]]) -> Iterator[Finding]:
    for held in by.values():
        first, last = held[0], held[-1]
        if _AGAINST.get(first.stance) == last.stance and _day(texts, first) != _day(texts, last):
            name, target = texts.case.name(last.holder), texts.case.name(last.target)
            line = f"{name} now {_verb(last)} {target}, and before {_verb(first, past=True)} it"
            yield _finding(last.id, "changed", line, (*_words(texts, last), *_words(texts, first)),
                           sure=min(first.confidence, last.confidence), actor=last.holder)  # fmt: skip


def _opposed(texts: _Texts, by: dict[str, list[Position]]) -> Iterator[Finding]:
    latest = [held[-1] for held in by.values()]
    for one, other in combinations(latest, 2):
        if _AGAINST.get(one.stance) == other.stance:
            yes, no = (one, other) if one.stance == "support" else (other, one)
            line = f"{texts.case.name(yes.holder)} supports {texts.case.name(yes.target)}, "
            line += f"{texts.case.name(no.holder)} opposes it"
            yield _finding(no.id, "opposed", line, (*_words(texts, yes), *_words(texts, no)),
                           sure=min(one.confidence, other.confidence), actor=no.holder)  # fmt: skip


def _verb(position: Position, *, past: bool = False) -> str:
    end = ("ed" if position.stance == "support" else "d") if past else "s"
    return f"{position.stance}{end}"


def _words(texts: _Texts, position: Position) -> tuple[Passage, ...]:
    return texts.passage(position.document, [position.words], texts.case.name(position.asserted_by or position.holder))


def _day(texts: _Texts, position: Position) -> str:
    return _date(texts.all[position.document]) or "" if position.document in texts.all else ""


def _said(texts: _Texts) -> Iterator[Finding]:
    for statement in texts.case.statements:
        kind = _SAYS.get(statement.stance)
        if kind and statement.source_actor and statement.factuality != "denied":
            name, about = source_name(texts.case, statement), texts.case.names(statement.about)
            says = statement.stance.removesuffix("s") if len(statement.source_actors) > 1 else statement.stance
            line = f"{name} {says}{f', about {about}' if about else ''}"
            yield _finding(statement.id, kind, line, _content(texts, statement, name), "", statement.confidence,
                           statement.source_actor, statement.id)  # fmt: skip


def _content(texts: _Texts, statement: Statement, name: str) -> tuple[Passage, ...]:
    return texts.passage(statement.document, statement.content, name)


def _left_out(texts: _Texts) -> Iterator[Finding]:
    for left in left_out(texts.case):
        home = texts.all.get(left.document)
        if home is None or left.other not in texts.all:
            continue
        name, other = _by(texts, left.document), _by(texts, left.other)
        words = texts.passage(left.document, [home.span(left.start, left.end)], name)
        line = f"{other[:1].upper()}{other[1:]} leaves out what {name} says of the same meeting"
        yield _finding(f"left-{left.document}-{left.start}", "left out", line, words, "", min(1.0, left.weight))


def _threats(texts: _Texts) -> Iterator[Finding]:
    for event in texts.case.events:
        sure = event.confidence >= SURE_THREAT and event.factuality != "denied"
        if event.type == "THREATEN" and event.actors and event.targets and sure:
            home, span = event.spans[0]
            by = _told_by(texts, event, home)
            line = f"{texts.case.names(event.actors)} threatens {texts.case.names(event.targets)}"
            yield _finding(event.id, "threat", line, texts.passage(home, [span], by), "", event.confidence,
                           event.actors[0])  # fmt: skip


def _told_by(texts: _Texts, event: Event, home: str) -> str:
    named = texts.case.names(event.reported_by)
    return named or (who(texts.all[home]) if home in texts.all else "")


def _proposals(texts: _Texts) -> Iterator[Finding]:
    seen: set[str] = set()
    for draft in texts.case.proposals:
        if draft.name not in seen:
            seen.add(draft.name)
            name = texts.case.name(draft.proposed_by)
            words = texts.passage(draft.document, [draft.words], name)
            yield _finding(draft.id, "proposal", f"{name} proposes: {draft.name}", words, standing(draft))


_TELLERS: tuple[Callable[[_Texts], Iterator[Finding]], ...] = (
    _positions, _claims, _quotations, _paraphrases, _left_out, _threats, _said, _proposals,
)  # fmt: skip
