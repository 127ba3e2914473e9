"""All the evidence of a document: ties, claims, proposals and positions, on sentences written for this test."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence import Evidence, gather
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def read(text: str, kind: str = "news") -> Evidence:
    document = document_from_text(text, kind=kind, date="2024-05-20")
    return gather(next(annotate([document], record.registry())), REGISTRY, fast=True)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Norway is an ally of Iceland.", ("alliance", "ISL", "NOR", 1)),
        ("China condemned the United States.", ("accusation", "CHN", "USA", -1)),
        ("The European Union imposed sanctions on Belarus.", ("sanctions", "EU", "BLR", -1)),
        ("Germany supplied tanks to Ukraine.", ("arms supply", "DEU", "UKR", 1)),
        ("Finland joined NATO.", ("membership", "FIN", "NATO", 1)),
        ("Peru supports Chile.", ("support", "PER", "CHL", 1)),
        ("Japan deepened its cooperation with India.", ("partnership", "IND", "JPN", 1)),
        ("Chad threatened Sudan.", ("hostility", "TCD", "SDN", -1)),
    ],
)
def test_ties(text: str, tie: tuple[str, str, str, int]) -> None:
    assert tie in {(t.kind, t.source, t.target, t.sign) for t in read(text).ties}


def test_ties_are_whose_word_they_are() -> None:
    text = "Russian Foreign Minister Oleg Antipov said that NATO threatened Russia."
    tie = next(t for t in read(text).ties if t.kind == "hostility")
    assert tie.asserted_by == "person:oleg-antipov"
    assert tie.words is not None
    assert tie.words.text == text


def test_an_accusation_is_never_put_in_the_mouth_of_the_accused() -> None:
    """What Peru accuses Chile of stands on Peru's word; that Chile denies it makes it no word of Chile's."""
    text = "Peru accused Chile of attacking Bolivia. Chile rejected the accusation."
    found = read(text).ties
    assert {(t.source, t.target, t.asserted_by) for t in found if t.kind == "hostility"} == {("CHL", "BOL", "PER")}
    assert {(t.source, t.target, t.asserted_by) for t in found if t.kind == "accusation"} == {("PER", "CHL", "PER")}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Chad did not threaten Sudan.", "denied"),
        ("Chad may threaten Sudan.", "hypothetical"),
        ("Chad will threaten Sudan.", "planned"),
        ("Chad threatened Sudan.", "asserted"),
    ],
)
def test_factuality(text: str, factuality: str) -> None:
    assert {t.factuality for t in read(text).ties} == {factuality}


def test_claims() -> None:
    found = {c.type: c for c in read("BRICS, which has nine members, met. Serbia is a member of NATO.").claims}
    assert found["member count"].said == {"organisation": "BRICS", "on": "2024-05-20", "count": "9"}
    assert found["membership"].said["actor"] == "SRB"


def test_proposals() -> None:
    text = (
        "Mexico proposed to turn the Pacific Islands Forum into a standing organisation. Sweden wants to join the SCO."
    )
    changes = {(c.op, c.organisations) for p in read(text).proposals for c in p.changes}
    assert ("formalise", ("PIF",)) in changes
    assert ("join", ("SCO",)) in changes


def test_positions() -> None:
    found = {
        (p.holder, p.target, p.stance)
        for p in read("Brazil rejected the new tariff. Canada supports Mexico.").positions
    }
    assert ("BRA", "new tariff", "oppose") in found
    assert ("CAN", "MEX", "support") in found


def test_every_span_is_its_words() -> None:
    found = read("“We thank Japan,” said Foreign Minister of Peru Ana Ruiz. Peru condemned the attack on 3 May 2024.")
    text = found.document.text
    for statement in found.statements:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert text[span.start : span.end] == span.text
    for words in (item.words for listed in (found.ties, found.claims, found.positions) for item in listed):
        assert words is not None
        assert text[words.start : words.end] == words.text
