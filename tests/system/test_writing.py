"""Files of a system appear whole, in folders old and new, and never on top of what is not theirs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.errors import CaseError, OutputError
from comity.model import Actor, Tie
from comity.system import System

ACTORS = {id: Actor(id, id, "state") for id in ("NOR", "CHL")}
SYSTEM = System.of([Tie("t", "support", "CHL", "NOR", 1, basis="record")], ACTORS, "2020", "as a test has it")
FILES: tuple[Callable[[Path], Path], ...] = (
    lambda folder: SYSTEM.to_graphml(folder / "a.graphml"), lambda folder: SYSTEM.to_gexf(folder / "a.gexf"),
    lambda folder: SYSTEM.to_csv(folder)[0], lambda folder: SYSTEM.to_parquet(folder)[0],
)  # fmt: skip


@pytest.mark.parametrize("write", FILES)
def test_files_are_written_into_new_folders_and_in_place_of_older_ones(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    first = write(tmp_path / "new" / "folder").read_bytes()
    assert write(tmp_path / "new" / "folder").read_bytes() == first
    assert not [path for path in (tmp_path / "new" / "folder").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("write", FILES)
def test_a_place_that_cannot_be_written_is_told(write: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "kept"


def test_no_system_lands_on_a_case(tmp_path: Path) -> None:
    case = sqlite3.connect(tmp_path / "a.graphml")
    case.execute("CREATE TABLE t (x)")
    case.close()
    with pytest.raises(CaseError, match="would destroy"):
        SYSTEM.to_graphml(tmp_path / "a.graphml")
