"""Proposals in YAML: what is read, and how each fault is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from comity import model
from comity.errors import ComityError, ProposalError, UnknownName, UnreadableFile
from comity.security import Proposal
from comity.security.proposals import written

HEAD = "proposal: A test\non: 2018-01-01\nchanges:\n"


def test_every_kind_of_change_is_read_and_written() -> None:
    proposal = Proposal.parse(
        HEAD
        + "- join: NATO\n  states: [Finland]\n- leave: NATO\n  states: Turkey\n- dissolve: CSTO\n"
        + "- dissolve: [Russia, Belarus]\n- umbrella: [CSTO, SCO]\n  obligations: carried\n"
        + "- formalise: CICA\n  obligations: [consultation]\n- pact: [Russia, China]\n"
        + "- found: A league\n  states: [Chile, Peru]\n  obligations: [defence]\n- non-aggression: [India, Pakistan]\n"
        + "- neutrality: [Iran, Iraq]\n- guarantee: [Finland]\n  by: [United States]\n"
        + "- arms limit: [France]\n  share: 80%\n- end rivalry: [Greece, Turkey]\n- begin rivalry: [Chile, Peru]\n"
    )
    assert [change.op for change in proposal.changes][:3] == ["join", "leave", "dissolve"]
    assert proposal.changes[0].parties == ("FIN",)
    assert proposal.changes[0].line == 4
    assert proposal.changes[6].obligations == ("defence",)
    assert proposal.changes[10].terms == {"by": "USA"}
    assert proposal.changes[11].terms == {"share": "4/5"}
    again = Proposal.parse(proposal.to_yaml())
    assert [msgspec.structs.replace(change, line=None) for change in again.changes] == [
        msgspec.structs.replace(change, line=None) for change in proposal.changes
    ]
    assert (again.name, again.on) == (proposal.name, proposal.on)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        ("proposal: [", 1, "not YAML"),
        ("proposal: A\nwhen: 2018\nchanges: []", 2, "unknown key 'when'"),
        ("proposal: A\n", 1, "`changes` is missing"),
        ("proposal: A\nchanges: []", 2, "no changes"),
        ("proposal: A\non: 2018-02-30\nchanges: [{pact: [Chile, Peru]}]", 2, "not a date"),
        (HEAD + "- pact: [Chile, Peru]\n  obligation: [defence]", 5, "Did you mean obligations"),
        (HEAD + "- pact: [Chile, Peru]\n  obligations: [defense]", 5, "Did you mean defence"),
        (HEAD + "- pact: [Chile]", 4, "at least two states"),
        (HEAD + "- pact: [Chile, Chile]", 4, "named twice"),
        (HEAD + "- pact: [Chile, Peru]\n  join: NATO", 4, "two changes in one step"),
        (HEAD + "- states: [Chile]", 4, "no change in this step"),
        (HEAD + "- join: NATO", 4, "needs `states`"),
        (HEAD + "- arms limit: [Chile]\n  share: 3", 5, "not between 0 and 1"),
        (HEAD + "- formalise: CICA", 4, "needs `obligations`"),
        (HEAD + "- pact: [Chile, Peru]\n  by: [Chile]", 5, "does not belong"),
    ],
)
def test_faults_are_named_with_their_line(text: str, line: int, said: str) -> None:
    with pytest.raises(ProposalError, match=re.escape(said)) as caught:
        Proposal.parse(text, "plan.yaml")
    assert caught.value.where == f"plan.yaml:{line}"


def test_unknown_names_come_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Finland") as caught:
        Proposal.parse(HEAD + "- join: NATO\n  states: [Filand]", "plan.yaml")
    assert caught.value.where == "plan.yaml:5"
    with pytest.raises(UnknownName, match=r"plan.yaml:4"):
        Proposal.parse(HEAD + "- dissolve: Nowhere Treaty Group", "plan.yaml")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        Proposal.load(tmp_path / "missing.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ComityError):
        Proposal.load(tmp_path / "binary.yaml")


def test_a_draft_says_what_it_lacks() -> None:
    draft = model.Draft("x", "a new league", (), lacks=("members",))
    with pytest.raises(ProposalError, match="members"):
        Proposal.of(draft)
    assert "# The text does not say: members" in written(draft)
    assert Proposal.of(model.Draft("x", "a league", ())).name == "a league"


def test_several_organisations_are_dissolved_in_one_step() -> None:
    """A list of organisations is not taken for one of states, and is written as it was read."""
    plan = Proposal.parse("proposal: p\nchanges:\n- dissolve: [NATO, CSTO]\n")
    assert (plan.changes[0].parties, plan.changes[0].organisations) == ((), ("NATO", "CSTO"))
    assert Proposal.parse(plan.to_yaml()).changes == plan.changes


def test_a_key_that_is_no_word_is_named_by_its_line() -> None:
    with pytest.raises(ProposalError, match="<proposal>:3: a name belongs here, not a list or keys"):
        Proposal.parse("proposal: p\nchanges:\n- ? [a, b]\n  : c\n")


def test_a_state_that_is_gone_on_the_date_is_told() -> None:
    text = "proposal: a pact\non: 2018-01-01\nchanges:\n- pact: [Soviet Union, Mongolia]\n"
    with pytest.raises(ProposalError, match=r"gone\.yaml:4: Soviet Union was no state on 2018-01-01"):
        Proposal.parse(text, "gone.yaml")
