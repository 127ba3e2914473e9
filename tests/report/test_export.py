"""The system of a case as files of other programs; an unknown format writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case import Case
from comity.errors import ComityError, UnknownName
from comity.formats import FORMATS
from comity.report import export
from comity.system import System


def test_the_system_of_a_case_is_exported_and_read_back(tmp_path: Path) -> None:
    case = Case.in_memory()
    (path,) = export(case, "gexf", tmp_path)
    assert System.from_gexf(path) == case.system()
    assert [path.name for path in export(case, "csv", tmp_path)] == ["actors.csv", "system.csv", "ties.csv"]
    assert {path.name for path in tmp_path.iterdir()} == {"system.gexf", "actors.csv", "system.csv", "ties.csv"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_whole_and_leaves_nothing_else(name: str, two_texts: Case, tmp_path: Path) -> None:
    paths = export(two_texts, name, tmp_path / "out")
    assert paths
    assert sorted((tmp_path / "out").iterdir()) == sorted(paths)
    assert all(path.stat().st_size for path in paths if path.suffix != ".jsonl")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="parquet"):
        export(Case.in_memory(), "xls", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_choice_that_a_format_cannot_follow_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComityError, match="annotations holds all evidence"):
        export(Case.in_memory(), "annotations", tmp_path / "out", on_record=True)
    assert not (tmp_path / "out").exists()
