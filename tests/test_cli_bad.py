"""Bad input on the command line: a line that names it and the remedy, an exit code, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made

from comity import cli
from comity.case import Case

CASE = ("--case", "c.comity")


@pytest.fixture(autouse=True)
def _a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source, document = made(TEXT, "a.txt")
    case = Case.open("c.comity")
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    case.connection.close()


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of a command; what goes wrong by another way than an exit fails the test."""
    monkeypatch.setattr("sys.argv", ["comity", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("words", ["a\0b", "\ud800x", '"', '""', "NEAR(", "*", "col:val", "'", "x" * 100_000, "-"])
def test_any_words_can_be_searched(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "said", words, *CASE) == 0


@pytest.mark.parametrize("name", ["\0", "\ud800", "", " ", "(", "x" * 5000])
@pytest.mark.parametrize(
    "command", [("said", "--by"), ("said", "--about"), ("said", "--since"), ("map", "--about"), ("correct",)]
)
def test_what_names_nobody_is_told(
    command: tuple[str, ...], name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    more = ("reject",) if command == ("correct",) else ()
    assert run(monkeypatch, *command, name, *more, *CASE) == 1
    told = capfd.readouterr().err
    assert told.startswith("comity: ")
    assert "fault of the program" not in told


@pytest.mark.parametrize(("name", "meant"), [("Rusia", "Russia"), ("Norwegen", "Norway"), ("Norvay", "Norway")])
def test_a_name_with_a_slip_is_asked_about(
    name: str, meant: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for option in ("--by", "--about"):
        assert run(monkeypatch, "said", option, name, *CASE) == 1
        assert f"no actor is called '{name}'. Did you mean {meant}" in capfd.readouterr().err
    assert run(monkeypatch, "said", "--about", "Норвегия", *CASE) == 0


@pytest.mark.parametrize("day", ["20 May 2024", "May 2024", "2024/5/20", "20.5.2024", "2024"])
def test_dates_are_taken_as_people_type_them(
    day: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "said", "--since", day, "--until", day, *CASE) == 0
    assert "Norway is a friend" in capfd.readouterr().out


def test_what_could_be_two_days_is_asked(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "record", "Norway", "--on", "3/4/2024") == 1
    assert "2024-04-03 or 2024-03-04" in capfd.readouterr().err


def test_version_and_completion(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--version") == 0
    assert capfd.readouterr().out.startswith("comity ")
    assert run(monkeypatch, "--help") == 0
    assert "--install-completion" in capfd.readouterr().out


def test_an_edit_may_hold_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    (statement,) = Case.open("c.comity").statements
    assert run(monkeypatch, "correct", statement.id, "edit", "stance=\ud800warns\0", *CASE) == 0
    (statement,) = Case.open("c.comity").statements
    assert statement.stance == " warns "


@pytest.mark.parametrize("path", ["a.txt/x", "x" * 300, "/proc/x", "c.comity"])
@pytest.mark.parametrize("command", [("brief",), ("map",), ("export", "--to", "csv"), ("export",)])
def test_an_output_that_cannot_be_is_told(
    command: tuple[str, ...], path: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("kept")
    before = Path("c.comity").read_bytes()
    assert run(monkeypatch, *command, *CASE, "-o", path) == 1
    assert capfd.readouterr().err.startswith(f"comity: {path[:20]}")
    assert Path("c.comity").read_bytes() == before
    assert Path("a.txt").read_text() == "kept"
    assert {path.name for path in Path().iterdir()} <= {"a.txt", "c.comity", "c.comity-wal", "c.comity-shm"}


@pytest.mark.parametrize("path", ["x" * 300, ".", "/dev/null/x", "\udc80/x"])
def test_a_case_that_cannot_be_is_told(
    path: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "said", "x", "--case", path) == 1
    assert "fault of the program" not in capfd.readouterr().err


def test_a_fault_of_the_program_is_a_line_and_its_trace_is_to_be_had(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def faulty(*given: object, **more: object) -> None:
        raise KeyError("row 5")

    monkeypatch.setattr("comity.cli.reading.open_case", faulty)
    assert run(monkeypatch, "said", "x") == 1
    told = capfd.readouterr().err
    assert "a fault of the program (KeyError: 'row 5')" in told
    assert "Traceback" not in told
    monkeypatch.setenv("COMITY_DEBUG", "1")
    monkeypatch.setattr("sys.argv", ["comity", "said", "x"])
    with pytest.raises(KeyError):
        cli.main()
