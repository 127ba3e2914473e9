"""The demo: the examples, read and drawn into a folder of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.demo import PROPOSAL, TEXT, demo, examples
from comity.errors import OutputError


def test_the_examples_are_there() -> None:
    assert {TEXT, PROPOSAL} <= {path.name for path in examples().iterdir()}


def test_the_demo_reads_draws_and_tests(tmp_path: Path) -> None:
    case, made = demo(tmp_path / "demo", fast=True)
    paths = [path.relative_to(tmp_path).as_posix() for path in made]
    assert paths == ["demo/map/map.html", "demo/test.html", "demo/brief.html"]
    assert len(case.documents) == 3
    assert all((tmp_path / path).stat().st_size > 10_000 for path in paths)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("kept")
    with pytest.raises(OutputError, match="cannot be copied"):
        demo(tmp_path / "a.txt")
