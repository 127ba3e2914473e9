"""Brokers against Gould and Fernandez' definitions, read off every triple."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from comity.system import brokers
from comity.system.brokers import ROLES, brokered

Signs = dict[tuple[str, str], int]
networks = st.dictionaries(st.sampled_from(list(combinations("ABCDEF", 2))), st.sampled_from([1, -1]))
divisions = st.lists(st.integers(0, 2), min_size=6, max_size=6).map(
    lambda label: [[a for a, g in zip("ABCDEF", label, strict=True) if g == k] for k in range(3)]
)


def tally(signs: Signs, groups: list[list[str]], broker: str) -> dict[str, int]:
    home = {actor: i for i, group in enumerate(groups) for actor in group}

    def friends(a: str, b: str) -> bool:
        return signs.get((min(a, b), max(a, b)), 0) > 0

    found = dict.fromkeys(ROLES, 0)
    for a, b in permutations(set("ABCDEF") - {broker}, 2):
        if a < b and friends(a, broker) and friends(broker, b) and not friends(a, b):
            three = len({home[a], home[broker], home[b]})
            if three == 1:
                found["coordinator"] += 1
            elif three == 3:
                found["liaison"] += 1
            else:
                found["itinerant" if home[a] == home[b] else "gatekeeper"] += 1
    return found


@given(networks, divisions)
def test_roles_are_those_of_every_triple(signs: Signs, groups: list[list[str]]) -> None:
    found = brokers(signs, groups, {})
    for actor in "ABCDEF":
        assert found.roles.get(actor, dict.fromkeys(ROLES, 0)) == tally(signs, groups, actor)
    assert len(list(brokered(signs, groups))) == sum(sum(roles.values()) for roles in found.roles.values())


def test_sole_links_and_astride() -> None:
    members = {"X": ["A", "B", "C"], "Y": ["C", "D", "E"], "Z": ["A", "B"]}
    found = brokers({}, [["A", "B"], ["C", "D", "E"]], members)
    assert found.sole_links == {"C": (("X", "Y"),)}
    assert found.astride == {"C": {0: ("X",), 1: ("Y",)}}


def test_no_organisation_belongs_to_half() -> None:
    assert brokers({}, [["A"], ["B"]], {"X": ["A", "B"], "Y": ["A", "B"]}).astride == {}
