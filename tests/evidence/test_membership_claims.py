"""What a state is, was or became in a group, as the words between them say it."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.membership_claims import find_membership_claims
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.model import Claim
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def claims(text: str) -> list[Claim]:
    document = document_from_text(text, kind="news", date="2025-06-01")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    return [claim for sentence in scene.told for claim in find_membership_claims(sentence, scene)]


@pytest.mark.parametrize(
    ("text", "said", "verdict"),
    [
        ("Croatia joined the European Union in 2007.", {"joined": "2007"}, "inconsistent"),
        ("Croatia has been a member of the European Union since 2013.", {"joined": "2013"}, "consistent"),
        ("Angola left OPEC in 2019.", {"left": "2019"}, "inconsistent"),
        ("Japan is a member of the Security Council.", {"organisation": "UNSC"}, "inconsistent"),
        ("Brazil chaired the G20 in 2022.", {"status": "chair", "on": "2022"}, "inconsistent"),
        ("Brazil chaired the G20 in 2023.", {"status": "chair", "on": "2023"}, "undecided"),  # from December alone
        ("Serbia is a candidate for membership of the European Union.", {"status": "candidate"}, "consistent"),
        ("Egypt is not a party to the Chemical Weapons Convention.", {"negated": "yes"}, "consistent"),
        ("Armenia is a party to the Rome Statute.", {"organisation": "ICC"}, "consistent"),
        ("Ukraine ratified the Rome Statute in 2024.", {"step": "ratified"}, "undecided"),  # bound since January 2025
        ("Pakistan has not signed the Non-Proliferation Treaty.", {"status": "signatory"}, "consistent"),
    ],
)
def test_what_is_said_and_what_is_on_record(text: str, said: dict[str, str], verdict: str) -> None:
    (claim,) = claims(text)
    assert said.items() <= claim.said.items()
    assert record.check(claim).verdict == verdict


def test_states_that_stand_joined_are_said_of_alike() -> None:
    found = {claim.subject: record.check(claim).verdict for claim in claims("Finland and Sweden joined NATO in 2023.")}
    assert found == {"FIN": "consistent", "SWE": "inconsistent"}


@pytest.mark.parametrize("text", ["Croatia will join NATO.", "If Georgia joined NATO, it would be safe."])
def test_what_is_only_thought_of_is_no_claim(text: str) -> None:
    assert not claims(text)
