"""Names told by how they stand in the text, beside those of the registry and the rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language import Annotation
from comity.language.annotation import annotate
from comity.language.tagging import LABELS, tag_names, with_names
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
