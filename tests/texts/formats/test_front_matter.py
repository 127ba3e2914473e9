"""Fields at the top of a Markdown file."""

from __future__ import annotations

from comity.texts.formats.front_matter import NONE, front_matter


def test_values_stay_as_they_are_written() -> None:
    text = "---\nTitle: A talk\ndate: 2024-02-30\nno: NO\nauthors: [Ana Dorn, Bo Ek]\nmore: {a: 1}\n---\nWords."
    found = front_matter(text)
    assert found.fields == {
        "title": "A talk", "date": "2024-02-30", "no": "NO", "authors": "Ana Dorn, Bo Ek", "more": "",
    }  # fmt: skip
    assert text[found.end :] == "Words."


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    assert front_matter("---\nOnly a sentence\n---\nWords.") == NONE
    assert front_matter("Words.\n---\ntitle: A talk\n---\n") == NONE


def test_what_cannot_be_read_is_told_and_the_words_below_are_kept() -> None:
    text = '---\ntitle: "A talk\n---\nWords.'
    found = front_matter(text)
    assert found.fields == {}
    assert found.trouble
    assert "NAME: VALUE" in found.trouble
    assert text[found.end :] == "Words."


def test_an_alias_bomb_is_not_followed() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = front_matter(f"---\n{bomb}---\nWords.")
    assert found.fields == {}
    assert found.trouble
