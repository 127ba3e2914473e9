"""A case as an analyst reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity import record
from comity.case import Case
from comity.model import Document, Statement, Tie
from comity.report.drafts import distinct

SHOWN = 12  # rows of a table, unless the user asks for all


def summary(case: Case, shown: int = SHOWN) -> RenderableType:
    """What was read: documents, who says what, ties by who asserts them, checks, and what is on record."""
    parts = (
        _documents(case),
        _speakers(case, shown),
        _ties(case, shown),
        _quotations(case, shown),
        _claims(case, shown),
        _proposals(case, shown),
        _record(case, shown),
    )
    return Group(*(part for part in parts if part is not None))


def table(title: str, *columns: str) -> Table:
    """A plain table in the house's dress."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def short(text: str, length: int = 110) -> str:
    """One line of a text, cut at a word."""
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= length else flat[: flat.rfind(" ", 0, length)] + " …")


def who(document: Document) -> str:
    """Who a document is by: its speaker, author or issuer."""
    named = document.speaker or document.author or document.issuer
    return named.value if named else "not named"


def _documents(case: Case) -> Table:
    made = table("Documents", "kind", "by", "date", "place", "words", "title")
    for document in case.documents:
        date = document.date
        shown = f"{date.value}{'' if date.confidence >= 0.9 else ' (inferred)'}" if date else "not found"
        place = document.place.value if document.place else ""
        kind = document.kind.value + (
            "" if document.language == "en" else f" ({document.language}: not read for evidence)"
        )
        title = short(document.title.value, 70) if document.title else ""
        made.add_row(kind, escape(who(document)), shown, escape(place), str(len(document.text.split())), title)
    return made


def source_name(case: Case, statement: Statement) -> str:
    """Who says it: the actors ("A, B and C"), the name of a turn's speaker, or the words of the text."""
    named = case.names(statement.source_actors) or statement.speaker
    if named or not statement.source:
        return named or "not named"
    words = " ".join(span.text for span in statement.source)
    return "not named" if words.casefold() in _PRONOUNS else words


_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "its", "their"}
)


def _speakers(case: Case, shown: int) -> Table | None:
    by: dict[str, list[Statement]] = {}
    for statement in case.statements:
        by.setdefault(source_name(case, statement), []).append(statement)
    if not by:
        return None
    made = table("Who says what (comity said --by NAME lists all)", "source", "statements", "most about", "for example")
    for name, said in sorted(by.items(), key=lambda pair: -len(pair[1]))[:shown]:
        about = Counter(a for statement in said for a in statement.about if a not in statement.source_actors)
        example = max(said, key=lambda s: (40 < len(s.text) < 240, s.mode == "direct", s.confidence))
        made.add_row(
            escape(name),
            str(len(said)),
            ", ".join(escape(case.name(a)) for a, _ in about.most_common(3)),
            short(example.text),
        )
    return made


def _ties(case: Case, shown: int) -> Table | None:
    rows = Counter((tie.asserted_by or "", tie.kind, tie.source, tie.target, tie.factuality) for tie in case.ties)
    if not rows:
        return None
    words = {(t.asserted_by or "", t.kind, t.source, t.target, t.factuality): t for t in case.ties}
    made = table("Ties as said", "according to", "tie", "between", "words")
    for key, _ in rows.most_common(shown):
        tie = words[key]
        made.add_row(
            escape(case.name(tie.asserted_by)),
            label(tie),
            f"{escape(case.name(tie.source))} – {escape(case.name(tie.target))}",
            short(tie.words.text if tie.words else "", 80),
        )
    return made


def label(tie: Tie) -> str:
    """A tie's kind with its status and, where it is not plainly asserted, its factuality."""
    kind = f"{tie.kind} ({tie.status})" if tie.status and tie.status != tie.kind else tie.kind
    return kind if tie.factuality == "asserted" else f"{kind}, {tie.factuality}"


def _quotations(case: Case, shown: int) -> Table | None:
    checked = [q for q in case.quotations if q.verdict != "unchecked"]
    if not checked:
        return None
    made = table("Quotations held against the sources at hand", "verdict", "speaker", "words", "why")
    for quotation in checked[:shown]:
        made.add_row(
            quotation.verdict,
            escape(case.names(quotation.speakers) or case.name(None)),
            short(quotation.span.text, 80),
            short(quotation.match.reason if quotation.match else quotation.reason, 90),
        )
    return made


def _claims(case: Case, shown: int) -> Table | None:
    return _rows(
        table("Claims the record can check", "verdict", "claim", "said by", "on record"),
        (
            (
                c.verdict,
                short(c.words.text, 90),
                escape(case.name(c.asserted_by)),
                short(c.reason or figures(c.figures), 90),
            )
            for c in list(case.claims)[:shown]
        ),
    )


def figures(values: dict[str, str]) -> str:
    """Figures on record, in one line."""
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def _proposals(case: Case, shown: int) -> Table | None:
    return _rows(
        table("Proposals found", "proposal", "by", "words"),
        (
            (short(p.name, 60), escape(case.name(p.proposed_by)), short(p.words.text if p.words else "", 90))
            for p, *_ in distinct(case.proposals)[:shown]
        ),
    )


def _rows(made: Table, rows: Iterable[tuple[str, ...]]) -> Table | None:
    for row in rows:
        made.add_row(*row)
    return made if made.row_count else None


def _record(case: Case, shown: int) -> RenderableType | None:
    date = max(case.dates.values(), default=None)
    if date is None:
        return Text("On record: no document has a date, so memberships on a date cannot be given.")
    made = table(
        f"On record, {date}: who of those named is in what", "organisation", "members named in the texts", "source"
    )
    return _rows(made, list(memberships_named(case, date))[:shown])


def memberships_named(case: Case, date: str) -> Iterator[tuple[str, str, str]]:
    """For each organisation the texts name: its members among the states they name, on a date, and the dataset."""
    for id, ties in named_members(case, date).items():
        members = ", ".join(case.name(t.source) + ("" if t.status == "member" else f" ({t.status})") for t in ties)
        yield escape(case.name(id)), escape(members), ", ".join(sorted({t.dataset or "" for t in ties}))


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
