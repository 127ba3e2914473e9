"""What the ties of a system oblige states to, and which of them are hostile enough for a war to be thought of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from comity.kinds import hostile, obliging
from comity.model import Tie

Pair = tuple[str, str]

# Kinds of the Alliance Treaty Obligations and Provisions project (Leeds et al. 2002).
KINDS = ("defence", "offence", "neutrality", "non-aggression", "consultation")
# An entente of Correlates of War binds to consult; an alliance of which no more is said, to defend.
_AS = {"entente": "consultation"}
HOSTILE = hostile()
FORCE = 4  # hostility level of a dispute from which force was used (COW MID: 4 use of force, 5 war)


def by_kind(ties: Iterable[Tie]) -> dict[str, frozenset[Pair]]:
    """Pairs of states, in alphabetical order, that alliances bind, by kind of obligation; every kind is there.

    >>> pact = Tie("1", "alliance", "b", "a", 1, "record", status="neutrality")
    >>> by_kind([pact])["neutrality"]
    frozenset({('a', 'b')})
    """
    found: dict[str, set[Pair]] = {kind: set() for kind in KINDS}
    for tie in ties:
        if tie.kind in obliging():
            kind = _AS.get(tie.status or "", tie.status)
            found[kind if kind in KINDS else "defence"].add((min(tie.source, tie.target), max(tie.source, tie.target)))
    return {kind: frozenset(joined) for kind, joined in found.items()}


def forceful(tie: Tie) -> bool:
    """Whether a tie is hostility that counts: a dispute in which force was used, a peace scale of 0 or 0.25."""
    if tie.kind == "dispute":
        return tie.weight is None or tie.weight >= FORCE
    if tie.kind == "peace scale":
        return tie.weight is not None and 0 <= tie.weight < 0.5  # negative codes mean missing
    return tie.sign < 0


def strength(tie: Tie) -> int:
    """What a tie weighs: 3 where it binds to fight or is hostile, 1 otherwise, with its sign.

    These are the ends of the scale of Correlates of War alliances (1 entente, 3 defence). Pacts of neutrality and
    non-aggression, 2 on that scale, weigh 1 here: they join nearly everyone with everyone, rivals too.
    """
    binds = tie.kind in obliging() and _AS.get(tie.status or "", tie.status) not in KINDS[2:]
    return tie.sign * (3 if binds or tie.kind in HOSTILE else 1)


def neighbours(joined: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """For every state of some pairs, those it is paired with.

    >>> sorted(neighbours([("a", "b"), ("a", "c")])["a"])
    ['b', 'c']
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in joined:
        found[a].add(b)
        found[b].add(a)
    return {state: frozenset(others) for state, others in found.items()}
