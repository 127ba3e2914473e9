"""What ties oblige to, and what they weigh."""

from __future__ import annotations

import pytest

from comity.model import Actor, Tie
from comity.system import from_evidence
from comity.system.obligations import KINDS, by_kind, forceful, strength


def tie(kind: str, sign: int, status: str | None = None, weight: float | None = None, id: str = "1") -> Tie:
    return Tie(id, kind, "B", "A", sign, "record", status=status, weight=weight)


@pytest.mark.parametrize(
    ("made", "weighs"),
    [
        (tie("alliance", 1, "defence"), 3),
        (tie("alliance", 1), 3),
        (tie("alliance", 1, "entente"), 1),
        (tie("alliance", 1, "non-aggression"), 1),
        (tie("partnership", 1), 1),
        (tie("rivalry", -1), -3),
        (tie("accusation", -1), -1),
    ],
)
def test_what_a_tie_weighs(made: Tie, weighs: int) -> None:
    assert strength(made) == weighs


def test_a_pair_weighs_its_strongest_ties() -> None:
    ties = [tie("alliance", 1, "defence", id="1"), tie("alliance", 1, "entente", id="2"), tie("accusation", -1, id="3")]
    made = from_evidence(ties, {id: Actor(id, id, "state") for id in "AB"})
    assert (made.weighted(), made.signed()) == ({("A", "B"): 2}, {("A", "B"): 1})
    assert from_evidence([tie("alliance", 1), tie("war", -1, id="2")], made.actors).weighted() == {}


def test_obligations_by_kind() -> None:
    found = by_kind([tie("alliance", 1, "entente"), tie("alliance", 1, id="2"), tie("rivalry", -1)])
    assert found == {kind: frozenset({("A", "B")} if kind in ("defence", "consultation") else ()) for kind in KINDS}


def test_a_threat_is_not_force() -> None:
    assert [forceful(tie("dispute", -1, weight=level)) for level in (None, 2.0, 4.0)] == [True, False, True]
    assert [forceful(tie("peace scale", 0, weight=scale)) for scale in (-9.0, 0.25, 0.5)] == [False, True, False]
