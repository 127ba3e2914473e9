"""Repair, worked by hand, and against trying every set of commitments."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.errors import ProposalError
from comity.model import Change, Proposal
from comity.security import Coercion, test, world_on_record
from comity.security.proposals import Proposal as Whole
from comity.security.repair import Commitment, repair, with_commitments
from comity.security.world import pair

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PACT = Proposal("p", "a pact", (Change("pact", ("B", "C")),))


def test_one_pledge_is_enough() -> None:
    """A 3 and B 2 are hostile; a pact of B and C 1 lowers U_A from 3/2 to 3/3. If C pledges A not to attack it, A faces
    B alone again: 3/2. One commitment, and none is too few."""
    small = world({"A": 3, "B": 2, "C": 1}, ("AB",))
    found = repair(small, PACT)
    assert len(found.commitments) == found.bound == 1
    assert found.proved
    assert test(small, found.proposal, [Coercion()]).indivisible


def test_a_proposal_that_harms_nobody_needs_none() -> None:
    small = world({"A": 3, "B": 2, "C": 1}, ("AB",))
    assert repair(small, Proposal("p", "p", (Change("guarantee", ("A",), terms={"by": "C"}),))).commitments == ()


def test_what_the_parties_cannot_mend() -> None:
    """A and B begin a rivalry: each loses, and only they could pledge one another not to fight, which mends it."""
    found = repair(world({"A": 3, "B": 2}), Proposal("p", "p", (Change("begin rivalry", ("A", "B")),)))
    assert found.commitments == (("non-aggression", "A", "B"),)


@settings(deadline=None, max_examples=40)
@given(
    weights=st.lists(st.integers(1, 9), min_size=5, max_size=5),
    hostile=st.sets(st.sampled_from(["AB", "AC", "AE", "BD", "CE", "DE"]), min_size=1),
    allied=st.sets(st.sampled_from(["AB", "AD", "BE", "CD", "AE"])),
    common=st.sampled_from(["neutral", "betraying", "defending"]),
)
def test_no_smaller_set_repairs(weights: list[int], hostile: set[str], allied: set[str], common: str) -> None:
    """Every smaller set of commitments of the parties leaves somebody paying."""
    small = world(dict(zip("ABCDE", weights, strict=True)), tuple(hostile), defence=tuple(allied))
    model = Coercion(common)  # type: ignore[arg-type]
    found = repair(small, PACT, model)
    if found.possible:
        assert test(small, found.proposal, [model]).indivisible
    offers: set[Commitment] = {("guarantee", p, s) for p in "BC" for s in "ABCDE" if s != p}
    offers |= {("non-aggression", *pair(p, s)) for p in "BC" for s in "ABCDE" if s != p}
    size = len(found.commitments) - 1 if found.possible else 1
    for fewer in combinations(sorted(offers), max(0, min(size, 2))):
        if found.commitments:
            whole = with_commitments(Whole.of(PACT), fewer)
            try:
                assert not test(small, whole, [model]).indivisible
            except ProposalError:
                continue


@pytest.mark.parametrize("name", ["nato-north", "russia-china-pact", "umbrella", "cica"])
def test_the_examples_can_be_repaired_with_proof(name: str) -> None:
    record = world_on_record("2018-01-01")
    found = repair(record, Whole.load(EXAMPLES / f"{name}.yaml"))
    assert found.proved
    assert found.possible == test(record, found.proposal, [Coercion()]).indivisible
