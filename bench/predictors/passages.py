"""The passages of the annotated sets `system` and `statements` as documents, with what is known of each beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from comity.language import annotate
from comity.language.annotation import Annotation
from comity.language.parties import party
from comity.model import Actor, Document, Span, Turn
from comity.record import registry
from comity.texts import document_from_text

KINDS = {
    "un-general-debate": "speech", "speech-un": "speech", "speech": "speech", "speeches-remarks": "speech",
    "remarks": "speech", "press-briefings": "briefing", "press-briefing": "briefing",
    "unsc-transcript": "council record",
    "commentary": "commentary", "joint-statement": "joint statement", "declaration-multilateral": "communiqué",
    "fact-sheet": "fact sheet", "fact-sheets": "fact sheet", "readout-us": "readout", "readout-ua": "readout",
    "readout-ru": "readout", "press-conference": "press conference", "remarks-joint": "press conference",
    "news": "news",
    "press-release": "press release", "interview": "interview",
}  # fmt: skip
_ASKED = ("briefing", "press conference", "interview")
_BY = re.compile(r"\b(?:by|of)\b (.{3,120})", re.S)


def passages(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Annotation]]:
    """Each row with its passage annotated: kind, date, issuer and turns as the row gives them."""
    known = registry()
    actors = {actor.id: actor for actor in known}
    documents = [_document(row, actors) for row in rows]
    yield from zip(rows, annotate(documents, known), strict=True)


def _document(row: dict[str, Any], actors: dict[str, Actor]) -> Document:
    date = row["date"] if row.get("date") and re.fullmatch(r"\d{4}(-\d\d){0,2}", row["date"]) else None
    kind = KINDS.get(row["kind"], "unknown")
    made = document_from_text(row["text"], kind=kind, date=date, title=row.get("title") or None)
    turns = tuple(
        Turn(
            Span.of(made.text, t["start"], t["end"]), t.get("person") or t["actor"] or None,
            role="question" if kind in _ASKED and t["actor"] in ("author", "press") else "statement",
            actor=t["actor"] if t["actor"] in actors else None,
        )
        for t in row.get("turns") or ()
    )  # fmt: skip
    issuer = None if kind in ("news", "commentary") else _party(row, actors, date)
    return msgspec.structs.replace(made, turns=turns, issuer_actor=issuer, source=row["id"])


def _party(row: dict[str, Any], actors: dict[str, Actor], date: str | None) -> str | None:
    """The state or organisation that speaks: the issuer as given, or whom the title names as speaking."""
    given = row.get("issuer") or ""
    if given in actors:
        return given
    spoken = _BY.search(row.get("title") or "")
    for words in (given, spoken[1] if spoken else "", row.get("title") or ""):
        found = _named(words, actors, date)
        if found:
            return found
    return None


def _named(words: str, actors: dict[str, Actor], date: str | None) -> str | None:
    """The party that words name: their first mention that is a state, an organisation or somebody who acts for one."""
    if not words:
        return None
    (annotation,) = annotate([document_from_text(words, kind="speech", date=date)], tuple(actors.values()))
    everyone = {**actors, **annotation.actors}
    for mention in annotation.mentions:
        who = party(mention.actor, everyone)
        if who in everyone and everyone[who].kind in ("state", "organisation", "grouping"):
            return who
    return None
