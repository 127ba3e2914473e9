"""What two systems have apart: pairs of the one, of the other, of both, and those whose sign turned."""

from __future__ import annotations

from collections import Counter

import msgspec

from comity.case import Case
from comity.report.sections.paired import Joined, Network, Node, Pair


class Contrast(msgspec.Struct, frozen=True):
    """A pair in two systems: `change` is added (only in the second), gone (only in the first), turned (of another sign
    in the second) or kept; `signs` are those in both, "" where it is not there."""

    a: str
    b: str
    names: tuple[str, str]
    change: str
    sign: str
    signs: tuple[str, str]
    weight: float
    first: tuple[Joined, ...]
    second: tuple[Joined, ...]


class Contrasted(msgspec.Struct, frozen=True):
    """The pairs of two systems, what changed first, the actors of both, and how many of each change there are."""

    pairs: tuple[Contrast, ...]
    nodes: tuple[Node, ...]
    counts: dict[str, int]


CHANGES = ("turned", "added", "gone", "kept")


def contrasted(first: Network, second: Network) -> Contrasted:
    """The difference of two networks, from the first to the second."""
    one, other = ({(p.a, p.b): p for p in network.pairs} for network in (first, second))
    pairs = [_contrast(key, one.get(key), other.get(key), first, second) for key in sorted({*one, *other})]
    pairs.sort(key=lambda pair: (CHANGES.index(pair.change), -pair.weight, pair.names))
    nodes = {node.id: node for network in (first, second) for node in network.nodes}
    counts = Counter(pair.change for pair in pairs)
    return Contrasted(tuple(pairs), tuple(nodes[id] for id in sorted(nodes)), {c: counts[c] for c in CHANGES})


def _contrast(key: tuple[str, str], one: Pair | None, other: Pair | None, first: Network, second: Network) -> Contrast:
    known = other or one
    assert known is not None
    change = "added" if one is None else "gone" if other is None else "kept" if one.sign == other.sign else "turned"
    return Contrast(
        *key, known.names, change, known.sign, (one.sign if one else "", other.sign if other else ""),
        max(pair.weight for pair in (one, other) if pair),
        tuple(first.ties[n] for n in one.ties) if one else (),
        tuple(second.ties[n] for n in other.ties) if other else (),
    )  # fmt: skip


def in_text(ties: tuple[Joined, ...], document: str) -> tuple[Joined, ...]:
    """Those ties that one text says; all, where none is named."""
    return tuple(tie for tie in ties if tie.document == document) if document else ties


def middle(case: Case) -> tuple[str, str]:
    """The day in the middle of a case's texts, and the one before it; both empty where there are not two."""
    days = sorted(set(case.dates.values()))
    at = len(days) // 2
    return (days[at - 1], days[at]) if len(days) > 1 else ("", "")
