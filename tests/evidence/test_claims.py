"""Claims, with the dates and figures that they give, held against the record."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.claims import find_claims
from comity.evidence.scene import Scene
from comity.evidence.ties import find_ties
from comity.language import annotate
from comity.model import Claim
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def claims(text: str) -> tuple[Claim, ...]:
    document = document_from_text(text, kind="news", date="2024-05-20")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    return find_claims(scene, find_ties(scene))


@pytest.mark.parametrize(
    ("text", "type", "verdict"),
    [
        ("Finland joined NATO in 2023.", "date", "consistent"),
        ("Sweden acceded to NATO in March 2021.", "date", "inconsistent"),
        ("The United Kingdom left the European Union in 2020.", "date", "consistent"),
        ("NATO was founded in 1949.", "date", "consistent"),
        ("NATO was founded in 1959.", "date", "inconsistent"),
        ("Mongolia has observer status in the SCO.", "membership", "consistent"),
        ("Greece is an observer in the SCO.", "membership", "inconsistent"),
        ("Kenya is not a member of NATO.", "membership", "consistent"),
        ("Indonesia chaired ASEAN in 2023.", "membership", "consistent"),
        ("Brunei chaired ASEAN in 2023.", "membership", "inconsistent"),
        ("Laos chairs ASEAN.", "membership", "consistent"),
        ("ASEAN is headquartered in Jakarta.", "seat", "consistent"),
        ("The OSCE has its headquarters in The Hague.", "seat", "undecided"),
        ("The African Union has its seat in Nairobi.", "seat", "inconsistent"),
        ("BRICS grew from five to nine members.", "change of membership", "consistent"),
        ("BRICS grew from five to eleven members.", "change of membership", "inconsistent"),
        ("ASEAN has ten members.", "member count", "consistent"),
        ("ASEAN, which has ten members and was founded in 1967, met.", "member count", "consistent"),
        ("ASEAN had nine members in 1998.", "member count", "consistent"),
        ("Resolution 68/262 was adopted by 100 votes to 11, with 58 abstentions.", "vote", "consistent"),
        ("On 27 March 2014 the General Assembly voted 100 to 11, with 58 abstentions.", "vote", "consistent"),
        ("The motion was supported by 93 deputies with 11 nays and 18 abstentions.", "vote", "not on record"),
        ("It was the first visit by a Peruvian leader since 1959.", "first", "not on record"),
    ],
)
def test_verdicts(text: str, type: str, verdict: str) -> None:
    found = {claim.type: record.check(claim) for claim in claims(text)}
    assert found[type].verdict == verdict, found[type]


def test_a_plan_is_no_claim() -> None:
    assert claims("Let us admit Kenya to NATO. Kenya is leaving NATO.") == ()


def test_a_question_claims_nothing() -> None:
    assert not claims("Did Finland join NATO in 2022? Has ASEAN nine members?")
