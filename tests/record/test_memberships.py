"""Who is in what: the order of trust between datasets, and what each says nothing about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity import record
from comity.model import Claim, Span
from comity.record.memberships import all_memberships, checked_to, complete, decided, holds


@pytest.mark.parametrize("year", range(1966, 2028))
def test_ten_elected_members_of_the_security_council_since_it_was_enlarged(year: int) -> None:
    # un.org/securitycouncil: since 1966 five seats fall free every year.
    assert len({tie.source for tie in record.members("UNSC", on=f"{year}-07-01", status="elected")}) == 10


@pytest.mark.parametrize("year", range(1946, 1966))
def test_six_members_of_the_security_council_were_elected_before_it_grew(year: int) -> None:
    """Charter of the United Nations, article 23, as in force until 31 August 1965."""
    assert len({tie.source for tie in record.members("UNSC", on=f"{year}-07-01", status="elected")}) == 6


@pytest.mark.parametrize("year", [1966, 1970, 1971, 1972, 1991, 1992, 2024])
def test_five_permanent_members(year: int) -> None:
    assert len(record.members("UNSC", on=f"{year}-12-01", status="permanent")) == 5


def test_the_seat_of_china_changes_hands_on_25_october_1971() -> None:
    seats = {"CHN", "TWN"}
    before = {t.source for t in record.members("UNSC", on="1971-10-24", status="permanent")} & seats
    after = {t.source for t in record.members("UNSC", on="1971-10-26", status="permanent")} & seats
    assert (before, after) == ({"TWN"}, {"CHN"})


def test_a_date_known_to_the_year_counts_whoever_was_in_on_some_day_of_it() -> None:
    assert [len(record.members("NATO", on)) for on in ("2024-03-06", "2024-03-07", "2024")] == [31, 32, 32]


def test_histories_then_igo_data_then_factbook() -> None:
    datasets = {on: {t.dataset for t in record.members("FAO", on)} for on in ("2010", "2020")}
    assert datasets == {"2010": {"cow-igo-3"}, "2020": {"factbook-2026"}}
    assert {t.dataset for t in record.members("NATO", "2010")} == {"curated"}
    assert all("January 2026, undated" in (t.note or "") for t in record.members("FAO", "2020"))


def test_what_the_factbook_has_stale_never_comes_from_it() -> None:
    stale = {"UNSC", "SCO", "EU", "BRICS", "CICA"}
    assert not [t for t in all_memberships() if t.target in stale and t.dataset == "factbook-2026"]


def test_a_history_replaces_what_the_datasets_have() -> None:
    assert [t.dataset for t in record.memberships("Russia", "2020") if t.target == "COE"] == ["curated"]
    assert not [t for t in record.memberships("Russia", "2023") if t.target == "COE"]
    assert [t.dataset for t in record.memberships("France", "2023") if t.target == "COE"] == ["curated"]


def test_single_facts_leave_the_other_states_to_the_datasets() -> None:
    assert "BRI" not in complete()
    assert {t.dataset for t in record.members("BRI", "2020-06-01")} == {"curated"}
    assert checked_to("BRI") is None


def test_what_no_source_confirms_decides_nothing() -> None:
    rwanda = [t for t in record.members("ECCAS", "2026-11-01") if t.source == "RWA"]
    assert [t.checked for t in rwanda] == [None]
    assert not decided("ECCAS", frozenset({"RWA"}), "2026-11-01")
    assert decided("ECCAS", frozenset({"GAB"}), "2026-11-01")


def test_a_suspended_member_is_still_shown_as_a_member() -> None:
    mali = {t.status for t in record.memberships("Mali", "2023") if t.target == "AU"}
    assert "suspended" in mali


def test_a_state_that_is_gone_keeps_its_memberships() -> None:
    assert "WPact" not in {t.target for t in record.memberships("Soviet Union", "1980")}
    assert {"Warsaw Pact", "UN", "UNSC"} <= {t.target for t in record.memberships("Soviet Union", "1980")}
    assert "NATO" in {t.target for t in record.memberships("West Germany", "1980")}
    assert {t.source for t in record.members("NATO", "1980")} & {"DEU", "GFR"} == {"GFR"}
    assert {t.source for t in record.members("UN", "1980")} & {"RUS", "SUN"} == {"SUN"}
    assert {t.source for t in record.members("UN", "1992-06-01")} & {"RUS", "SUN"} == {"RUS"}
    assert "UN" in {t.target for t in record.memberships("Russia", "1980")}, "Russia continues the Soviet Union"
    assert "UNSC" in {t.target for t in record.memberships("Yugoslavia", "1989")}


def test_the_group_of_twenty_has_the_two_unions() -> None:
    members = {t.source for t in record.members("G20", "2024", "member")}
    assert {"EU", "AU"} <= members
    assert len(members) == 21


def test_the_court_is_not_the_chamber_of_commerce() -> None:
    on_record = {t.source for t in record.members("International Criminal Court", "2024", "party")}
    assert "FRA" in on_record
    assert not on_record & {"USA", "RUS", "CHN"}


def test_only_what_was_gathered_and_checked_by_hand_decides_who_is_out() -> None:
    assert checked_to("NATO") is not None
    assert checked_to("FAO") is None
    assert decided("NATO", frozenset({"RUS"}), "2024")
    assert not decided("FAO", frozenset({"RUS"}), "2010")
    assert not decided("NATO", frozenset({"RUS"}), "2199")  # nobody has checked what is to come


@settings(deadline=None)
@given(st.dates().map(str), st.sampled_from(["NATO", "EU", "OAS", "CIS", "UN"]))
def test_every_membership_given_held_on_the_day_and_is_cited(on: str, org: str) -> None:
    for tie in record.members(org, on):
        assert holds(tie, on)
        assert tie.dataset in record.sources()
        assert tie.target == org


@settings(deadline=None)
@given(st.dates(min_value=date(1945, 1, 1)).map(str))
def test_members_and_memberships_agree(on: str) -> None:
    inside = {t.id for t in record.members("NATO", on)}
    assert inside == {t.id for source in {t.source for t in record.members("NATO", on)}
                      for t in record.memberships(source, on) if t.target == "NATO"}  # fmt: skip


def test_nothing_is_said_of_a_state_after_its_end() -> None:
    assert "UN" in {tie.target for tie in record.memberships("Soviet Union", "1985-01-01") if tie.source == "SUN"}
    assert not record.memberships("Soviet Union", "2020-01-01")
    assert not record.leaders("West Germany", "2020-01-01")
    claim = Claim("c", "d", "membership", Span(0, 1, "x"), None, None,
                  {"actor": "SUN", "organisation": "UN", "on": "2020-01-01"})  # fmt: skip
    checked = record.check(claim)
    assert checked.verdict == "not on record"
    assert "1991-12-26" in (checked.reason or "")


def test_serbia_has_the_membership_of_the_federal_republic_before_it() -> None:
    assert "YUG" in record.known_as("SRB", "2001-01-01")
    assert "YUG" not in record.known_as("SRB", "1990-01-01")


def test_who_signed_before_it_ratified_was_a_signatory() -> None:
    assert [tie.status for tie in record.members("CTBT", "2011-01-01") if tie.source == "IDN"] == ["signatory"]
    assert [tie.status for tie in record.members("CTBT", "2013-01-01") if tie.source == "IDN"] == ["party"]
