"""Files that a command writes: whole or not at all, never on top of a case, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import outputs
from comity.errors import CaseError, OutputError
from comity.outputs import cell, output, output_folder, table

BAD = ("a.txt/x.html", "x" * 300 + ".html", "folder", "/proc/x.html", "x\0y.html")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("kept")
    Path("folder").mkdir()


@pytest.mark.parametrize("path", BAD)
def test_a_place_that_cannot_be_written_is_told(path: str) -> None:
    with pytest.raises(OutputError, match=r"cannot be written|is a folder") as told, output(path) as draft:
        draft.write_text("words")
    assert told.value.where == path
    assert told.value.remedy
    assert Path("a.txt").read_text() == "kept"


@pytest.mark.parametrize("path", ["a.txt", "a.txt/x", "x" * 300])
def test_a_folder_that_cannot_be_written_is_told(path: str) -> None:
    with pytest.raises(OutputError), output_folder(path) as folder:
        (folder / "a").write_text("words")
    assert Path("a.txt").read_text() == "kept"


def test_what_stood_there_stands_until_all_is_written() -> None:
    def half(path: Path) -> None:
        path.write_text("half")
        raise RuntimeError("cut short")

    with pytest.raises(RuntimeError), output("a.txt") as draft:
        half(draft)
    with pytest.raises(RuntimeError), output_folder("folder") as folder:
        half(folder / "b.txt")
    assert Path("a.txt").read_text() == "kept"
    assert sorted(path.name for path in Path().rglob("*")) == ["a.txt", "folder"]
    with output("a.txt") as draft:
        draft.write_text("new")
    assert Path("a.txt").read_text() == "new"


def test_a_device_is_written_and_stays_a_device() -> None:
    with output("/dev/null") as draft:
        draft.write_text("words")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["c.comity", "link.html", "hard.html", "c.comity-wal"])
def test_no_output_lands_on_a_case(name: str) -> None:
    case = sqlite3.connect("c.comity")
    case.execute("CREATE TABLE t (x)")
    case.close()
    Path("link.html").symlink_to("c.comity")
    Path("hard.html").hardlink_to("c.comity")
    before = Path("c.comity").read_bytes()
    with pytest.raises(CaseError, match="would destroy"), output(name) as draft:
        draft.write_text("words")
    with pytest.raises(CaseError, match="would destroy"), output_folder(name):
        pass
    with pytest.raises(CaseError, match="would destroy"), output_folder(".") as folder:
        (folder / "c.comity").write_text("words")
    assert Path("c.comity").read_bytes() == before


FULL = """
import sys
from comity.errors import OutputError
from comity.outputs import output
try:
    with output(sys.argv[1]) as draft:
        draft.write_text("long " * 10000)
except OutputError as error:
    sys.exit(str(error))
"""


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    command = [sys.executable, "-B", "-c", FULL, "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, preexec_fn=small, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "a.txt: cannot be written" in done.stderr
    assert "Make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert Path("a.txt").read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "folder"]


@pytest.mark.parametrize(
    "value", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\tx", "\rx", "\n=1", "＝1", "-- no"]
)
def test_no_cell_begins_as_a_formula(value: str) -> None:
    assert cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["-0.5", "-1/3", "+7", "-1e-05", "said", "", 3, None, "'quoted'"])
def test_numbers_and_words_stay_as_they_are(value: object) -> None:
    assert cell(value) == value


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_table_holds_no_formula(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.mktemp("table") / "t.csv"
    with table(path) as rows:
        rows.write(*("".join(c for c in one if c.isprintable()) for one in cells))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            assert all(not one or one[0] not in "=+-@" or outputs._NUMBER.fullmatch(one) for one in row)
