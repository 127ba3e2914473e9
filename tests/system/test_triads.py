"""The census against counting triangles one by one, and against networks whose balance is known."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from comity.system import triads, triangles

Signs = dict[tuple[str, str], int]
networks = st.dictionaries(st.sampled_from(list(combinations("ABCDEFG", 2))), st.sampled_from([1, -1]))


def counted(signs: Signs) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Triangles by kind, and by actor and kind, one by one."""
    total, of = Counter[str](), Counter[tuple[str, str]]()
    for three in combinations("ABCDEFG", 3):
        pairs = list(combinations(three, 2))
        if all(pair in signs for pair in pairs):
            foes = sum(signs[pair] < 0 for pair in pairs)
            kind = "+" * (3 - foes) + "-" * foes
            total[kind] += 1
            of.update((actor, kind) for actor in three)
    return total, of


@given(networks)
def test_the_census_is_the_count(signs: Signs) -> None:
    census, (total, of) = triads(signs), counted(signs)
    assert census.counts == {kind: total[kind] for kind in census.counts}
    assert all(census.of[actor][kind] == of[actor, kind] for actor in census.of for kind in census.counts)


@given(networks)
def test_the_certificate_lists_what_is_counted(signs: Signs) -> None:
    listed = Counter(kind for kind, _ in triangles(signs))
    assert {kind: n for kind, n in triads(signs).counts.items() if n} == dict(listed)
    assert [t for _, t in triangles(signs, "++-")] == [t for kind, t in triangles(signs) if kind == "++-"]


def test_three_camps_at_odds_are_weakly_balanced() -> None:
    camp = dict(zip("ABCDEF", "112233", strict=True))
    census = triads({(a, b): 1 if camp[a] == camp[b] else -1 for a, b in combinations("ABCDEF", 2)})
    assert census.counts == {"+++": 0, "++-": 0, "+--": 12, "---": 8}
    assert census.balanced == Fraction(12, 20)
    assert census.weakly_balanced == 1


def test_no_triangle_is_no_share() -> None:
    assert triads({("A", "B"): 1, ("B", "C"): -1}).balanced is None
    assert triads({}).total == 0
