"""The heads in numpy say what their formulas say."""

from __future__ import annotations

import numpy as np
import pytest

from comity.language.encoder.heads import REACH, Heads, gelu, logistic, softmax, steps

WIDTH = 6


def heads() -> Heads:
    rng = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "cue.weight": (3, WIDTH), "cue.bias": (3,), "pair.left.weight": (4, WIDTH), "pair.left.bias": (4,),
        "pair.right.weight": (4, WIDTH), "pair.right.bias": (4,), "pair.over.weight": (5, WIDTH),
        "pair.over.bias": (5,),
        "pair.under.weight": (5, WIDTH), "pair.under.bias": (5,), "pair.crossed.weight": (4, 5),
        "pair.crossed.bias": (4,),
        "pair.away": (2 * REACH + 1, 4), "content.ask.weight": (3, WIDTH), "content.ask.bias": (3,),
        "content.answer.weight": (3, WIDTH), "content.answer.bias": (3,), "content.alone.weight": (1, WIDTH),
        "content.alone.bias": (1,), "content.away": (2 * REACH + 1,),
    }  # fmt: skip
    return Heads({name: rng.normal(size=shape) for name, shape in shapes.items()})


def test_pairs_tell_the_first_from_the_second() -> None:
    vectors = np.random.default_rng(2).normal(size=(5, WIDTH)).astype(np.float32)
    there, back = heads().pairs(vectors, [1], [3]), heads().pairs(vectors, [3], [1])
    assert there.shape == (1, 4)
    assert not np.allclose(there, back)


def test_shares_of_cues_sum_to_one_and_links_are_probabilities() -> None:
    vectors = np.random.default_rng(3).normal(size=(7, WIDTH)).astype(np.float32)
    assert np.allclose(heads().cues(vectors).sum(axis=1), 1)
    linked = heads().linked("content", vectors, 2)
    assert linked.shape == (7,)
    assert ((linked >= 0) & (linked <= 1)).all()


@pytest.mark.parametrize(("distance", "step"), [(0, REACH), (8, REACH + 8), (-8, REACH - 8), (10**6, 2 * REACH)])
def test_distances_far_away_are_one_step(distance: int, step: int) -> None:
    assert steps(np.array([distance]))[0] == step


def test_functions_hold_at_extremes() -> None:
    big = np.array([-1e4, 0.0, 1e4], dtype=np.float32)
    assert np.isfinite(logistic(big)).all()
    assert np.isfinite(softmax(big)).all()
    assert gelu(np.array([0.0], dtype=np.float32))[0] == 0
