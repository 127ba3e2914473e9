"""A text opened to be read, with its marks in the order of their places."""

from __future__ import annotations

import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case
from comity.errors import UnknownName
from comity.evidence import Evidence
from comity.report.sections.opened import marks, opened


def held() -> tuple[Case, str]:
    case = Case.in_memory()
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    return case, document.id


def test_marks_stand_where_their_words_are() -> None:
    case, id = held()
    found = opened(case, id)
    assert [(mark.layer, TEXT[slice(*mark.places[0])]) for mark in found.marks] == [
        ("mention", "Ana Petrova"), ("statement", "that Norway is a friend"), ("mention", "Norway"),
    ]  # fmt: skip
    assert {layer: count for layer, count in found.layers.items() if count} == {"statement": 1, "mention": 2}
    assert [mark.title for mark in found.marks if mark.layer == "statement"] == ["Ana Petrova says"]


def test_a_text_without_paragraphs_is_parted_by_its_lines() -> None:
    case = Case.in_memory()
    source, document = made("One line.  \n\nAnother line.\n")
    case.add_source(source, [document])
    case.add_evidence(Evidence(document))
    found = opened(case, document.id)
    assert [(found.text[start:end], role) for start, end, role in found.paragraphs] == [
        ("One line.", "body"), ("Another line.", "body"),
    ]  # fmt: skip
    assert found.marks == ()


def test_marks_can_be_left_out() -> None:
    case, id = held()
    assert opened(case, id, marked=False).marks == ()


def test_marks_of_a_layer_name_their_text() -> None:
    case, id = held()
    assert [(home, mark.layer) for home, mark in marks(case, "statement")] == [(id, "statement")]
    assert list(marks(case, "tie")) == []


def test_a_text_that_is_not_there_is_told() -> None:
    case, _ = held()
    with pytest.raises(UnknownName, match="text of this case"):
        opened(case, "no such text")
