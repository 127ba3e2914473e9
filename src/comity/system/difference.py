"""What one system has and another has not."""

from __future__ import annotations

import msgspec

from comity.model import Tie
from comity.system.system import System

Relation = tuple[str, str, str, str]


class Difference(msgspec.Struct, frozen=True):
    """`gained` are the ties of the second system whose relation the first lacks, `lost` the other way round.

    A relation is a kind, a status and two actors: who asserts it, in which words, makes no difference.
    """

    gained: tuple[Tie, ...]
    lost: tuple[Tie, ...]

    def __neg__(self) -> Difference:
        return Difference(self.lost, self.gained)

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost)


def difference(first: System, second: System) -> Difference:
    """From the first system to the second; antisymmetric: difference(b, a) == -difference(a, b)."""
    one, other = {_relation(t) for t in first.ties}, {_relation(t) for t in second.ties}
    return Difference(
        gained=tuple(tie for tie in second.ties if _relation(tie) not in one),
        lost=tuple(tie for tie in first.ties if _relation(tie) not in other),
    )


def _relation(tie: Tie) -> Relation:
    return tie.kind, tie.status or "", tie.source, tie.target
