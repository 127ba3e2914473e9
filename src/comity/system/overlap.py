"""Who is in what with whom: memberships of a system as sets, and how far they nest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Any

import msgspec

from comity.kinds import memberships
from comity.model import FULL_MEMBER
from comity.system.network import Network


class Overlap(msgspec.Struct, frozen=True):
    """`members` of each organisation; `shared` counts, for two organisations, the members of both.

    `sets` has the members by the exact set of organisations they are in, as an UpSet plot shows them (Lex et al.
    2014). `nestedness` is NODF (Almeida-Neto et al. 2008), 0 to 100; None with fewer than two organisations.
    """

    members: dict[str, tuple[str, ...]]
    shared: dict[tuple[str, str], int]
    sets: dict[tuple[str, ...], tuple[str, ...]]
    nestedness: float | None


def overlap(system: Network) -> Overlap:
    """The overlap of the organisations of a system, over full members, those planned or denied left out."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for tie in system.ties:
        if tie.kind in memberships() and tie.status in FULL_MEMBER and tie.factuality == "asserted":
            groups[tie.target].add(tie.source)
    names = sorted(groups, key=lambda org: (-len(groups[org]), org))
    shared = {(a, b): len(groups[a] & groups[b]) for i, a in enumerate(names) for b in names[i + 1 :]}
    by_set: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for state in sorted(set().union(*groups.values()) if groups else ()):
        by_set[tuple(org for org in names if state in groups[org])].append(state)
    return Overlap(
        members={org: tuple(sorted(groups[org])) for org in names}, shared=shared,
        sets={key: tuple(states) for key, states in by_set.items()}, nestedness=_nodf([groups[org] for org in names]),
    )  # fmt: skip


def _nodf(rows: list[set[str]]) -> float | None:
    """Nestedness by overlap and decreasing fill, over pairs of organisations and pairs of members."""
    columns: defaultdict[str, set[int]] = defaultdict(set)
    for i, row in enumerate(rows):
        for state in row:
            columns[state].add(i)
    pairs = [*_paired(rows), *_paired(list(columns.values()))]
    return sum(pairs) / len(pairs) if len(rows) > 1 and pairs else None


def _paired(sets: Sequence[Set[Any]]) -> list[float]:
    ordered = sorted(sets, key=len, reverse=True)
    return [
        100 * len(big & small) / len(small) if len(big) > len(small) > 0 else 0.0
        for i, big in enumerate(ordered)
        for small in ordered[i + 1 :]
    ]
