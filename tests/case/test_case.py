"""A case stores what was read, gives it back, and keeps a person's corrections."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case, store
from comity.errors import CaseError, UnknownName
from comity.evidence import Evidence
from comity.model import Position, Span


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "test.comity")
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    return case


def test_gives_back_what_was_stored(case: Case) -> None:
    _, document = made()
    assert list(case.documents) == [document]
    assert list(case.statements) == list(evidence(document).statements)


def test_opens_again_and_in_any_sqlite_tool(case: Case) -> None:
    assert case.path is not None
    assert len(Case.open(case.path).statements) == 1
    row = sqlite3.connect(case.path).execute("SELECT source, cue, about FROM statements").fetchone()
    assert row == ("Ana Petrova", "said", "NOR")


def test_statements_by_about_since_and_words(case: Case) -> None:
    statements = case.statements
    assert len(statements.by("Ana Petrova")) == len(statements.by("Petrova")) == len(statements.by("Bulgaria")) == 1
    assert len(statements.about("Norway")) == 1
    assert len(statements.about("Bulgaria")) == 0
    assert len(statements.since("2024-05")) == 1
    assert len(statements.since("2024-06")) == len(statements.until("2024-04-30")) == 0
    assert len(statements.matching("friends")) == 1
    assert len(statements.matching('"a friend"')) == 1
    assert len(statements.matching("enemy")) == 0
    assert statements.to_polars().columns[0] == "id"
    with pytest.raises(UnknownName):
        statements.by("Nobody of that name")


def test_reading_again_replaces_and_replays_corrections(case: Case) -> None:
    source, document = made()
    statement = next(iter(case.statements))
    case.correct(statement.id, "edit", {"stance": "warns"}, reason="the verb")
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    assert [s.stance for s in case.statements] == ["warns"]
    case.correct(statement.id, "reject")
    assert len(case.statements) == 0
    assert [c.action for c in case.corrections] == ["edit", "reject"]


def test_a_correction_of_what_is_gone_is_an_orphan(case: Case) -> None:
    case.correct(next(iter(case.statements)).id, "reject")
    source, document = made("Something else entirely.", path="a.txt")
    case.add_source(source, [document])
    assert not case.orphans
    assert len(case.statements) == 0
    case.add_evidence(Evidence(document))
    assert [c.action for c in case.orphans] == ["reject"]
    assert case.orphans[0].words == "Ana Petrova said that Norway is a friend"


def test_a_correction_must_fit(case: Case) -> None:
    statement = next(iter(case.statements))
    with pytest.raises(CaseError, match="no field"):
        case.correct(statement.id, "edit", {"colour": "red"})
    with pytest.raises(CaseError, match="does not fit"):
        case.correct(statement.id, "edit", {"stance": 3})
    with pytest.raises(CaseError, match="words that stand there"):
        case.correct(statement.id, "edit", {"content": [{"start": 0, "end": 3, "text": "xyz"}]})
    with pytest.raises(CaseError, match="nothing has the id"):
        case.correct("nothing", "reject")
    assert case.corrections == ()


def test_an_edit_keeps_every_span_true(case: Case) -> None:
    statement = next(iter(case.statements))
    span = Span.of(TEXT, 31, 37)
    case.correct(statement.id, "edit", {"content": [{"start": 31, "end": 37, "text": "Norway"}]})
    assert next(iter(case.statements)).content == (span,)


def test_what_is_no_case_is_said_to_be_none(tmp_path: Path) -> None:
    text = tmp_path / "text.comity"
    text.write_text("not a database, but long enough to be taken for one " * 40)
    with pytest.raises(CaseError, match="not a case file"):
        Case.open(text)
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(CaseError, match="not a Comity case"):
        Case.open(other)
    with pytest.raises(CaseError, match="no such case"):
        Case.open(tmp_path / "missing.comity", must_exist=True)


def test_positions_are_found_by_words_of_their_issue() -> None:
    case = Case.in_memory()
    with pytest.raises(UnknownName):
        case.positions.about("the fishing of cod")
    words = Span(0, 4, "Cod.")
    source, document = made("Cod.")
    case.add_source(source, [document])
    case.add_evidence(Evidence(document))
    store.insert(
        case.connection, [Position("d:p0-4", document.id, "ISL", "the Fishing of cod in its waters", "support", words)]
    )
    assert [position.id for position in case.positions.about("the fishing of cod")] == ["d:p0-4"]


def test_ids_are_those_of_what_is_selected(case: Case) -> None:
    every = case.statements
    for chosen in (every, every.matching("friend"), every.by("Ana Petrova"), every.where(lambda s: s.stance == "says")):
        assert chosen.ids() == {statement.id for statement in chosen} != frozenset()
    case.correct(next(iter(every)).id, "reject")
    assert every.ids() == frozenset()
