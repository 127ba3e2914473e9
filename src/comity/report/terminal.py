"""A case as an analyst reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity import reading
from comity.case import Case
from comity.report import sections
from comity.report.sections import Summary, Words, text_of

SHOWN = 12  # rows of a table, unless the user asks for all


def summary(case: Case, shown: int = SHOWN) -> RenderableType:
    """What was read: documents, who says what, ties by who asserts them, checks, and what is on record."""
    found = sections.summary(case)
    parts = (
        _documents(found),
        _speakers(found, shown),
        _ties(found, shown),
        _quotations(found, shown),
        _claims(found, shown),
        _proposals(found, shown),
        _record(found, shown),
    )
    return Group(*(part for part in parts if part is not None))


def table(title: str, *columns: str) -> Table:
    """A plain table in the house's dress."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def plain_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """The answer to a question of the user's own."""
    made = table("", *map(escape, columns))
    for row in rows:
        made.add_row(*("" if value is None else escape(str(value)) for value in row))
    return made


def short(text: str, length: int = 110) -> str:
    """One line of a text, cut at a word."""
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= length else flat[: flat.rfind(" ", 0, length)] + " …")


def _documents(found: Summary) -> Table:
    made = table("Documents", "kind", "by", "date", "place", "words", "title")
    for text in found.documents:
        date = f"{text.date}{' (inferred)' if text.date_inferred else ''}" if text.date else "not found"
        kind = text.kind + ("" if text.language == "en" else f" ({text.language}: {reading.how_surely(text.language)})")
        title = short(text.title, 70) if text.title else ""
        made.add_row(kind, escape(text.by), date, escape(text.place or ""), str(text.words), title)
    return made


def _speakers(found: Summary, shown: int) -> Table | None:
    made = table("Who says what (comity said --by NAME lists all)", "source", "statements", "most about", "for example")
    return _rows(
        made,
        (
            (escape(s.name), str(s.statements), escape(", ".join(s.about)), _short(s.example))
            for s in found.sources[:shown]
        ),
    )


def _ties(found: Summary, shown: int) -> Table | None:
    return _rows(
        table("Ties as said", "according to", "tie", "between", "words"),
        (
            (escape(t.according_to), t.tie, f"{escape(t.source)} – {escape(t.target)}", _short(t.words, 80))
            for t in found.ties[:shown]
        ),
    )


def _quotations(found: Summary, shown: int) -> Table | None:
    return _rows(
        table("Quotations held against the sources at hand", "verdict", "speaker", "words", "why"),
        ((q.verdict, escape(q.speaker), _short(q.words, 80), short(q.why, 90)) for q in found.quotations[:shown]),
    )


def _claims(found: Summary, shown: int) -> Table | None:
    return _rows(
        table("Claims the record can check", "verdict", "claim", "said by", "on record"),
        ((c.verdict, _short(c.words, 90), escape(c.said_by), short(c.on_record, 90)) for c in found.claims[:shown]),
    )


def _proposals(found: Summary, shown: int) -> Table | None:
    return _rows(
        table("Proposals found", "proposal", "by", "words"),
        ((short(p.name, 60), escape(p.by), _short(p.words[:1], 90)) for p in found.proposals[:shown]),
    )


def _record(found: Summary, shown: int) -> RenderableType | None:
    if found.on is None:
        return Text("On record: no document has a date, so memberships on a date cannot be given.")
    title = f"On record, {found.on}: who of those named is in what"
    return _rows(
        table(title, "organisation", "members named in the texts", "source"),
        (
            (escape(m.organisation), escape(", ".join(m.members)), ", ".join(m.datasets))
            for m in found.on_record[:shown]
        ),
    )


def _short(words: tuple[Words, ...], length: int = 110) -> str:
    return short(text_of(words), length)


def _rows(made: Table, rows: Iterable[tuple[str, ...]]) -> Table | None:
    for row in rows:
        made.add_row(*row)
    return made if made.row_count else None
