"""What is on record between two states."""

from __future__ import annotations

import pytest

from comity import record
from comity.errors import UnknownName
from comity.model import first_day, last_day


def test_russia_and_ukraine_in_2012_and_after() -> None:
    # ATOP: the 1997 treaty of friendship; COW codes the ties of the CIS a defence pact, to the end of its coverage.
    found = {(t.dataset, t.status): (t.start, t.end) for t in record.ties("Russia", "Ukraine", "2012")
             if t.kind == "alliance"}  # fmt: skip
    assert found == {
        ("atop-5.1", "consultation"): ("1997", "2018"),
        ("atop-5.1", "non-aggression"): ("1991-12-27", "2018"),
        ("cow-alliances-4.1", "defence"): ("1995", "2012"),
    }
    notes = {t.note for t in record.ties("Russia", "Ukraine", "2012") if t.kind == "alliance"}
    assert "in force at the end of the dataset's coverage (2012)" in notes
    assert not [t for t in record.ties("Russia", "Ukraine", "2020") if t.kind == "alliance"]


def test_a_tie_is_the_same_from_either_side() -> None:
    one = {t.id for t in record.ties("India", "Pakistan", "1971")}
    assert one == {t.id for t in record.ties("Pakistan", "India", "1971")}
    assert {"war", "dispute", "rivalry", "armed conflict"} <= {t.kind for t in record.ties("IND", "PAK", "1971")}


def test_germany_before_unification_is_the_federal_republic() -> None:
    assert record.name("GFR") == "German Federal Republic"
    assert {t.id for t in record.ties("Germany", "France", "1970")} == {
        t.id for t in record.ties("West Germany", "France", "1970")
    }
    assert all((t.start or "") <= "1990-10-02" for t in record.ties("West Germany"))


def test_what_a_state_that_is_gone_began_says_so() -> None:
    (tie,) = [t for t in record.ties("Egypt", "Israel", "1975") if t.kind == "rivalry"]
    assert (tie.source, tie.start) == ("EGY", "1971-09-12")
    assert (tie.note or "").startswith("begun in 1948 by United Arab Republic")


def test_the_soviet_union_has_its_own_ties_and_no_later_ones() -> None:
    kinds = {t.kind for t in record.ties("USSR", "USA", "1980")}
    assert "rivalry" in kinds
    assert not [t for t in record.ties("USSR") if (t.start or "") > "1991-12-26"]


@pytest.mark.parametrize("on", ["1914-08-01", "1938", "1962-10", "2012", "2019"])
def test_all_ties_of_a_date_held_on_it(on: str) -> None:
    found = record.all_ties(on)
    assert found
    for tie in found:
        assert tie.directed or tie.source <= tie.target
        assert first_day(tie.start or "0001") <= last_day(on)
        assert last_day(tie.end or "9999") >= first_day(on)
        assert tie.dataset in record.sources()
    assert len({tie.id for tie in found}) == len(found)


def test_hostile_pairs_and_alliances_are_of_the_day() -> None:
    assert ("IND", "PAK") in record.hostile_pairs("1971")
    assert ("CAN", "USA") not in record.hostile_pairs("2005")
    assert ("CAN", "USA") in {(t.source, t.target) for t in record.alliances("2005")}


def test_votes_and_trade_are_missing_past_their_coverage() -> None:
    assert record.voting_agreement("France", "Germany", 2015) == pytest.approx(0.86, abs=0.01)
    assert record.voting_agreement("France", "Germany", 2021) is None
    assert record.voting_agreement("France", "Germany", 1970) is None  # no vote of the Federal Republic on record
    assert record.trade("USA", "Canada", 2015) is None
    tie = record.trade("USA", "Canada", 2014)
    assert tie is not None
    assert tie.weight is not None
    assert tie.weight > 500_000


def test_a_pair_without_ties_has_none() -> None:
    assert not [t for t in record.ties("Bhutan", "Paraguay", "2005") if t.kind == "alliance"]


def test_an_unknown_state_is_named_with_its_neighbours() -> None:
    with pytest.raises(UnknownName, match="Kyrgyzstan"):
        record.ties("Kirgizstan")


def test_a_tie_on_a_date_is_that_of_the_states_that_stood() -> None:
    found = [t for t in record.ties("Russia", "China", on="1969") if t.kind in ("alliance", "rivalry", "dispute")]
    assert {(t.source, t.target) for t in found} == {("CHN", "SUN")}
    assert all("SUN" not in (t.source, t.target) for t in record.ties("Russia", "China", on="2005"))
