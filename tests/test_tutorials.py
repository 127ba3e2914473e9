"""What the tutorials show is what happens; `python scripts/tutorials.py` writes them anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs" / "tutorials").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_tutorial_shows_what_happens(page: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "tutorials.py"), "--check", str(page)]
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_one_for_each_reader() -> None:
    assert [page.stem for page in PAGES] == ["analyst", "researcher", "teacher"]
    for page in PAGES:
        assert page.read_text("utf-8").count("```console") >= 2
