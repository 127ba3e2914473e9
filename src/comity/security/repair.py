r"""Repair: the fewest side commitments under which nobody pays for a proposal, under coercion.

The commitments: a party guarantees a state (to defend it), a party and a state pledge non-aggression (not to use force
on one another, whoever leads), a party holds its arms to one of the declared shares of what they were. None may undo
what the proposal itself does. Each binary variable is one commitment. For every state i and every state j hostile to
it, with D and A the defenders and attackers that the commitments leave and u_i its security before,

    D_ij(x) - u_i A_ij(x) >= 0   unless i and j are bound not to attack one another

The left side is a sum over states k of what k adds to it, which hangs on the commitments of k alone; a product
variable stands for each set of them whose effect is more than that of its parts. Guarantees and pledges harm nobody,
a limit can, so every state has its rows. The integer program (HiGHS) gives the least number; its answer is put to the
exact test, and where rounding let it through wrongly it is cut off and the program solved again. So what is returned
repairs in exact arithmetic, and its number is the least by the solver's bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

import msgspec
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from comity.errors import ComityError
from comity.model import Change, Draft
from comity.security.changes import Applied, applied
from comity.security.coercion import Coercion, plain
from comity.security.proposals import Proposal
from comity.security.world import World, pair, state_name

# A commitment: its op in a proposal, who gives it, and to whom, or for a limit the share.
Commitment = tuple[str, str, str]

SHARES = (Fraction(9, 10), Fraction(3, 4), Fraction(1, 2))
_ROUNDS = 20
_SLACK = 1e-7  # rows are scaled to 1; what this lets through wrongly the exact test finds


class Repair(msgspec.Struct, frozen=True):
    """The fewest commitments that make a proposal indivisible under a model.

    `possible` is False where no commitments of the parties repair it; `bound` is the proved least number, equal to the
    number found where `proved`. `proposal` is the whole: the changes and the commitments.
    """

    commitments: tuple[Commitment, ...]
    possible: bool
    bound: int
    proved: bool
    proposal: Proposal


def repair(
    world: World, proposal: Draft, model: Coercion | None = None, time_limit: float = 60.0,
    shares: Sequence[Fraction] = (),
) -> Repair:  # fmt: skip
    """The fewest guarantees, pledges and limits to these shares of arms under which nobody pays.

    Limits are looked for only where shares are given (`SHARES`, say): they ask for many more variables and rows.

    Raises:
        ProposalError: the proposal cannot be applied.
    """
    chosen, whole = plain(model or Coercion(), "the search for a repair"), Proposal.of(proposal)
    made = applied(world, whole)
    before, after = chosen.assess(world).security, chosen.assess(made.after).security
    if all(after[state] >= was for state, was in before.items()):
        return Repair((), True, 0, True, whole)
    program = _Program(made, chosen, before, shares)
    for _ in range(_ROUNDS):
        found, bound = program.solve(time_limit)
        if found is None:
            return Repair((), False, bound, True, whole)
        repaired = with_commitments(whole, found)
        now = chosen.assess(applied(world, repaired).after).security
        if all(now[state] >= was for state, was in before.items()):
            return Repair(found, True, bound, bound == len(found), repaired)
        program.cut(found)
    raise ComityError(f"no repair passed the exact test in {_ROUNDS} rounds")


def with_commitments(proposal: Proposal, commitments: Iterable[Commitment]) -> Proposal:
    """A proposal with side commitments among its changes."""
    steps = tuple(_change(*commitment) for commitment in commitments)
    return msgspec.structs.replace(proposal, changes=proposal.changes + steps)


def _change(op: str, giver: str, to: str) -> Change:
    if op == "guarantee":
        return Change(op, (to,), terms={"by": giver})
    return Change(op, (giver,), terms={"share": to}) if op == "arms limit" else Change(op, (giver, to))


def described(commitment: Commitment) -> str:
    """A commitment in words, which `--change` takes.

    >>> described(("arms limit", "RUS", "3/4")), described(("guarantee", "FRA", "CYP"))
    ('Russia limits its arms to 3/4', 'France guarantees Cyprus')
    """
    op, giver, to = commitment
    if op == "arms limit":
        return f"{state_name(giver)} limits its arms to {to}"
    if op == "guarantee":
        return f"{state_name(giver)} guarantees {state_name(to)}"
    return f"{state_name(giver)} and {state_name(to)} pledge {op}"


class _Program:
    """The integer program: a column is a set of one or more commitments, a row the security of a state from a hub."""

    def __init__(self, made: Applied, model: Coercion, before: dict[str, Fraction], shares: Sequence[Fraction]) -> None:
        self.world, self.parties, self.removed, self.model = made.after, made.parties, made.removed, model
        self.shares = tuple(str(share) for share in shares)
        self.limited = made.after.limits.keys() - made.before.limits.keys()
        self.allies, self.guarantors = made.after.allies(model.kinds), made.after.guarantors()
        self.columns: dict[frozenset[Commitment], int] = {}
        self.rows: list[tuple[dict[int, float], float]] = []
        for state, security in before.items():
            for hub in sorted(made.after.enemies().get(state, ())):
                if pair(state, hub) not in made.after.restrained:
                    self._row(state, hub, security)
        for state in sorted(self.parties):
            limits = [c for c in (frozenset({limit}) for limit in self._limits(state)) if c in self.columns]
            if len(limits) > 1:
                self.rows.append(({self.columns[c]: -1.0 for c in limits}, -1.0))

    def _row(self, state: str, hub: str, security: Fraction) -> None:
        """Ask that a state's ratio against one hub be what its security was before."""
        now = worst = Fraction(0)
        effects: defaultdict[frozenset[Commitment], Fraction] = defaultdict(Fraction)
        near = self.allies.get(hub, frozenset()) | self.allies.get(state, frozenset())
        for k in sorted(near | self.guarantors.get(state, frozenset()) | self.parties | {state, hub}):
            adds = {given: self._adds(k, state, hub, security, given) for given in self._sets(k, state, hub)}
            now += adds[frozenset()]
            worst += min(adds.values())
            for given in adds:
                effects[given] += sum(
                    ((-1) ** (len(given) - size) * adds[frozenset(part)]
                     for size in range(len(given) + 1) for part in combinations(sorted(given), size)),
                    Fraction(0),
                )  # fmt: skip
        if worst >= 0:
            return
        if pledge := self._pledge(state, hub):
            effects[frozenset({pledge})] -= worst  # bound not to attack, the hub cannot lead: the row asks nothing
        scale = max(-worst, abs(now))
        row = {self._column(given): float(effect / scale) for given, effect in effects.items() if given and effect}
        self.rows.append((row, float(-now / scale) - _SLACK))

    def _sets(self, k: str, state: str, hub: str) -> Iterator[frozenset[Commitment]]:
        """The sets of commitments on which hangs what k adds for or against a state."""
        own = [] if k in (state, hub) else [c for c in (self._pledge(state, k), self._guarantee(k, state)) if c]
        for size in range(len(own) + 1):
            for part in combinations(own, size):
                yield frozenset(part)
                for limit in self._limits(k):
                    yield frozenset({*part, limit})

    def _pledge(self, state: str, k: str) -> Commitment | None:
        two = pair(state, k)
        bound = two in self.world.restrained or {("restraint", two), ("non-aggression", two)} & self.removed
        return None if bound or not self.parties & set(two) else ("non-aggression", *two)

    def _guarantee(self, k: str, state: str) -> Commitment | None:
        given = k not in self.parties or (k, state) in self.world.guarantees
        return None if given else ("guarantee", k, state)

    def _limits(self, k: str) -> list[Commitment]:
        free = k in self.parties - self.limited and self.world.capability[k]
        return [("arms limit", k, share) for share in self.shares] if free else []

    def _adds(self, k: str, state: str, hub: str, security: Fraction, given: frozenset[Commitment]) -> Fraction:
        """What k adds to D - u A: its arms where it defends, less u times its arms where it attacks."""
        ops = {op: to for op, _, to in given}
        arms = self.world.capability[k] * Fraction(ops.get("arms limit", "1"))
        if k in (state, hub):
            return arms if k == state else -security * arms
        bound = {pair(k, state)} if "non-aggression" in ops else self.world.restrained & {pair(k, state)}
        friends = {one: self.allies.get(one, frozenset()) & {k} for one in (state, hub)}
        guards = {k} if "guarantee" in ops else self.guarantors.get(state, frozenset()) & {k}
        cut = msgspec.structs.replace(self.world, restrained=frozenset(bound))
        sides = self.model.sides(cut, state, hub, friends, {state: frozenset(guards)})
        return arms * ((k in sides.defenders) - security * (k in sides.attackers))

    def _column(self, what: frozenset[Commitment]) -> int:
        """The variable of a set of commitments: 1 where all of them are given."""
        if what not in self.columns:
            parts = [self._column(frozenset({one})) for one in sorted(what)] if len(what) > 1 else []
            column = self.columns[what] = len(self.columns)
            self.rows += [({part: 1.0, column: -1.0}, 0.0) for part in parts]
            if parts:
                self.rows.append(({column: 1.0} | dict.fromkeys(parts, -1.0), 1.0 - len(parts)))
        return self.columns[what]

    def _singles(self) -> dict[int, Commitment]:
        return {column: next(iter(what)) for what, column in self.columns.items() if len(what) == 1}

    def solve(self, time_limit: float) -> tuple[tuple[Commitment, ...] | None, int]:
        """The fewest commitments and the proved bound on their number; None where there are none that do."""
        if any(not row and least > 0 for row, least in self.rows):
            return None, 0
        size, counts = len(self.columns), self._singles()
        cells = [(r, c, v) for r, (row, _) in enumerate(self.rows) for c, v in row.items()]
        matrix = coo_array(
            ([v for *_, v in cells], ([r for r, *_ in cells], [c for _, c, _ in cells])), shape=(len(self.rows), size)
        )
        solved = milp(
            np.array([1.0 if column in counts else 0.0 for column in range(size)]), bounds=Bounds(0, 1),
            constraints=[LinearConstraint(matrix.tocsr(), np.array([least for _, least in self.rows]), np.inf)],
            integrality=np.ones(size), options={"time_limit": time_limit, "mip_rel_gap": 0.0},
        )  # fmt: skip
        if solved.status == 2:
            return None, 0
        if solved.x is None:
            raise ComityError(f"no repair found in {time_limit:g} seconds", remedy="Allow more time.")
        found = tuple(what for column, what in sorted(counts.items()) if solved.x[column] > 0.5)
        return found, int(np.ceil(solved.mip_dual_bound - 1e-6))

    def cut(self, found: tuple[Commitment, ...]) -> None:
        """Rule out commitments that the exact test refused, and all fewer with the same limits, which do no better."""
        row = {column: 1.0 for column, what in self._singles().items() if what not in found}
        limits = [self.columns[frozenset({what})] for what in found if what[0] == "arms limit"]
        self.rows.append((row | dict.fromkeys(limits, -1.0), 1.0 - len(limits)))
