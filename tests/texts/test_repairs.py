"""What reading mends in characters, what it leaves, and that every repair is counted."""

from __future__ import annotations

import pytest

from comity.texts import repairs
from comity.texts.repairs import mend


@pytest.mark.parametrize(
    ("text", "mended", "repair"),
    [
        ("one\r\ntwo\u2028three", "one\ntwo\nthree", repairs.LINE_ENDS),
        ("co\u00adoperation\u200b", "cooperation", repairs.INVISIBLE),
        ("half \ud83d here", "half \ufffd here", repairs.BROKEN),
        ("Norway &amp; Sweden&#8217;s", "Norway & Sweden’s", repairs.ENTITIES),
        ("a <b>bold</b> word", "a bold word", repairs.TAGS),
        ("one<br/>two", "one\ntwo", repairs.TAGS),
        ("a \\*star\\*", "a *star*", repairs.ESCAPES),
        ("the Presidentâ€™s word, Å“uvre", "the President’s word, œuvre", repairs.MOJIBAKE),
        ("Mоscow said", "Moscow said", repairs.LOOKALIKES),  # the first o is Cyrillic
    ],
)
def test_what_is_wrong_by_itself_is_put_right_and_counted(text: str, mended: str, repair: str) -> None:
    found = mend(text)
    assert found.text == mended
    assert list(found.repairs) == [repair]


@pytest.mark.parametrize(
    "text", ["Plain words, with “marks” — and dashes.", "5 < 6 & 7", "Москва", "Straße Å", "a & b"]
)
def test_what_is_not_wrong_stays(text: str) -> None:
    found = mend(text)
    assert found.text == text
    assert not found.repairs
