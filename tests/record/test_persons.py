"""Persons and the offices they held when."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import first_day
from comity.record.persons import persons, spells


@pytest.mark.parametrize(
    ("state", "on", "name", "office"),
    [
        ("Russia", "2010-06-01", "Dmitry Medvedev", "president"),
        ("Russia", "2010-06-01", "Vladimir Putin", "prime minister"),
        ("Russia", "2013-06-01", "Vladimir Putin", "president"),
        ("USA", "2019", "Donald Trump", "president"),
        ("USA", "2022", "Joe Biden", "president"),
        ("Germany", "2024-05-18", "Olaf Scholz", "chancellor"),
        ("Soviet Union", "1962-10", "Nikita Khrushchev", "first secretary"),
        ("Kazakhstan", "2026-01-15", "Kassym-Jomart Tokayev", "president"),
    ],
)
def test_who_held_which_office(state: str, on: str, name: str, office: str) -> None:
    assert (name, office) in {(p.name, p.office) for p in record.leaders(state, on)}


def test_nobody_holds_an_office_between_two_terms() -> None:
    assert "Donald Trump" not in {p.name for p in record.leaders("USA", "2022")}
    assert "Benjamin Netanyahu" not in {p.name for p in record.leaders("Israel", "2022-03-01")}


def test_one_actor_a_person() -> None:
    for surname, state in (("putin", "RUS"), ("merkel", "DEU"), ("erdogan", "TUR"), ("macron", "FRA"), ("modi", "IND")):
        found = [a.id for a in record.registry() if a.kind == "person" and a.state == state and surname in a.id]
        assert len(found) == 1, found


def test_a_surname_finds_the_person_and_never_hides_a_state() -> None:
    assert record.find("Lavrov").state == "RUS"
    assert record.find("Jordan").id == "JOR"


def test_spells_run_forward() -> None:
    for id, held in spells().items():
        for office, start, end in held:
            assert office
            assert start is None or end is None or first_day(start) <= end, id


def test_a_leader_is_in_office_from_the_first_term() -> None:
    """The Factbook dates the present term, Archigos the first."""
    (person,) = [actor for actor in persons() if actor.id == "person:alassane-dramane-ouattara:civ"]
    assert person.start == "2011-04-11"
