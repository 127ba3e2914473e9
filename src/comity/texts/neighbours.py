"""Dates told by neighbours: an undated text that says "met earlier today" beside a dated text of that meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from comity.model import Document, Reasoned, Span
from comity.texts.calendar import shift, weekday, written_dates
from comity.texts.lists import either, listed
from comity.vocabulary import calendar_names

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_WEEKDAYS = "|".join(sorted(name.title() for name in calendar_names() if name.endswith("day")))
_DEICTIC = re.compile(
    rf"\b(?P<word>{either('near days')}|(?:last |on |this |past )(?P<day>{_WEEKDAYS}))\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<![.!?]\s)\b[^\W\d_a-z][\w’'-]{2,}")
MOST = 60  # documents in one file: in a larger file neighbours tell nothing
ENOUGH = 2  # names that a sentence and a neighbour must share to tell of the same event


def date_by_neighbours(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of one file, undated ones dated from the dated ones where a sentence ties them together."""
    if not 1 < len(documents) <= MOST:
        return tuple(documents)
    dated = [d for d in documents if d.date and len(d.date.value) == 10 and d.date.confidence >= 0.7]
    return tuple(
        d
        if (d.date and d.date.confidence >= 0.5) or not dated
        else msgspec.structs.replace(d, date=_inferred(d, dated) or d.date)
        for d in documents
    )


def _inferred(document: Document, dated: Sequence[Document]) -> Reasoned | None:
    today: list[tuple[int, str, str, Span]] = []  # shared names, date, reason, words
    weekdays: list[str] = []
    for match in _SENTENCE.finditer(document.text):
        deictic = _DEICTIC.search(match.group())
        if not deictic:
            continue
        names = _names_of(match.group())
        for other in dated:
            shared = names & _names_of(_opening(other))
            if other.id == document.id or len(shared) < ENOUGH or other.date is None:
                continue
            words = " ".join(match.group()[max(0, deictic.start() - 30) : deictic.end() + 30].split())
            if deictic.group("day"):
                if weekday(other.date.value) == deictic.group("day").title():
                    weekdays.append(
                        f"“{deictic.group('word')}” fits the {other.kind.value} of "
                        f"{deictic.group('day')} {other.date.value}"
                    )
                continue
            days = -1 if deictic.group("word").lower() in ("yesterday", "last night") else 0
            told = _event_day(other, other.date.value)
            value = shift(told, -days)
            reason = (
                f"inferred: it says “… {words} …”, and the {other.kind.value} beside it that tells of this "
                f"({', '.join(sorted(shared))}) {'is dated' if told == other.date.value else 'puts it on'} {told}"
            )
            start = match.start() + deictic.start()
            today.append((len(shared), value, reason, Span.of(document.text, start, match.start() + deictic.end())))
    if not today:
        return None
    _, value, reason, span = max(today, key=lambda found: found[0])
    support = "; ".join(dict.fromkeys(weekdays))
    return Reasoned(value, f"{reason}; {support}" if support else reason, 0.85 if support else 0.75, span)


def _event_day(document: Document, issued: str) -> str:
    """The day of the event that a text tells of first: as its first sentence says, else when it was issued."""
    body = next((p.span.text for p in document.paragraphs if p.role == "body"), "")
    for written in written_dates(body[:300]):
        day = written.value or written.with_year(int(issued[:4]))
        if written.day and day and day <= issued and shift(issued, -7) <= day:
            return day
    return issued


def _opening(document: Document) -> str:
    title = document.title.value if document.title else ""
    body = next((p.span.text for p in document.paragraphs if p.role == "body"), "")
    return f"{title} . {body[:1200]}"


def _names_of(words: str) -> set[str]:
    found = (name.removesuffix("’s").removesuffix("'s") for name in _NAME.findall(" " + words))
    return {name for name in found if name.lower() not in listed("generic") | calendar_names()}
