"""Applying proposals to a world: what is added and ended, and what is refused."""

from __future__ import annotations

import re

import pytest

from comity.errors import ProposalError
from comity.security import Proposal, apply, world_on_record
from comity.security.changes import applied

HEAD = "proposal: A test\non: 2018-01-01\nchanges:\n"


def proposal(text: str) -> Proposal:
    return Proposal.parse(HEAD + text, "plan.yaml")


def test_joining_adds_what_the_treaty_binds_members_to() -> None:
    before = world_on_record("2018-01-01")
    after = apply(before, proposal("- join: NATO\n  states: [Finland, Sweden]"))
    assert ("FIN", "USA") in after.obligations["defence"] - before.obligations["defence"]
    assert ("FIN", "TUR") in after.obligations["consultation"]
    assert before == world_on_record("2018-01-01")


def test_a_pact_of_non_aggression_restrains_rivals() -> None:
    before = world_on_record("2018-01-01")
    assert ("IND", "PAK") in before.hostile
    after = apply(before, proposal("- non-aggression: [India, Pakistan]"))
    assert ("IND", "PAK") in after.restrained
    assert ("IND", "PAK") in after.hostile


def test_arms_limits_guarantees_and_rivalries() -> None:
    made = applied(
        world_on_record("2018-01-01"),
        proposal(
            "- arms limit: [France]\n  share: 1/2\n- guarantee: [Finland]\n  by: [France]\n"
            "- end rivalry: [India, Pakistan]\n- begin rivalry: [Chile, Finland]"
        ),
    )
    assert made.after.capability["FRA"] * 2 == made.before.capability["FRA"]
    assert ("FRA", "FIN") in made.after.guarantees
    assert ("IND", "PAK") not in made.after.hostile
    assert ("CHL", "FIN") in made.after.hostile
    assert {d.layer for d in made.differences} == {"guarantee", "hostility", "arms limit"}
    assert made.parties == {"FRA", "FIN", "IND", "PAK", "CHL"}


def test_leaving_and_dissolving_end_obligations() -> None:
    world = world_on_record("2018-01-01")
    left = apply(world, proposal("- leave: NATO\n  states: [Turkey]"))
    assert ("TUR", "USA") not in left.obligations["defence"]
    assert ("DEU", "USA") in left.obligations["defence"]
    gone = apply(world, proposal("- dissolve: NATO"))
    assert ("DEU", "USA") not in gone.obligations["defence"]
    assert ("DEU", "FRA") in gone.obligations["defence"]  # members of the EU owe it one another as well


def test_an_umbrella_carries_obligations() -> None:
    after = apply(world_on_record("2018-01-01"), proposal("- umbrella: [CSTO, SCO]\n  obligations: carried"))
    assert ("ARM", "CHN") in after.obligations["defence"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- pact: [France, Germany]", 4, "changes nothing"),
        ("- umbrella: [EAEU, CICA]", 4, "changes nothing"),
        ("- join: NATO\n  states: [France]", 4, "is a member of NATO already"),
        ("- leave: NATO\n  states: [Chile]", 4, "not a member"),
        ("- leave: Rio Treaty\n  states: [Chile]", 4, "whom OAS binds as well"),
        ("- end rivalry: [Chile, Finland]", 4, "no hostility on record"),
        ("- join: NATO\n  states: [Chile]\n- leave: NATO\n  states: [Chile]", 6, "contradicts `join` on line 4"),
        ("- end rivalry: [India, Pakistan]\n- begin rivalry: [India, Pakistan]", 5, "contradicts `end rivalry`"),
        ("- pact: [Chile, Peru]\n- dissolve: [Chile, Peru]", 5, "contradicts `pact`"),
        ("- pact: [Chile, Peru]\n- pact: [East Germany, Chile]", 5, "no state"),
        ("- join: APEC\n  states: [Finland]", 4, "is not on record. Add `obligations`"),
    ],
)
def test_what_is_refused(text: str, line: int, said: str) -> None:
    with pytest.raises(ProposalError, match=re.escape(said)) as caught:
        apply(world_on_record("2018-01-01"), proposal(text))
    assert caught.value.where == f"plan.yaml:{line}"


def test_members_of_the_past_are_there() -> None:
    """The Warsaw Pact of 1990 is not dissolved without the Soviet Union."""
    made = applied(world_on_record("1990-01-01"), proposal("- dissolve: Warsaw Pact\n  obligations: [defence]"))
    assert {"SUN", "DDR", "CSK"} <= made.parties
    assert ("BGR", "SUN") in made.differences[0].removed
    assert not any("left out" in note for note in made.notes)
