"""The invented passages stand by their convention: every string is in its text, every value is known."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("invented", ROOT / "scripts/reader/invented.py")
assert _spec is not None
assert _spec.loader is not None
invented = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(invented)


@pytest.mark.parametrize(("folder", "least"), [("scripts/reader/invented", 400), ("bench/invented", 100)])
def test_every_passage_is_whole(folder: str, least: int) -> None:
    made = invented.read(ROOT / folder)
    assert len(made) >= least
    for system, _ in made:
        for row in (*system["ties"], *system["positions"]):
            assert 0 <= row["start"] < row["end"] <= len(system["text"])


def test_what_is_tested_is_not_what_is_trained_on() -> None:
    texts = [
        {row["text"] for row, _ in invented.read(ROOT / at)} for at in ("scripts/reader/invented", "bench/invented")
    ]
    assert not texts[0] & texts[1]


def test_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    tie = ["A", "B", "talks", "real", "author", "met", "A saw B."]
    row = {"id": "a", "text": "A met B.", "ties": [tie], "positions": [], "statements": []}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), "utf-8")
    with pytest.raises(ValueError, match=r"x\.jsonl:1 \(a\): ties 1: not in the text: 'A saw B\.'"):
        invented.read(tmp_path)
