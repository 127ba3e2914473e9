"""What is searched: statements and all sentences, by words, people, dates and documents; and by a person in SQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.case.samples import SPEECH, TEXT, evidence, made

from comity.case import Case
from comity.case.sentences import query, sentences

OTHER = f"The sanctions were the topic. {TEXT} No date was set for the Sanctions Council of the valley."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "test.comity")
    for text, path, date in ((TEXT, "a.txt", "2024-05-20"), (OTHER, "b.txt", "2024-06")):
        source, document = made(text, path, date)
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    return case


def test_words_that_stand_in_no_statement_are_found_in_sentences(case: Case) -> None:
    assert len(case.statements.matching("sanctions")) == 0
    found = case.sentences_with("sanction")
    assert [s.span.text[:12] for s in found] == ["The sanction", "No date was "]
    assert all(case.documents.within(s.document) for s in found)
    assert case.sentences_with("sanctions", until="2024-05") == ()
    assert len(case.documents.matching('"Sanctions Council"')) == 1


def test_sentences_give_back_their_words() -> None:
    _, document = made(SPEECH)
    spans = list(sentences(document))
    assert len(spans) == 3
    assert all(document.text[span.start : span.end] == span.text for span in spans)


def test_statements_are_narrowed_by_document_and_date(case: Case) -> None:
    first, second = case.documents
    assert [s.document for s in case.statements.within(second.id)] == [second.id]
    assert len(case.statements.since("2024-06-15")) == 1  # some day of June
    assert len(case.statements.since("2024-06").about("Norway")) == 1
    assert len(case.mentions.within(first.id, second.id)) == 4


@pytest.mark.parametrize("words", ["\x00", "\ud800", 'a "b', "AND OR NOT", "a* (b", "'; DROP TABLE x"])
def test_no_search_fails(case: Case, words: str) -> None:
    assert len(case.statements.matching(words)) == 0
    assert case.sentences_with(words) == ()


def test_a_search_is_quoted_word_by_word() -> None:
    assert query('near "joint council" OR') == '"near" AND "joint council" AND "OR"'


def test_tables_of_full_text_are_linked_as_datasette_looks_for_them(case: Case) -> None:
    sql = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"{}\"%'"
    for table in ("statements", "quotations", "ties", "positions", "sentences"):
        assert case.connection.execute(sql.format(table)).fetchone() == (f"{table}_fts",)
    case.connection.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")


def test_a_person_can_ask_the_views(case: Case) -> None:
    row = case.connection.execute("SELECT who, stance, about, date FROM who_said_what ORDER BY date").fetchone()
    assert row == ("Ana Petrova", "says", "Norway", "2024-05-20")


def test_filters_use_an_index(case: Case) -> None:
    plan = " ".join(
        row[3]
        for row in case.connection.execute(
            "EXPLAIN QUERY PLAN SELECT data FROM statements WHERE id IN (SELECT item FROM links WHERE role = 'by' "
            "AND name IN ('person:ana-petrova')) AND document IN (SELECT id FROM documents WHERE last_day >= '2024')"
        )
    )
    assert "links_name" in plan
    assert not re.search(r"SCAN (statements|links)", plan)
