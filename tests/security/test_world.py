"""The world on record: what counts on a date, and what came later."""

from __future__ import annotations

import pytest

from comity import record
from comity.security import world_on_record
from comity.security.obligations import binding_all, treaties
from comity.security.world import completed


@pytest.mark.parametrize(
    ("on", "later"),
    [("1914-01-01", ("AUH", "SRB", "war")), ("1939-01-01", ("DEU", "POL", "war")),
     ("1982-01-01", ("ARG", "GBR", "war")), ("1990-01-01", ("IRQ", "KWT", "dispute"))],
)  # fmt: skip
def test_a_day_knows_nothing_of_the_rest_of_its_year(on: str, later: tuple[str, str, str]) -> None:
    """The year as a whole has the war; its first day has not."""
    a, b, kind = later
    assert kind in world_on_record(on[:4]).hostile[a, b]
    assert kind not in world_on_record(on).hostile.get((a, b), "")


def test_a_war_that_goes_on_is_fought_on_the_first_of_january() -> None:
    assert "war" in world_on_record("1917-01-01").hostile["DEU", "FRA"]
    assert "war" not in world_on_record("1920-01-01").hostile.get(("DEU", "FRA"), "")


def test_alliances_of_a_year_count_from_its_end() -> None:
    """France and Russia: an alliance that the data date from a year holds on the last day of it, not on the first."""
    ties = [t for t in record.ties("France", "Russia") if t.kind == "alliance" and t.dataset == "atop-5.1"]
    start = min(t.start or "" for t in ties if t.status == "defence" and (t.start or "") > "1816")
    two = ("FRA", "RUS")
    assert two in world_on_record(f"{start}-12-31").obligations["defence"]
    assert two not in world_on_record(f"{start}-01-01").obligations["defence"]


def test_capabilities_of_a_day_are_those_of_the_year_before() -> None:
    """But a state that was made in that year has its first figures."""
    world = world_on_record("1993-06-01")
    assert any("1992" in note for note in world.notes)
    assert world.capability["USA"] == world_on_record("1992").capability["USA"]
    assert "SVK" in world.states


def test_the_last_whole_year_of_a_date() -> None:
    assert [completed(on) for on in ("1950", "1950-12", "1950-12-31", "1950-06", "1950-06-15")] == [
        1950, 1950, 1950, 1949, 1949,
    ]  # fmt: skip


def test_treaties_are_of_organisations_on_record() -> None:
    for org, entry in treaties().items():
        assert record.organisation(org).id == org
        assert entry["source"]
        assert entry.get("binds", "all") in ("all", "parties")
    assert {"Warsaw Pact", "LAS", "ECOWAS", "AU", "WEU", "OAS"} <= treaties().keys()
    assert "OAS" not in binding_all()


def test_today_has_what_was_gathered_by_hand_and_says_what_is_old() -> None:
    """The pact of Saudi Arabia and Pakistan, a guarantee, a war; what is only signed does not bind."""
    now = world_on_record("2026-06-01")
    assert ("PAK", "SAU") in now.obligations["defence"]
    assert ("PAK", "SAU") not in world_on_record("2025-01-01").obligations["defence"]
    assert ("USA", "QAT") in now.guarantees
    assert now.aged["PAK", "SAU"] == "gathered by hand (updates)"
    assert now.aged["FRA", "POL"] == "both members of EU"
    assert "war (updates)" in now.hostile["RUS", "UKR"]
    assert "relations mended" in now.hostile["IRN", "SAU"]
    assert "as of 2020" in now.hostile["IND", "PAK"]
    assert now.notes[0].startswith("older than the data: ")
    assert not world_on_record("2018-01-01").aged


def test_a_frozen_membership_binds_to_no_defence() -> None:
    """Armenia has frozen its part in the CSTO since 2024; its own treaty with Russia stands."""
    now = world_on_record("2026-06-01").obligations["defence"]
    assert ("ARM", "KAZ") not in now
    assert ("ARM", "RUS") in now
    assert ("ARM", "KAZ") in world_on_record("2023-06-01").obligations["defence"]
