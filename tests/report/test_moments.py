"""What happened when: only calendar dates, in their order, each with the sentence it stands in."""

from __future__ import annotations

from typing import Any

from tests.case.samples import made

from comity.case import Case
from comity.evidence import Evidence
from comity.model import Document, TimeExpression
from comity.report.moments import moments, sentence_around

TEXT = "The bridge was opened. On 3 May 2024 Mr. Dorn met them in May. Talks last two days."


def _time(document: Document, id: str, words: str, type: Any, value: str) -> TimeExpression:
    at = TEXT.index(words)
    return TimeExpression(id, document.id, document.span(at, at + len(words)), type, value, None, "a test")


def held(*values: tuple[str, str, str]) -> Case:
    """A case of one text with times: words, type, value."""
    case = Case.in_memory()
    source, document = made(TEXT, date="2024-05-20")
    case.add_source(source, [document])
    times = tuple(_time(document, f"t{n}", *value) for n, value in enumerate(values))
    case.add_evidence(Evidence(document, times=times))
    return case


def test_calendar_dates_in_order_with_their_sentences() -> None:
    case = held(("two days", "DURATION", "P2D"), ("in May", "DATE", "2024-05"), ("3 May 2024", "DATE", "2024-05-03"))
    found = moments(case)
    assert [moment.date for moment in found] == ["2024-05", "2024-05-03", "2024-05-20"]
    assert found[1].what == "On 3 May 2024 Mr. Dorn met them in May."
    assert found[2].words is None


def test_a_sentence_goes_on_after_an_abbreviation_and_ends_with_the_text() -> None:
    (document,) = held().documents
    assert sentence_around(document, document.span(0, 3)).text == "The bridge was opened."
    assert sentence_around(document, document.span(63, 68)).text == "Talks last two days."
