"""Brokers: who joins actors, or organisations, that nobody else or nothing else joins.

A broker has two friends that are not friends of one another. Its role depends on whose group the three belong to
(Gould & Fernandez 1989, Structures of mediation: a formal approach to brokerage in transaction networks, Sociological
Methodology 19:89-126; friendship goes both ways, so their gatekeeper and representative are one here):

    coordinator   all three in one group            gatekeeper   the broker's group and another
    itinerant     two of one group, an outsider's   liaison      three groups

Among organisations, those are brokers that alone are in both of two (the sole link), and those that stand astride:
in organisations of which more than half of the members belong to one group and in others that belong to another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

import msgspec

from comity.system.triads import Pair

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


class Brokers(msgspec.Struct, frozen=True):
    """`roles` counts for every broker the pairs that it joins, by role; `brokered` lists them.

    `sole_links` has the pairs of organisations that an actor alone is in, `astride` for an actor the organisations by
    the group that they belong to, where these are two or more. Groups are given by their place.
    """

    roles: dict[str, dict[str, int]]
    sole_links: dict[str, tuple[Pair, ...]]
    astride: dict[str, dict[int, tuple[str, ...]]]


def brokers(
    signs: Mapping[Pair, int], groups: Collection[Collection[str]], members: Mapping[str, Collection[str]]
) -> Brokers:
    """Who brokers between the groups of a signed network, and between organisations, given with their members.

    >>> found = brokers({("a", "b"): 1, ("b", "c"): 1}, [("a", "b"), ("c",)], {"X": ["a", "b"], "Y": ["b", "c"]})
    >>> found.roles["b"]["gatekeeper"], found.sole_links
    (1, {'b': (('X', 'Y'),)})
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for broker, role, _ in brokered(signs, groups):
        counts[broker][role] += 1
    roles = {actor: {role: counts[actor][role] for role in ROLES} for actor in sorted(counts)}
    return Brokers(roles, _sole_links(members), _astride(groups, members))


def brokered(
    signs: Mapping[Pair, int], groups: Collection[Collection[str]]
) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The certificate: every broker, role and pair of its friends that are not friends; all must be in a group."""
    home = _home(groups)
    friends: defaultdict[str, set[str]] = defaultdict(set)
    for (a, b), sign in signs.items():
        if sign > 0 and a in home and b in home:
            friends[a].add(b)
            friends[b].add(a)
    for broker in sorted(friends):
        for a, b in combinations(sorted(friends[broker]), 2):
            if b not in friends[a]:
                yield broker, _role(home[broker], home[a], home[b]), (a, b)


def _role(own: int, a: int, b: int) -> str:
    if a == b:
        return "coordinator" if a == own else "itinerant"
    return "gatekeeper" if own in (a, b) else "liaison"


def _home(groups: Collection[Collection[str]]) -> dict[str, int]:
    return {actor: i for i, group in enumerate(groups) for actor in group}


def _sole_links(members: Mapping[str, Collection[str]]) -> dict[str, tuple[Pair, ...]]:
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for a, b in combinations(sorted(members), 2):
        if len(both := set(members[a]) & set(members[b])) == 1:
            found[both.pop()].append((a, b))
    return {actor: tuple(found[actor]) for actor in sorted(found)}


def _astride(
    groups: Collection[Collection[str]], members: Mapping[str, Collection[str]]
) -> dict[str, dict[int, tuple[str, ...]]]:
    home = _home(groups)
    found: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for organisation, inside in sorted(members.items()):
        grouped = Counter(home[actor] for actor in inside if actor in home)
        group, most = max(grouped.items(), key=lambda item: item[1], default=(0, 0))
        if len(inside) > 1 and 2 * most > len(inside):
            for actor in inside:
                found[actor][group].append(organisation)
    return {
        actor: {group: tuple(names) for group, names in sorted(found[actor].items())}
        for actor in sorted(found) if len(found[actor]) > 1
    }  # fmt: skip
