# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.texts.strategies import messy

from comity import texts
from comity.model import Document
from comity.texts.editing import unedited
from comity.texts.reading import clean

COMMENTARY = """A. B. Correspondent : The quiet side of the Port Sol talks



Summits differ from ordinary meetings. The gathering in Port Sol last Thursday was of that sort, and the two leaders took their time.

On Saturday Foreign Minister Ilan Marek told the Forum of the Southern Sea in Arvenna what had been agreed. He argued that “no state can be safe alone”. Indeed, few had expected such frankness.

However, much remains open. Marek went on to discuss the plan with Foreign Minister Tova Lindqvist, whom he met earlier today in Castel Verde.

Foreign Minister Ilan Marek’s remarks at the 9th Forum of the Southern Sea, Arvenna, March 9, 2024

I am pleased to be with you again, friends. We have had a long year, and I would like to say what my country makes of it.

We believe that no state can be safe alone. My government will work for a common roof over the many houses of this sea. Thank you.

Press release on Foreign Minister Ilan Marek’s meeting with Foreign Minister Tova Lindqvist

11 March 2024

On March 11, Foreign Minister Ilan Marek met with Foreign Minister Tova Lindqvist on the sidelines of the council in Castel Verde.

The ministers discussed the plan and exchanged views on the sea. The Orvan Foreign Ministry reaffirmed its steadfast support.
"""


def check(document: Document) -> None:
    """Every span gives its words, and nothing lies outside the text."""
    spans = [p.span for p in document.paragraphs] + [t.span for t in document.turns] + list(document.stage_directions)
    spans += [t.label for t in document.turns if t.label]
    for field in (document.title, document.issuer, document.speaker, document.author, document.date, document.place):
        if field and field.span:
            spans.append(field.span)
    for span in spans:
        assert 0 <= span.start < span.end <= len(document.text)
        assert document.text[span.start : span.end] == span.text
    if document.paragraphs:
        between, at = "", 0
        for paragraph in document.paragraphs:
            between += document.text[at : paragraph.span.start]
            at = paragraph.span.end
        assert not (between + document.text[at:]).strip()


def test_a_commentary_a_speech_and_a_release_in_one_file() -> None:
    first, second, third = texts.read_text(COMMENTARY)
    assert [d.kind.value for d in (first, second, third)] == ["commentary", "speech", "press release"]
    assert [d.date and d.date.value for d in (first, second, third)] == ["2024-03-11", "2024-03-09", "2024-03-11"]
    assert first.author is not None
    assert first.author.value == "A. B. Correspondent"
    assert first.date is not None
    assert "earlier today" in first.date.reason
    assert second.speaker is not None
    assert second.speaker.value == "Ilan Marek"
    assert second.place is not None
    assert second.place.value == "Arvenna"
    assert third.issuer is not None
    assert third.issuer.value == "Orvan Foreign Ministry"
    assert third.place is not None
    assert third.place.value == "Castel Verde"


@settings(max_examples=60, deadline=None)
@given(messy())
def test_any_text_is_read_with_spans_that_hold(text: str) -> None:
    for document in texts.read_text(text):
        check(document)
        assert document.text == document.text.strip()


@settings(max_examples=60, deadline=None)
@given(messy(), st.data())
def test_runs_lead_back_to_the_same_characters(text: str, data: st.DataObject) -> None:
    for document in texts.read_text(text):
        for start, source, length in document.offsets.runs:
            assert document.text[start : start + length] == text[source : source + length]
        at = data.draw(st.integers(0, max(0, len(document.text) - 1)))
        begin, end = document.offsets.to_source(at, at + 1)
        assert 0 <= begin <= end <= len(text)


@settings(max_examples=40, deadline=None)
@given(messy())
def test_one_document_is_the_text_unchanged(text: str) -> None:
    document = texts.document_from_text(text)
    assert document.text == text
    check(document)


def test_tokenised_text_is_one_document_of_the_kind_given() -> None:
    document = texts.document_from_text("Minister Marek , who spoke first , said no .", kind="news", date="2024-03-09")
    assert (document.kind.value, document.date and document.date.value) == ("news", "2024-03-09")


def test_repairs_are_made_and_counted() -> None:
    cleaned = clean(unedited("The mi\u00adnister\u200b said â€œnoâ€\x9d &amp; left.\r\nРresident\x00 of A<br>B"))
    assert cleaned.text == "The minister said “no” & left.\nPresident of A\nB"
    assert len(cleaned.repairs) == 6


def test_every_real_text_is_read(shared: Path) -> None:
    paths = sorted(p for p in (shared / "texts").glob("*/*.txt") if p.stat().st_size < 60_000)
    for reading in texts.read(paths):
        assert reading.error is None
        assert reading.source is not None
        for document in reading.documents:
            check(document)
            for start, source, length in document.offsets.runs:
                assert document.text[start : start + length] == reading.source.text[source : source + length]


@pytest.mark.parametrize("paths", [["/no/such/file"], "/no/such/file"])
def test_a_missing_path_is_an_error_that_names_it(paths: list[str] | str) -> None:
    (reading,) = texts.read(paths)
    assert "/no/such/file" in str(reading.error)
