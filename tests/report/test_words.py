"""The text pane: whatever spans overlap, the words come out whole and each key covers its own."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from comity.model import Document, Offsets, Reasoned, Span, document_id
from comity.report.words import Links

TEXT = "First <b>line</b> & more.\n\nSecond line “with marks”."


def document() -> Document:
    return Document(
        document_id(TEXT), "s", "a.txt", 0, len(TEXT), TEXT, Offsets.identity(len(TEXT)), Reasoned("news", "a test")
    )


offsets = st.integers(0, len(TEXT))


@given(st.lists(st.tuples(offsets, offsets), max_size=8))
def test_every_key_covers_its_words(pairs: list[tuple[int, int]]) -> None:
    links, spans = Links(), [Span.of(TEXT, min(pair), max(pair)) for pair in pairs]
    keys = [links.key(document().id, [span]) for span in spans]
    html = "\n\n".join(html for _, html in links.paragraphs(document()))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT
    for key, span in zip(keys, spans, strict=True):
        pieces = re.findall(rf'data-w="(?:[^"]* )?{key}(?: [^"]*)?">([^<]*)</span>', html)
        assert "".join(map(unescape, pieces)) == span.text.replace("\n", "")
        assert (key == "") == (not span.text)


def test_the_same_words_have_one_key() -> None:
    links = Links()
    assert links.key("d", [Span(0, 5, "First")]) == links.key("d", [Span(0, 5, "First")]) != ""
    assert links.key("d", [None]) == links.key(None, [Span(0, 5, "First")]) == ""
