"""Memberships as sets, worked by hand."""

from __future__ import annotations

import pytest

from comity.model import Actor, Tie
from comity.system import System, overlap


def system(*rows: tuple[str, str, str, str]) -> System:
    """A system of memberships: state, organisation, status, factuality."""
    ties = [Tie(f"{s}{o}{f}", "membership", s, o, 1, "said", status=how, factuality=f) for s, o, how, f in rows]  # type: ignore[arg-type]
    actors = {id: Actor(id, id, "state") for id in "ABCD"} | {o: Actor(o, o, "organisation") for o in ("X", "Y")}
    return System.of(ties, actors, None, "")


def members(organisation: str, states: str) -> list[tuple[str, str, str, str]]:
    return [(state, organisation, "member", "asserted") for state in states]


def test_shared_members_and_who_is_in_exactly_what() -> None:
    found = overlap(system(*members("X", "ABC"), *members("Y", "BCD")))
    assert found.members == {"X": ("A", "B", "C"), "Y": ("B", "C", "D")}
    assert found.shared == {("X", "Y"): 2}
    assert found.sets == {("X",): ("A",), ("X", "Y"): ("B", "C"), ("Y",): ("D",)}


def test_observers_and_what_is_planned_are_not_members() -> None:
    found = overlap(system(*members("X", "A"), ("B", "X", "observer", "asserted"), ("C", "X", "member", "planned")))
    assert found.members == {"X": ("A",)}


@pytest.mark.parametrize(("small", "nestedness"), [("AB", 100.0), ("AD", 50.0), ("D", 0.0)])
def test_nestedness(small: str, nestedness: float) -> None:
    """Rows X = {A, B, C} and Y: the share of Y that is in X. Columns of two against one: A in both, C in one: 100."""
    found = overlap(system(*members("X", "ABC"), *members("Y", small)))
    assert found.nestedness is not None
    rows = 100 * len(set("ABC") & set(small)) / len(small)
    assert rows == nestedness
    columns = {
        state: {"X"} & {"X" if state in "ABC" else ""} | ({"Y"} if state in small else set()) for state in "ABCD"
    }
    filled = sorted((held for held in columns.values() if held), key=len, reverse=True)
    pairs = [100.0 if len(a) > len(b) and b <= a else 0.0 for i, a in enumerate(filled) for b in filled[i + 1 :]]
    assert found.nestedness == pytest.approx((rows + sum(pairs)) / (1 + len(pairs)))


def test_one_organisation_has_nothing_to_nest_in() -> None:
    assert overlap(system(*members("X", "ABC"))).nestedness is None
