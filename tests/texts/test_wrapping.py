from __future__ import annotations

from comity.texts.wrapping import unwrap

WRAPPED = """Mr. Marek (Orva): The matter before us today is an
old one, and the Council has dealt with it in many a
meeting. We have come here to state our posi-
tion once more, and we do so in a spirit of self-
determination and of good will towards all.
Ms. Lindqvist: I agree with what was said, and I have
nothing to add to it."""


def test_lines_words_and_labels() -> None:
    first, second = unwrap(WRAPPED).text.split("\n")
    assert "state our position once more" in first
    assert "spirit of self-determination and" in first
    assert second.startswith("Ms. Lindqvist: I agree")


def test_lists_headings_and_signatures_keep_their_lines() -> None:
    text = "Ilan Marek\nPresident of Orva\n\n- one\n- two\n\nA title of some length\n2024-03-11 Arvenna"
    assert unwrap(text).text == text
