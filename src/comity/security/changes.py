"""Applying a proposal: a world and the steps of a proposal give a new world; the old one stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

import msgspec

from comity import record
from comity.errors import ProposalError
from comity.model import Change, Draft, Tie
from comity.security.obligations import bound_by, treaties
from comity.security.proposals import Proposal
from comity.security.world import MEMBERS, Pair, World, members, pair, pairs, state_name
from comity.system import OBLIGATIONS as KINDS

# One thing that a step adds or takes away: a layer (a kind of obligation, restraint, guarantee, hostile) and a pair.
Element = tuple[str, Pair]


WHO = "who is in: "
_KEPT = "goes on: "
EARLY = "counted already: "
ATOP_END = "2018"  # the last year of the alliance data, carried on from there
_OTHER = "Leave it out, or choose another date; `comity record NAME... --on DATE` says what is on record."


class Idle(ProposalError):
    """A proposal that changes nothing."""


class LayerChange(msgspec.Struct, frozen=True):
    """What a proposal changes in one layer: the pairs added and removed; limits name a state and its share."""

    layer: str
    added: tuple[Pair, ...] = ()
    removed: tuple[Pair, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """What one change of a proposal adds and removes; `limits` are shares to which it holds the arms of states."""

    add: frozenset[Element] = frozenset()
    remove: frozenset[Element] = frozenset()
    limits: dict[str, Fraction] = {}
    joined: frozenset[tuple[str, str]] = frozenset()  # (state, organisation)
    left: frozenset[tuple[str, str]] = frozenset()
    notes: tuple[str, ...] = ()


class Applied(msgspec.Struct, frozen=True):
    """A proposal applied: the worlds before and after, the difference, the states that are parties to it.

    `removed` is all that it takes away, whether it was there or not: what is added to it may not bring that back.
    """

    before: World
    after: World
    differences: tuple[LayerChange, ...]
    parties: frozenset[str]
    notes: tuple[str, ...]
    removed: frozenset[Element] = frozenset()


def apply(world: World, proposal: Draft) -> World:
    """The world once a proposal has come into force.

    Raises:
        ProposalError: its changes contradict one another, cannot be made, or change nothing.
    """
    return applied(world, proposal).after


def applied(world: World, proposal: Draft) -> Applied:
    """A proposal applied, with the difference that it makes."""
    whole = Proposal.of(proposal)
    steps: list[Step] = []
    for change in whole.changes:
        step = _Maker(world, whole, change, steps).step()
        _contradicts(whole, steps, step, change)
        steps.append(step)
    after = _changed(world, steps)
    differences = _differences(world, after)
    if not differences:
        first = whole.changes[0] if whole.changes else None
        early = dict.fromkeys(note for step in steps for note in step.notes if note.startswith((EARLY, _KEPT)))
        raise Idle(
            f"{whole.name!r} changes nothing on {world.on}: all that it provides for is so already, or binds nobody"
            + "".join(f"; {note}" for note in early),
            where=whole.where(first.line if first else None),
            remedy="State the obligations that it would bring, or choose another date.",
        )
    parties = frozenset(s for step in steps for _, two in step.add | step.remove for s in two)
    limited = frozenset(state for step in steps for state in step.limits)
    notes = tuple(dict.fromkeys(note for step in steps for note in step.notes))
    removed = frozenset[Element]().union(*(step.remove for step in steps))
    return Applied(world, after, differences, parties | limited, notes, removed)


class _Maker:
    """Makes the step of one change, given the steps before it."""

    def __init__(self, world: World, proposal: Proposal, change: Change, before: list[Step]) -> None:
        self.world, self.proposal, self.change, self.before = world, proposal, change, before
        self.notes: list[str] = []

    def fail(self, what: str, remedy: str | None = None) -> ProposalError:
        return ProposalError(what, where=self.proposal.where(self.change.line), remedy=remedy)

    def step(self) -> Step:
        change = self.change
        for state in (*change.parties, *self.by()):
            if state not in self.world.states:
                raise self.fail(
                    f"{state_name(state)} is no state {self.world.known} on {self.world.on}",
                    _OTHER,
                )
        made = getattr(self, "_" + change.op.replace(" ", "_").replace("-", "_"), None)
        if made is None:
            raise self.fail(f"unknown change {change.op!r}")
        step: Step = made()
        return msgspec.structs.replace(step, notes=tuple(self.notes))

    def by(self) -> tuple[str, ...]:
        return tuple(filter(None, self.change.terms.get("by", "").split(",")))

    def members(self, org: str) -> frozenset[str]:
        """Members of an organisation with the joining and leaving of earlier steps, as far as they are in the world."""
        found = set(members(org, self.world.on))
        if self.change.terms.get("observers") == "in":
            found |= {tie.source for tie in record.members(org, self.world.on)}
        for step in self.before:
            found |= {state for state, joined in step.joined if joined == org}
            found -= {state for state, left in step.left if left == org}
        if outside := sorted(found - set(self.world.states)):
            names = ", ".join(state_name(id) for id in outside)
            self.notes.append(f"members of {org} that are no states {self.world.known} are left out: {names}")
        if not found & set(self.world.states):
            if found:
                raise self.fail(f"no member of {org} on {self.world.on} is a state {self.world.known}", _OTHER)
            raise self.fail(f"{org} has no members on record on {self.world.on}", "Choose another date.")
        return frozenset(found & set(self.world.states))

    def kinds(self, org: str) -> tuple[str, ...]:
        """Kinds of obligation that a change concerns: those it states, or those of the organisation's treaty."""
        if self.change.obligations:
            return self.change.obligations
        if org not in bound_by():
            raise self.fail(
                f"what members of {org} owe one another is not on record",
                f"Add `obligations`, of: {', '.join(KINDS)}.",
            )
        kinds, source = ", ".join(bound_by()[org]) or "none", treaties()[org]["source"]
        self.notes.append(f"obligations of {org}: {kinds} ({source})")
        return bound_by()[org]

    def _join(self) -> Step:
        org, new = self.change.organisations[0], frozenset(self.change.parties)
        old = self.members(org)
        if already := sorted(new & old):
            raise self.fail(f"{state_name(already[0])} is a member of {org} already on {self.world.on}", _OTHER)
        joined, kinds = pairs(old | new) - pairs(old), self.kinds(org)
        self.early(org, kinds[:1], new, joined)
        return Step(_owed(kinds, joined), joined=frozenset((state, org) for state in new))

    def early(self, org: str, kinds: tuple[str, ...], new: frozenset[str], joined: frozenset[Pair]) -> None:
        """Say where the data count an obligation before the membership: from when a protocol was signed."""
        later = sorted(
            {t.start for t in record.members(org, "9999") if t.source in new and t.start and t.status in MEMBERS}
        )
        treaty = f" ({treaties()[org]['source']})" if org in treaties() else ""
        since = f"; members of {org}{treaty} on record from {' and '.join(later)}" if later else ""
        for kind in kinds:
            self.already(kind, joined, f"between {_names(sorted(new))} and members of {org}", since)

    def already(self, kind: str, joined: frozenset[Pair], between: str = "", since: str = "") -> None:
        """Say which of the obligations that a change brings are on record, and from when, where most are."""
        there = joined & self.world.obligations.get(kind, frozenset())
        if not there or kind == "non-aggression" or len(there) * 2 < len(joined):
            return
        found = [t for t in _alliances(kind, self.world.on) if pair(t.source, t.target) in there]
        years = sorted({t.start for t in found if t.start})
        said = f"dated from {' and '.join(years[:3])}{' and later' if len(years) > 3 else ''}, by a treaty's signature"
        whose = (
            f"{between} ({len(there)} of {len(joined)} pairs)" if between else f"({len(there)} of {len(joined)} pairs)"
        )
        by = " and ".join(sorted({str(t.dataset) for t in found})) or "membership of an organisation"
        self.notes.append(f"{EARLY}{kind} {whose}, on record by {by}" + (f", {said}" if years else "") + since)

    def _leave(self) -> Step:
        org, gone = self.change.organisations[0], frozenset(self.change.parties)
        old = self.members(org)
        if strangers := sorted(gone - old):
            raise self.fail(f"{state_name(strangers[0])} is not a member of {org} on {self.world.on}", _OTHER)
        return self.ended(org, pairs(old) - pairs(old - gone), frozenset((state, org) for state in gone))

    def _dissolve(self) -> Step:
        if self.change.parties:
            owed = _owed(self.change.obligations or KINDS, pairs(self.change.parties))
            return Step(remove=owed)
        steps = [self.ended(org, pairs(self.members(org)), self.all_of(org)) for org in self.change.organisations]
        return Step(
            remove=frozenset().union(*(step.remove for step in steps)),
            left=frozenset().union(*(step.left for step in steps)),
        )

    def all_of(self, org: str) -> frozenset[tuple[str, str]]:
        return frozenset((state, org) for state in self.members(org))

    def ended(self, org: str, ending: frozenset[Pair], left: frozenset[tuple[str, str]]) -> Step:
        """Obligations of an organisation ended among some pairs, but for those that another organisation carries."""
        kinds = self.kinds(org)
        kept = frozenset[Element]()
        for other, theirs in bound_by().items():
            both = tuple(kind for kind in kinds if kind in theirs and other != org)
            bound = pairs(members(other, self.world.on)) & ending if both else frozenset[Pair]()
            kept |= _owed(both, bound)
            if bound:
                among = f"{len(bound)} of {len(ending)} pairs"
                self.notes.append(f"{_KEPT}{' and '.join(both)} of {among}, whom {other} binds as well")
        self.notes.append(
            f"bilateral treaties between members of {org} are not told apart from its own obligations, and end with it"
        )
        return Step(remove=_owed(kinds, ending) - kept, left=left)

    def _umbrella(self) -> Step:
        inside = self.under()
        kinds = tuple(kind for kind in self.change.obligations if kind != "carried")
        if "carried" in self.change.obligations:
            kinds += tuple(kind for org in self.change.organisations for kind in bound_by().get(org, ()))
        return Step(_owed(kinds, pairs(inside)))

    def under(self) -> frozenset[str]:
        """The states that come under an umbrella; bodies without members on record are left out, which is said."""
        known = {org: self.members(org) for org in self.change.organisations if self.has_members(org)}
        bare = [org for org in self.change.organisations if org not in known]
        if len(known) < 2:
            raise self.fail(
                f"{_bodies(bare)} no members on record on {self.world.on}",
                "Choose another date, or `observers: in` where its states are partners.",
            )
        states = sorted(frozenset[str]().union(*known.values()), key=state_name)
        who = [
            f"{state_name(s, self.world.on)} ({', '.join(o for o, inside in known.items() if s in inside)})"
            for s in states
        ]
        gone = f"; left out: {_bodies(bare)} no members on record on {self.world.on}" if bare else ""
        self.notes.insert(0, f"{WHO}{len(states)} states: {', '.join(who)}{gone}")
        return frozenset(states)

    def has_members(self, org: str) -> bool:
        try:
            return bool(self.members(org))
        except ProposalError:
            return False

    def _formalise(self) -> Step:
        inside = pairs(self.members(self.change.organisations[0]))
        for kind in self.change.obligations:
            self.already(kind, inside)
        return Step(_owed(self.change.obligations, inside))

    def _found(self) -> Step:
        return self._pact()

    def _pact(self) -> Step:
        kinds, joined = self.change.obligations or ("defence",), pairs(self.change.parties)
        for kind in kinds:
            self.already(kind, joined)
        return Step(_owed(kinds, joined))

    def _non_aggression(self) -> Step:
        return Step(_owed(("non-aggression",), pairs(self.change.parties)))

    def _neutrality(self) -> Step:
        return Step(_owed(("neutrality",), pairs(self.change.parties)))

    def _guarantee(self) -> Step:
        if not self.by():
            raise self.fail("a guarantee needs `by`: who gives it", "Add `by: [United States]`, or whoever does.")
        return Step(frozenset(("guarantee", (g, s)) for g in self.by() for s in self.change.parties if g != s))

    def _arms_limit(self) -> Step:
        share = Fraction(self.change.terms.get("share", "1"))
        return Step(limits=dict.fromkeys(self.change.parties, share))

    def _end_rivalry(self) -> Step:
        ending = pairs(self.change.parties)
        begun = {two for step in self.before for layer, two in step.add if layer == "hostile"}
        if not ending & (self.world.hostile.keys() | begun):
            raise self.fail(f"there is no hostility on record to end between {_names(self.change.parties)}", _OTHER)
        return Step(remove=frozenset(("hostile", two) for two in ending))

    def _begin_rivalry(self) -> Step:
        return Step(frozenset(("hostile", two) for two in pairs(self.change.parties)))


@lru_cache(64)
def _alliances(kind: str, on: str) -> tuple[Tie, ...]:
    """What is on record of alliances of a kind on a date, and of those that are carried on to it."""
    ties = [t for t in record.all_ties(on) if t.kind == "alliance" and t.status == kind]
    ties += [t for t in record.alliances(ATOP_END) if t.status == kind and on > ATOP_END]
    return tuple(t for t in ties if t.dataset in ("atop-5.1", "updates"))


def _owed(kinds: Iterable[str], among: frozenset[Pair]) -> frozenset[Element]:
    """Obligations of some kinds among some pairs; non-aggression and neutrality also restrain rivals."""
    owed = {(kind, two) for kind in kinds for two in among}
    if {"non-aggression", "neutrality"} & set(kinds):
        owed |= {("restraint", two) for two in among}
    return frozenset(owed)


def _bodies(ids: Iterable[str]) -> str:
    named = [record.find(id).name for id in ids]
    listed = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]
    return f"{listed} {'have' if len(named) > 1 else 'has'}"


def _names(states: Iterable[str]) -> str:
    return " and ".join(state_name(state) for state in states)


def _contradicts(proposal: Proposal, before: list[Step], step: Step, change: Change) -> None:
    """Refuse a step that undoes an earlier one: proposals say what is to be, not how it came about."""
    for earlier, made in zip(proposal.changes, before, strict=False):
        undone = (made.add & step.remove) | (made.remove & step.add)
        same = (made.joined & step.left) | (made.left & step.joined)
        limited = {s for s in made.limits.keys() & step.limits.keys() if made.limits[s] != step.limits[s]}
        if undone or same or limited:
            at = f" on line {earlier.line}" if earlier.line else ""
            who = min(same, default=None) or min((two for _, two in undone), default=None) or (min(limited),)
            raise ProposalError(
                f"`{change.op}` contradicts `{earlier.op}`{at}: both concern {_names(who)}",
                where=proposal.where(change.line), remedy="Keep one of the two.",
            )  # fmt: skip


def _changed(world: World, steps: list[Step]) -> World:
    add = frozenset[Element]().union(*(step.add for step in steps))
    remove = frozenset[Element]().union(*(step.remove for step in steps))

    def of(layer: str, old: Iterable[Pair]) -> frozenset[Pair]:
        new, gone = ({two for name, two in elements if name == layer} for elements in (add, remove))
        return frozenset((set(old) | new) - gone)

    hostile = of("hostile", world.hostile)
    limits = {state: share for step in steps for state, share in step.limits.items()}
    pledged = {two for layer, two in add if layer == "restraint"}
    ended = {two for layer, two in remove if layer == "hostile"}
    facts = msgspec.structs.replace(
        world.facts, uneasy=world.facts.uneasy - ended,
        pledges={two: pledge for two, pledge in world.facts.pledges.items() if two not in pledged},
    )  # fmt: skip
    return msgspec.structs.replace(
        world,
        obligations={kind: of(kind, old) for kind, old in world.obligations.items()},
        hostile={two: world.hostile.get(two, "as the proposal has it") for two in sorted(hostile)},
        restrained=of("restraint", world.restrained),
        guarantees=of("guarantee", world.guarantees),
        capability={s: held * limits.get(s, 1) for s, held in world.capability.items()},
        limits=world.limits | {s: share * world.limits.get(s, 1) for s, share in limits.items()},
        facts=facts,
    )


def _differences(before: World, after: World) -> tuple[LayerChange, ...]:
    layers = [(kind, before.obligations[kind], after.obligations[kind]) for kind in before.obligations]
    layers += [
        ("restraint of rivals", _rivals(before), _rivals(after)),
        ("guarantee", before.guarantees, after.guarantees),
        ("hostility", frozenset(before.hostile), frozenset(after.hostile)),
    ]
    found = [LayerChange(name, tuple(sorted(new - old)), tuple(sorted(old - new))) for name, old, new in layers]
    limited = tuple((s, str(share)) for s, share in sorted(after.limits.items()) if before.limits.get(s) != share)
    found.append(LayerChange("arms limit", limited))
    return tuple(difference for difference in found if difference.added or difference.removed)


def _rivals(world: World) -> frozenset[Pair]:
    return frozenset(two for two in world.restrained if pair(*two) in world.hostile)
