"""The table of measures: the same numbers as the measures themselves, and nothing where nothing can be said."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import Actor, Tie
from comity.system import Measure, System, from_evidence, measures, on_record


def named(system: System) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures(system)}


@pytest.fixture(scope="module")
def on_2012() -> System:
    ids = {"ARM", "AZE", "TUR", "RUS", "USA", "FRA", "DEU", "KAZ", "CHN", "IRN", "NATO", "CSTO"}
    return on_record("2012", {actor.id: actor for actor in record.registry() if actor.id in ids})


def test_the_table_has_what_the_measures_have(on_2012: System) -> None:
    found = named(on_2012)
    assert found["line index of balance"].value == on_2012.frustration().value
    assert found["balanced triads"].value == on_2012.triads().balanced
    assert found["polarisation"].value == on_2012.polarity().polarisation
    assert found["conflicts of obligation"].value == len(on_2012.conflicts())
    assert f"modularity of {len(on_2012.communities().communities)} communities" in found
    assert all(m.covers and m.source for m in found.values())


def test_bounds_hold_the_value(on_2012: System) -> None:
    for measure in measures(on_2012):
        if measure.value is not None and measure.low is not None and measure.high is not None:
            assert measure.low <= measure.value <= measure.high
            assert measure.proved == (measure.low == measure.high)


def test_missing_is_missing() -> None:
    friends = Tie("1", "partnership", "A", "B", 1, "said", asserted_by="A")
    undated = named(from_evidence([friends], {id: Actor(id, id, "state") for id in "AB"}))
    assert undated["polarisation"].value is None
    assert "no date" in undated["polarisation"].covers
    assert undated["conflicts of obligation"].value is None
    assert undated["balanced triads"].value is None
    nothing = named(System({}, ()))
    assert all(measure.value is None and not measure.proved for measure in nothing.values())


def test_past_the_coverage_there_is_no_value(on_2012: System) -> None:
    later = named(on_record("2024", on_2012.actors))
    assert later["mean kappa of votes"].value is None
    assert "1946 to 2020" in later["mean kappa of votes"].covers
    assert "2022, the last year on record" in later["concentration of capabilities"].covers
    assert named(on_record("2040", on_2012.actors))["concentration of capabilities"].value is None
