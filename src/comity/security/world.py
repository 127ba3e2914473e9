"""The world that a proposal changes: states on a date with what counts in a test of security.

Capabilities, obligations and hostility come from the record, each from the nearest year that its dataset covers;
every such shift is said in `notes`. Capabilities are whole billionths of the world's (CINC), so sums are exact.

What a dataset dates by the year alone counts on a day of a year only if it had begun before that year: a world on
1 January 1914 knows nothing of August. Disputes, wars and capabilities are then those of the year before. A date that
is a whole year ("1914"), or its last day, holds all that the year brought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

import msgspec

from comity import record
from comity.errors import RecordError
from comity.model import Tie, last_day
from comity.security.facts import Facts, Pledge, pledged, uneasy
from comity.security.obligations import binding_all
from comity.system import HOSTILE, System, by_kind, forceful, neighbours

Pair = tuple[str, str]

SCALE = 10**9
FIRST = 1816  # the first year of the state system
STANDING = 10  # years for which alliances, rivalries and the peace scale are carried past the end of their dataset
PASSING = 5  # years for which disputes are: they pass sooner
MEMBERS = frozenset({"member", "party", "participating state"})
_ENDS = {"rivalry": STANDING, "peace scale": STANDING, "dispute": PASSING, "war": 0, "armed conflict": 2}
_PASSING = ("dispute", "war", "armed conflict")  # on record year by year, the others from one date to another


class World(msgspec.Struct, frozen=True):
    """States with capabilities, obligations by kind, guarantees (guarantor, guaranteed) and hostile pairs.

    Pairs are in alphabetical order. `hostile` says of every hostile pair on what ground. `restrained` are pairs bound
    not to use force on one another; on record hostile pairs are not among them, since rivals that have signed a pact
    of non-aggression are rivals still, but a pact that a proposal adds binds rivals as well. `limits` are the shares
    to which a proposal holds the arms of a state, already applied in `capability`. `basis` says in words where
    obligations and hostility are from. `facts` are what frames choose from.
    `aged` says of pairs bound to defend one another what they rest on, where the alliance data end before the date.
    """

    on: str
    states: tuple[str, ...]
    capability: dict[str, Fraction]
    obligations: dict[str, frozenset[Pair]]
    hostile: dict[Pair, str]
    restrained: frozenset[Pair] = frozenset()
    guarantees: frozenset[Pair] = frozenset()
    limits: dict[str, Fraction] = {}
    notes: tuple[str, ...] = ()
    basis: str = "on record"
    facts: Facts = Facts()
    aged: dict[Pair, str] = {}

    @property
    def known(self) -> str:
        """What its states have and others lack, in words."""
        tied = "" if self.basis == "on record" else f"with a tie in the system ({self.basis}) and "
        return f"{tied or 'with '}capabilities on record"

    def allies(self, kinds: Iterable[str] = ("defence", "offence")) -> dict[str, frozenset[str]]:
        """Who is bound to whom by any of these kinds of obligation."""
        return neighbours(pair for kind in kinds for pair in self.obligations.get(kind, ()))

    def enemies(self) -> dict[str, frozenset[str]]:
        """Who is hostile to whom."""
        return neighbours(self.hostile)

    def guarantors(self) -> dict[str, frozenset[str]]:
        """Who has promised to defend a state without being promised the same."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for guarantor, guaranteed in self.guarantees:
            found[guaranteed].add(guarantor)
        return {state: frozenset(by) for state, by in found.items()}


@cache
def _state_names() -> dict[str, str]:
    return {actor.id: actor.name for actor in record.registry() if actor.kind == "state"}


def state_name(id: str, on: str | None = None) -> str:
    """Name of a state, on a date if one is given; some acronyms of organisations are codes of states as well.

    >>> state_name("RUS"), state_name("RUS", "1990-01-01"), state_name("SRB", "1990")
    ('Russia', 'Soviet Union', 'Yugoslavia')
    """
    return _state_names().get(record.stood(id, on) if on else id, id)


def pair(a: str, b: str) -> Pair:
    """Two states in alphabetical order.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (a, b) if a < b else (b, a)


def pairs(states: Iterable[str]) -> frozenset[Pair]:
    """Every pair among some states."""
    return frozenset(combinations(sorted(set(states)), 2))


@cache
def world_on_record(on: str) -> World:
    """The world on record on an ISO date, with the years that its datasets lack said in its notes.

    Raises:
        RecordError: the date is before 1816, or more than ten years past the end of the alliance data.
    """
    year, notes = int(on[:4]), list[str]()
    _within(year, *_years("atop-5.1"), "alliances", STANDING)
    if (through := completed(on)) != year:
        notes.append(f"what is on record by the year counts on {on} as it stood at the end of {through}")
    capability = _capability(on, notes)
    states = tuple(sorted(set(record.system_members(on)) & capability.keys()))
    bound = _obligations(on, frozenset(states), notes)
    obligations = bound.owed
    hostile = {two: why for two, why in _hostile(on, notes).items() if set(two) <= set(states)}
    if bound.aged:
        notes.insert(0, _age(bound.aged, hostile, completed(on)))
    return World(
        on, states, {state: capability[state] for state in states}, obligations, hostile,
        restrained=_restrained(obligations, hostile), guarantees=bound.guarantees, notes=tuple(notes),
        facts=Facts(bound.pledges, uneasy(on), _spending(on)), aged=bound.aged,
    )  # fmt: skip


def world_of(system: System) -> World:
    """The world of a system: its states, the obligations and hostility among its ties, capabilities on record.

    Raises:
        RecordError: the system has no date, or one without data, or no two states with capabilities.
    """
    if system.on is None:
        raise RecordError("the system has no date", remedy="Give the date for which capabilities are wanted.")
    notes = [f"obligations and hostility are {system.basis}"]
    capability = _capability(system.on, notes)
    states = tuple(sorted(set(system.states) & capability.keys()))
    for id in sorted(set(system.states) - capability.keys()):
        notes.append(f"{state_name(id)} is left out: it has no capabilities on record")
    if len(states) < 2:
        raise RecordError(
            f"the system ({system.basis}) lacks what a test needs: ties of two states with capabilities on record",
            remedy="Test the record instead: `comity test PROPOSAL`, or a system made with on_record=True.",
        )
    ties = [t for t in system.ties if t.factuality == "asserted" and {t.source, t.target} <= set(states)]
    if vague := [tie for tie in ties if tie.kind == "alliance" and not tie.status]:
        notes.append(f"alliances without a word on what they oblige to count as defence: {len(vague)}")
    obligations = by_kind(ties)
    hostile = {pair(t.source, t.target): _ground(t) for t in ties if t.sign < 0 and t.kind in HOSTILE and forceful(t)}
    return World(
        system.on, states, {state: capability[state] for state in states}, obligations, hostile,
        restrained=_restrained(obligations, hostile), notes=tuple(notes), basis=system.basis,
        facts=Facts(pledged(ties), spending=_spending(system.on)),
    )  # fmt: skip


def completed(on: str) -> int:
    """The last year that a date holds whole: its own where the date is that year or its last day, else the one before.

    >>> completed("1914"), completed("1914-12-31"), completed("1914-01-01"), completed("1816-01-01")
    (1914, 1914, 1913, 1816)
    """
    year = int(on[:4])
    return year if len(on) == 4 or last_day(on) == f"{year}-12-31" else max(year - 1, FIRST)


def begun(tie: Tie, on: str) -> bool:
    """Whether a tie that holds in the year of a date had begun by then, as far as its date says."""
    return tie.start is None or len(tie.start) > 4 or int(tie.start) <= completed(on)


def _capability(on: str, notes: list[str]) -> dict[str, Fraction]:
    year, through, (start, end) = int(on[:4]), completed(on), _years("nmc-7.0")
    _within(year, start, end, "capabilities", STANDING)
    if (used := min(through, end)) != through:
        notes.append(f"capabilities (NMC 7.0) are those of {used}: their coverage ends there")
    shares = record.capabilities(used)
    if used < min(year, end):  # of a state of that year's making there are no earlier figures
        shares = record.capabilities(used + 1) | shares
    return {record.stood(state, on): Fraction(round(share * SCALE)) for state, share in shares.items()}


def _years(dataset: str) -> tuple[int, int]:
    """First and last year that a dataset covers."""
    found = record.sources()[dataset]
    return int((found.start or "0")[:4]), int((found.end or "9999")[:4])


def _within(year: int, start: int, end: int, what: str, carry: int) -> None:
    if not start <= year <= end + carry:
        raise RecordError(
            f"{what} are on record from {start} to {end}, too far from {year}",
            remedy=f"Choose a date from {start} to {end + carry}.",
        )


def _spending(on: str) -> dict[str, Fraction]:
    """Shares of the world's military spending, in billionths."""
    spent = record.military_spending(min(completed(on), _years("nmc-7.0")[1]))
    whole = sum(spent.values()) or 1
    return {record.stood(state, on): Fraction(round(SCALE * held / whole)) for state, held in spent.items()}


class _Bound(msgspec.Struct, frozen=True):
    """Who is bound to what: pairs by kind, guarantees, how old pledges are, and what pacts of defence rest on."""

    owed: dict[str, frozenset[Pair]]
    pledges: dict[Pair, Pledge]
    guarantees: frozenset[Pair] = frozenset()
    aged: dict[Pair, str] = {}


def _obligations(on: str, states: frozenset[str], notes: list[str]) -> _Bound:
    """Obligations of the alliance data; past their end also what the updates and memberships of the date add."""
    year = int(on[:4])
    _, end = _years("atop-5.1")
    used = on if year <= end else str(end)
    held = [t for t in record.alliances(used) if t.dataset == "atop-5.1" and begun(t, used)]
    held = [then for t in held if {(then := record.then(t, on)).source, then.target} <= states]
    owed, pledges = by_kind(held), pledged(held)
    if year <= end:
        return _Bound(owed, pledges)
    notes.append(
        f"alliances (ATOP 5.1) are those of {end}: their coverage ends there; to these are added the obligations that "
        f"members of listed organisations owe one another in {year}, and pacts since then gathered by hand"
    )
    aged = dict.fromkeys(owed["defence"], f"carried from {end}")
    for org, kinds in binding_all().items():
        inside = pairs(members(org, on) & states)
        for kind in kinds:
            owed[kind] |= inside
        if "defence" in kinds:
            aged |= dict.fromkeys(inside, f"both members of {org}")
        if {"non-aggression", "neutrality"} & set(kinds):
            pledges = dict.fromkeys(inside, Pledge(end, True)) | pledges
    return _updated(on, states, _Bound(owed, pledges, aged=aged))


def _updated(on: str, states: frozenset[str], bound: _Bound) -> _Bound:
    """With the pacts in force that were gathered by hand; one-sided ones are guarantees."""
    since = [t for t in _updates(on) if t.kind == "alliance" and {t.source, t.target} <= states]
    frozen = {pair(t.source, t.target) for t in since if t.status == "suspended"}
    ties = [t for t in since if in_force(t)]
    new = by_kind(t for t in ties if not t.directed)
    owed = {kind: (joined - frozen if kind == "defence" else joined) | new[kind] for kind, joined in bound.owed.items()}
    return _Bound(
        owed, pledged(ties) | bound.pledges, frozenset((t.source, t.target) for t in ties if t.directed),
        {two: why for two, why in bound.aged.items() if two not in frozen}
        | dict.fromkeys(new["defence"], "gathered by hand (updates)"),
    )  # fmt: skip


def members(org: str, on: str) -> frozenset[str]:
    """Members of an organisation, parties to a treaty, on a date; what is known by the year counts from its end."""
    return frozenset(t.source for t in record.members(org, on) if t.status in MEMBERS and begun(t, on))


def _updates(on: str) -> Iterator[Tie]:
    """Changes between states that were gathered by hand because no dataset reaches so far."""
    return (t for t in record.all_ties(on) if t.dataset == "updates" and begun(t, on))


def in_force(tie: Tie) -> bool:
    """Whether a pact gathered by hand is in force, not merely signed, nor suspended."""
    return tie.status != "suspended" and "in force, as known" in (tie.note or "")


def _age(aged: dict[Pair, str], hostile: dict[Pair, str], through: int) -> str:
    """How much of a world is older than its data reach."""
    carried = sum(why.startswith("carried") for why in aged.values())
    old = sum(all("as of" in part or "relations" in part for part in why.split("; ")) for why in hostile.values())
    return (
        f"older than the data: {carried} of {len(aged)} pairs bound to defend one another and {old} of {len(hostile)} "
        f"hostile pairs are carried on to {through}; what rests on them is marked"
    )


def _restrained(obligations: dict[str, frozenset[Pair]], hostile: dict[Pair, str]) -> frozenset[Pair]:
    return (obligations["non-aggression"] | obligations["neutrality"]) - hostile.keys()


def _hostile(on: str, notes: list[str]) -> dict[Pair, str]:
    """Hostile pairs and the ground: rivalry, peace scale below 0.5, war, armed conflict, or use of force."""
    through, found = completed(on), defaultdict[Pair, list[str]](list)
    for kind, carry in _ENDS.items():
        start, end = (int(text[:4]) for text in record.coverage(kind))
        used = min(through, end)
        if not start <= through <= end + carry:
            notes.append(f"hostility by {kind} is not on record for {through} ({start} to {end})")
            continue
        if used != through:
            notes.append(f"hostility by {kind} is that of {used}: its dataset ends there")
        for tie in _passing(kind, on, used, end) if kind in _PASSING else _standing(kind, on, end):
            found[pair(tie.source, tie.target)].append(_ground(tie, f", as of {used}" if used != through else ""))
    _since(on, found)
    return {two: "; ".join(dict.fromkeys(grounds)) for two, grounds in sorted(found.items())}


def _since(on: str, found: dict[Pair, list[str]]) -> None:
    """Add wars and conflicts gathered by hand, and say of carried hostility where relations were mended since."""
    for tie in _updates(on):
        two = pair(tie.source, tie.target)
        if tie.kind in ("war", "armed conflict") and tie.sign < 0:
            found[two].append(_ground(tie))
        elif tie.kind in ("reconciliation", "restored relations") and all(
            "as of" in why for why in found.get(two, ["-"])
        ):
            found[two].append(f"relations mended {tie.start} (updates)")


def _standing(kind: str, on: str, end: int) -> Iterator[Tie]:
    """Hostility from one date to another, as it stood on a date or at the end of its dataset."""
    day = on if int(on[:4]) <= end else f"{end}-12-31"
    held = (t for t in record.all_ties(day) if t.kind == kind and t.dataset != "updates" and begun(t, day))
    return (record.then(t, on) for t in held if forceful(t))


def _passing(kind: str, on: str, used: int, end: int) -> Iterator[Tie]:
    """Disputes of the last whole year; wars and armed conflicts of it that were still fought on the date."""
    every = (t for t in record.all_ties(str(used)) if t.kind == kind and t.dataset != "updates" and forceful(t))
    ties = [record.then(t, on) for t in every]
    year = int(on[:4])
    if kind == "dispute" or used == year or year > end:
        return iter(ties)
    now = (record.then(t, on) for t in record.all_ties(str(year)) if t.kind == kind)
    still = {pair(t.source, t.target) for t in now}
    return (t for t in ties if pair(t.source, t.target) in still)


def _ground(tie: Tie, as_of: str = "") -> str:
    detail = f" {tie.status}" if tie.kind == "peace scale" else ""
    return f"{tie.kind}{detail} ({tie.dataset or tie.asserted_by or tie.document or 'said'}{as_of})"
