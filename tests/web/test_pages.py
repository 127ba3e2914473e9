"""Every page has its twins, holds no script or style of its own, and shows a hostile text as text."""

from __future__ import annotations

import csv
import io
import re

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.case.samples import made
from tests.web.conftest import OWN

from comity.evidence import Evidence
from comity.model import Reasoned
from comity.web import Desk
from comity.web.asked import View
from comity.web.views import VIEWS

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 12345679 * 81 }} \"'><svg/onload=alert(3)>"
PAGES = [view for view in VIEWS if view.name != "reading"]


def address(view: View, desk: Desk) -> str:
    return f"/{view.name}/{next(iter(desk.case.documents)).id}" if view.item else f"/{view.name}"


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
def test_a_page_has_its_twins_and_nothing_inline(client: TestClient, desk: Desk, view: View) -> None:
    path = address(view, desk)
    page = client.get(path)
    assert page.status_code == 200, page.text
    assert page.text.count("<main") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page.text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page.text)
    twin = client.get(f"{path}.json")
    assert twin.headers["content-type"] == "application/json"
    assert twin.json() == client.get(path, headers={"accept": "application/json"}).json()
    assert client.get(f"{path}.csv").headers["content-disposition"] == f'attachment; filename="{view.name}.csv"'


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
def test_a_hostile_text_stays_text(client: TestClient, desk: Desk, view: View) -> None:
    source, document = made(f"{HOSTILE}\nMinister Bo said no.", f"{HOSTILE[:30]}.txt", speaker=HOSTILE)
    document = msgspec.structs.replace(document, title=Reasoned(HOSTILE, HOSTILE), issuer=Reasoned(HOSTILE, HOSTILE))
    desk.case.add_source(source, [document])
    desk.case.add_evidence(Evidence(document))
    path = f"/{view.name}/{document.id}" if view.item else f"/{view.name}"
    page = client.get(f"{path}?q={HOSTILE}&by={HOSTILE}" if not view.item else path).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<svg/onload" not in page
    assert "999999999" not in page


def test_a_table_gives_a_spreadsheet_nothing_to_run(client: TestClient, desk: Desk) -> None:
    document = next(iter(desk.case.documents))
    desk.case.correct(document.id, "edit", {"title": {"value": "=HYPERLINK(1)", "reason": "+1"}})
    rows = list(csv.reader(io.StringIO(client.get("/inbox.csv").text)))
    assert rows[0][:2] == ["id", "file"]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_what_is_not_there_is_said_in_words(client: TestClient) -> None:
    for path in ("/nowhere", "/reader/nothing"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
    assert client.get("/reader/nothing.json").json()["error"]


def test_an_error_of_a_post_says_what_to_do(client: TestClient) -> None:
    given = {"target": "nothing", "action": "reject"}
    answer = client.post("/correct", data=given, headers={**OWN, "accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"] == "nothing has the id 'nothing'"
