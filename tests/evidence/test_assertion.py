"""Who asserts what: officials whom a text does not name, the unnamed, several together; and hearsay."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence import Evidence, gather
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("The Russian president said that Uganda had attacked Rwanda.", "person:vladimir-putin:rus"),
        ("The Kenyan delegate said that Uganda had attacked Rwanda.", "KEN"),
        ("Kenyan singers said that Uganda had attacked Rwanda.", "Kenyan singers"),
        ("Western experts who asked for silence said that Uganda had attacked Rwanda.", "Western experts"),
        ("Some fear for the peace. They say that Uganda attacked Rwanda.", "“they”"),
        ("In 1962 the Russian president said that Uganda had attacked Rwanda.", "RUS"),
    ],
)
def test_officials_and_the_unnamed(text: str, asserter: str) -> None:
    assert {tie.asserted_by for tie in found_in(text).ties} == {asserter}


def found_in(text: str) -> Evidence:
    document = document_from_text(text, kind="news", date="2024-05-20")
    return gather(next(annotate([document], record.registry())), REGISTRY, fast=True)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, Uganda and Rwanda announced that Mali had attacked Chad.",
        "NAIROBI, 20 May 2024 (News) -- Kenya, Uganda and Rwanda announced that Mali had attacked Chad.",
    ],
)
def test_each_of_several_sources_asserts_it(text: str) -> None:
    found = found_in(text)
    assert {tie.asserted_by for tie in found.ties} == {"KEN", "UGA", "RWA"}
    assert [event.reported_by for event in found.events] == [("KEN", "UGA", "RWA")]


def test_the_two_leaders_are_the_two_who_were_last_together() -> None:
    met = "The presidents of Kenya and Uganda met. The presidents of Mali and Chad met in Cairo. "
    found = found_in(f"{met}The two leaders said that Togo had attacked Benin.")
    assert {tie.asserted_by for tie in found.ties} == {"MLI", "TCD"}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda reportedly attacked Rwanda.",
        "Uganda is said to have attacked Rwanda.",
        "Allegedly, Uganda attacked Rwanda.",
        "Uganda was believed to have threatened Mali and attacked Rwanda.",
    ],
)
def test_hearsay_is_hypothetical(text: str) -> None:
    found = found_in(text)
    assert {tie.factuality for tie in found.ties} == {"hypothetical"}
    assert {event.factuality for event in found.events} == {"hypothetical"}
    assert not found.positions
