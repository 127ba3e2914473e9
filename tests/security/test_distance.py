"""Peace at a distance, worked by hand."""

from __future__ import annotations

import msgspec
import pytest
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import Distance
from comity.security import test as put


@pytest.mark.parametrize(("chain", "far"), [(("AB",), 0), (("AC", "CB"), 0), (("AC", "CD", "DB"), 0),
                                            (("AC", "CD", "DE", "EB"), -1), ((), -1)])  # fmt: skip
def test_the_horizon_is_three_degrees(chain: tuple[str, ...], far: int) -> None:
    """A and B are hostile: allies, allies of allies and the allies of those are within the peace, a fourth step is not.

    Li et al. (2017): the effect of indirect alliances extends to three degrees of separation and falls beyond."""
    ties = tuple("".join(sorted(two)) for two in chain)
    found = Distance().assess(world(dict.fromkeys("ABCDE", 1), ("AB",), defence=ties))
    assert found.security["A"] == found.security["B"] == far
    assert set(found.certificates) == ({"A", "B"} if far else set())


def test_the_enemies_beyond_are_named() -> None:
    """A is hostile to B, two steps away, and to D, whom nobody joins."""
    found = Distance().assess(world(dict.fromkeys("ABCD", 1), ("AB", "AD"), defence=("AC", "BC")))
    assert found.security == {"A": -1, "B": 0, "C": 0, "D": -1}
    assert found.certificates["A"].note == "no chain of 3 pacts or fewer reaches D"


def test_a_guarantee_is_a_step() -> None:
    small = msgspec.structs.replace(world(dict.fromkeys("AB", 1), ("AB",)), guarantees=frozenset({("B", "A")}))
    assert Distance().assess(small).security == {"A": 0, "B": 0}


def test_a_pact_brings_enemies_of_the_friends_of_the_new_friend_near() -> None:
    """A and C are hostile, B and C allied: a pact of A and B puts A two steps from C, and both gain one enemy fewer."""
    small = world(dict.fromkeys("ABC", 1), ("AC",), defence=("BC",))
    result = put(small, Draft("p", "a pact", (Change("pact", ("A", "B")),)), [Distance()]).results[0]
    assert result.changes == {"A": 1, "C": 1}
    assert result.indivisible
