"""What a notebook shows: every object as a table, escaped, with names; pictures; frames and counts over time."""

from __future__ import annotations

from pathlib import Path

import msgspec
import polars as pl
import pytest
from tests.case.samples import TEXT, evidence, made

import comity
from comity.case import Case
from comity.errors import CaseError, UnknownName
from comity.model import Actor, Position, Tie
from comity.system import System


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "c.comity")
    for number, date in enumerate(("2024-01-20", "2024-01-21", "2024-04-02", "2024")):
        source, document = made(f"<b>{number}</b>. {TEXT}", f"{number}.txt", date)
        case.add_source(source, [document])
        found = evidence(document)
        at = document.text.index("Norway")
        held = Position(f"{document.id}:p", document.id, "BGR", "NOR", "support", document.span(at, at + 6), "BGR")
        case.add_evidence(found if number else msgspec.structs.replace(found, positions=(held,)))
    return case


def test_a_case_is_opened_by_its_path(case: Case, tmp_path: Path) -> None:
    assert case.path is not None
    assert len(comity.open(case.path).documents) == 4
    with pytest.raises(CaseError, match="no such case"):
        comity.open(tmp_path / "gone.comity")
    assert not (tmp_path / "gone.comity").exists()


def test_a_case_and_its_selections_are_tables_with_names(case: Case) -> None:
    shown = case._repr_html_()
    assert "4 documents, 4 statements" in shown
    statements = case.statements._repr_html_()
    assert "Ana Petrova" in statements
    assert "person:ana-petrova" not in statements
    assert "Norway" in case.positions._repr_html_()
    assert "2024-01-20" in case.documents._repr_html_()
    assert case.mentions._repr_html_().count("<tr>") == 9


def test_what_a_text_says_is_escaped(case: Case) -> None:
    source, document = made(f"<script>alert(1)</script> {TEXT}", "<img src=x>.txt")
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    for shown in (case._repr_html_(), case.documents._repr_html_(), case.statements._repr_html_()):
        assert "<script" not in shown
        assert "<img" not in shown


def test_more_than_a_page_is_counted(case: Case) -> None:
    for number in range(30):
        source, document = made(f"Once more, {number}. {TEXT}", f"more-{number}.txt")
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    assert "and 14 more" in case.statements._repr_html_()


def test_names_stand_in_place_of_ids(case: Case) -> None:
    named = case.statements.named()
    assert set(named["source_actor"]) == {"Ana Petrova"}
    assert set(named["about"]) == {"Norway"}
    assert sorted(named["date"]) == ["2024", "2024-01-20", "2024-01-21", "2024-04-02"]


def test_documents_are_chosen_by_id_or_path(case: Case) -> None:
    (first, *_) = case.documents
    assert len(case.statements.within(first.id)) == len(case.statements.within("0.txt", "2.txt")) - 1 == 1


def system() -> System:
    actors = {id: Actor(id, name, "state") for id, name in (("NOR", "Norway"), ("BGR", "Bulgaria"), ("CHL", "Chile"))}
    ties = [
        Tie("t1", "support", "BGR", "NOR", 1, basis="said", asserted_by="BGR"),
        Tie("t2", "hostility", "CHL", "NOR", -1, basis="record"),
    ]
    return System.of(ties, actors, "2024-05-20", "as a test has it")


def test_a_system_is_a_table_and_a_frame_with_names() -> None:
    shown = system()._repr_html_()
    assert "3 actors, 2 ties" in shown
    assert "Bulgaria" in shown
    frame = system().to_polars()
    assert frame["source_name"].to_list() == ["Bulgaria", "Chile"]
    assert frame["asserted_by_name"].to_list() == ["Bulgaria", None]
    assert system().to_polars(of="Chile").height == system().to_polars(of="CHL").height == 1
    with pytest.raises(UnknownName, match="Did you mean Norway"):
        system().to_polars(of="Norwey")
    assert isinstance(frame, pl.DataFrame)


def test_pictures_are_shown_and_saved(case: Case, tmp_path: Path) -> None:
    for picture in (system().plot(), system().plot("overlap"), case.plot(), case.plot("world"), case.positions.plot()):
        assert picture._repr_html_().startswith("<svg")
    path = system().plot().save(tmp_path / "pictures" / "network.svg")
    assert path.read_text("utf-8") == system().plot().svg
    for value, what in ((system(), "pie"), (case, "pie"), (case.statements, None)):
        with pytest.raises(UnknownName, match="no picture is called"):
            value.plot(what)


def test_a_comparison_and_consequences_are_shown() -> None:
    from comity.security import in_words, test_read

    found = test_read(in_words(["Chile and Norway sign a defence pact"], "2010-01-01"), "2010-01-01", None)
    assert "Who" in found._repr_html_()
    assert "Content-Security-Policy" not in found._repr_html_()
