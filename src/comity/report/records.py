"""What is on record of a state, an organisation, or two states, as an analyst reads it: first where knowledge ends,
then what decides (war, rupture, pacts), then who is in office, then what they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity import record
from comity.errors import ComityError, RecordError
from comity.model import FULL_MEMBER, Actor, Tie, first_day, last_day
from comity.report.terminal import short, table
from comity.system import alliance_portfolios, vote_portfolios

# Kinds of tie in the order in which an analyst asks for them; those of one kind, the newest first.
_ORDER = ("war", "armed conflict", "ceasefire", "rupture", "alliance", "partnership", "sanctions", "dispute", "base",
          "recognition", "reconciliation", "restored relations", "rivalry", "peace scale", "contiguity")  # fmt: skip
_NOT_SHOWN = ("membership", "votes", "trade", "contiguity")
_NEAR = 3  # years within which a change before or after the day asked for is told
_SCALE = {"0.0": "severe rivalry", "0.25": "lesser rivalry", "0.5": "negative peace", "0.75": "warm peace",
          "1.0": "security community"}  # fmt: skip
_FIRST = ("head of state", "head of government", "foreign minister")


def on_record(names: Sequence[str], on: str | None = None) -> RenderableType:
    """What is on record of one state or organisation, or between two states, on a date.

    Raises:
        UnknownName: nobody on record has that name.
        ComityError: more than two names.
    """
    if len(names) == 2:
        a, b = (record.state(name) for name in names)
        return _pair(a, b, on)
    if len(names) != 1:
        raise ComityError(f"{len(names)} names were given", remedy="Give a state, an organisation, or two states.")
    actor = record.find(names[0])
    return _state(actor, on) if actor.kind == "state" else _group(actor, on)


# ── two states ───────────────────────────────────────────────────────────────────────────────────────


def _pair(a: Actor, b: Actor, on: str | None) -> RenderableType:
    title = f"{a.name} and {b.name}" + (f", {on}" if on else "")
    parts: list[RenderableType] = [_bold(title), _dim(record.knowledge(a.id, b.id))]
    ties = record.ties(a.id, b.id, on)
    between = [tie for tie in ties if tie.kind not in _NOT_SHOWN]
    if on is None:
        return Group(*parts, _ties("Between them", _sorted(between)), _shared(a, b, None), _citations(ties))
    every = record.ties(a.id, b.id)
    parts += [_lines(_sorted(between), "Nothing between them is on record on that day.")]
    parts += [line for line in (_around(every, on), _before_the_end(every, between, on)) if line is not None]
    parts += [_in_office(state, on) for state in (a, b)]
    parts.append(_shared(a, b, on))
    parts += [Text(t.note or "") for t in ties if t.kind == "votes" and t.note]
    parts += [Text(f"trade in {t.start}: {t.note}") for t in ties if t.kind == "trade"]
    return Group(*parts, *_similarity(a.id, b.id, int(on[:4])), _citations(between))


def _sorted(ties: Iterable[Tie]) -> list[Tie]:
    newest = sorted(ties, key=lambda tie: tie.start or "", reverse=True)
    return sorted(
        newest, key=lambda tie: (_ORDER.index(tie.kind) if tie.kind in _ORDER else 99, tie.dataset != "updates")
    )


def _lines(ties: Sequence[Tie], nothing: str, parties: bool = False) -> RenderableType:
    """One line a tie: what, since when, to when, and where it stands."""
    if not ties:
        return Text(nothing)
    return Group(*(Text.from_markup(_line(tie, parties)) for tie in ties))


def _line(tie: Tie, parties: bool) -> str:
    status = _SCALE.get(tie.status or "", tie.status or "") if tie.kind == "peace scale" else tie.status
    what = escape(": ".join(filter(None, (tie.kind, status))))
    pair = f" {record.name(tie.source)}{' to ' if tie.directed else ' – '}{record.name(tie.target)}" if parties else ""
    arrow = f" ({record.name(tie.source)} towards {record.name(tie.target)})" if tie.directed and not parties else ""
    when = tie.start if tie.start == tie.end else f"{tie.start or '?'} to {tie.end or 'now'}"
    where = f"{short(tie.note, 300)} " if tie.note else ""
    return f"[bold]{what}[/bold]{escape(pair + arrow)}, {when}: {where}[dim]\\[{tie.dataset}][/dim]"


def _around(ties: Iterable[Tie], on: str) -> RenderableType | None:
    """Changes shortly before and after the day, so that a day of peace between two wars is seen as one."""
    near = []
    for tie in sorted((t for t in ties if t.dataset == "updates"), key=lambda tie: tie.start or ""):
        begun, ended = first_day(tie.start or "0001"), last_day(tie.end or "9999")
        years = min(abs(int(day[:4]) - int(on[:4])) for day in (begun, ended) if day != "9999-12-31")
        if (begun > last_day(on) or ended < first_day(on)) and years <= _NEAR:
            near.append(f"{tie.kind} {tie.start}{f' to {tie.end}' if tie.end and tie.end != tie.start else ''}")
    return Text(f"Before and after: {'; '.join(near)}") if near else None


def _before_the_end(every: Iterable[Tie], shown: Sequence[Tie], on: str) -> RenderableType | None:
    """What held when the datasets end, if that was before the day."""
    last = [
        t for t in every if t not in shown and t.kind in ("alliance", "rivalry", "peace scale") and record.standing(t)
    ]
    told = [
        f"{tie.kind} ({_SCALE.get(tie.status or '', tie.status or '')}) {tie.start} to {tie.end} \\[{tie.dataset}]"
        for tie in _sorted(last)
        if (tie.end or "") < on
    ]
    return Text.from_markup(f"When the datasets end: {'; '.join(told)}") if told else None


def _in_office(state: Actor, on: str) -> Text:
    ranked = sorted(record.leaders(state.id, on), key=lambda person: _rank(person.office or ""))
    people = [f"{p.name} ({p.office}, since {p.start}{f'; {p.note}' if p.note else ''})" for p in ranked[:5]]
    return Text(f"{state.name}: {'; '.join(people) or 'nobody in office on that day is on record'}")


def _rank(office: str) -> int:
    class_ = record.office_class(office)
    return _FIRST.index(class_) if class_ in _FIRST else len(_FIRST)


def _shared(a: Actor, b: Actor, on: str | None) -> Text:
    """In what both are full members, and only one; bodies that most states are in are counted and not named."""
    mine, theirs = (_full(record.memberships(state.id, on)) for state in (a, b))
    most = record.for_most(on or record.today())
    told = [f"Both in: {_listed(mine & theirs - most)}"]
    told += [
        f"Only {one.name}: {_listed(own - other - most)}" for one, own, other in ((a, mine, theirs), (b, theirs, mine))
    ]
    told.append(f"Besides, both in {len(mine & theirs & most)} bodies that most states are in.")
    return Text("\n".join(told))


def _full(ties: Iterable[Tie]) -> frozenset[str]:
    return frozenset(tie.target for tie in ties if tie.status in FULL_MEMBER and tie.dataset in record.BY_HAND)


def _listed(ids: Iterable[str], most: int = 14) -> str:
    names = sorted(ids, key=lambda id: (len(id), id))
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "") or "none"


def _similarity(a: str, b: str, year: int) -> list[RenderableType]:
    """How alike two states' alliances and votes of a year are, where they are on record."""
    made = table(f"How alike, {year} (docs/measures.md)", "portfolios", "S", "S by capability", "kappa", "pi", "of")
    for of in (alliance_portfolios, vote_portfolios):
        try:
            portfolios = of(year)
        except RecordError:
            continue
        if (found := portfolios.similarity(a, b)) and found.columns >= record.FEWEST_VOTES:
            values = (found.s, found.weighted, found.kappa, found.pi)
            shown = ("–" if value is None else f"{float(value):.3f}" for value in values)
            made.add_row(portfolios.of, *shown, f"{found.columns}, {found.differ} differ ({portfolios.dataset})")
    return [made] if made.row_count else []


# ── a state, or an organisation ──────────────────────────────────────────────────────────────────────


def _state(actor: Actor, on: str | None) -> RenderableType:
    codes = ", ".join(f"{name} {value}" for name, value in actor.codes.items())
    parts: list[RenderableType] = [_bold(f"{actor.name} ({actor.id}; {codes}){_dates(actor)}")]
    parts.append(_dim(record.knowledge(actor.id)))
    memberships = record.memberships(actor.id, on)
    ties = [t for t in record.ties(actor.id, on=on) if t.kind not in ("contiguity", "peace scale")] if on else []
    if on:
        told = [t for t in ties if t.dataset == "updates"]
        parts += [_in_office(actor, on), _lines(_sorted(told), "", parties=True) if told else Text("")]
    most = record.for_most(on or record.today())
    by_hand = [tie for tie in memberships if tie.dataset in record.BY_HAND and tie.target not in most]
    parts.append(_memberships(f"Memberships{f', {on}' if on else ''}", by_hand, "target"))
    widely = sorted({tie.target for tie in memberships if tie.target in most and tie.status in FULL_MEMBER})
    rest = sorted({tie.target for tie in memberships if tie.dataset not in record.BY_HAND and tie.target not in most})
    parts.append(Text(f"Bodies that most states are in: {', '.join(widely) or 'none'}"))
    if rest:
        datasets = sorted({t.dataset or "" for t in memberships if t.dataset not in record.BY_HAND})
        parts.append(Text(f"From datasets only, not checked ({', '.join(datasets)}): {_listed(rest, 40)}"))
    if ties:
        parts.append(_ties(f"Alliances, disputes, wars and rivalries, {on}", _sorted(ties)))
    return Group(*parts, _citations((*by_hand, *ties)))


def _group(actor: Actor, on: str | None) -> RenderableType:
    ties = record.members(actor.id, on)
    checked = record.checked_to(actor.id)
    known = f"members checked {checked}" if checked else "members not checked by hand"
    title = f"{actor.name}{_dates(actor)}: members{f', {on}' if on else ''}"
    heads = record.heads(actor.id, on or record.today())
    people = "; ".join(f"{p.name} ({p.office}, since {p.start}{f'; {p.note}' if p.note else ''})" for p in heads)
    full = len({tie.source for tie in ties if tie.status in FULL_MEMBER})
    head = _dim(f"Known: {known}; {full} full members{f'; {people}' if people else ''}")
    return Group(head, _memberships(title, ties, "source"), _citations(ties))


def _dates(actor: Actor) -> str:
    return f", {actor.start or '?'} to {actor.end}" if actor.end else f", since {actor.start}" if actor.start else ""


def _memberships(title: str, ties: Iterable[Tie], side: str) -> Table:
    made = table(title, "name", "status", "since", "until", "checked", "note")
    for tie in sorted(ties, key=lambda t: (t.status != "member", t.start or "", getattr(t, side))):
        name = record.name(getattr(tie, side))
        made.add_row(
            escape(name), tie.status or "", tie.start or "", tie.end or "", tie.checked or f"no ({tie.dataset})",
            short(tie.note or "", 60),
        )  # fmt: skip
    return made


def _ties(title: str, ties: Iterable[Tie]) -> Table:
    made = table(title, "tie", "with", "kind", "from", "to", "dataset", "note")
    for tie in ties:
        pair = f"{record.name(tie.source)} – {record.name(tie.target)}"
        made.add_row(
            tie.kind, escape(pair), tie.status or "", tie.start or "", tie.end or "", tie.dataset or "",
            short(tie.note or "", 60),
        )  # fmt: skip
    return made


def _citations(ties: Iterable[Tie]) -> Text:
    datasets = sorted({tie.dataset for tie in ties if tie.dataset})
    lines = [f"{id}: {record.sources()[id].citation}" for id in datasets]
    return Text("\n".join(lines or ["Nothing is on record."]), style="dim")


def sources_table() -> Table:
    """Every dataset of the record: what it is, the dates that it covers, its terms and citation."""
    made = table("Sources of the record", "id", "title", "from", "to", "terms", "citation", "note")
    for source in record.sources().values():
        made.add_row(
            source.id, escape(source.title), source.start or "", source.end or "", escape(source.terms),
            escape(source.citation), escape(source.note or ""),
        )  # fmt: skip
    return made


def _bold(text: str) -> Text:
    return Text(text, style="bold")


def _dim(text: str) -> Text:
    return Text(text, style="dim")
