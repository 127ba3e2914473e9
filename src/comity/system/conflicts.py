"""Conflicts of obligation: states that a war between two others would find bound both ways.

For a hostile pair and either of the two as the one that attacks, two sides form: those bound to defend the attacked,
and those bound to an offence with the attacker; then, with chains, whoever is bound to those who joined. A state bound
to both sides, or to a side and also to non-aggression or neutrality towards the other, is torn: it can't keep one
obligation without breaking the other, and stays out.

Kinds of obligation are those of ATOP: Leeds, Ritter, Mitchell & Long (2002), Alliance Treaty Obligations and
Provisions, 1815-1944, International Interactions 28:237-260. Snyder (1997), Alliance Politics, on why such ties are
sought nonetheless. Chains of alliances: Christensen & Snyder (1990), International Organization 44:137-168.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from comity.model import Tie
from comity.system.obligations import HOSTILE, Pair, by_kind, forceful, neighbours

_Neighbours = Mapping[str, frozenset[str]]


class War(msgspec.Struct, frozen=True):
    """Who a war between two states draws in: each side, in the order of joining, and who is bound both ways."""

    attacker: str
    attacked: str
    attacking: tuple[str, ...]
    defending: tuple[str, ...]
    torn: tuple[str, ...]

    @property
    def drawn(self) -> frozenset[str]:
        """Those who fight, but for the two."""
        return frozenset((*self.attacking, *self.defending)) - {self.attacker, self.attacked}


def spread(
    attacker: str, attacked: str, *, defenders: _Neighbours, offence: _Neighbours, bound_out: _Neighbours,
    chains: bool = True,
) -> War:  # fmt: skip
    """The war that an attack begins, once everyone bound to join it has.

    Args:
        attacker: who attacks.
        attacked: whom.
        defenders: for every state, those bound to defend it.
        offence: those bound to attack with it.
        bound_out: those bound not to attack it.
        chains: whether those who joined draw in others.
    """
    none = frozenset[str]()
    attacking, defending, torn = [attacker], [attacked], dict[str, None]()
    grown = True
    while grown:
        # Those who joined the attacker's side chose to; only offence binds others to them.
        called = set().union(*(offence.get(s, none) for s in attacking)) - {*attacking, *defending, *torn}
        needed = set().union(*(defenders.get(s, none) for s in defending)) - {*attacking, *defending, *torn}
        out = (called & needed) | {s for s in called if bound_out.get(s, none) & set(defending)}
        out |= {s for s in needed if bound_out.get(s, none) & set(attacking)}
        out |= (needed & defenders.get(attacker, none)) | {s for s in needed if attacker in offence.get(s, none)}
        torn |= dict.fromkeys(sorted(out))
        attacking += sorted(called - out)
        defending += sorted(needed - out)
        grown = chains and bool((called | needed) - out)
    return War(attacker, attacked, tuple(attacking), tuple(defending), tuple(torn))


class Conflict(msgspec.Struct, frozen=True):
    """A state bound both ways if `between` went to war: what it owes to each of the two, as kinds of obligation.

    `attackers` are those of the two by whose attack it is torn. `ties` are the certificate: the alliances, and the
    hostility between the two.
    """

    state: str
    between: Pair
    owes: tuple[tuple[str, ...], tuple[str, ...]]
    attackers: tuple[str, ...]
    ties: tuple[Tie, ...]


def conflicts(ties: Iterable[Tie], states: Iterable[str]) -> tuple[Conflict, ...]:
    """Conflicts of obligation that the alliances and the hostility among some states lead to, without chains.

    Only what is asserted counts; an alliance of which no more is said is one of defence.
    """
    among = frozenset(states)
    held = [tie for tie in ties if tie.factuality == "asserted" and {tie.source, tie.target} <= among]
    of: defaultdict[Pair, list[Tie]] = defaultdict(list)
    for tie in held:
        of[min(tie.source, tie.target), max(tie.source, tie.target)].append(tie)
    hostile = sorted({pair for pair, all_ in of.items() if any(t.kind in HOSTILE and forceful(t) for t in all_)})
    owed = by_kind(held)
    defenders, offence = neighbours(owed["defence"]), neighbours(owed["offence"])
    bound_out = neighbours((owed["non-aggression"] | owed["neutrality"]) - {*hostile})
    torn: defaultdict[tuple[Pair, str], list[str]] = defaultdict(list)
    for two in hostile:
        for attacker, attacked in (two, two[::-1]):
            begun = spread(attacker, attacked, defenders=defenders, offence=offence, bound_out=bound_out, chains=False)
            for state in begun.torn:
                torn[two, state].append(attacker)
    return tuple(_conflict(state, two, attackers, owed, of) for (two, state), attackers in sorted(torn.items()))


def _conflict(
    state: str, two: Pair, attackers: list[str], owed: Mapping[str, frozenset[Pair]], of: Mapping[Pair, list[Tie]]
) -> Conflict:
    bonds = [(min(state, side), max(state, side)) for side in two]
    first, second = (tuple(kind for kind, pairs in owed.items() if bond in pairs) for bond in bonds)
    certificate = [tie for bond in bonds for tie in of[bond] if tie.kind == "alliance"]
    certificate += [tie for tie in of[two] if tie.kind in HOSTILE and forceful(tie)]
    return Conflict(state, two, (first, second), tuple(attackers), tuple(certificate))
