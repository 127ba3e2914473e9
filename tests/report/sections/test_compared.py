"""Two texts side by side, in words and as two columns."""

from __future__ import annotations

from tests.case.samples import made

from comity.collation import Comparison, Point
from comity.model import Span
from comity.report.sections.beside import beside
from comity.report.sections.compared import compared, counts, named_only, said

FIRST = "We agreed on grain. we welcome new ties."
SECOND = "They agreed on grain. The border stays open."


def span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def comparison() -> Comparison:
    (_, one), (_, two) = made(FIRST, "one.txt", "2024-05-20", "readout", "Ana Dorn"), made(SECOND, "two.txt")
    points = (
        Point("same words", (span(FIRST, "agreed on grain"),), (span(SECOND, "agreed on grain"),), 0.9, moved=True,
              differences=(("replaced", "We", "They"), ("omitted", "so", ""))),
        Point("only in the first", (span(FIRST, "we welcome new ties"),), (), weight=1.0),
        Point("only in the second", (), (span(SECOND, "The border"),), weight=0.5, formula=True),
        Point("only in the second", (), (span(SECOND, "stays open"),), weight=2.0),
    )  # fmt: skip
    return Comparison(one, two, points, ("Riga",), ())


def test_each_side_leaves_out_what_only_the_other_says_the_weightiest_first() -> None:
    found = compared(comparison())
    assert [(left.words, left.formula) for left in found.first_leaves_out] == [
        ("… stays open", False), ("The border", True),
    ]  # fmt: skip
    assert [left.words for left in found.second_leaves_out] == ["… we welcome new ties"]


def test_what_differs_in_a_point_that_both_make_is_in_words() -> None:
    (both,) = compared(comparison()).both
    assert both.differences == ("in another place", "replaced: “We” for “They”", "omitted: “so”")


def test_texts_are_named_by_voice_or_file_and_points_are_counted() -> None:
    found = compared(comparison())
    assert (found.first, found.second) == ("readout by Ana Dorn, 2024-05-20", "news two.txt, 2024-05-20")
    assert counts(found) == "1 same words, 0 other words, 1 only in the first, 2 only in the second"
    assert named_only(found) == ["Named only in the readout by Ana Dorn, 2024-05-20: Riga"]


def test_dots_stand_where_words_begin_within_a_sentence() -> None:
    assert said((Span(0, 3, "We "), Span(9, 12, "met"))) == "We  […] … met"


def test_two_columns_have_their_places_and_leave_courtesies_out_of_what_is_left_out() -> None:
    found = beside(comparison())
    first = found.pairs[0].first
    assert first is not None
    assert FIRST[first.start : first.end] == first.text == "".join(piece.text for piece in first.pieces)
    assert found.pairs[1].second is None
    assert [pair.second.text for pair in found.first_leaves_out if pair.second] == ["stays open"]
    assert found.first.by == "Ana Dorn"
