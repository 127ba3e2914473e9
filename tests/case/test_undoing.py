"""Corrections are undone and redone by entries of the log, over sessions and readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case
from comity.report import sections


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = Case.open(tmp_path / "a.comity")
    read(opened)
    return opened


def read(case: Case) -> None:
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))


def test_a_rejection_is_undone_and_redone(case: Case) -> None:
    id = next(iter(case.statements)).id
    case.correct(id, "reject")
    assert len(case.statements) == 0
    undone = case.undo()
    assert undone is not None
    assert (undone.action, undone.kind, undone.words) == (
        "reject",
        "statements",
        "Ana Petrova said that Norway is a friend",
    )
    assert len(case.statements) == 1
    assert case.reviews() == {}
    assert case.redo() is not None
    assert len(case.statements) == 0
    assert case.redo() is None


def test_an_edit_is_undone_to_what_it_was_before(case: Case) -> None:
    before = next(iter(case.statements))
    case.correct(before.id, "accept")
    case.correct(before.id, "edit", {"source_actor": "NOR", "stance": "warns"})
    assert next(iter(case.statements)).source_actors == ("NOR",)
    case.undo()
    assert next(iter(case.statements)) == before
    assert case.reviews(before.document) == {before.id: "accepted"}
    case.redo()
    assert next(iter(case.statements)).stance == "warns"


def test_what_was_undone_stays_undone_when_a_text_is_read_again(case: Case) -> None:
    statement = next(iter(case.statements))
    case.correct(statement.id, "edit", {"stance": "warns"})
    case.correct(statement.id, "reject")
    case.undo()
    again = Case.open(case.path or "")
    read(again)
    assert next(iter(again.statements)).stance == "warns"
    assert again.undoable is not None
    assert again.undoable.action == "edit"
    again.undo()
    assert next(iter(again.statements)).stance == "says"
    assert again.undo() is None
    assert again.orphans == ()


def test_a_new_correction_ends_what_could_be_redone(case: Case) -> None:
    id = next(iter(case.statements)).id
    case.correct(id, "reject")
    case.undo()
    case.correct(id, "accept")
    assert case.redoable is None
    assert case.redo() is None


def test_a_date_corrected_in_a_document_is_undone(case: Case) -> None:
    document = next(iter(case.documents))
    case.correct(document.id, "edit", {"date": {"value": "2023-01-02", "reason": "by hand"}})
    assert case.dates == {document.id: "2023-01-02"}
    case.undo()
    assert case.dates == {document.id: "2024-05-20"}
    assert next(iter(case.documents)).text == TEXT


def test_the_log_tells_what_was_undone(case: Case) -> None:
    id = next(iter(case.statements)).id
    case.correct(id, "reject")
    case.undo()
    told = [(each.action, each.stands_on) for each in sections.corrections(case).corrections]
    assert told == [("reject", "undone"), ("undo", "correction 1")]


def test_settings_are_kept_with_the_case(case: Case) -> None:
    case.keep("brief/1", "one")
    case.keep("brief/2", "two")
    case.keep("other", "three")
    case.keep("brief/1", None)
    assert Case.open(case.path or "").settings("brief/") == {"brief/2": "two"}
