"""Whether supplies can meet demands, decided in whole numbers by maximum flow (Dinic 1970)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping


def reaches(supply: Mapping[str, int], demand: Mapping[str, int], givers: Mapping[str, frozenset[str]]) -> bool:
    """Whether every demand can be met at once, each from its givers, none giving more than its supply.

    >>> reaches({"a": 2, "b": 1}, {"x": 2, "y": 1}, {"x": frozenset("a"), "y": frozenset("ab")})
    True
    >>> reaches({"a": 2, "b": 1}, {"x": 2, "y": 1}, {"x": frozenset("a"), "y": frozenset("a")})
    False
    """
    network = _Network()
    for taker in sorted(demand):
        network.join("source", "to " + taker, demand[taker])
        for giver in sorted(givers[taker]):
            network.join("to " + taker, "by " + giver, demand[taker])
    for giver in sorted(frozenset[str]().union(*givers.values())) if givers else ():
        network.join("by " + giver, "sink", supply[giver])
    return network.flow("source", "sink") == sum(demand.values())


class _Network:
    """Arcs in pairs: arc 2k and its reverse 2k + 1."""

    def __init__(self) -> None:
        self.arcs: dict[str, list[int]] = {}
        self.head: list[str] = []
        self.room: list[int] = []

    def join(self, a: str, b: str, room: int) -> None:
        for start, end, left in ((a, b, room), (b, a, 0)):
            self.arcs.setdefault(start, []).append(len(self.head))
            self.head.append(end)
            self.room.append(left)

    def flow(self, source: str, sink: str) -> int:
        total = 0
        while sink in (rank := self._ranks(source)):
            at = dict.fromkeys(self.arcs, 0)
            while pushed := self._push(source, sink, rank, at):
                total += pushed
        return total

    def _ranks(self, source: str) -> dict[str, int]:
        rank, queue = {source: 0}, deque([source])
        while queue:
            node = queue.popleft()
            for arc in self.arcs.get(node, ()):
                if self.room[arc] and self.head[arc] not in rank:
                    rank[self.head[arc]] = rank[node] + 1
                    queue.append(self.head[arc])
        return rank

    def _push(self, source: str, sink: str, rank: dict[str, int], at: dict[str, int]) -> int:
        """Send what one shortest path with room can take; 0 when none is left."""
        path: list[int] = []
        node = source
        while node != sink:
            while at[node] < len(self.arcs[node]):
                arc = self.arcs[node][at[node]]
                if self.room[arc] and rank.get(self.head[arc], -1) == rank[node] + 1:
                    path.append(arc)
                    node = self.head[arc]
                    break
                at[node] += 1
            else:
                if not path:
                    return 0
                node = self.head[path.pop() ^ 1]
                at[node] += 1
        least = min(self.room[arc] for arc in path)
        for arc in path:
            self.room[arc] -= least
            self.room[arc ^ 1] += least
        return least
