"""A text with its marks: their places are true, and what a person changes is kept."""

from __future__ import annotations

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from comity.web import Desk

JSON = {**OWN, "accept": "application/json"}


def test_every_mark_stands_where_its_words_are(client: TestClient, desk: Desk) -> None:
    statement = next(iter(desk.case.statements))
    found = client.get(f"/reader/{statement.document}.json").json()
    mark = next(each for each in found["marks"] if each["id"] == statement.id)
    [[start, end]] = mark["places"]
    assert found["text"][start:end] == "that Norway is a friend"
    assert mark["title"] == "Ana Petrova says"
    assert mark["by"] == "rule"
    assert found["layers"]["statement"] == 1


@pytest.mark.parametrize(
    ("field", "value", "names", "now"),
    [
        ("speaker", "Norway", "source_actor", "NOR"),
        ("speaker", "Somebody Else", "speaker", "Somebody Else"),
        ("target", "Sweden and Norway", "about", ("SWE", "NOR")),
        ("stance", "warns", "stance", "warns"),
        ("bounds", '{"start": 31, "end": 37, "text": "Norway"}', "text", "Norway"),
    ],
)
def test_a_statement_is_changed(
    client: TestClient, desk: Desk, field: str, value: str, names: str, now: object
) -> None:
    statement = next(iter(desk.case.statements))
    given = {"target": statement.id, "layer": "statement", "field": field, "value": value}
    answer = client.post("/reader/edit", data=given, headers=JSON)
    assert answer.status_code == 200, answer.text
    changed = next(iter(desk.case.statements))
    assert getattr(changed, names) == now
    mark = client.get(f"/reader/{statement.document}.json").json()["marks"][-1]
    assert {mark["by"], mark["review"]} <= {"person", "edited", "rule", ""}
    desk.case.undo()
    assert next(iter(desk.case.statements)) == statement


@pytest.mark.parametrize(
    ("field", "value"),
    [("bounds", '{"start": 0, "end": 5, "text": "other"}'), ("bounds", "no"), ("text", "x"), ("sign", "+")],
)
def test_what_does_not_fit_is_refused(client: TestClient, desk: Desk, field: str, value: str) -> None:
    statement = next(iter(desk.case.statements))
    given = {"target": statement.id, "layer": "statement", "field": field, "value": value}
    assert client.post("/reader/edit", data=given, headers=JSON).status_code == 400
    assert next(iter(desk.case.statements)) == statement


def test_several_are_judged_at_once(client: TestClient, desk: Desk) -> None:
    mentions = [mention.id for mention in desk.case.mentions]
    client.post("/correct", data={"target": mentions, "action": "accept"}, headers=JSON)
    assert set(desk.case.reviews()) == set(mentions)


def test_a_text_without_layers_of_its_own_opens(client: TestClient, desk: Desk) -> None:
    for document in desk.case.documents:
        found = client.get(f"/reader/{document.id}.json").json()
        assert found["text"] == document.text
        assert all(found["text"][s:e].strip() for s, e, _ in found["paragraphs"])
        assert msgspec.json.encode(found)
