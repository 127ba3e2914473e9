"""Proposals and tables that would take too long or too much memory are told, with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import ComityError, ProposalError
from comity.security import Proposal, in_words, read_actors

HEAD = "proposal: A plan\non: 2018-01-01\nchanges:\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ("  - arms limit: Chile\n    share: 1e-1000000", "<proposal>:5: the share '1e-1000000' is not between"),
        ("  - arms limit: Chile\n    share: 1e1000000000", "is not between 0 and 1"),
        ("  - arms limit: Chile\n    share: 1/" + "9" * 50_000, "is not between 0 and 1"),
        ("  - pact: " + "[" * 5000 + "Chile" + "]" * 5000, "nests too deep"),
        ("  - pact: " + "{a: " * 3000 + "Chile" + "}" * 3000, "nests too deep"),
        ("  " + "- " * 5000 + "Chile", "nests too deep"),
        ("  - pact: &a [Chile, Peru]\n  - pact: *a", "aliases"),
        ("  - pact: [A, B]\n" * 201, "<proposal>:204: more than 200 changes"),
        ("  - pact: [Chile, Peru]\n" * 9000, "characters"),
    ],
)
def test_proposals_stay_within_bounds(changes: str, told: str) -> None:
    with pytest.raises(ProposalError) as error:
        Proposal.parse(HEAD + changes)
    assert told in str(error.value)
    assert len(str(error.value)) < 400


def test_a_share_may_be_written_in_each_usual_way() -> None:
    for written in ("0.8", "4/5", "80%", "80 %", "8e-1"):
        made = Proposal.parse(f"{HEAD}  - arms limit: Chile\n    share: {written}\n")
        assert made.changes[0].terms["share"] == "4/5"


def test_a_change_in_words_stays_within_bounds() -> None:
    with pytest.raises(ProposalError, match="longer than"):
        in_words([" and ".join(["Chile"] * 3000) + " join NATO"])


def test_bargaining_takes_numbers_that_people_write_and_no_more_actors_than_it_can(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    head = "actor,capability,position,salience\n"
    table.write_text(f"{head}A,1,1e-1000000,1\n")
    with pytest.raises(ComityError, match=r"x.csv:2: '1e-1000000' is no number"):
        read_actors(table)
    table.write_text(head + "".join(f"A{n},1,{n},1\n" for n in range(201)))
    with pytest.raises(ComityError, match="at most 200"):
        read_actors(table)
