"""Every command that prints has --json: one JSON document on stdout, of the records that the tables show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from comity.cli import app

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "steppe-bridge.txt"


def answer(*arguments: object) -> Any:
    """What a command prints on stdout with --json; it must be one document and no more."""
    done = CliRunner().invoke(app, [*map(str, arguments), "--json"])
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("json") / "steppe.comity"
    shown = answer("read", EXAMPLE, "--case", path, "--fast")
    assert len(shown["documents"]) == 3
    assert list(words(shown["sources"]))
    return path


def words(value: object) -> Iterator[dict[str, Any]]:
    """All words with their place in an answer."""
    if isinstance(value, dict):
        if {"document", "start", "end", "text"} == value.keys():
            yield value
        for part in value.values():
            yield from words(part)
    elif isinstance(value, list):
        for part in value:
            yield from words(part)


def test_words_stand_where_the_answer_says(case: Path) -> None:
    text = EXAMPLE.read_text("utf-8")
    found = [*words(answer("said", "--case", case)), *words(answer("verify", EXAMPLE, "--all"))]
    assert len(found) > 20
    for piece in found:
        assert text[piece["start"] : piece["end"]] == piece["text"]


def test_a_search_answers_alike_in_both_forms(case: Path) -> None:
    for query in (("--by", "Daniyar Seitkali"), ("NATO",)):
        shown = answer("said", *query, "--case", case)
        told = CliRunner().invoke(app, ["said", *query, "--ids", "--case", str(case)]).stdout
        assert f"{len(shown['statements'])} statement" in told
        assert shown["statements"]
        for hit in shown["statements"]:
            assert hit["id"] in told.replace("\n", "")
        for left in shown["sentences"]:
            assert left["words"][0]["text"].split()[0] in told


def test_what_is_written_beside_an_answer_is_told_on_stderr(case: Path, tmp_path: Path) -> None:
    for name, more in (("a.txt", "They agreed to open a port."), ("b.txt", "They spoke of [old] debts.")):
        (tmp_path / name).write_text(
            f"Readout of the call with Peru\n3 May 2024\n\nChile thanked Peru. {more}\n", "utf-8"
        )
    page, texts = tmp_path / "page.html", (tmp_path / "a.txt", tmp_path / "b.txt")
    done = CliRunner().invoke(app, [*map(str, ("compare", *texts, "-o", page)), "--json"])
    assert page.is_file()
    assert "Wrote" in done.stderr
    left_out = json.loads(done.stdout)["first_leaves_out"]
    assert [point["words"] for point in left_out] == ["They spoke of [old] debts."]
    assert "They spoke of [old] debts." in CliRunner().invoke(app, ["compare", *map(str, texts)]).stdout
    drawn = answer("map", "--case", case, "-o", tmp_path / "map")
    assert drawn["ties"]
    assert all(Path(path).is_file() for path in drawn["wrote"])
    brief = answer("brief", "--case", case, "-o", tmp_path / "brief.html")
    assert brief == {"wrote": [str(tmp_path / "brief.html")]}


def test_corrections_and_drafts(case: Path) -> None:
    assert answer("corrections", "--case", case) == {"corrections": []}


PLAN = """proposal: A pact
on: 2012-01-01
changes:
  - pact: [Japan, India]
    obligations: [defence]
"""
ACTORS = "actor,capability,position,salience\nA,2,0,1\nB,1,10,0.5\nC,1.5,7,0.8\n"


def test_what_changes_do_is_told_in_full(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, "utf-8")
    (tested,) = answer("test", plan, "--models", "coercion", "-o", tmp_path / "all.csv")["tests"]
    assert tested["headline"].startswith("A pact: ")
    assert {"what": "defence added", "who": ["India and Japan"]} in tested["changes"]
    assert all(line["change"] for line in (*tested["gain"], *tested["pay"]))
    mended = answer("repair", plan)
    assert mended["possible"] is True
    assert mended["bound"] == len(mended["commitments"])


def test_rankings_years_and_bargaining(tmp_path: Path) -> None:
    ranked = answer("pacts", "--on", "2012", "-k", "2")
    assert len(ranked["best"]) == 2
    first, second = (pact["gain"] - pact["loss"] for pact in ranked["best"])
    assert first >= second > 0
    assert ranked["frontier"]
    (year,) = answer("history", "1914", "1914")["years"]
    assert year["year"] == "1914"
    assert [state["security"] for state in year["pressed"]] == sorted(state["security"] for state in year["pressed"])
    (tmp_path / "actors.csv").write_text(ACTORS, "utf-8")
    bargain = answer("bargain", tmp_path / "actors.csv")
    assert len(bargain["actors"][0]["positions"]) == len(bargain["median"])


def test_what_is_on_record() -> None:
    pair = answer("record", "Armenia", "Azerbaijan", "--on", "2020-10-15")
    assert any(tie["kind"] == "war" and tie["start"] == "2020-09-27" for tie in pair["between"])
    assert answer("record", "France", "Germany", "--on", "2015")["alike"]
    assert {tie["dataset"] for tie in pair["between"]} <= pair["citations"].keys()
    group = answer("record", "NATO", "--on", "2012")
    full = [tie for tie in group["members"] if tie["status"] == "member"]
    assert group["full_members"] == len(full) > 20
    assert answer("record", "Serbia")["id"] == "SRB"
    assert len(answer("record", "--sources")["sources"]) > 10


SILENT = {
    "correct": "says only that it did what it was told",
    "demo": "runs others, which have it",
    "serve": "opens a browser; its pages have a JSON twin each",
}


def test_every_command_that_prints_has_json() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    lacking = {
        name for name, command in commands.items() if not any("--json" in option.opts for option in command.params)
    }
    assert lacking == SILENT.keys()


def test_docs_name_every_command_and_no_option_that_is_not(documented: dict[str, str]) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert documented.keys() == commands.keys()
    for name, told in documented.items():
        options = {opt for option in commands[name].params for opt in (*option.opts, *option.secondary_opts)}
        assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", told)) <= {*options, "--help"}, name


@pytest.fixture
def documented() -> dict[str, str]:
    """What the table of docs/commands.md says of each command."""
    rows: dict[str, str] = {}
    for line in (EXAMPLE.parents[1] / "docs" / "commands.md").read_text("utf-8").splitlines():
        if found := re.match(r"\| `comity ([a-z]+)", line):
            rows[found[1]] = rows.get(found[1], "") + line
    return rows
