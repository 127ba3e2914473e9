r"""Repair: the fewest side commitments under which nobody pays for a proposal, under coercion.

Commitments that a party to the proposal can give a state i that would pay: a guarantee (to defend i), or non-aggression
(not to use force on i, whoever leads). Each binary variable is one commitment; for every payer i and every state j
hostile to it, with D and A the defenders and attackers that the commitments leave and u_i its security before,

    D_ij(x) - u_i A_ij(x) >= 0   unless j itself is bound not to attack i

which is linear in the commitments but for those where one state gives both, for which a product variable stands.
Commitments only help, so states that did not pay do not come to. The integer program (HiGHS) gives the least number;
its answer is put to the exact test, and where rounding let it through wrongly it is cut off and the program solved
again. So what is returned repairs in exact arithmetic, and its number is the least by the solver's bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

import msgspec
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from comity.errors import ComityError
from comity.model import Change
from comity.model import Proposal as Draft
from comity.security.changes import applied
from comity.security.coercion import Coercion, Friends, total
from comity.security.proposals import Proposal
from comity.security.world import World, pair

# A commitment: its op in a proposal, who gives it, to whom.
Commitment = tuple[str, str, str]

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


def repair(world: World, proposal: Draft, model: Coercion | None = None, time_limit: float = 60.0) -> Repair:
    """The fewest guarantees and pledges of non-aggression by the parties under which nobody pays.

    Raises:
        ProposalError: the proposal cannot be applied.
    """
    chosen, whole = model or Coercion(), Proposal.of(proposal)
    made = applied(world, whole)
    before, after = chosen.assess(world).security, chosen.assess(made.after).security
    payers = {state: before[state] for state in world.states if after[state] < before[state]}
    if not payers:
        return Repair((), True, 0, True, whole)
    program = _Program(made.after, chosen, payers, made.parties)
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
    steps = tuple(
        Change("guarantee", (to,), terms={"by": giver}) if op == "guarantee" else Change(op, (giver, to))
        for op, giver, to in commitments
    )
    return msgspec.structs.replace(proposal, changes=proposal.changes + steps)


class _Program:
    """The integer program; `effects` are rows of (payer, hub): what each commitment adds to D - u A."""

    def __init__(self, world: World, model: Coercion, payers: dict[str, Fraction], parties: frozenset[str]) -> None:
        self.world, self.model, self.parties = world, model, parties
        self.allies, self.guarantors = world.allies(model.kinds), world.guarantors()
        self.columns: dict[Commitment | tuple[Commitment, Commitment], int] = {}
        self.rows: list[tuple[dict[int, float], float]] = []
        for state, security in payers.items():
            for hub in sorted(world.enemies().get(state, ())):
                if pair(state, hub) not in world.restrained:
                    self._row(state, hub, security)

    def _row(self, state: str, hub: str, security: Fraction) -> None:
        """Ask of a payer's ratio against one hub what it was before."""
        now = self._slack(state, hub, security, None, None)
        if now >= 0:
            return
        scale = -float(now)
        row: defaultdict[int, float] = defaultdict(float)
        for giver in sorted(self.parties - {state}):
            pledge, guarantee = ("non-aggression", *pair(giver, state)), ("guarantee", giver, state)
            if giver == hub:
                row[self._column(pledge)] += 2.0  # more than the row lacks: the hub is bound, and cannot lead
                continue
            one, two, three = (
                float(self._slack(state, hub, security, *who) - now) / scale
                for who in ((giver, None), (None, giver), (giver, giver))
            )
            for column, effect in ((pledge, one), (guarantee, two), ((pledge, guarantee), three - one - two)):
                if effect:
                    row[self._column(column)] += effect
        self.rows.append((dict(row), 1.0 - _SLACK))

    def _slack(self, state: str, hub: str, security: Fraction, bound: str | None, guarantor: str | None) -> Fraction:
        """D - u A with one state bound not to attack and one guaranteeing."""
        world, guarantors = self.world, dict[str, frozenset[str]](self.guarantors)
        if bound:
            world = msgspec.structs.replace(world, restrained=world.restrained | {pair(bound, state)})
        if guarantor:
            guarantors[state] = guarantors.get(state, frozenset()) | {guarantor}
        friends: Friends = guarantors
        sides = self.model.sides(world, state, hub, self.allies, friends)
        return total(world, sides.defenders) - security * total(world, sides.attackers)

    def _column(self, what: Commitment | tuple[Commitment, Commitment]) -> int:
        if what not in self.columns:
            self.columns[what] = len(self.columns)
            if isinstance(what[0], tuple):
                first, second = self._column(what[0]), self._column(what[1])
                product = self.columns[what]
                self.rows += [
                    ({first: 1.0, product: -1.0}, 0.0), ({second: 1.0, product: -1.0}, 0.0),
                    ({product: 1.0, first: -1.0, second: -1.0}, -1.0),
                ]  # fmt: skip
        return self.columns[what]

    def solve(self, time_limit: float) -> tuple[tuple[Commitment, ...] | None, int]:
        """The fewest commitments and the proved bound on their number; None where there are none that do."""
        if any(not row and least > 0 for row, least in self.rows):
            return None, 0
        size = len(self.columns)
        cells = [(r, c, v) for r, (row, _) in enumerate(self.rows) for c, v in row.items()]
        matrix = coo_array(
            ([v for *_, v in cells], ([r for r, *_ in cells], [c for _, c, _ in cells])), shape=(len(self.rows), size)
        )
        counts = {column: what for what, column in self.columns.items() if not isinstance(what[0], tuple)}
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
        """Rule out a set of commitments that the exact test refused, and all its subsets."""
        rest = {c: 1.0 for what, c in self.columns.items() if what not in found and not isinstance(what[0], tuple)}
        self.rows.append((rest, 1.0))
