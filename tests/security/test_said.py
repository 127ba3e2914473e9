"""What texts say of states stands apart from what is on record."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec
from tests.security.worlds import world

from comity.model import Tie
from comity.security import Coercion, Frame, Reading, declared, with_said

SMALL = world({"A": 2, "B": 4, "C": 8}, ("AB",))


def tie(a: str, b: str, kind: str = "hostility", sign: int = -1, **more: Any) -> Tie:
    return Tie(f"{a}{b}", kind, a, b, sign, "said", document="d", asserted_by="person:x", **more)


def test_only_readings_that_ask_for_it_count_what_is_said() -> None:
    said = with_said(SMALL, [tie("A", "C")], {"d": "2017-05-01"}, {"person:x": "Ana Brik"}.__getitem__)
    assert said.hostile == SMALL.hostile
    assert Frame("record").of(said).hostile == SMALL.hostile
    assert Frame("said").of(said).hostile["A", "C"] == "hostile, as Ana Brik says"
    plain, counted = (Reading(Coercion(), Frame(way)).assess(said).security["A"] for way in ("record", "said"))
    assert (plain, counted) == (Fraction(1, 2), Fraction(1, 4))
    assert said.notes[0].startswith("from the texts: 1 pairs of states are said to be hostile, 1 of them not on record")


def test_a_bond_that_is_said_binds_in_those_readings() -> None:
    said = with_said(SMALL, [tie("A", "C", "alliance", 1, status="defence")])
    assert ("A", "C") in Frame("said").of(said).obligations["defence"]
    assert ("A", "C") not in Frame("record").of(said).obligations["defence"]


def test_nothing_later_denied_or_planned_is_said() -> None:
    """The world is that of 1 January 2018."""
    planned = msgspec.structs.replace(tie("A", "C"), factuality="planned")
    over, later = tie("A", "C", start="2001", end="2004"), tie("A", "C", start="2019")
    for one in (planned, over, later):
        assert with_said(SMALL, [one]) == SMALL
    assert with_said(SMALL, [tie("A", "C")], {"d": "2018-02-01"}) == SMALL


def test_the_ensemble_grows_by_four_readings() -> None:
    new = declared(said=True)[len(declared()) :]
    assert [reading.parameters["hostility"] for reading in new] == ["said"] * 4
