"""Answers for a terminal: what is on record, and quotations held against their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity import record
from comity.case import Case
from comity.errors import ComityError, RecordError
from comity.model import Actor, Tie
from comity.report.terminal import short, source_name, table
from comity.system import alliance_portfolios, vote_portfolios


def on_record(names: Sequence[str], on: str | None = None) -> RenderableType:
    """What is on record of one state or organisation, or between two states, on a date.

    Raises:
        UnknownName: nobody on record has that name.
        ComityError: more than two names.
    """
    if len(names) == 2:
        a, b = (record.state(name) for name in names)
        title = f"{a.name} and {b.name}" + (f", {on}" if on else "")
        ties = record.ties(a.id, b.id, on)
        alike = _similarity(a.id, b.id, int(on[:4])) if on else []
        return Group(_ties(title, ties), *alike, _citations(ties))
    if len(names) != 1:
        raise ComityError(f"{len(names)} names were given", remedy="Give a state, an organisation, or two states.")
    actor = record.find(names[0])
    if actor.kind == "state":
        return _state(actor, on)
    ties = record.members(actor.id, on)
    return _cited(_memberships(f"{actor.name}{_dates(actor)}: members{f', {on}' if on else ''}", ties, "source"), ties)


def _similarity(a: str, b: str, year: int) -> list[RenderableType]:
    """How alike two states' alliances and votes of a year are, where they are on record."""
    made = table(f"How alike, {year} (docs/measures.md)", "portfolios", "S", "S by capability", "kappa", "pi", "of")
    for of in (alliance_portfolios, vote_portfolios):
        try:
            portfolios = of(year)
        except RecordError:
            continue
        if found := portfolios.similarity(a, b):
            values = (found.s, found.weighted, found.kappa, found.pi)
            shown = ("–" if value is None else f"{float(value):.3f}" for value in values)
            made.add_row(portfolios.of, *shown, f"{found.columns}, {found.differ} differ ({portfolios.dataset})")
    return [made] if made.row_count else []


def _state(actor: Actor, on: str | None) -> RenderableType:
    codes = ", ".join(f"{name} {value}" for name, value in actor.codes.items())
    memberships = record.memberships(actor.id, on)
    ties = [t for t in record.ties(actor.id, on=on) if t.kind not in ("contiguity", "peace scale")] if on else []
    parts: list[RenderableType] = [Text(f"{actor.name} ({actor.id}; {codes}){_dates(actor)}", style="bold")]
    if on:
        people = record.leaders(actor.id, on)
        parts.append(Text("Leaders: " + "; ".join(f"{p.name}, {p.office}, since {p.start}" for p in people)))
    parts.append(_memberships(f"Memberships{f', {on}' if on else ''}", memberships, "target"))
    if ties:
        parts.append(_ties(f"Alliances, disputes, wars and rivalries, {on}", ties))
    return Group(*parts, _citations((*memberships, *ties)))


def _dates(actor: Actor) -> str:
    return f", {actor.start or '?'} to {actor.end}" if actor.end else f", since {actor.start}" if actor.start else ""


def _memberships(title: str, ties: Iterable[Tie], side: str) -> Table:
    made = table(title, "name", "status", "since", "until", "dataset", "note")
    for tie in sorted(ties, key=lambda t: (t.status != "member", t.start or "", getattr(t, side))):
        name = record.name(getattr(tie, side))
        made.add_row(
            escape(name), tie.status or "", tie.start or "", tie.end or "", tie.dataset or "", short(tie.note or "", 60)
        )
    return made


def _ties(title: str, ties: Iterable[Tie]) -> Table:
    made = table(title, "tie", "with", "kind", "from", "to", "dataset", "note")
    for tie in ties:
        pair = f"{record.name(tie.source)} – {record.name(tie.target)}"
        made.add_row(
            tie.kind,
            escape(pair),
            tie.status or "",
            tie.start or "",
            tie.end or "",
            tie.dataset or "",
            short(tie.note or "", 60),
        )
    return made


def _cited(shown: Table, ties: Iterable[Tie]) -> RenderableType:
    return Group(shown, _citations(ties))


def _citations(ties: Iterable[Tie]) -> Text:
    datasets = sorted({tie.dataset for tie in ties if tie.dataset})
    lines = [f"{id}: {record.sources()[id].citation}" for id in datasets]
    return Text("\n".join(lines or ["Nothing is on record."]), style="dim")


def checks(case: Case, all_rows: bool = False) -> RenderableType:
    """Quotations and paraphrases of a case with their verdicts; those left unchecked only where all are wanted."""
    made = table("Quotations", "verdict", "given to", "words", "in the source", "why")
    for q in case.quotations:
        if q.verdict != "unchecked" or all_rows:
            passage = " … ".join(span.text for span in q.match.passages) if q.match else ""
            reason = q.match.reason if q.match else q.reason
            made.add_row(
                q.verdict,
                escape(case.names(q.speakers) or case.name(None)),
                short(q.span.text, 160),
                short(passage, 160),
                short(reason, 120),
            )
    statements = {statement.id: statement for statement in case.statements}
    told = table("Paraphrases", "verdict", "given to", "reported", "in the source", "why")
    for check in case.paraphrases:
        if check.statement in statements:
            statement = statements[check.statement]
            passage = " … ".join(span.text for span in check.match.passages) if check.match else ""
            told.add_row(
                check.verdict,
                escape(source_name(case, statement)),
                short(statement.text, 160),
                short(passage, 160),
                short(check.reason, 120),
            )
    return (
        Group(*(t for t in (made, told) if t.row_count))
        if made.row_count or told.row_count
        else Text("No quotation could be held against these sources.")
    )
