"""How much two stretches share their words: 1 for the same, 0 for nothing in common, None where it cannot be told."""

from __future__ import annotations

import pytest

from comity.texts.cohesion import LEAST, cohesion

RIVERS = "rivers bridges valleys harbours canals islands " * 20
TREATIES = "treaties ministers embassies envoys summits pledges " * 20


def test_the_same_words_and_none_in_common() -> None:
    assert cohesion(RIVERS * 2, len(RIVERS)) == pytest.approx(1.0)
    assert cohesion(RIVERS + TREATIES, len(RIVERS)) == 0.0
    mixed = cohesion(RIVERS + RIVERS + TREATIES, len(RIVERS))
    assert mixed is not None
    assert 0.5 < mixed < 1.0


def test_too_short_a_side_tells_nothing() -> None:
    assert cohesion(RIVERS, LEAST - 1) is None
    assert cohesion(RIVERS, len(RIVERS) - LEAST + 1) is None
    assert cohesion(RIVERS, LEAST) is not None
