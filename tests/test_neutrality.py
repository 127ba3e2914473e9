"""The program takes no side: with the names of other states in the same words, the same is found but for the names.

`python bench/neutrality.py` reads thirty frames and ten texts with twenty states; here all frames and some texts with
those states whose names are least alike, with the encoder.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from comity.language import encoder_missing

ROOT = Path(__file__).resolve().parents[1]
STATES = ("Iran", "France", "India", "Brazil")


@pytest.fixture(scope="module")
def bench() -> Any:
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        return importlib.import_module("neutrality")
    finally:
        sys.path.pop(0)


def chosen(bench: Any, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [state for state in bench.GIVEN["states"] if state["name"] in names]


def test_there_are_as_many_as_it_takes(bench: Any) -> None:
    assert len(bench.GIVEN["states"]) == 20
    assert len(bench.GIVEN["frames"]) == 30
    assert len(bench.GIVEN["texts"]) == 10


def test_something_is_found_in_the_frames(bench: Any) -> None:
    trio = chosen(bench, STATES[:3])
    read = bench._paragraphs([bench._filled(frame, trio) for frame in bench.GIVEN["frames"]], trio, True)
    assert sum(any(one.values()) for one in read) > 20
    assert not any("France" in line for one in read for lines in one.values() for line in lines)


def test_a_difference_would_be_found(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def partial(texts: list[str], trio: list[dict[str, str]], fast: bool) -> list[dict[str, frozenset[str]]]:
        sign = "-1" if trio[0]["name"] == "France" else "+1"
        return [
            {kind: frozenset({f"A B {sign}"}) for kind in ("statements", "ties", "events", "positions")} for _ in texts
        ]

    monkeypatch.setattr(bench, "_paragraphs", partial)
    found = bench.compared(["{A} met {B}."], chosen(bench, STATES), len(STATES), together=True)
    assert {(state, kind) for _, state, kind, *_ in found} == {
        ("France", kind) for kind in ("statements", "ties", "events", "positions")
    }


UNLIKE = ("Iran", "the United States", "South Africa")  # a name of one word, one with an article, one of two words


@pytest.mark.parametrize("fast", [True, False])
def test_the_frames_are_read_alike_with_all_names(bench: Any, fast: bool) -> None:
    if not fast and encoder_missing():
        pytest.skip(encoder_missing())
    states = chosen(bench, UNLIKE)
    assert len(states) == 3
    assert bench.compared(bench.GIVEN["frames"], states, 3, fast=fast, together=True) == []


@pytest.mark.parametrize("form", [1, 3, 5])
def test_texts_are_read_alike_with_all_names(bench: Any, form: int) -> None:
    if encoder_missing():
        pytest.skip(encoder_missing())
    assert bench.compared([bench.GIVEN["texts"][form]], chosen(bench, UNLIKE), 3) == []
