"""Data that people read and edit: no long lines, and what is YAML can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import comity

SOURCE = Path(comity.__file__).parent
FILES = sorted(path for suffix in ("yaml", "txt", "tsv") for path in SOURCE.rglob(f"data/**/*.{suffix}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_line_is_longer_than_120_characters(path: Path) -> None:
    """Rows of CSV tables are left out: they cannot be wrapped. `scripts/wrap_data.py` wraps the others."""
    long = [n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if len(line) > 120]
    assert not long, f"lines {long}: python scripts/wrap_data.py {path}"


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".yaml"], ids=lambda path: path.name)
def test_every_list_says_at_its_head_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.lstrip().startswith("#"), "begin the file with a comment that says what it holds"
    assert yaml.safe_load(text)
