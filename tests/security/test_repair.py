"""Repair, worked by hand, and against trying every set of commitments."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.errors import ProposalError
from comity.model import Change, Draft
from comity.security import Coercion, described, in_words, test, world_on_record
from comity.security.proposals import Proposal
from comity.security.repair import SHARES, Commitment, repair, with_commitments
from comity.security.world import pair

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PACT = Draft("p", "a pact", (Change("pact", ("B", "C")),))


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
    assert repair(small, Draft("p", "p", (Change("guarantee", ("A",), terms={"by": "C"}),))).commitments == ()


def test_what_the_parties_cannot_mend() -> None:
    """A and B begin a rivalry: each loses, and only they could pledge one another not to fight, which mends it."""
    found = repair(world({"A": 3, "B": 2}), Draft("p", "p", (Change("begin rivalry", ("A", "B")),)))
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
    found = repair(small, PACT, model, shares=SHARES)
    if found.possible:
        assert test(small, found.proposal, [model]).indivisible
    offers: set[Commitment] = {("guarantee", p, s) for p in "BC" for s in "ABCDE" if s != p}
    offers |= {("non-aggression", *pair(p, s)) for p in "BC" for s in "ABCDE" if s != p}
    offers |= {("arms limit", p, str(share)) for p in "BC" for share in SHARES}
    size = len(found.commitments) - 1 if found.possible else 2
    for fewer in combinations(sorted(offers), min(size, 2)) if size > 0 else ():
        try:
            assert not test(small, with_commitments(Proposal.of(PACT), fewer), [model]).indivisible
        except ProposalError:  # two limits of one state
            continue


@pytest.mark.parametrize("name", ["nato-north", "russia-china-pact", "umbrella", "cica"])
def test_the_examples_can_be_repaired_with_proof(name: str) -> None:
    record = world_on_record("2018-01-01")
    found = repair(record, Proposal.load(EXAMPLES / f"{name}.yaml"))
    assert found.proved
    assert found.possible == test(record, found.proposal, [Coercion()]).indivisible


LIMIT_ONLY = Draft(
    "p", "an end to non-aggression, and a pact",
    (Change("dissolve", ("A", "B"), obligations=("non-aggression",)), Change("pact", ("B", "C"))),
)  # fmt: skip


def test_only_a_limit_repairs() -> None:
    """A 4 and B 4 are rivals that have pledged one another non-aggression, C 1 has pledged it to A; A has a rival H 3
    as well, B a rival K 8. Before: U_A = 4/3 (H), U_B = 4/8, U_K = 8/4, U_H = 3/4. The proposal ends the pledge of A
    and B, so that B can attack A, and makes B and C allies: U_A = min(4/3, 4/4) = 1 and U_K = 8/5 fall.

    B cannot pledge A what the proposal ends, and C's guarantee of A is too little: (4 + 1)/4 < 4/3. Holding B to 3/4,
    3 in arms, is enough: U_A = min(4/3, 4/3), U_B = (3 + 1)/8, U_K = 8/(3 + 1), as before. To 9/10 is not,
    4/(18/5) = 10/9 < 4/3; to 1/2 is too much, U_B = (2 + 1)/8 < 4/8."""
    small = world(
        {"A": 4, "B": 4, "C": 1, "H": 3, "K": 8}, ("AB", "AH", "BK"), ("AB", "AC"), non_aggression=("AB", "AC")
    )
    assert not repair(small, LIMIT_ONLY).possible
    found = repair(small, LIMIT_ONLY, shares=SHARES)
    assert found.commitments == (("arms limit", "B", "3/4"),)
    assert (found.bound, found.proved) == (1, True)
    assert test(small, found.proposal, [Coercion()]).indivisible


def test_one_limit_for_three_pledges() -> None:
    """A, D and E, 2 each, are hostile to B 4; a pact of B with C 1 lowers each from 2/4 to 2/5. C can pledge all three
    not to attack; B held to 3/4 leaves 3 + 1 = 4 against them, and 4 against 2 for B, as before: one for three."""
    small = world({"A": 2, "B": 4, "C": 1, "D": 2, "E": 2}, ("AB", "BD", "BE"))
    assert len(repair(small, PACT).commitments) == 3
    assert repair(small, PACT, shares=SHARES).commitments == (("arms limit", "B", "3/4"),)


@pytest.mark.parametrize(
    "commitment", [("guarantee", "USA", "TWN"), ("non-aggression", "CHN", "TTO"), ("arms limit", "RUS", "3/4")]
)
def test_commitments_are_told_as_changes_in_words(commitment: tuple[str, str, str]) -> None:
    """What a repair prints can be given to `--change`, and means the same."""
    (change,) = in_words([described(commitment)], "2018").changes
    assert change.op == commitment[0]
    assert {commitment[1]} <= {*change.parties, change.terms.get("by")}
