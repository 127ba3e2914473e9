"""Long texts are cut, and that is said."""

from __future__ import annotations

from comity.texts.formats.pieces import shortened, whole


def test_a_text_within_the_limit_is_whole() -> None:
    assert shortened("abc", 3) == ("abc", None)
    assert whole("txt", "abc", partial=None).partial is None
    assert whole("txt", "abc", partial="a notice").partial == "a notice"


def test_a_longer_one_ends_with_a_paragraph_in_its_second_half_where_there_is_one() -> None:
    assert shortened("ab\ncdef\ngh", 8)[0] == "ab\ncdef"
    assert shortened("a\nbcdefghij", 8)[0] == "a\nbcdefg"
    notice = shortened("abcdef", 4)[1] or ""
    assert notice.startswith("only the first 4 of 6 characters were read")
