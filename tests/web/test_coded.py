"""Statements coded by hand come in as a file, and stand beside ours."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient
from tests.web.conftest import OWN

from comity.report import export
from comity.web import Desk


def test_a_file_is_held_against_the_case_and_its_other_texts_are_read(
    client: TestClient, desk: Desk, tmp_path: Path
) -> None:
    (path,) = export(desk.case, "dna", tmp_path / "out")
    gone = next(iter(desk.case.statements)).document
    answer = client.post("/coded/add", files=[("files", ("by ann.dna", path.read_bytes()))], headers=OWN)
    assert answer.status_code == 200
    assert "1 of 1" in client.get("/coded").text
    assert desk.background.asked == []  # type: ignore[attr-defined]
    desk.case.correct(gone, "reject")
    client.post("/coded/add", files=[("files", ("by ann.dna", path.read_bytes()))], headers=OWN)
    assert [len(paths) for paths in desk.background.asked] == [1]  # type: ignore[attr-defined]
    client.post("/coded/forget", data={"of": "by ann"}, headers=OWN)
    assert client.get("/coded.json").json()["rows"] == []


def test_what_is_no_such_file_is_told(client: TestClient) -> None:
    answer = client.post("/coded/add", files=[("files", ("a.dna", b"x"))], headers=OWN)
    assert answer.status_code == 400
    assert "Discourse Network Analyzer" in answer.text
