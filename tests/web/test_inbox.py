"""Texts come in by file and paste, fields are corrected, and the log can take a step back."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from comity.web import Desk
from comity.web.background import Progress
from comity.web.views import inbox


def test_files_are_kept_beside_the_case_and_read(client: TestClient, desk: Desk) -> None:
    given = [("files", ("../up/a.txt", b"one", "text/plain")), ("files", ("a.txt", b"two", "text/plain"))]
    client.post("/inbox/add", files=given, headers=OWN)
    client.post("/inbox/add", files=[("files", ("a.txt", b"three", "text/plain"))], headers=OWN)
    client.post("/inbox/add", files=[("files", ("a.txt", b"two", "text/plain"))], headers=OWN)
    asked = desk.background.asked  # type: ignore[attr-defined]
    names = [[str(Path(path).relative_to(desk.files)) for path in paths] for paths in asked]
    assert names == [["up/a.txt", "a.txt"], ["a (2).txt"], ["a.txt"]]
    assert (desk.files / "up/a.txt").read_bytes() == b"one"


def test_a_pasted_text_is_named_by_its_first_words(client: TestClient, desk: Desk) -> None:
    client.post("/inbox/add", data={"text": "Remarks by X: <hello> / world"}, headers=OWN)
    [[path]] = desk.background.asked  # type: ignore[attr-defined]
    assert Path(path).name == "Remarks by X hello world.txt"
    assert Path(path).read_text("utf-8").startswith("Remarks by X")


def test_nothing_given_is_said(client: TestClient) -> None:
    answer = client.post("/inbox/add", headers=OWN)
    assert answer.status_code == 400
    assert "Drop or choose a file" in answer.text


def test_a_field_is_corrected_where_it_stands_and_undone(client: TestClient, desk: Desk) -> None:
    document = next(iter(desk.case.documents))
    given = {"target": document.id, "field": "date", "value": "2023-01-02"}
    said = client.post("/inbox/set", data=given, headers={**OWN, "accept": "application/json"}).json()
    assert said["undo"].startswith("edit date of text")
    assert "2023-01-02" in client.get("/inbox").text
    client.post("/undo", headers=OWN)
    assert "2023-01-02" not in client.get("/inbox").text
    assert client.get("/steps").json()["redo"].startswith("edit date of text")


def test_a_field_takes_only_what_fits_it(client: TestClient, desk: Desk) -> None:
    document = next(iter(desk.case.documents))
    for field, value in (("date", "soon"), ("kind", "novel"), ("text", "other words")):
        given = {"target": document.id, "field": field, "value": value}
        assert client.post("/inbox/set", data=given, headers=OWN).status_code == 400
    assert desk.case.corrections == ()


def test_what_could_not_be_read_is_told(client: TestClient, desk: Desk) -> None:
    desk.background.now = Progress("stopped", failures=("a.pdf: is <encrypted>",))  # type: ignore[attr-defined]
    page = client.get("/reading").text
    assert "a.pdf: is &lt;encrypted&gt;" in page
    assert "Go on" in page
    client.post("/reading/resume", headers=OWN)
    assert desk.background.asked == [[]]  # type: ignore[attr-defined]


def test_a_text_that_quotes_another_is_offered_to_be_verified(client: TestClient) -> None:
    offers = client.get("/inbox.json").json()["offers"]
    assert [offer["do"] for offer in offers] == ["verify", "verify"]


def test_a_long_list_begins_with_its_latest_texts_and_opens_whole(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "LISTED", 2)
    all_texts = len(list(desk.case.documents))
    assert client.get("/inbox").text.count('class="go"') == 2
    assert f"Show all {all_texts} texts" in client.get("/inbox").text
    assert client.get(f"/inbox?most={all_texts}").text.count('class="go"') == all_texts
    assert len(client.get("/inbox.json").json()["documents"]) == all_texts
