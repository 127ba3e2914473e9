"""What every command says of an unfinished case, of a case in an output's place, and of words in no statement."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made
from typer.testing import CliRunner

from comity import cli
from comity.case import Case
from comity.cli.telling import err
from comity.errors import CaseError
from comity.report import brief

OTHER = f"The sanctions were the topic. {TEXT}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    case = Case.open(tmp_path / "test.comity")
    for text, path in ((TEXT, "a.txt"), (OTHER, "b.txt")):
        source, document = made(text, path)
        case.add_source(source, [document])
        if text == TEXT:
            case.add_evidence(evidence(document))
    return tmp_path / "test.comity"


def run(*arguments: object) -> str:
    done = CliRunner().invoke(cli.app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    "command", [("said", "friend"), ("corrections",), ("brief", "-o", "{}/brief.html"), ("export", "-o", "{}/out")]
)
def test_every_command_says_that_a_case_is_unfinished(
    command: tuple[str, ...], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(err, "print", lambda what, **_: said.append(what))
    run(*(word.format(path.parent) for word in command), "--case", path)
    assert "unfinished: 1 of 2 documents are still to be read. Go on with `comity read --case" in "".join(said)


def test_an_output_is_not_written_on_top_of_a_case(path: Path) -> None:
    for command in (("brief", "--case", path, "-o", path), ("brief", "--case", path, "-o", f"{path}-wal")):
        done = CliRunner().invoke(cli.app, [str(word) for word in command])
        assert isinstance(done.exception, CaseError)
        assert "would destroy" in str(done.exception)
    with pytest.raises(CaseError, match="would destroy"):
        brief(Case.open(path), path)
    assert len(Case.open(path).statements) == 1


def test_words_in_no_statement_are_shown_in_their_sentences(path: Path) -> None:
    case = Case.open(path)
    _, document = made(OTHER, "b.txt")
    case.add_evidence(evidence(document))
    found = run("said", "sanctions", "--case", path)
    assert "in no statement, but in 1 sentence not read as a statement:" in found
    assert "The sanctions were the topic." in found
    assert "sentence" not in run("said", "friend", "--case", path)


def test_the_log_shows_what_each_correction_stands_on(path: Path) -> None:
    case = Case.open(path)
    case.correct(next(iter(case.statements)).id, "reject", reason="no friend")
    shown = run("corrections", "--case", path)
    assert "no friend" in shown
    assert "made here" in shown
