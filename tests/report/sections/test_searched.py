"""A search with its facets."""

from __future__ import annotations

from tests.case.samples import evidence, made

from comity.case import Case
from comity.report.sections.searched import searched

TEXT = "Minister Ana Petrova said that Norway is a friend. Nobody else spoke of Norway."


def held() -> Case:
    case = Case.in_memory()
    for number, (day, kind) in enumerate((("2023-04-02", "news"), ("2024-05-20", "news"), ("2024-06-01", "speech"))):
        source, document = made(f"{TEXT} {number}", f"{number}.txt", day, kind)
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    return case


def test_the_latest_first_with_the_sentences_that_stand_in_none() -> None:
    found = searched(held(), "Norway")
    assert [row.date for row in found.rows] == ["2024-06-01", "2024-05-20", "2023-04-02"]
    assert found.loose == 3
    assert {row.words for row in found.sentences} == {"Nobody else spoke of Norway."}


def test_a_choice_narrows_rows_and_sentences() -> None:
    found = searched(held(), "Norway", {"kind": ("speech",)})
    assert ([row.date for row in found.rows], found.loose) == (["2024-06-01"], 1)
    assert [row.date for row in searched(held(), "", {"date": ("2024",)}).rows] == ["2024-06-01", "2024-05-20"]


def test_a_facet_counts_what_the_other_choices_leave() -> None:
    facets = {facet.name: facet for facet in searched(held(), "", {"kind": ("news",), "date": ("2024",)}).facets}
    assert [(value.value, value.count, value.on) for value in facets["kind"].values] == [
        ("news", 1, True), ("speech", 1, False),
    ]  # fmt: skip
    assert [(value.value, value.count) for value in facets["date"].values] == [
        ("2024-05", 1), ("2024", 1), ("2023", 1),
    ]  # fmt: skip


def test_words_that_are_nowhere_find_nothing() -> None:
    assert searched(held(), "sanctions").rows == ()


def test_no_more_are_shown_than_wanted_but_all_are_counted() -> None:
    found = searched(held(), "", most=1)
    assert (found.total, len(found.rows)) == (3, 1)
