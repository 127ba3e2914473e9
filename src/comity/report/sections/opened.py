"""A text opened to be read: its paragraphs, and everything that was marked in it, by whom and how surely."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from comity.case import Case
from comity.errors import UnknownName
from comity.kinds import event_kind
from comity.model import (
    Claim,
    Document,
    Draft,
    Event,
    Mention,
    Position,
    Quotation,
    Span,
    Statement,
    Tie,
    TimeExpression,
)  # fmt: skip
from comity.report.sections.naming import figures, label, source_name, who
from comity.report.words import paragraphs

LAYERS = {
    "statement": "Statements", "quotation": "Quotations", "tie": "Ties", "event": "Events", "position": "Positions",
    "claim": "Claims", "proposal": "Proposals", "own words": "Own words", "time": "Times", "mention": "Names",
}  # fmt: skip
TURN = "-turn"  # how the ids of a speaker's own words end
Place = tuple[int, int]


class Mark(msgspec.Struct, frozen=True):
    """Something marked in a text: its layer, places in the text, and what is said of it.

    `by` is model, rule or person; `sure` is 0 to 1, None where it is not measured; `fields` are what can be changed;
    `actor` whose it is and `said` the statement that it is or stands in, to be chosen in the other views.
    """

    id: str
    layer: str
    places: tuple[Place, ...]
    title: str
    detail: str
    chips: tuple[str, ...]
    by: str
    sure: float | None
    why: str
    review: str
    fields: dict[str, str] = {}
    there: str = ""
    actor: str = ""
    said: str = ""


class Opened(msgspec.Struct, frozen=True):
    """A text with its marks in the order of their places; `paragraphs` are (start, end, role)."""

    id: str
    file: str
    kind: str
    by: str
    date: str | None
    title: str | None
    language: str
    words: int
    text: str
    paragraphs: tuple[tuple[int, int, str], ...]
    layers: dict[str, int]
    marks: tuple[Mark, ...]


def opened(case: Case, id: str, marked: bool = True) -> Opened:
    """A text of a case by its id.

    Raises:
        UnknownName: the case has no such text.
    """
    document = next(iter(case.documents.within(id)), None)
    if document is None:
        raise UnknownName(id, "text of this case")
    marks = tuple(_marks(case, document)) if marked else ()
    counted = {layer: sum(mark.layer == layer for mark in marks) for layer in LAYERS}
    return Opened(
        document.id, os.path.basename(document.path), document.kind.value, who(document),
        document.date.value if document.date else None, document.title.value if document.title else None,
        document.language, len(document.text.split()), document.text, tuple(paragraphs(document)), counted, marks,
    )  # fmt: skip


def marks(case: Case, layer: str) -> Iterator[tuple[str, Mark]]:
    """Every mark of a layer in all texts, with the id of its text; of events, those that one text tells."""
    reviews = case.reviews()
    layers: dict[str, Iterable[Any]] = {
        "statement": case.statements, "quotation": case.quotations, "tie": case.ties, "position": case.positions,
        "claim": case.claims, "event": case.told(),
    }  # fmt: skip
    for item in layers.get(layer, ()):
        made = _mark(case, item, reviews.get(item.id, ""))
        home = item.spans[0][0] if isinstance(item, Event) and item.spans else getattr(item, "document", None)
        if made.layer == layer and made.places and home:
            yield home, made


def _marks(case: Case, document: Document) -> Iterator[Mark]:
    reviews = case.reviews(document.id)
    found = [_mark(case, item, reviews.get(item.id, "")) for item in _items(case, document)]
    return iter(sorted((mark for mark in found if mark.places), key=lambda mark: (mark.places[0], mark.layer)))


def _items(case: Case, document: Document) -> Iterator[Any]:
    for chosen in (
        case.statements, case.quotations, case.ties, case.positions, case.claims, case.proposals, case.times,
        case.mentions,
    ):  # fmt: skip
        yield from chosen.within(document.id)
    yield from _events(case, document)


def _events(case: Case, document: Document) -> Iterator[Event]:
    """Events as this text alone tells them."""
    for event in case.told(document.id):
        places = tuple((home, span) for home, span in event.spans if home == document.id)
        yield msgspec.structs.replace(event, spans=places)


def _mark(case: Case, item: Any, review: str) -> Mark:
    layer, title, detail, chips, why, fields = _TOLD[type(item)](case, item)
    sure = getattr(item, "confidence", None)
    by = "person" if review else "model" if _is_of_model(item) else "rule"
    match = getattr(item, "match", None)
    places = tuple((span.start, span.end) for span in _spans(item))
    there = match.document if match else ""
    shown = tuple(chip for chip in chips if chip)
    said = item.id if isinstance(item, Statement) else getattr(item, "statement", None) or ""
    known = (_whose(item),) if _whose(item) in case.actors else ("",)
    return Mark(item.id, layer, places, title, detail, shown, by, sure, why, review, fields, there, *known, said)


def _whose(item: Any) -> str:
    """The id of the one whose words or deed it is, the first where there are several."""
    several = getattr(item, "speakers", ()) or getattr(item, "actors", ())
    names = ("source_actor", "holder", "asserted_by", "proposed_by", "source", "actor")
    one = next(iter(several), None) or next((getattr(item, name) for name in names if getattr(item, name, None)), "")
    return one if isinstance(one, str) else ""


def _is_of_model(item: Any) -> bool:
    """Whether the encoder found it: what it hears says so, and what it sees has a likelihood."""
    if isinstance(item, Statement):
        return item.reason.startswith("heard at")
    return isinstance(item, Event | Tie | Position) and 0 < item.confidence < 1


def _spans(item: Any) -> Iterable[Span]:
    if isinstance(item, Statement):
        return item.content
    if isinstance(item, Event):
        return tuple(span for _, span in item.spans)
    span = getattr(item, "span", None) or getattr(item, "words", None)
    return (span,) if span else ()


Told = tuple[str, str, str, tuple[str, ...], str, dict[str, str]]


def _plain(factuality: str) -> str:
    return "" if factuality == "asserted" else factuality


def _statement(case: Case, item: Statement) -> Told:
    own, about = item.id.endswith(TURN), case.names(item.about)
    name = source_name(case, item)
    title = name if own else f"{name} {item.stance}"
    chips = ("" if own else item.mode, _plain(item.factuality))
    fields = {"speaker": name, "stance": item.stance, "about": about, "factuality": item.factuality}
    return "own words" if own else "statement", title, f"about {about}" if about else "", chips, item.reason, fields


def _quotation(case: Case, item: Quotation) -> Told:
    match = item.match
    told = "; ".join(f"{kind}: {' → '.join(filter(None, both))}" for kind, *both in match.differences) if match else ""
    why = " · ".join(filter(None, (match.reason if match else "", item.reason)))
    name = case.names(item.speakers) or case.name(item.speaker)
    verdict = "" if item.verdict == "unchecked" else item.verdict
    return "quotation", f"{name}, quoted", told, (verdict, item.type), why, {"speaker": name}


def _tie(case: Case, item: Tie) -> Told:
    one, other = case.name(item.source), case.name(item.target)
    title = f"{one} {'→' if item.directed else '–'} {other}"
    sign = {1: "+", -1: "−", 0: "±"}[item.sign]
    said = f"said by {case.name(item.asserted_by)}"
    return "tie", title, said, (label(item), sign), item.note or "", {"source": one, "target": other, "sign": sign}


def _event(case: Case, item: Event) -> Told:
    doers, done = case.names(item.actors) or "somebody", case.names(item.targets)
    said = f"as {case.names(item.reported_by)} says" if item.reported_by else ""
    chips = (event_kind(item.type).label, item.mode or "", item.date or "", _plain(item.factuality))
    fields = {"actor": doers, "target": done, "factuality": item.factuality}
    return "event", f"{doers} → {done}" if done else doers, said, chips, "", fields


def _position(case: Case, item: Position) -> Told:
    holder, target = case.name(item.holder), case.name(item.target)
    said = f"said by {case.name(item.asserted_by)}" if item.asserted_by not in (None, item.holder) else ""
    fields = {"actor": holder, "target": target, "stance": item.stance}
    chips = (item.stance, _plain(item.factuality))
    return "position", f"{holder} on {target}", said, chips, item.reason, fields


def _claim(case: Case, item: Claim) -> Told:
    known = item.reason or figures(item.figures)
    return "claim", f"Claim of {case.name(item.asserted_by)}", known, (item.verdict, item.type), item.dataset or "", {}


def _proposal(case: Case, item: Draft) -> Told:
    lacks = f"lacks: {'; '.join(item.lacks)}" if item.lacks else "can be tested as it is"
    return "proposal", item.name, f"by {case.name(item.proposed_by)}", (), lacks, {}


def _time(case: Case, item: TimeExpression) -> Told:
    return "time", item.value, "", (item.type.lower(),), item.reason, {}


def _mention(case: Case, item: Mention) -> Told:
    name = case.names(item.together) or (case.name(item.actor) if item.actor else "not known")
    return "mention", name, "", (item.form,), item.reason, {"actor": name}


_TOLD: dict[type, Any] = {
    Statement: _statement, Quotation: _quotation, Tie: _tie, Event: _event, Position: _position, Claim: _claim,
    Draft: _proposal, TimeExpression: _time, Mention: _mention,
}  # fmt: skip
