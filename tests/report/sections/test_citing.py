"""A citation names who, in what, when and where; the words around keep to their paragraph."""

from __future__ import annotations

from tests.case.samples import TEXT, made

from comity.model import Span
from comity.report.sections.citing import around, citation


def test_a_citation_names_speaker_text_day_file_and_place() -> None:
    _, document = made(path="folder/a.txt", speaker="Ana Dorn")
    span = Span.of(TEXT, 31, 37)
    assert citation(document, " Norway\n is ", span, "Bo Ek") == (
        "“Norway is” (Bo Ek, Ana Dorn, news, 2024-05-20, a.txt, characters 31–37)"
    )


def test_who_speaks_in_the_own_text_is_named_once() -> None:
    _, document = made(speaker="Ana Dorn")
    assert citation(document, "Norway", speaker="Ana Dorn") == "“Norway” (Ana Dorn, news, 2024-05-20, a.txt)"


def test_what_stands_around_is_whole_words_of_the_paragraph() -> None:
    text = "Far away.\n\nFirst second third WORDS fourth fifth sixth.\n\nNext."
    start = text.index("WORDS")
    assert around(text, start, start + 5, 13) == ("second third", "WORDS", "fourth fifth")
    assert around(text, start, start + 5, 500) == ("First second third", "WORDS", "fourth fifth sixth.")
