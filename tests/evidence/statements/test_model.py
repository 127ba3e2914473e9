"""Weights and what is computed from them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.statements.model import PREFIXES, Model, final_signs, softmax, trained, trait_hash


@pytest.fixture
def model() -> Model:
    place = trait_hash(PREFIXES[0], "l=say")
    return Model([place], [1.5], [0.0, 1.0, *[0.0] * 10], 0.5)


def test_scores_are_sums_of_weights(model: Model) -> None:
    assert model.score(0, ["l=say", "l=say", "unknown"]) == pytest.approx(3.0)
    assert model.score(1, ["l=say"]) == 0.0


def test_least_odds_are_where_the_probability_is_reached(model: Model) -> None:
    odds = model.least_odds("verb", 0.7)
    assert model.probability(final_signs(odds, [1.0], 0, 1.0, "verb", True)) == pytest.approx(0.7)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_shares_sum_to_one(scores: list[float]) -> None:
    assert math.isclose(sum(softmax(scores)), 1.0)


def test_the_weights_that_ship_are_small_and_plain() -> None:
    model = trained()
    assert model is not None
    assert 0.1 < model.threshold < 0.6
