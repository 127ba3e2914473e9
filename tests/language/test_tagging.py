"""Names told by how they stand in the text, beside those of the registry and the rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language import Annotation
from comity.language.annotation import annotate
from comity.language.strangers import with_names
from comity.language.tagging import LABELS, tag_names
from comity.record import registry
from comity.texts import document_from_text

TEXT = (
    "My delegation thanks Mr. Arvo Lindqvist for his report to the General Assembly. Our ministers met in Trieste "
    "and Benghazi, and the African Union must act. We recall the Treaty on Quiet Seas."
)


def annotated(text: str) -> Annotation:
    return next(iter(annotate([document_from_text(text)], registry())))


@pytest.fixture(scope="module")
def annotation() -> Annotation:
    return annotated(TEXT)


def test_names_with_labels(annotation: Annotation) -> None:
    names = {
        span.text.removeprefix("the "): label
        for span, label in tag_names(annotation.document, annotation.tokens, annotation.mentions)
    }
    assert names["Arvo Lindqvist"] == "PER"
    assert names["General Assembly"] == names["African Union"] == "ORG"
    assert names["Trieste"] == "LOC"
    assert names["Treaty on Quiet Seas"] == "MISC"


def test_mentions_found_before_stay_as_they_are(annotation: Annotation) -> None:
    names = tag_names(annotation.document, annotation.tokens, annotation.mentions)
    known = tuple(mention for mention in annotation.mentions if mention.actor)
    both = with_names(annotation.document, known, names, {})
    assert set(known) <= set(both)
    new = [mention for mention in both if mention not in known]
    assert all(mention.actor is None and mention.form == "name" and mention.label in LABELS for mention in new)
    assert not any(mention.span.overlaps(other.span) for mention in new for other in known)
    assert "Trieste" in {mention.span.text for mention in new}
    assert len({mention.id for mention in both}) == len(both)


def test_the_same_before_and_after_names_are_mentions(annotation: Annotation) -> None:
    names = tag_names(annotation.document, annotation.tokens, annotation.mentions)
    mentions = with_names(annotation.document, annotation.mentions, names, {})
    assert tag_names(annotation.document, annotation.tokens, mentions) == names


def test_no_names_without_capitals() -> None:
    found = annotated("nothing is named here, and nobody.")
    assert tag_names(found.document, found.tokens, found.mentions) == ()


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80))
def test_names_stand_in_the_text_in_order(text: str) -> None:
    found = annotated(text)
    names = [span for span, _ in tag_names(found.document, found.tokens, found.mentions)]
    assert all(found.document.text[span.start : span.end] == span.text for span in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Qasbo Threnwick, the mediator of the talks, said that they went on. Threnwick left.",
            "person:qasbo-threnwick",
        ),
        ("“The talks went on,” Qasbo Threnwick said on Monday. Threnwick left.", "person:qasbo-threnwick"),
    ],
)
def test_who_says_something_is_a_person_with_a_surname(text: str, person: str) -> None:
    assert [m.actor for m in annotated(text).mentions if "Threnwick" in m.span.text] == [person, person]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "ISLAMABAD, 3 May 2021 (News) -- The Foreign Office (FO) protested. The FO gave no details.",
            "PAK/foreign-ministry",
        ),
        ("Berlin, May 3 - The Foreign Office (FO) protested. The FO gave no details.", "DEU/foreign-ministry"),
        ("The British Foreign Office (FO) protested. The FO gave no details.", "GBR/foreign-ministry"),
    ],
)
def test_a_body_that_every_state_has_is_that_of_the_place(text: str, actor: str) -> None:
    found = {m.actor for m in annotated(text).mentions if m.span.text.endswith(("Foreign Office", "FO"))}
    assert found == {actor}


def test_the_official_of_a_state_is_not_one_of_another() -> None:
    text = "President Anna Dorn of Peru spoke. The Chilean president left. The president stayed."
    found = {m.span.text: m.actor for m in annotated(text).mentions if m.form == "nominal"}
    assert found == {"The president": "person:anna-dorn"}
