"""Two readouts compared, on texts written for this test."""

from __future__ import annotations

import pytest

from comity.evidence import compare
from comity.evidence.comparison import Comparison
from comity.evidence.names import called, named_as, names_in
from comity.evidence.strength import difference
from comity.texts import document_from_text

HERE = (
    "President Okafor spoke today with Prime Minister Lindqvist of Norvania. "
    "President Okafor condemned the attack on the convoy near Tamba. "
    "He announced a further $40 million in emergency aid, including tents and clean water. "
    "The leaders agreed that talks on the fishing grounds will resume in Riga under the Coastal Accord. "
    "President Okafor warned that new tariffs would be answered."
)
THERE = (
    "Prime Minister Lindqvist held a telephone conversation with President Okafor. "
    "The sides touched upon negotiations about fisheries, to be continued in the Latvian capital. "
    "The Prime Minister thanked the President for the decision to give USD 40 million for humanitarian purposes. "
    "The head of government took note of the attack on the convoy near Tamba. "
    "Cooperation in space research and the exchange of students were also on the agenda."
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(document_from_text(HERE, kind="readout"), document_from_text(THERE, kind="readout"))


def counterpart(comparison: Comparison, words: str) -> str | None:
    point = next(p for p in comparison.points if p.first and words in p.first.text)
    return point.second.text if point.second else None


@pytest.mark.parametrize(
    ("here", "there"),
    [("spoke today", "telephone"), ("convoy", "convoy"), ("$40 million", "USD 40 million"), ("fishing", "fisheries")],
)
def test_points_that_both_make(comparison: Comparison, here: str, there: str) -> None:
    assert there in (counterpart(comparison, here) or "")


def test_points_that_one_makes(comparison: Comparison) -> None:
    assert [p.first.text[:40] for p in comparison.points if p.kind == "only in the first" and p.first] == [
        "President Okafor warned that new tariffs"
    ]
    assert [p.second.text[:22] for p in comparison.points if p.kind == "only in the second" and p.second] == [
        "Cooperation in space r"
    ]


def test_strength_order_and_names(comparison: Comparison) -> None:
    convoy = next(p for p in comparison.points if p.first and "convoy" in p.first.text)
    assert convoy.strength == "condemned (5) – took note of (1)"
    assert any(point.moved for point in comparison.points)
    assert "Coastal Accord" in comparison.named_only_first
    assert "Tamba" not in comparison.named_only_first


def test_spans_are_those_of_the_documents(comparison: Comparison) -> None:
    for point in comparison.points:
        for span, text in ((point.first, HERE), (point.second, THERE)):
            assert span is None or text[span.start : span.end] == span.text


def test_editions_of_one_text_are_in_the_same_words() -> None:
    edition = HERE.replace("clean water", "clean drinking water")
    points = compare(document_from_text(HERE), document_from_text(edition)).points
    assert {point.kind for point in points} == {"same words"}
    assert [d for point in points for d in point.differences] == [("inserted", "", "drinking")]


def test_without_the_sentence_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.evidence.points.vectors", lambda texts: None)
    found = compare(document_from_text(HERE), document_from_text(THERE))
    assert "convoy" in (counterpart(found, "convoy") or "")
    assert "USD 40 million" in (counterpart(found, "$40 million") or "")


def test_names() -> None:
    assert names_in("They met in Riga. The Organisation for Coastal Affairs and the Blue Bank met.") == (
        "Riga", "Organisation for Coastal Affairs", "Blue Bank",
    )  # fmt: skip
    assert called("Coastal River Treaty") & named_as("Under the CRT, fishing stops.")
    assert called("Norvanian") & named_as("She went to Norvania.")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("They reaffirmed the pact.", "They took note of the pact.", "reaffirmed (3) – took note of (1)"),
        ("They reaffirmed the pact.", "They agreed on the pact.", ""),
        ("They reaffirmed the pact.", "It rained.", ""),
    ],
)
def test_strength(first: str, second: str, expected: str) -> None:
    assert difference(first, second) == expected
