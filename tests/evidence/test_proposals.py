"""Proposals found in a text, on sentences written for this test."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.proposals import find_proposals
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.model import Change
from comity.security import lacking
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def proposed(text: str) -> list[tuple[Change, tuple[str, ...]]]:
    """The changes that a text proposes, each with what it lacks."""
    document = document_from_text(text, kind="news", date="2012-06-12")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    return [(proposal.changes[0], lacking(proposal)) for proposal in find_proposals(scene)]


@pytest.mark.parametrize(
    ("text", "op", "parties", "organisations", "obligations"),
    [
        ("Peru should build a defence pact with Chile.", "pact", {"PER", "CHL"}, set(), ("defence",)),
        ("Norway offered a non-aggression pact with Sweden.", "pact", {"NOR", "SWE"}, set(), ("non-aggression",)),
        ("He called for a neutrality treaty between Japan and India.", "pact", {"JPN", "IND"}, set(), ("neutrality",)),
        ("Kenya proposed a defence pact between Uganda and Rwanda.", "pact", {"UGA", "RWA"}, set(), ("defence",)),
        ("The minister proposed that NATO be dissolved.", "dissolve", set(), {"NATO"}, ()),
        ("It is time to disband NATO.", "dissolve", set(), {"NATO"}, ()),
        ("Ukraine wants to join NATO.", "join", {"UKR"}, {"NATO"}, ()),
        ("Kenya opposes the accession of Georgia to NATO.", "join", {"GEO"}, {"NATO"}, ()),
        ("Turkey should leave NATO.", "leave", {"TUR"}, {"NATO"}, ()),
        ("Japan and Kenya plan to sign a non-aggression pact.", "pact", {"JPN", "KEN"}, set(), ("non-aggression",)),
        ("Kenya proposed security guarantees for Uganda.", "guarantee", {"UGA"}, set(), ()),
    ],
)
def test_what_a_text_proposes_runs_as_it_is(
    text: str, op: str, parties: set[str], organisations: set[str], obligations: tuple[str, ...]
) -> None:
    ((change, lacks),) = proposed(text)
    assert (change.op, set(change.parties), set(change.organisations)) == (op, parties, organisations)
    assert change.obligations == obligations
    assert not lacks


def test_a_forum_that_is_to_be_an_organisation() -> None:
    for text in ("Kenya would turn the CICA into a standing organisation.", "CICA should become an organisation."):
        ((change, lacks),) = proposed(text)
        assert (change.op, change.organisations, lacks) == ("formalise", ("CICA",), ("obligations of its members",))


def test_a_draft_says_what_the_text_does_not() -> None:
    ((change, lacks),) = proposed("Kenya should form an alliance with Chad.")
    assert set(change.parties) == {"KEN", "TCD"}
    assert lacks == ("the kind of obligation",)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has signed a defence treaty with Ghana.",
        "Kenya and Ghana built an alliance with Chad in 1999.",
        "The Warsaw Pact was dissolved.",
        "We must reform the United Nations and strengthen the Organization.",
        "The offices of the World Bank and the WTO are under one roof, and all of us form a more perfect union.",
        "The peoples of the world forged a pact of solidarity.",
        "Should Ukraine join NATO?",
        "Kenya gave security guarantees to Uganda.",
        "As a member of the United Nations, Kenya will help.",
        "I propose that the Council invite the observer of Kenya to the United Nations to take part in this meeting.",
    ],
)
def test_what_was_done_or_is_asked_is_no_proposal(text: str) -> None:
    assert not proposed(text)


def test_a_body_named_among_states_does_not_come_under_an_umbrella() -> None:
    """The African Union acts here as states do; what the umbrella is for are the structures."""
    text = (
        "ASEAN has its own rules, and APEC grows. Both are criticised by Kenya, Chad and the African Union. "
        "It would be good to bring these structures under a common umbrella."
    )
    ((change, _),) = [one for one in proposed(text) if one[0].op == "umbrella"]
    assert change.organisations == ("ASEAN", "APEC")
