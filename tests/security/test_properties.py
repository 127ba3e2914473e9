"""What holds of every model: names and order do not count, and what is undone leaves no trace."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import Allocation, Balance, Coercion, Distance, Entanglement, Model, World, apply
from comity.security.world import pair

PAIRS = [a + b for a in "ABCDE" for b in "ABCDE" if a < b]
MODELS: tuple[Model, ...] = (
    Coercion(), Coercion("betraying"), Coercion("defending"), Allocation(), Allocation("divided"),
    Entanglement(True), Entanglement(False), Balance(), Distance(),
)  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Five states with any ties of defence, non-aggression and hostility."""
    weights = draw(st.lists(st.integers(1, 9), min_size=5, max_size=5))
    defence, pledged, hostile = (tuple(sorted(draw(st.sets(st.sampled_from(PAIRS), max_size=5)))) for _ in range(3))
    held = dict(zip("ABCDE", weights, strict=True))
    return world(held, hostile, tuple(set(pledged) - set(hostile)), defence=defence, non_aggression=pledged)


def renamed(old: World, names: dict[str, str]) -> World:
    """The same world under other names, its states and pairs given in another order."""

    def of(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        return frozenset(pair(names[a], names[b]) for a, b in pairs)

    return msgspec.structs.replace(
        old,
        states=tuple(sorted(names.values())),
        capability={names[state]: old.capability[state] for state in reversed(old.states)},
        obligations={kind: of(owed) for kind, owed in old.obligations.items()},
        hostile={pair(names[a], names[b]): why for (a, b), why in reversed(old.hostile.items())},
        restrained=of(old.restrained),
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
@settings(deadline=None, max_examples=25)
@given(old=worlds(), order=st.permutations("ABCDE"))
def test_names_and_order_do_not_count(model: Model, old: World, order: list[str]) -> None:
    names = dict(zip("ABCDE", order, strict=True))
    before, after = model.assess(old).security, model.assess(renamed(old, names)).security
    assert after == {names[state]: security for state, security in before.items()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
@settings(deadline=None, max_examples=25)
@given(old=worlds())
def test_a_tie_that_a_model_does_not_weigh_moves_nobody(model: Model, old: World) -> None:
    after = apply(old, Draft("p", "p", (Change("pact", ("A", "B"), obligations=("consultation",)),)))
    assert model.assess(after).security == model.assess(old).security


@settings(deadline=None, max_examples=50)
@given(old=worlds(), two=st.sampled_from(PAIRS), kind=st.sampled_from(["defence", "offence", "consultation"]))
def test_adding_then_ending_gives_the_world_as_it_was(old: World, two: str, kind: str) -> None:
    if pair(*two) in old.obligations[kind]:
        return
    made = apply(old, Draft("p", "p", (Change("pact", tuple(two), obligations=(kind,)),)))
    assert made != old
    assert apply(made, Draft("q", "q", (Change("dissolve", tuple(two), obligations=(kind,)),))) == old


@settings(deadline=None, max_examples=50)
@given(old=worlds(), two=st.sampled_from(PAIRS))
def test_a_rivalry_begun_then_ended_leaves_no_trace(old: World, two: str) -> None:
    if pair(*two) in old.hostile:
        return
    begun = apply(old, Draft("p", "p", (Change("begin rivalry", tuple(two)),)))
    assert apply(begun, Draft("q", "q", (Change("end rivalry", tuple(two)),))) == old


@settings(deadline=None, max_examples=50)
@given(old=worlds(), first=st.sampled_from(PAIRS), second=st.sampled_from(PAIRS))
def test_changes_made_together_or_one_after_the_other_in_either_order(old: World, first: str, second: str) -> None:
    """A pact and an arms limit, which concern different things."""
    pact = Change("pact", tuple(first), obligations=("offence",))
    limit = Change("arms limit", tuple(second), terms={"share": str(Fraction(3, 4))})
    ones = [Draft("p", "p", steps) for steps in ((pact,), (limit,), (pact, limit), (limit, pact))]
    assert apply(apply(old, ones[0]), ones[1]) == apply(apply(old, ones[1]), ones[0])
    assert apply(old, ones[2]) == apply(old, ones[3]) == apply(apply(old, ones[0]), ones[1])
