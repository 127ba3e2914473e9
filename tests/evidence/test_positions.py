"""Stances by verbs: who does not support, opposes; who does not oppose, is neutral; nobody takes a stance on itself."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence import gather
from comity.language import annotate
from comity.model import Position
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def positions(text: str) -> list[Position]:
    document = document_from_text(text, kind="news", date="2024-05-20")
    return list(gather(next(annotate([document], record.registry())), REGISTRY, fast=True).positions)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Brazil supports the new tariff.", "support"),
        ("Brazil does not support the new tariff.", "oppose"),
        ("Brazil rejected the new tariff.", "oppose"),
        ("Brazil did not reject the new tariff.", "neutral"),
        ("Brazil could support the new tariff.", "conditional"),
    ],
)
def test_what_a_verb_and_its_denial_say(text: str, stance: str) -> None:
    assert [(p.holder, p.target, p.stance) for p in positions(text)] == [("BRA", "new tariff", stance)]


def test_a_position_is_the_word_of_whoever_asserts_it() -> None:
    """That Kenya opposes a plan is what Uganda says: the holder is Kenya, and it is no word of Kenya's."""
    found = positions("Uganda said that Kenya rejected the new tariff.")
    assert {(p.holder, p.asserted_by) for p in found if p.target == "new tariff"} == {("KEN", "UGA")}


def test_nobody_takes_a_stance_on_itself() -> None:
    assert not [p for p in positions("Kenya supports Kenya. Kenya rejected Kenya.") if p.holder == p.target]
