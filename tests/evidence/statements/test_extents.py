"""Candidates beside quotation marks have whole quotations, and nothing of the author's after them."""

from __future__ import annotations

import pytest

from comity.evidence.statements.extents import extent
from comity.evidence.statements.view import View, view
from comity.language.parsing import parse


def columns_of(text: str) -> View:
    return view(next(iter(parse([text]))))


def put_right(text: str, head: str, first: str, last: str) -> str:
    """The extent of the words from `first` to `last`, for the reporting word `head`."""
    columns = columns_of(text)
    a, b = columns.words.index(first), len(columns) - 1 - columns.words[::-1].index(last)
    start, end = columns.characters(*extent(columns, columns.words.index(head), a, b + 1))
    return text[start:end]


def test_a_quotation_with_a_stop_of_its_own_ends_the_content() -> None:
    text = "Keller had said, “Not yet,” when he was asked about the dam."
    assert put_right(text, "said", "“", "dam") == "Not yet"
    assert put_right(text.replace(",”", "”"), "said", "“", "dam") == "“Not yet” when he was asked about the dam"


@pytest.mark.parametrize("more", ["“weak,” and “slow”", "and “slow”"])
def test_a_list_of_quotations_goes_on(more: str) -> None:
    assert put_right(f"He called it “old,” {more} again.", "called", "“", "again").endswith("again")


def test_a_participle_or_another_word_of_saying_behind_a_quotation_is_the_authors() -> None:
    text = "Keller said that the dam “would hold,” referring to the old one."
    assert put_right(text, "said", "that", "one") == "that the dam “would hold"
    text = "Keller wrote “It will hold” and promised to come back."
    assert put_right(text, "wrote", "“", "back") == "It will hold"


def test_a_clause_that_stops_in_a_quotation_takes_all_of_it() -> None:
    text = "Keller said that it was “an old story. Nobody believes it now.”"
    assert put_right(text, "said", "that", "story") == "that it was “an old story. Nobody believes it now."


def test_a_clause_that_leaves_a_quotation_takes_all_of_it() -> None:
    text = "“It is old. It leaks badly,” Keller said."
    assert put_right(text, "said", "leaks", "”") == "It is old. It leaks badly,"


def test_what_is_reported_within_a_quotation_keeps_to_itself() -> None:
    text = "“Dorn said that it leaks. Nobody minds it,” Keller wrote."
    assert put_right(text, "said", "that", "leaks") == "that it leaks"


def test_a_mark_without_its_partner_is_left_out() -> None:
    columns = columns_of("“Keller said that it leaks,” Dorn wrote.")
    mark, said, that = (columns.words.index(w) for w in ("”", "said", "that"))
    assert extent(columns, said, that, mark + 1)[1] == mark
