"""The search over pacts gives what testing each pact in turn gives."""

from __future__ import annotations

from math import isclose

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.security import Coercion, world_on_record
from comity.security.pacts import Pacts, exact, pacts

PAIRS = ["AB", "AC", "AD", "AE", "BC", "BD", "BE", "CD", "CE", "DE"]


def agrees(found: Pacts, at: int) -> None:
    result = exact(found.world, found.pairs[at], found.model)
    assert isclose(float(result.gain), found.gain[at], abs_tol=1e-6)
    assert isclose(float(result.loss), found.loss[at], abs_tol=1e-6)
    assert len(result.payers) == found.payers[at]


@settings(deadline=None, max_examples=60)
@given(
    weights=st.lists(st.integers(0, 9), min_size=5, max_size=5),
    hostile=st.sets(st.sampled_from(PAIRS)),
    allied=st.sets(st.sampled_from(PAIRS), max_size=5),
    restrained=st.sets(st.sampled_from(PAIRS), max_size=3),
    guaranteed=st.sets(st.sampled_from([("A", "B"), ("C", "A"), ("E", "D")])),
    common=st.sampled_from(["neutral", "betraying", "defending"]),
)
def test_small_worlds(
    weights: list[int], hostile: set[str], allied: set[str], restrained: set[str], guaranteed: set[tuple[str, str]],
    common: str,
) -> None:  # fmt: skip
    capability = dict(zip("ABCDE", weights, strict=True))
    small = world(capability, tuple(hostile), tuple(restrained), defence=tuple(allied))
    small = msgspec.structs.replace(small, guarantees=frozenset(guaranteed))
    found = pacts(small, Coercion(common))  # type: ignore[arg-type]
    assert {"".join(two) for two in found.pairs} == set(PAIRS) - allied
    for at in range(len(found.pairs)):
        agrees(found, at)


@pytest.mark.parametrize("common", ["neutral", "betraying", "defending"])
def test_on_record(common: str) -> None:
    found = pacts(world_on_record("2018-01-01"), Coercion(common))  # type: ignore[arg-type]
    assert len(found.pairs) > 17_000
    for at in range(0, len(found.pairs), 2500):
        agrees(found, at)
    agrees(found, found.pairs.index(("CHN", "RUS")))


def test_best_and_frontier() -> None:
    found = pacts(world_on_record("2018-01-01"))
    best = found.best(3)
    net = [pact.result.gain - pact.result.loss for pact in best]
    assert net == sorted(net, reverse=True)
    assert all(pact.result.indivisible for pact in found.best(3, indivisible=True))
    frontier = found.frontier()
    assert [p.result.gain for p in frontier] == sorted(p.result.gain for p in frontier)
    assert [p.result.loss for p in frontier] == sorted(p.result.loss for p in frontier)
