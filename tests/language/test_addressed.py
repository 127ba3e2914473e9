"""Whom a text speaks to, on sentences written for this test."""

from __future__ import annotations

import pytest

from comity import record
from comity.language import annotate
from comity.language.addressed import addressed
from comity.language.gazetteer import Gazetteer
from comity.texts import document_from_text

GAZETTEER = Gazetteer.of(record.registry())


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The Ministry calls on the Government of Peru to withdraw.", {"PER"}),
        ("We urge Chad not to sign.", {"TCD"}),
        ("It demands Norway to apologise.", {"NOR"}),
        ("We spoke of our northern neighbour Chile.", {"CHL"}),
        ("The Ministry summoned on Monday the Kenyan ambassador to Ghana.", {"KEN"}),
        ("It summoned the Ambassador of the Republic of Peru.", {"PER"}),
        ("The Ambassador of Peru to Ghana opened the fair.", set()),
        ("Kenya calls on all states to withdraw.", set()),
        ("Statement by Ambassadors and Heads of Missions in Ghana", {"GHA"}),
    ],
)
def test_who_is_spoken_to(text: str, states: set[str]) -> None:
    assert set(addressed(text, GAZETTEER)) == states


def test_nobody_summons_his_own_envoy() -> None:
    text = (
        "Ministry of Foreign Affairs Summons Peruvian Ambassador\n\nThe Ministry of Foreign Affairs summoned today the "
        "Peruvian ambassador to Ghana. Ghana demands Peru to apologise.\n\nMinistry of Foreign Affairs\nAccra"
    )
    (annotation,) = annotate([document_from_text(text, kind="press release")], record.registry())
    assert annotation.document.issuer_actor != "PER"
