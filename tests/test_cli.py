"""The command line: every command is documented, the main job runs, and errors speak to the user."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from comity.cli import app

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "steppe-bridge.txt"


def comity(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "comity.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


def test_every_command_has_help_and_is_in_the_docs() -> None:
    documented = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert command.help, name
        assert f"comity {name}" in documented, name
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("cli")
    return folder, comity("read", EXAMPLE, "--case", "steppe.comity", "--all", cwd=folder)


def test_read_prints_what_an_analyst_needs(read: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = read
    assert done.returncode == 0, done.stderr
    for words in ("commentary", "speech", "press release", "2024-06-12", "2024-06-14", "Daniyar Seitkali", "On record"):
        assert words in done.stdout


def test_brief_map_said_and_export_follow(read: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = read
    for arguments in (
        ("brief", "-o", "brief.html"),
        ("map", "--according-to", "Kazakhstan", "-o", "map"),
        ("said", "--by", "Daniyar Seitkali", "--about", "NATO"),
        ("trace", "bridge"),
        ("trace",),
        ("export", "--to", "jsonl", "-o", "export"),
    ):
        done = comity(*arguments, "--case", "steppe.comity", cwd=folder)
        assert done.returncode == 0, done.stderr
    assert "<svg" in (folder / "brief.html").read_text("utf-8")
    written = {path.name for path in (folder / "map").iterdir()}
    assert {"map.html", "network.svg", "timeline.svg", "map.graphml", "map.gexf"} <= written
    assert (folder / "export" / "statements.jsonl").stat().st_size


def test_bad_input_is_told_and_costs_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = comity("read", "empty.txt", "binary.txt", "missing.txt", EXAMPLE, "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 3
    for name in ("empty.txt", "binary.txt", "missing.txt"):
        assert f"{name}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert "Daniyar Seitkali" in done.stdout


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "missing.txt"])
def test_nothing_read_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = comity("read", name, "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"comity: {name}: ")
    assert "Traceback" not in done.stderr


def test_a_text_without_date_or_actors_is_read_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("The soup was warm. It had carrots in it, and a little salt.\n")
    done = comity("read", "plain.txt", "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 0
    assert "no date" in done.stderr
    assert "names no state" in done.stderr


def test_unknown_names_are_told_with_the_nearest(read: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = read
    done = comity("map", "--according-to", "Kazakstan", "--case", "steppe.comity", cwd=folder)
    assert done.returncode == 1
    assert "Kazakhstan" in done.stderr


def test_drafts_of_a_case(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Speech by the President of Chile\n12 June 2012\n\nWe propose that Ukraine join NATO. "
        "Russia should form an alliance with China. It is time for China to form an alliance with Russia.\n"
    )
    assert comity("read", "note.txt", "--case", "note.comity", cwd=tmp_path).returncode == 0
    listed = comity("test", "--case", "note.comity", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert "lacks: the kind of obligation" in listed.stdout
    id, *again = (word for word in listed.stdout.split() if word.endswith("-pact"))
    assert len(again) == 1
    assert listed.stdout.count("lacks: the kind") == 1
    tried = comity("test", "--case", "note.comity", id, "--models", "entanglement", cwd=tmp_path)
    assert tried.returncode == 0, tried.stderr
    assert "# obligations: [one or more of" in tried.stdout
    assert "owing neutrality: " in " ".join(tried.stdout.split())
    owing = comity("test", "--case", "note.comity", id, "--owing", "defence", "--models", "entanglement", cwd=tmp_path)
    assert "owing defence (put to 2012-06-12)" in " ".join(owing.stdout.split())
    wrong = comity("test", "--case", "note.comity", id, "--owing", "friendship", cwd=tmp_path)
    assert wrong.returncode == 1
    assert "unknown kind of obligation 'friendship'" in " ".join(wrong.stderr.split())
    assert comity("test", cwd=tmp_path).returncode == 2


def test_pacts_are_ranked_and_all_written(tmp_path: Path) -> None:
    done = comity("pacts", "--on", "2012", "-k", "2", "--harming-nobody", "-o", "pacts.csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "that harm nobody" in done.stdout
    assert "What the data lack" in done.stdout
    with (tmp_path / "pacts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10_000
    assert sum(float(row["gain"]) > 0 and row["payers"] == "0" for row in rows) > 100


def test_history_runs_over_the_years(tmp_path: Path) -> None:
    done = comity("history", "1913", "1914", "-o", "years.csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {"1913", "1914"} <= {line.split(" ")[0] for line in done.stdout.splitlines()}
    assert "1914-01-01" in (tmp_path / "years.csv").read_text("utf-8")
    none = comity("history", "3000", "3001", cwd=tmp_path)
    assert none.returncode == 1
    assert "nothing on record from 3000 to 3001" in none.stderr


@pytest.mark.parametrize(
    "arguments",
    [("map", "--on", "junk"), ("said", "--since", "2024-13"), ("said", "--until", "x"), ("pacts", "--on", "20241301"),
     ("record", "Chile", "--on", "2024-02-30"), ("export", "--to", "csv", "--on", "May")],
)  # fmt: skip
def test_what_is_no_date_is_told(
    read: tuple[Path, subprocess.CompletedProcess[str]], arguments: tuple[str, ...]
) -> None:
    folder, _ = read
    case = () if arguments[0] in ("pacts", "record") else ("--case", "steppe.comity")
    done = comity(*arguments, *case, cwd=folder)
    assert done.returncode == 1
    assert "is not a date" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("changes", "line", "told"),
    [
        ("  - join: NATO\n    states: [Finland]\n  - leave: NATO\n    states: [Finland]", 6, "Finland and NATO"),
        ("  - pact: [Chile, Perru]", 4, "Peru"),
        ("  - join: NATTO\n    states: [Chile]", 4, "NATO"),
        ("  - pakt: [Chile, Peru]", 4, "pact"),
        ("  - pact: [{a: b}, Chile]", 4, "a name belongs here"),
        ("\t- pact: [Chile, Peru]", 4, "Indent with spaces"),
    ],
)
def test_a_faulty_proposal_is_told_with_its_line(tmp_path: Path, changes: str, line: int, told: str) -> None:
    (tmp_path / "plan.yaml").write_text(f"proposal: A plan\non: 2018-01-01\nchanges:\n{changes}\n", "utf-8")
    done = comity("test", "plan.yaml", "-o", "out.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert f"plan.yaml:{line}: " in done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_verify_holds_the_texts_of_one_file_against_one_another(tmp_path: Path) -> None:
    for more in ((), ("--against", EXAMPLE)):
        done = comity("verify", EXAMPLE, *more, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "altered" in done.stdout
