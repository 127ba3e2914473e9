"""Whom a name means in a case: its actors, its voices, persons by their family name, then who is on record."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case
from comity.errors import UnknownName
from comity.model import Actor


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "c.comity")
    source, document = made(TEXT)
    case.add_source(source, [document])
    found = evidence(document)
    more = (Actor("person:ivan-dorn", "Ivan Dorn", "person"), Actor("person:anna-dorn", "Anna Dorn", "person"))
    case.add_evidence(msgspec.structs.replace(found, actors=(*found.actors, *more)))
    return case


def test_a_family_name_means_the_one_person_who_has_it(case: Case) -> None:
    assert "person:ana-petrova" in case.party("Petrova")
    assert len(case.statements.by("Petrova")) == 1


def test_a_family_name_of_two_persons_is_asked_about(case: Case) -> None:
    with pytest.raises(UnknownName, match="Did you mean") as asked:
        case.party("Dorn")
    assert set(asked.value.near) == {"Ivan Dorn", "Anna Dorn"}


def test_who_is_not_in_the_case_is_looked_up_on_record(case: Case) -> None:
    assert "PER" in case.party("Peru")
    assert len(case.statements.by("Peru")) == 0
    assert {"BGR", "person:ana-petrova"} <= case.party("Bulgaria")


@pytest.mark.parametrize(("name", "meant"), [("Rusia", "Russia"), ("Norwegen", "Norway"), ("Norvège", "Norway")])
def test_a_name_in_another_language_is_asked_about(case: Case, name: str, meant: str) -> None:
    with pytest.raises(UnknownName) as asked:
        case.party(name)
    assert meant in asked.value.near


def test_what_fails_halfway_is_undone(case: Case) -> None:
    def halfway() -> None:
        with case.whole() as connection:
            connection.execute("DELETE FROM statements")
            raise RuntimeError("cut short")

    with pytest.raises(RuntimeError):
        halfway()
    assert len(case.statements) == len(Case.open(case.path or "").statements) == 1
    with case.whole() as connection:
        connection.execute("DELETE FROM statements")
    assert len(Case.open(case.path or "").statements) == 0
