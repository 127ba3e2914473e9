"""Two readouts compared, on texts written for this test."""

from __future__ import annotations

import pytest

from comity.collation import compare
from comity.collation.comparison import Comparison
from comity.collation.names import called, named_as, names_in
from comity.collation.points import points
from comity.collation.strength import difference
from comity.language import Annotation, annotate
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


def annotation(text: str) -> Annotation:
    return next(annotate([document_from_text(text, kind="readout")], ()))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(annotation(HERE), annotation(THERE))


def counterpart(comparison: Comparison, words: str) -> str:
    point = next(p for p in comparison.points if any(words in span.text for span in p.first))
    return " ".join(span.text for span in point.second)


@pytest.mark.parametrize(
    ("here", "there"),
    [("spoke today", "telephone"), ("convoy", "convoy"), ("$40 million", "USD 40 million"), ("fishing", "fisheries")],
)
def test_points_that_both_make(comparison: Comparison, here: str, there: str) -> None:
    assert there in counterpart(comparison, here)


def test_points_that_one_makes_the_weightiest_first(comparison: Comparison) -> None:
    assert "new tariffs" in comparison.left_out("second")[0].first[0].text
    assert [p.second[0].text[:22] for p in comparison.left_out("first")] == ["Cooperation in space r"]


def test_a_sentence_is_cut_where_it_makes_several_points() -> None:
    text = (
        "The envoy thanked her host for the grain and reaffirmed the pact on the river, underscoring the rights of the "
        "villages on its banks. She also called for consistent, unwavering patience with the farmers."
    )
    assert [said.span.text for said in points(annotation(text))] == [
        "The envoy thanked her host for the grain",
        "reaffirmed the pact on the river",
        "underscoring the rights of the villages on its banks.",
        "She also called for consistent, unwavering patience with the farmers.",
    ]


def test_courtesies_are_no_counterpart_of_matter_and_stand_last() -> None:
    here = annotation("Minister Brandt met with Minister Sato. She announced two new loans for the harbour of Osa.")
    there = annotation(
        "Minister Sato met with Minister Brandt. The talks were held in a cordial atmosphere. He thanked for the loans "
        "for the harbour of Osa. He condemned the raid on the islands."
    )
    left = compare(here, there).left_out("first")
    assert [("raid" in p.second[0].text, p.formula) for p in left] == [(True, False), (False, True)]


def test_what_one_says_in_one_sentence_and_the_other_in_two() -> None:
    here = annotation("The Union sends 300 engineers to repair the power grid of the northern province.")
    there = annotation(
        "For the power grid there will be 300 engineers. These engineers repair the northern power grid."
    )
    point = compare(here, there).points[0]
    assert (len(point.first), len(point.second)) == (1, 2)


def test_names_of_one_side_are_given_once() -> None:
    here = annotation("The Prime Minister met President of Norvania Jon Lind. In Tamba he saw Jon Lind. Mr Lind left.")
    found = compare(here, annotation("The Prime Minister met somebody and left for a dam.")).named_only_first
    assert {name for name in found if "Lind" in name} == {"Jon Lind"}


def test_the_longest_phrase_says_which_issue_it_is() -> None:
    (point,) = points(annotation("The allies would answer with strong economic measures if it came to that."))
    assert point.issues == {"consequences"}


def test_strength_order_and_names(comparison: Comparison) -> None:
    convoy = next(p for p in comparison.points if any("convoy" in span.text for span in p.first))
    assert convoy.strength == "condemned (5) – took note of (1)"
    assert any(point.moved for point in comparison.points)
    assert "Coastal Accord" in comparison.named_only_first
    assert "Tamba" not in comparison.named_only_first


def test_spans_are_those_of_the_documents(comparison: Comparison) -> None:
    for point in comparison.points:
        for spans, text in ((point.first, HERE), (point.second, THERE)):
            assert all(text[span.start : span.end] == span.text for span in spans)


def test_editions_of_one_text_are_in_the_same_words() -> None:
    edition = HERE.replace("clean water", "clean drinking water")
    found = compare(annotation(HERE), annotation(edition)).points
    assert {point.kind for point in found} == {"same words"}
    assert [d for point in found for d in point.differences] == [("inserted", "", "drinking")]


def test_without_the_sentence_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.collation.likeness.vectors", lambda texts: None)
    found = compare(annotation(HERE), annotation(THERE))
    assert "convoy" in counterpart(found, "convoy")
    assert "USD 40 million" in counterpart(found, "$40 million")


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
