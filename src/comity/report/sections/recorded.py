"""What is on record of a state, an organisation, or two states: first where knowledge ends, then what decides (war,
rupture, pacts), then who is in office, then what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from comity import record
from comity.errors import ComityError, RecordError
from comity.model import FULL_MEMBER, Actor, Dataset, Tie, first_day, last_day
from comity.system import alliance_portfolios, vote_portfolios

# Kinds of tie in the order in which an analyst asks for them; those of one kind, the newest first.
_ORDER = ("war", "armed conflict", "ceasefire", "rupture", "alliance", "partnership", "sanctions", "dispute", "base",
          "recognition", "reconciliation", "restored relations", "rivalry", "peace scale", "contiguity")  # fmt: skip
_NOT_SHOWN = ("membership", "votes", "trade", "contiguity")
_NEAR = 3  # years within which a change before or after the day asked for is told
_SCALE = {"0.0": "severe rivalry", "0.25": "lesser rivalry", "0.5": "negative peace", "0.75": "warm peace",
          "1.0": "security community"}  # fmt: skip
_FIRST = ("head of state", "head of government", "foreign minister")


class OnFile(msgspec.Struct, frozen=True):
    """A tie on record, with the names of its two ends; `checked` is None where no hand has checked it."""

    kind: str
    status: str
    source: str
    target: str
    directed: bool
    start: str | None
    end: str | None
    note: str
    dataset: str
    checked: str | None


class Office(msgspec.Struct, frozen=True):
    """Who holds an office, since when."""

    name: str
    office: str
    since: str | None
    note: str


class Shared(msgspec.Struct, frozen=True):
    """In what both are full members, in what only one is, and in how many bodies that most states are in both are."""

    both: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    widely: int


class Alike(msgspec.Struct, frozen=True):
    """How alike two states' alliances or votes of a year are (docs/measures.md)."""

    portfolios: str
    year: int
    s: Fraction | None
    s_by_capability: Fraction | float | None
    kappa: Fraction | float | None
    pi: Fraction | float | None
    columns: int
    differ: int
    dataset: str


class PairOnRecord(msgspec.Struct, frozen=True):
    """What `comity record A B` prints; without a date only `between`, `shared` and `citations` hold something."""

    first: str
    second: str
    on: str | None
    known: str
    between: tuple[OnFile, ...]
    around: tuple[str, ...]
    when_the_datasets_end: tuple[str, ...]
    first_in_office: tuple[Office, ...]
    second_in_office: tuple[Office, ...]
    shared: Shared
    votes_and_trade: tuple[str, ...]
    alike: tuple[Alike, ...]
    citations: dict[str, str]


class StateOnRecord(msgspec.Struct, frozen=True):
    """What `comity record STATE` prints: `changes` are those of after the datasets, `ties` what holds on the date;
    `widely` are bodies that most states are in, `unchecked` those of datasets only; `regime` and `economy` are those of
    the year, or, marked `past`, the last ones of a dataset that ends before it."""

    id: str
    name: str
    codes: dict[str, str]
    start: str | None
    end: str | None
    on: str | None
    known: str
    in_office: tuple[Office, ...]
    regime: tuple[record.Figure, ...]
    economy: tuple[record.Figure, ...]
    changes: tuple[OnFile, ...]
    memberships: tuple[OnFile, ...]
    widely: tuple[str, ...]
    unchecked: tuple[str, ...]
    unchecked_from: tuple[str, ...]
    ties: tuple[OnFile, ...]
    powers: tuple[str, ...]
    citations: dict[str, str]


class GroupOnRecord(msgspec.Struct, frozen=True):
    """What `comity record ORGANISATION` prints."""

    id: str
    name: str
    start: str | None
    end: str | None
    on: str | None
    checked: str
    full_members: int
    heads: tuple[Office, ...]
    members: tuple[OnFile, ...]
    citations: dict[str, str]


class Sources(msgspec.Struct, frozen=True):
    """What `comity record --sources` prints."""

    sources: tuple[Dataset, ...]


def on_record(names: Sequence[str], on: str | None = None) -> PairOnRecord | StateOnRecord | GroupOnRecord:
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


def sources() -> Sources:
    """Every dataset of the record: what it is, the dates that it covers, its terms and citation."""
    return Sources(tuple(record.sources().values()))


# ── two states ───────────────────────────────────────────────────────────────────────────────────────


def _pair(a: Actor, b: Actor, on: str | None) -> PairOnRecord:
    ties, known = record.ties(a.id, b.id, on), record.knowledge(a.id, b.id)
    between = [tie for tie in ties if tie.kind not in _NOT_SHOWN]
    told, shared = tuple(map(_tie, _sorted(between))), _shared(a, b, on)
    if on is None:
        return PairOnRecord(a.name, b.name, on, known, told, (), (), (), (), shared, (), (), _citations(ties))
    every = record.ties(a.id, b.id)
    beside = [*_apart(a, b, on), *(f"{state.name}: {rank}" for state in (a, b) for rank in _powers(state, on))]
    beside += [t.note for t in ties if t.kind == "votes" and t.note]
    beside += [f"trade in {t.start}: {t.note}" for t in ties if t.kind == "trade"]
    return PairOnRecord(
        a.name, b.name, on, known, told, _around(every, on), _before_the_end(every, between, on), _in_office(a, on),
        _in_office(b, on), shared, tuple(beside), tuple(_alike(a.id, b.id, int(on[:4]))), _citations(between),
    )  # fmt: skip


def _apart(a: Actor, b: Actor, on: str) -> Iterator[str]:
    """How far their capitals are from one another, and how near they are as neighbours."""
    if (far := record.distance(a.id, b.id, on)) is not None:
        yield f"capitals {far:,.0f} km apart along the great circle [capitals]"
    end = record.coverage("contiguity")[1]
    for tie in record.ties(a.id, b.id, min(on, end)):
        if tie.kind == "contiguity":
            as_of = f", as of {end[:4]}" if on[:4] > end[:4] else ""
            yield f"neighbours {tie.status}{as_of} [{tie.dataset}]"


def _powers(state: Actor, on: str) -> tuple[str, ...]:
    """Rank and weapons, each with the day since when, and the year to which that is known."""
    told = []
    for power in record.powers(state.id, on):
        known = record.last_known(power, on)
        as_of = f", as of {known}" if known else ""
        when = f"{power.start} to {power.end}" if power.end else f"since {power.start}"
        told.append(f"{power.kind} {when}{as_of} [{power.dataset}]")
    return tuple(told)


def _sorted(ties: Iterable[Tie]) -> list[Tie]:
    newest = sorted(ties, key=lambda tie: tie.start or "", reverse=True)
    return sorted(
        newest, key=lambda tie: (_ORDER.index(tie.kind) if tie.kind in _ORDER else 99, tie.dataset != "updates")
    )


def _tie(tie: Tie) -> OnFile:
    status = _SCALE.get(tie.status or "", tie.status or "") if tie.kind == "peace scale" else tie.status or ""
    return OnFile(
        tie.kind, status, record.name(tie.source), record.name(tie.target), tie.directed, tie.start, tie.end,
        tie.note or "", tie.dataset or "", tie.checked,
    )  # fmt: skip


def _around(ties: Iterable[Tie], on: str) -> tuple[str, ...]:
    """Changes shortly before and after the day, so that a day of peace between two wars is seen as one."""
    near = []
    for tie in sorted((t for t in ties if t.dataset == "updates"), key=lambda tie: tie.start or ""):
        begun, ended = first_day(tie.start or "0001"), last_day(tie.end or "9999")
        years = min(abs(int(day[:4]) - int(on[:4])) for day in (begun, ended) if day != "9999-12-31")
        if (begun > last_day(on) or ended < first_day(on)) and years <= _NEAR:
            near.append(f"{tie.kind} {tie.start}{f' to {tie.end}' if tie.end and tie.end != tie.start else ''}")
    return tuple(near)


def _before_the_end(every: Iterable[Tie], shown: Sequence[Tie], on: str) -> tuple[str, ...]:
    """What held when the datasets end, if that was before the day."""
    last = [
        t for t in every if t not in shown and t.kind in ("alliance", "rivalry", "peace scale") and record.standing(t)
    ]
    return tuple(
        f"{tie.kind} ({_SCALE.get(tie.status or '', tie.status or '')}) {tie.start} to {tie.end} [{tie.dataset}]"
        for tie in _sorted(last)
        if (tie.end or "") < on
    )


def _in_office(state: Actor, on: str) -> tuple[Office, ...]:
    ranked = sorted(record.leaders(state.id, on), key=lambda person: _rank(person.office or ""))
    return tuple(_office(person) for person in ranked[:5])


def _office(person: Actor) -> Office:
    return Office(person.name, person.office or "", person.start, person.note or "")


def _rank(office: str) -> int:
    class_ = record.office_class(office)
    return _FIRST.index(class_) if class_ in _FIRST else len(_FIRST)


def _shared(a: Actor, b: Actor, on: str | None) -> Shared:
    """In what both are full members, and only one; bodies that most states are in are counted and not named."""
    mine, theirs = (_full(record.memberships(state.id, on)) for state in (a, b))
    most = record.for_most(on or record.today())
    both, first, second = map(_short_first, (mine & theirs - most, mine - theirs - most, theirs - mine - most))
    return Shared(both, first, second, len(mine & theirs & most))


def _short_first(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda id: (len(id), id)))


def _full(ties: Iterable[Tie]) -> frozenset[str]:
    return frozenset(tie.target for tie in ties if tie.status in FULL_MEMBER and tie.dataset in record.BY_HAND)


def _alike(a: str, b: str, year: int) -> Iterator[Alike]:
    """How alike two states' alliances and votes of a year are, where they are on record."""
    for of in (alliance_portfolios, vote_portfolios):
        try:
            portfolios = of(year)
        except RecordError:
            continue
        if (found := portfolios.similarity(a, b)) and found.columns >= record.FEWEST_VOTES:
            values = (found.s, found.weighted, found.kappa, found.pi)
            yield Alike(portfolios.of, year, *values, found.columns, found.differ, portfolios.dataset)


# ── a state, or an organisation ──────────────────────────────────────────────────────────────────────


def _state(actor: Actor, on: str | None) -> StateOnRecord:
    memberships = record.memberships(actor.id, on)
    ties = [t for t in record.ties(actor.id, on=on) if t.kind not in ("contiguity", "peace scale")] if on else []
    changes = [t for t in ties if t.dataset == "updates"]
    most = record.for_most(on or record.today())
    by_hand = [tie for tie in memberships if tie.dataset in record.BY_HAND and tie.target not in most]
    widely = {tie.target for tie in memberships if tie.target in most and tie.status in FULL_MEMBER}
    rest = [tie for tie in memberships if tie.dataset not in record.BY_HAND]
    regime, economy = ((of(actor.id, on, latest=True) if on else ()) for of in (record.regime, record.economy))
    return StateOnRecord(
        actor.id, actor.name, actor.codes, actor.start, actor.end, on, record.knowledge(actor.id),
        _in_office(actor, on) if on else (), regime, economy, tuple(map(_tie, _sorted(changes))),
        _members(by_hand, "target"),
        tuple(sorted(widely)), _short_first({tie.target for tie in rest if tie.target not in most}),
        tuple(sorted({tie.dataset or "" for tie in rest})), tuple(map(_tie, _sorted(ties))),
        _powers(actor, on) if on else (), _citations((*by_hand, *ties, *regime, *economy)),
    )  # fmt: skip


def _group(actor: Actor, on: str | None) -> GroupOnRecord:
    ties = record.members(actor.id, on)
    checked = record.checked_to(actor.id)
    known = f"members checked {checked}" if checked else "members not checked by hand"
    heads = tuple(_office(person) for person in record.heads(actor.id, on or record.today()))
    full = len({tie.source for tie in ties if tie.status in FULL_MEMBER})
    return GroupOnRecord(
        actor.id, actor.name, actor.start, actor.end, on, known, full, heads, _members(ties, "source"), _citations(ties)
    )


def _members(ties: Iterable[Tie], side: str) -> tuple[OnFile, ...]:
    return tuple(map(_tie, sorted(ties, key=lambda t: (t.status != "member", t.start or "", getattr(t, side)))))


def _citations(ties: Iterable[Tie | record.Figure]) -> dict[str, str]:
    return {id: record.sources()[id].citation for id in sorted({tie.dataset for tie in ties if tie.dataset})}
