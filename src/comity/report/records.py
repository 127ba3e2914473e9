"""What is on record, for a terminal: of a state, an organisation, or two states, and the sources of it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity import record
from comity.report import sections
from comity.report.sections.recorded import Alike, GroupOnRecord, Office, OnFile, PairOnRecord, Shared, StateOnRecord
from comity.report.terminal import short, table


def on_record(names: Sequence[str], on: str | None = None) -> RenderableType:
    """What is on record of one state or organisation, or between two states, on a date.

    Raises:
        UnknownName: nobody on record has that name.
        ComityError: more than two names.
    """
    found = sections.on_record(names, on)
    if isinstance(found, PairOnRecord):
        return _pair(found)
    return _state(found) if isinstance(found, StateOnRecord) else _group(found)


# ── two states ───────────────────────────────────────────────────────────────────────────────────────


def _pair(found: PairOnRecord) -> RenderableType:
    title = f"{found.first} and {found.second}" + (f", {found.on}" if found.on else "")
    parts: list[RenderableType] = [_bold(title), _dim(found.known)]
    if found.on is None:
        return Group(*parts, _ties("Between them", found.between), _shared(found), _citations(found.citations))
    parts.append(_lines(found.between, "Nothing between them is on record on that day."))
    if found.around:
        parts.append(Text(f"Before and after: {'; '.join(found.around)}"))
    if found.when_the_datasets_end:
        parts.append(Text(f"When the datasets end: {'; '.join(found.when_the_datasets_end)}"))
    parts += [_in_office(found.first, found.first_in_office), _in_office(found.second, found.second_in_office)]
    parts += [_shared(found), *(Text(line) for line in found.votes_and_trade)]
    return Group(*parts, *_alike(found.alike), _citations(found.citations))


def _lines(ties: Sequence[OnFile], nothing: str, parties: bool = False) -> RenderableType:
    """One line a tie: what, since when, to when, and where it stands."""
    if not ties:
        return Text(nothing)
    return Group(*(Text.from_markup(_line(tie, parties)) for tie in ties))


def _when(tie: OnFile) -> str:
    """The days of a tie; that only its year is on record, where the day that is asked for may be outside it."""
    if tie.start and tie.start == tie.end:
        return f"in {tie.start}, by the year" if len(tie.start) == 4 else tie.start
    return f"{tie.start or '?'} to {tie.end or 'now'}"


def _line(tie: OnFile, parties: bool) -> str:
    what = escape(": ".join(filter(None, (tie.kind, tie.status))))
    pair = f" {tie.source}{' to ' if tie.directed else ' – '}{tie.target}" if parties else ""
    arrow = f" ({tie.source} towards {tie.target})" if tie.directed and not parties else ""
    where = f": {short(tie.note, 300)}" if tie.note else ""
    return f"[bold]{what}[/bold]{escape(pair + arrow)}, {_when(tie)}{where} [dim]\\[{tie.dataset}][/dim]"


def _in_office(name: str, people: Sequence[Office]) -> Text:
    return Text(f"{name}: {_people(people) or 'nobody in office on that day is on record'}")


def _people(people: Iterable[Office]) -> str:
    return "; ".join(f"{p.name} ({p.office}, since {p.since}{f'; {p.note}' if p.note else ''})" for p in people)


def _shared(found: PairOnRecord) -> Text:
    shared: Shared = found.shared
    told = [
        f"Both in: {_listed(shared.both)}",
        f"Only {found.first}: {_listed(shared.only_first)}",
        f"Only {found.second}: {_listed(shared.only_second)}",
        f"Besides, both in {shared.widely} bodies that most states are in.",
    ]
    return Text("\n".join(told))


def _listed(names: Sequence[str], most: int = 14) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "") or "none"


def _alike(found: Sequence[Alike]) -> list[RenderableType]:
    if not found:
        return []
    title = f"How alike, {found[0].year} (docs/measures.md)"
    made = table(title, "portfolios", "S", "S by capability", "kappa", "pi", "of")
    for one in found:
        values = (one.s, one.s_by_capability, one.kappa, one.pi)
        shown = ("–" if value is None else f"{float(value):.3f}" for value in values)
        made.add_row(one.portfolios, *shown, f"{one.columns}, {one.differ} differ ({one.dataset})")
    return [made]


# ── a state, or an organisation ──────────────────────────────────────────────────────────────────────


def _state(found: StateOnRecord) -> RenderableType:
    codes, on = ", ".join(f"{name} {value}" for name, value in found.codes.items()), found.on
    parts: list[RenderableType] = [_bold(f"{found.name} ({found.id}; {codes}){_dates(found)}"), _dim(found.known)]
    if on:
        changes = _lines(found.changes, "", parties=True) if found.changes else Text("")
        parts += [_in_office(found.name, found.in_office), *_figures(found), changes]
    memberships = ((tie.target, tie) for tie in found.memberships)
    parts.append(_memberships(f"Memberships{f', {on}' if on else ''}", memberships))
    parts.append(Text(f"Bodies that most states are in: {', '.join(found.widely) or 'none'}"))
    if found.unchecked:
        datasets = ", ".join(found.unchecked_from)
        parts.append(Text(f"From datasets only, not checked ({datasets}): {_listed(found.unchecked, 40)}"))
    if found.ties:
        parts.append(_ties(f"Alliances, disputes, wars and rivalries, {on}", found.ties))
    return Group(*parts, _citations(found.citations))


def _figures(found: StateOnRecord) -> list[Text]:
    """Regime, economy and people: a line each, with year and dataset after the figures that share them."""
    told = (("Regime", found.regime), ("Economy and people", found.economy))
    lines = [Text(f"{title}: {'; '.join(_by_dataset(figures, found.id))}") for title, figures in told if figures]
    return [Text(f"Rank: {'; '.join(found.powers)}"), *lines] if found.powers else lines


def _by_dataset(figures: Iterable[record.Figure], id: str) -> Iterator[str]:
    """The figures of each dataset; the state that they are of, where it is the one that stood then (Soviet Union)."""
    for (dataset, year, past, state), rows in groupby(figures, lambda f: (f.dataset, f.year, f.past, f.state)):
        values = ", ".join(f"{row.measure} {_value(row.value)} ({row.unit})" for row in rows)
        when = f"{year}, where the dataset ends" if past else str(year)
        yield f"{values}, {f'{record.name(state)} ' if state != id else ''}{when} [{dataset}]"


def _value(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _group(found: GroupOnRecord) -> RenderableType:
    title = f"{found.name}{_dates(found)}: members{f', {found.on}' if found.on else ''}"
    people = f"; {_people(found.heads)}" if found.heads else ""
    head = _dim(f"Known: {found.checked}; {found.full_members} full members{people}")
    members = ((tie.source, tie) for tie in found.members)
    return Group(head, _memberships(title, members), _citations(found.citations))


def _dates(found: StateOnRecord | GroupOnRecord) -> str:
    return f", {found.start or '?'} to {found.end}" if found.end else f", since {found.start}" if found.start else ""


def _memberships(title: str, ties: Iterable[tuple[str, OnFile]]) -> Table:
    made = table(title, "name", "status", "since", "until", "checked", "note")
    for name, tie in ties:
        checked = tie.checked or f"no ({tie.dataset})"
        made.add_row(escape(name), tie.status, tie.start or "", tie.end or "", checked, short(tie.note, 60))
    return made


def _ties(title: str, ties: Iterable[OnFile]) -> Table:
    made = table(title, "tie", "with", "kind", "from", "to", "dataset", "note")
    for tie in ties:
        pair = escape(f"{tie.source} – {tie.target}")
        made.add_row(tie.kind, pair, tie.status, tie.start or "", tie.end or "", tie.dataset, short(tie.note, 60))
    return made


def _citations(cited: Mapping[str, str]) -> Text:
    lines = [f"{id}: {citation}" for id, citation in cited.items()]
    return Text("\n".join(lines or ["No dataset is cited here."]), style="dim")


def sources_table() -> Table:
    """Every dataset of the record: what it is, the dates that it covers, its terms and citation."""
    made = table("Sources of the record", "id", "title", "from", "to", "terms", "citation", "note")
    for source in sections.sources().sources:
        made.add_row(
            source.id, escape(source.title), source.start or "", source.end or "", escape(source.terms),
            escape(source.citation), escape(source.note or ""),
        )  # fmt: skip
    return made


def _bold(text: str) -> Text:
    return Text(text, style="bold")


def _dim(text: str) -> Text:
    return Text(text, style="dim")
