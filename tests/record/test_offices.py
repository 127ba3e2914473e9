"""Terms of office: who headed what when, and to which day that is known."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import is_date
from comity.record.offices import Term, held, office_class, terms
from comity.record.offices_said import called
from comity.record.tables import entries


@pytest.mark.parametrize(
    ("state", "on", "name", "office"),
    [
        ("Nepal", "2016-02-01", "K. P. Sharma Oli", "prime minister"),
        ("United Kingdom", "2022-01-15", "Liz Truss", "foreign secretary"),
        ("Malawi", "2013-06-01", "Joyce Banda", "president"),
        ("Malawi", "2026-01-15", "Peter Mutharika", "president"),
        ("Soviet Union", "1962-10-20", "Andrei Gromyko", "foreign minister"),
        ("Australia", "2008-01-01", "Kevin Rudd", "leader"),  # an earlier term, from Archigos
    ],
)
def test_who_held_an_office(state: str, on: str, name: str, office: str) -> None:
    assert (name, office) in {(p.name, p.office) for p in record.leaders(state, on)}


def test_who_headed_an_organisation() -> None:
    assert [p.name for p in record.heads("UN", "2015-06-01")] == ["Ban Ki-moon"]
    assert "Ursula von der Leyen" in {p.name for p in record.heads("European Commission", "2024")}
    assert record.heads("NATO", "1940") == ()


def test_somebody_of_two_datasets_is_one_person() -> None:
    for state, surname in (("AUS", "rudd"), ("BGD", "hasina"), ("QAT", "tamim"), ("BLZ", "barrow")):
        found = [a.id for a in record.registry() if a.kind == "person" and a.state == state and surname in a.id]
        assert len(found) == 1, found


def test_two_monarchs_of_one_name_are_two_persons() -> None:
    assert len({a.id for a in record.registry() if a.kind == "person" and a.name == "Albert II"}) == 2


def test_an_office_goes_by_many_titles() -> None:
    assert {office_class(t) for t in ("foreign secretary", "Secretary of State", "external affairs minister")} == {
        "foreign minister"
    }
    assert office_class("spokesperson of the foreign ministry") is None


def test_a_margin_leaves_out_the_days_about_the_ends() -> None:
    term = Term("A", "FRA", "president", "2012-05-15", "2017-05-14", "offices", "A", "2026-01-31")
    assert held(term, "2012-05-15")
    assert not held(term, "2012-05-15", margin=7)
    assert held(term, "2013-01-01", margin=7)


def test_every_term_is_dated_graded_and_of_somebody_on_record() -> None:
    known = {actor.id for actor in record.registry()}
    for term in terms():
        assert term.holder in known, term
        assert term.start is not None, term
        assert is_date(term.start), term
        assert term.end is None or (is_date(term.end) and term.start <= term.end), term
        assert term.grade in ("A", "B"), term
        assert term.checked is not None, term
        assert is_date(term.checked), term


def test_classes_of_office_are_patterns_by_kind() -> None:
    assert set(entries("office_classes")) == {"foreign minister", "head of government", "head of state"}


def test_a_shared_last_word_is_not_the_same_person() -> None:
    assert called("Lavrov", "Sergey Lavrov")
    assert called("Viktor Orban", "Viktor Orbán")
    assert not called("Abdullah bin Nasser Al Thani", "Mohammed bin Abdulrahman Al Thani")
    assert not called("Raúl Castro", "Fidel Castro")


def test_no_office_of_an_organisation_is_told_as_a_states() -> None:
    assert "president of the European Council" not in {p.office for p in record.leaders("Poland", "2016-06-01")}
    assert [p.name for p in record.heads("European Council", "2016-06-01")] == ["Donald Tusk"]
    assert "Kaja Kallas" in {p.name for p in record.heads("EU", "2025-06-01")}
