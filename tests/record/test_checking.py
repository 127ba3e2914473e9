"""Claims against the record: judged only where there is a list to judge them by."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import Claim, Span


def check(type: str, words: str = "x", **said: str) -> Claim:
    return record.check(Claim("c", "d", type, Span(0, len(words), words), None, None, said))


@pytest.mark.parametrize(
    ("actor", "organisation", "on", "verdict"),
    [
        ("SWE", "NATO", "2024-03-07", "consistent"),
        ("SWE", "NATO", "2024-03-06", "inconsistent"),
        ("SWE", "NATO", "2024", "consistent"),  # on some day of the year
        ("TUR", "EU", "2024", "inconsistent"),  # a candidate
        ("FRA", "FAO", "2010", "undecided"),  # a dataset whose rows nobody checked
        ("FRA", "FAO", "2024", "undecided"),  # a list without dates
        ("NAM", "Nordic Council", "2010", "inconsistent"),
        ("SWE", "NATO", "2199", "undecided"),  # nobody has checked what is to come
    ],
)
def test_membership(actor: str, organisation: str, on: str, verdict: str) -> None:
    claim = check("membership", actor=actor, organisation=organisation, on=on)
    assert claim.verdict == verdict
    assert (claim.dataset is None) == (verdict == "not on record")


def test_what_is_undecided_says_what_is_on_record_and_as_of_when() -> None:
    claim = check("membership", actor="FRA", organisation="FAO", on="2024")
    assert "member since" in claim.reason
    assert "as of 2026-01 (The World Factbook)" in claim.reason


def test_a_day_less_precise_than_what_is_said_decides_nothing() -> None:
    assert check("date", actor="SWE", organisation="NATO", joined="2024-03").verdict == "consistent"
    assert check("date", organisation="NATO", founded="1949").verdict == "consistent"
    assert check("date", organisation="NATO", founded="1950").verdict == "undecided"  # founded, or in force?
    assert check("date", organisation="NATO", founded="1969").verdict == "inconsistent"


def test_a_count_of_a_year_in_which_it_changed_is_right_either_way() -> None:
    counts = {n: check("member count", organisation="SCO", on="2024", count=n).verdict for n in ("8", "9", "10")}
    assert counts == {"8": "inconsistent", "9": "consistent", "10": "consistent"}


def test_undated_figures_cannot_refute_what_is_said_of_an_earlier_day() -> None:
    assert check("member count", organisation="FAO", on="2018-05-01", count="3").verdict == "undecided"


@pytest.mark.parametrize(("factor", "verdict"), [("2", "consistent"), ("3", "inconsistent")])
def test_a_change_between_two_dates(factor: str, verdict: str) -> None:
    claim = check("change of membership", organisation="BRICS", factor=factor, **{"from": "2023-12", "to": "2024-01"})
    assert (claim.verdict, sorted(claim.figures.values())) == (verdict, ["5", "9"])


def test_growth_without_a_factor() -> None:
    grown = check("change of membership", organisation="NATO", **{"from": "2022", "to": "2024-05-01"})
    assert grown.verdict == "consistent"
    assert (
        check("change of membership", organisation="AUKUS", **{"from": "2022", "to": "2024"}).verdict == "inconsistent"
    )


def test_a_vote_is_found_by_its_resolution() -> None:
    # UNGA resolution 68/262 of 27 March 2014: 100 for, 11 against, 58 abstentions.
    words = "resolution 68/262 passed with 100 votes"
    assert check("vote", words, yes="100", no="11", abstain="58").verdict == "consistent"
    wrong = check("vote", words, yes="100", no="20", abstain="58")
    assert (wrong.verdict, wrong.figures["no"], wrong.dataset) == ("inconsistent", "11", "unga-votes")
    assert check("vote", "the motion passed", yes="3", no="1", abstain="0").verdict == "not on record"


def test_what_cannot_be_judged_is_left_so() -> None:
    assert check("first", words="first visit since").verdict == "not on record"
    assert check("member count", organisation="NATO", on="2024").verdict == "not on record"  # no count given
    assert check("membership", actor="Atlantis", organisation="NATO", on="2024").verdict == "not on record"


def test_the_same_words_for_every_state() -> None:
    verdicts = {check("membership", actor=id, organisation="NATO", on="2024").verdict for id in ("RUS", "CHN", "BRA")}
    assert verdicts == {"inconsistent"}


@pytest.mark.parametrize(
    ("actor", "organisation", "event", "said", "verdict"),
    [
        ("QAT", "OPEC", "left", "2019-01-01", "consistent"),  # a member for the last time on the day before
        ("QAT", "OPEC", "left", "2018-12-31", "consistent"),
        ("QAT", "OPEC", "left", "2017", "inconsistent"),
        ("ARE", "OPEC", "left", "2026-05-01", "consistent"),
        ("HUN", "ICC", "left", "2026-06-02", "inconsistent"),  # its notice of withdrawal was withdrawn
        ("RUS", "UN", "joined", "1945", "consistent"),  # it continues the Soviet Union
        ("RUS", "UN", "joined", "1991", "inconsistent"),
        ("DEU", "NATO", "joined", "1990", "inconsistent"),
        ("DEU", "NATO", "left", "1990", "inconsistent"),
    ],
)
def test_who_came_and_went(actor: str, organisation: str, event: str, said: str, verdict: str) -> None:
    assert check("date", actor=actor, organisation=organisation, **{event: said}).verdict == verdict


@pytest.mark.parametrize(
    ("actor", "organisation", "on", "verdict"),
    [
        ("IDN", "ASEAN", "2023", "consistent"),
        ("BRA", "BRICS", "2024", "inconsistent"),
        ("FRA", "G7", "2026-06-10", "consistent"),
        ("MYS", "ASEAN", "2026-06-10", "undecided"),  # it has chaired: another time may be meant
        ("CHN", "G7", "2026-06-10", "inconsistent"),
    ],
)
def test_chairs(actor: str, organisation: str, on: str, verdict: str) -> None:
    claim = check("membership", actor=actor, organisation=organisation, on=on, status="chair")
    assert claim.verdict == verdict


def test_a_row_that_no_source_confirms_leaves_a_claim_undecided() -> None:
    assert check("membership", actor="RWA", organisation="ECCAS", on="2026-06-10").verdict == "undecided"
