"""The commands over a corpus, one after another."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.corpus import reader
from typer.testing import CliRunner

from comity.cli import app


def comity(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [*map(str, arguments)])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def test_a_corpus_is_coded_asked_and_made_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.corpus.work.evidence_of", reader.evidence_of)
    source, out = tmp_path / "a.jsonl", tmp_path / "coded"
    texts = ("The chair spoke of the ferry.", "The ferry was late.", "This is a FAULT of the reader.")
    source.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    serial = ("--out", out, "--engine", "serial", "--kind", "speech")
    assert "3 texts" in comity("code", source, *serial, "--dry-run")
    assert not out.exists()
    assert "1 texts failed" in comity("code", source, *serial, code=3).replace("\n", " ")
    assert comity("query", out, "select count(*) as n from documents where kind = 'speech'").split() == ["n", "2"]
    told = comity("query", out, "select reason from failures", "--json", "-o", tmp_path / "f.csv")
    found, _ = json.JSONDecoder().raw_decode(told)
    assert found == {"columns": ["reason"], "rows": [["ValueError: the reader stumbled"]]}
    assert (tmp_path / "f.csv").read_text("utf-8").splitlines()[0] == "reason"
    table, page = tmp_path / "camps.csv", tmp_path / "camps.html"
    told = comity("facets", out, "camps", "ferry", "-o", table)
    assert "NOR" in told
    assert re.fullmatch(r"year,holder,stance,count,items\n,NOR,support,1,\w+:p\n", table.read_text("utf-8"))
    shown = json.JSONDecoder().raw_decode(comity("facets", out, "mentioned", "NATO", "--json", "-o", page))[0]
    assert shown["rows"][0][:4] == [None, "NOR", "NATO", 2]
    assert len(shown["rows"][0][4]) == 2
    assert "2 of documents without a date are not shown" in page.read_text("utf-8")
    assert comity("facets", out, "stances", "ferry", "--by", "Norway").split()[:3] == ["year", "stance", "count"]
    assert "nothing was found" in str(CliRunner().invoke(app, ["facets", str(out), "stances", "bridge"]).exception)
    assert "is no facet" in comity("facets", out, "moods", code=2)
    assert "say on whom or what" in comity("facets", out, "camps", code=2)
    comity("case", "--from", out, "--where", "kind = 'speech'", "--case", tmp_path / "slice.comity")
    assert (tmp_path / "slice.comity").is_file()
    assert "is no share" in str(CliRunner().invoke(app, ["code", str(source), "--partition", "0/3"]).exception)
