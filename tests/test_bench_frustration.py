"""The benchmark of the line index takes whatever a table of signed ties may look like, and says what it cannot take."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "frustration.py"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )


def test_every_form_of_actor_and_sign(tmp_path: Path) -> None:
    """In every period a triangle with one hostile tie: one pair is out of place."""
    forms: dict[str, tuple[list[object], list[object], list[object]]] = {
        "numbers": ([1, 2, 10], ["2", "10", "1"], [1, 1, -1]),
        "floats": (["x", "y", "x"], ["y", "z", "z"], [1.0, 0.5, -1.0]),
        "words": (["x", "y", "x"], ["y", "z", "z"], ["+", "-", "+1"]),
        "repeated": (["x", "y", "y", "z", "x"], ["y", "z", "x", "y", "z"], [1, 1, 1, 1, -1]),
        "itself": (["x", "y", "x", "x"], ["y", "z", "z", "x"], [1, 1, -1, -1]),
        "cancelled": (["x", "y", "x", "z", "z", "w"], ["y", "z", "z", "x", "w", "x"], [1, 1, -1, 1, -1, 1]),
    }
    for form, (a, b, sign) in forms.items():
        path = tmp_path / f"{form}.parquet"
        pl.DataFrame({"period": [form] * len(a), "a": a, "b": b, "sign": sign}).write_parquet(path)
        done = run(path)
        assert done.returncode == 0, done.stderr
        period, value, seconds = done.stdout.strip().split("\t")
        assert (period, value) == (form, "1")
        assert float(seconds) >= 0


def test_networks_that_it_makes() -> None:
    """Three networks of 435 actors and 15,000 ties; without time they have bounds at least."""
    done = run("made", 0)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["0.1", "0.15", "0.2"]


def test_bounds_where_the_time_runs_out(tmp_path: Path) -> None:
    rows = [(7, a, b, -1) for a in range(7) for b in range(a)]  # 9 out of place, but only 7 triangles apart
    pl.DataFrame(rows, schema=["period", "a", "b", "sign"], orient="row").write_parquet(tmp_path / "t.parquet")
    done = run(tmp_path / "t.parquet", 0)
    lower, upper = done.stdout.split("\t")[1].split("..")
    assert int(lower) < int(upper)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"period": [1], "a": ["x"], "sign": [1]}, "lacks b;"),
        ({"period": [1], "a": [1], "b": [2], "sign": ["good"]}, "'good'"),
    ],
)
def test_what_it_cannot_take_is_named(tmp_path: Path, columns: dict[str, list[object]], words: str) -> None:
    pl.DataFrame(columns).write_parquet(tmp_path / "t.parquet")
    done = run(tmp_path / "t.parquet")
    assert done.returncode == 1
    assert "t.parquet" in done.stderr
    assert words in done.stderr


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_text("period,a,b,sign")
    assert "not a Parquet file" in run(tmp_path / "t.parquet").stderr
    done = run(tmp_path / "no.parquet")
    assert (done.returncode, "no.parquet: no such file" in done.stderr) == (1, True)
