"""Facts that any expert would check, each with where it can be checked."""

from __future__ import annotations

import pytest

from comity import record
from comity.errors import RecordError, UnknownName
from comity.model import Claim, Span

ON = "2024-09-01"


@pytest.mark.parametrize(
    ("organisation", "count"),
    [
        ("SCO", 10),  # sectsco.org: Belarus joined on 4 July 2024
        ("BRICS", 9),  # the Kazan summit's list; Saudi Arabia had not confirmed
        ("CSTO", 6),  # odkb-csto.org; Armenia froze its participation, and stayed a member
        ("EAEU", 5),  # eaeunion.org
        ("NATO", 32),  # nato.int: Sweden joined on 7 March 2024
        ("EU", 27),  # european-union.europa.eu
        ("CICA", 28),  # s-cica.org
        ("ASEAN", 10),  # asean.org
    ],
)
def test_members_on_a_date(organisation: str, count: int) -> None:
    assert len(record.members(organisation, on=ON, status="member")) == count


@pytest.mark.parametrize(
    ("state", "organisation", "day"),
    [
        ("Sweden", "NATO", "2024-03-07"),
        ("Finland", "NATO", "2023-04-04"),
        ("Belarus", "SCO", "2024-07-04"),
        ("Iran", "SCO", "2023-07-04"),
        ("Croatia", "EU", "2013-07-01"),
        ("Egypt", "BRICS", "2024-01-01"),
    ],
)
def test_who_joined_when(state: str, organisation: str, day: str) -> None:
    found = [t for t in record.memberships(state, on=ON) if t.target == organisation and t.status == "member"]
    assert [tie.start for tie in found] == [day]
    year = str(int(day[:4]) - 1)
    before = [t for t in record.memberships(state, on=year) if t.target == organisation and t.status == "member"]
    assert before == []


@pytest.mark.parametrize("year", range(1987, 2026))
def test_ten_elected_members_of_the_security_council(year: int) -> None:
    assert len(record.members("UNSC", on=f"{year}-06-01", status="elected")) == 10


def test_russia_and_ukraine_in_2012_with_kind_and_end() -> None:
    ties = {(t.status, t.dataset): t for t in record.ties("Russia", "Ukraine", on="2012") if t.kind == "alliance"}
    assert ties["defence", "cow-alliances-4.1"].end == "2012"
    assert ties["non-aggression", "atop-5.1"].end == "2018"


def test_past_a_datasets_coverage_nothing_is_carried_on() -> None:
    assert record.coverage("alliance") == ("1815", "2018")
    assert record.alliances("2019") == ()
    with pytest.raises(RecordError, match="1816 to 2022"):
        record.capabilities(2023)


@pytest.mark.parametrize("year", [1816, 1860, 1900, 2022])
def test_shares_of_capabilities_sum_to_one(year: int) -> None:
    assert sum(record.capabilities(year).values()) == pytest.approx(1, abs=1e-9)


def test_every_tie_names_its_dataset() -> None:
    sources = record.sources()
    for tie in (*record.ties("France", on="2010"), *record.memberships("France", on="2010"), *record.all_ties("1938")):
        assert tie.basis == "record"
        assert tie.dataset in sources


def test_names_and_near_names() -> None:
    assert record.find("the United States").id == record.find("USA").id == "USA"
    assert record.find("Türkiye").id == record.find("Turkey").id == "TUR"
    assert record.organisation("Collective Security Treaty Organization").id == "CSTO"
    assert record.state("Soviet Union").id == "SUN"
    with pytest.raises(UnknownName, match="Kazakhstan"):
        record.find("Kazakstan")


def test_states_that_are_gone_were_members_of_the_system() -> None:
    assert "DDR" in record.system_members("1980")
    assert "DDR" not in record.system_members("1995")
    assert len(record.system_members("2012")) == 195


def claim(type: str, **said: str) -> Claim:
    return record.check(Claim("c", "d", type, Span(0, 1, "x"), None, None, said))


def test_claims_are_checked_with_figures() -> None:
    member = claim("membership", actor="FRA", organisation="NATO", on="2024-05-20")
    assert (member.verdict, member.dataset) == ("consistent", "curated")
    assert claim("membership", actor="SRB", organisation="NATO", on="2024-05-20").verdict == "inconsistent"
    assert claim("membership", actor="SRB", organisation="NATO", on="2024-05-20", negated="yes").verdict == "consistent"
    assert claim("member count", organisation="EAEU", on="2024-05-20", count="6").verdict == "inconsistent"
    change = {"organisation": "BRICS", "from": "2023-05-18", "to": "2024-05-18", "factor": "2"}
    doubled = record.check(Claim("c", "d", "change of membership", Span(0, 1, "x"), None, None, change))
    assert sorted(doubled.figures.values()) == ["5", "9"]
    assert claim("vote", yes="100", no="2", abstain="3").verdict == "not on record"
    assert claim("membership", actor="FRA", organisation="No Such Club", on="2024").verdict == "not on record"
