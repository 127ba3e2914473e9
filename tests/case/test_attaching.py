"""Corrections find their words again, and never a look-alike."""

from __future__ import annotations

import msgspec

from comity.case.attaching import found_again, moved, words_of
from comity.model import Position, Span, Statement, Tie

WORDS = "said that the northern bridge would be rebuilt before the winter comes"


def statement(text: str, start: int = 0, id: str = "d:s") -> Statement:
    return Statement(id, "d", (), (), (Span(start, start + len(text), text),), "indirect")


def test_the_same_words_are_found_where_they_are_now() -> None:
    was = statement(WORDS, 10)
    far, near = statement(WORDS, 400, "d:far"), statement(WORDS, 30, "d:near")
    assert found_again("gone", was, [far, near]) == ("d:near", "by the same words")


def test_nearly_the_same_words_are_found_and_others_are_not() -> None:
    was = statement(WORDS)
    near = statement(f"{WORDS} again", 5, "d:near")
    other = statement("said that the southern tunnel would be closed", 90, "d:other")
    found = found_again("gone", was, [other, near])
    assert found
    assert found.item == "d:near"
    assert found_again("gone", was, [other]) is None
    assert found_again("gone", was, [near, msgspec.structs.replace(near, id="d:twin")]) is None


def test_what_it_was_about_must_be_the_same() -> None:
    words = Span(0, 40, "Norway and Sweden are allies of Finland.")
    was = Tie("t1", "alliance", "NOR", "FIN", 1, "said", document="d", words=words)
    other = msgspec.structs.replace(was, id="t2", source="SWE")
    assert found_again("t1", was, [other]) is None
    assert found_again("t1", was, [other, msgspec.structs.replace(was, id="t3")]) == ("t3", "by the same words")


def test_an_edit_moves_with_its_words() -> None:
    change = {"content": [{"start": 4, "end": 8, "text": "ship"}], "stance": "warns"}
    assert moved(change, "A new ship came.", 2) == {
        "content": [{"start": 6, "end": 10, "text": "ship"}], "stance": "warns"
    }  # fmt: skip
    assert moved(change, "Nothing came.", 2) == change


def test_words_of_a_position_are_its_sentence() -> None:
    assert words_of(Position("p", "d", "NOR", "SWE", "support", Span(0, 9, "We  agree"))) == "We agree"
