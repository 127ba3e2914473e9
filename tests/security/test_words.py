"""Changes in words become the steps that a file would have."""

from __future__ import annotations

import pytest

from comity.errors import ProposalError, UnknownName
from comity.security.proposals import OPS
from comity.security.words import SAYINGS, proposal

SAID = {
    "Ukraine joins NATO": ("join", ("UKR",), ("NATO",), ()),
    "Finland and Sweden join NATO with defence": ("join", ("FIN", "SWE"), ("NATO",), ("defence",)),
    "The United States leaves NATO.": ("leave", ("USA",), ("NATO",), ()),
    "CSTO is dissolved": ("dissolve", (), ("CSTO",), ()),
    "dissolve the Warsaw Pact": ("dissolve", (), ("Warsaw Pact",), ()),
    "Russia and Belarus end their pact": ("dissolve", ("RUS", "BLR"), (), ()),
    "Russia and China sign a defence pact": ("pact", ("RUS", "CHN"), (), ("defence",)),
    "Trinidad and Tobago and Chile ally": ("pact", ("TTO", "CHL"), (), ("defence",)),
    "Chile, Peru and Bolivia found a League of the Andes with defence and consultation": (
        "found", ("CHL", "PER", "BOL"), (), ("defence", "consultation")),
    "umbrella over CSTO, SCO and EAEU": ("umbrella", (), ("CSTO", "SCO", "EAEU"), ("defence",)),
    "CSTO and SCO come under one umbrella with consultation": ("umbrella", (), ("CSTO", "SCO"), ("consultation",)),
    "CICA becomes an organisation with consultation": ("formalise", (), ("CICA",), ("consultation",)),
    "CICA becomes an alliance of non-aggression": ("formalise", (), ("CICA",), ("non-aggression",)),
    "India and Pakistan pledge non-aggression": ("non-aggression", ("IND", "PAK"), (), ()),
    "Iran and Iraq pledge neutrality": ("neutrality", ("IRN", "IRQ"), (), ()),
    "the United States guarantees Taiwan": ("guarantee", ("TWN",), (), ()),
    "France limits its arms to 80%": ("arms limit", ("FRA",), (), ()),
    "India and Pakistan end their rivalry": ("end rivalry", ("IND", "PAK"), (), ()),
    "India and Kenya become rivals": ("begin rivalry", ("IND", "KEN"), (), ()),
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_is_a_step(said: str) -> None:
    (change,) = proposal([said], "2018").changes
    assert (change.op, change.parties, change.organisations, change.obligations) == SAID[said]


def test_every_kind_of_change_can_be_said_and_is_in_the_help() -> None:
    assert {op for op, *_ in SAID.values()} == set(OPS)
    assert len(SAYINGS) >= len(OPS)


def test_several_changes_are_one_proposal() -> None:
    made = proposal(["Ukraine joins NATO", "Russia and Ukraine pledge non-aggression"], "2018-01-01")
    assert [change.op for change in made.changes] == ["join", "non-aggression"]
    assert made.name == "Ukraine joins NATO; Russia and Ukraine pledge non-aggression"


def test_what_cannot_be_understood_is_told() -> None:
    with pytest.raises(ProposalError, match="Ukraine dances") as caught:
        proposal(["Ukraine dances"])
    assert "A leaves ORG" in (caught.value.remedy or "")
    with pytest.raises(UnknownName):
        proposal(["Ukrainia joins NATO"])
