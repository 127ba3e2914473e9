"""Where knowledge ends is said, and what most states are in is known to tell little."""

from __future__ import annotations

from comity import record
from comity.model import Tie


def test_where_each_dataset_ends_is_in_the_line() -> None:
    told = record.knowledge()
    for dataset in ("atop-5.1", "cow-wars-4", "unga-votes"):
        assert f" to {record.sources()[dataset].end}" in told
    assert "memberships checked 20" in told


def test_changes_are_counted_for_the_pair_that_is_asked_for() -> None:
    assert "no change since is on record" in record.knowledge("TUV", "PLW")
    assert "changes since" in record.knowledge()


def test_what_most_states_are_in() -> None:
    most = record.for_most("2015-06-01")
    assert "UN" in most
    assert not {"NATO", "EU", "ASEAN"} & most


def test_what_held_when_a_dataset_ended_may_hold_still() -> None:
    end = record.sources()["atop-5.1"].end
    tie = Tie("t", "alliance", "A", "B", 1, "record", end=end, dataset="atop-5.1")
    assert record.standing(tie)
    assert not record.standing(Tie("t", "alliance", "A", "B", 1, "record", end="1990", dataset="atop-5.1"))
    assert not record.standing(Tie("t", "alliance", "A", "B", 1, "record", dataset="atop-5.1"))
