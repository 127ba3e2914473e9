"""What if, positions, world map, timeline, overlap, difference, dossier: what they show of a small case."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient
from tests.case.samples import made

from comity import record
from comity.evidence import Evidence
from comity.model import Event, Position, Tie
from comity.report import sections
from comity.web import Desk
from comity.web.later import Later
from comity.web.views import whatif

FIRST = "Norway supports the river plan. Sweden opposes the river plan. Norway stands with Sweden."
SECOND = "Norway accuses Sweden. Sweden is said to support the river plan."


@pytest.fixture
def stood(desk: Desk) -> Desk:
    for n, (text, day, rows) in enumerate(
        (
            (FIRST, "2024-03-04", (("NOR", "support", 0.9, "NOR"), ("SWE", "oppose", 0.8, "SWE"))),
            (SECOND, "2024-06-07", (("SWE", "support", 0.3, "NOR"),)),
        )
    ):
        source, document = made(text, f"{n}.txt", day, "speech", "Ana Petrova")
        positions = tuple(
            Position(
                f"{document.id}:p{i}", document.id, holder, "the River Plan", stance, document.span(0, 30),
                asserted_by=by, confidence=sure,
            )
            for i, (holder, stance, sure, by) in enumerate(rows)
        )  # fmt: skip
        kind, sign, start = (("partnership", 1, 63), ("accusation", -1, 0))[n]
        ties = (
            Tie(
                f"{document.id}:t", kind, "NOR", "SWE", sign, "said", document=document.id, asserted_by="NOR",
                words=document.span(start, start + 20), confidence=0.9,
            ),
        )  # fmt: skip
        event = Event(
            f"{document.id}:e", "ACCUSE", ("NOR",), ("SWE",), ((document.id, document.span(0, 12)),), date=day
        )
        desk.case.add_source(source, [document])
        actors = tuple(map(record.find, ("NOR", "SWE", "NATO", "EU")))
        desk.case.add_evidence(
            Evidence(document, actors=actors, positions=positions, ties=ties, events=(event,) if n else ())
        )
    return desk


def test_positions_are_a_table_and_the_unsure_are_counted(client: TestClient, stood: Desk) -> None:
    found = client.get("/positions.json").json()
    cells = {(cell["actor"], cell["stance"]) for cell in found["cells"]}
    assert cells == {("NOR", "support"), ("SWE", "oppose")}
    assert found["hidden"] == 1
    every = client.get("/positions.json?sure=0").json()
    assert {(cell["actor"], cell["stance"]) for cell in every["cells"]} == {("NOR", "support"), ("SWE", "mixed")}
    assert client.get("/positions.json?sure=0&on=2024-04").json()["hidden"] == 0
    page = client.get("/positions?cell=NOR~the river plan").text
    assert "Norway supports the river plan" in page


def test_on_the_map_only_those_who_take_a_position_have_colour(client: TestClient, stood: Desk) -> None:
    page = client.get("/world").text
    assert page.count('<g class="shape ') == 2
    assert "<title>Norway supports</title>" in page
    assert "<title>Sweden opposes</title>" in page
    assert 'class="shape mixed"' in client.get("/world?sure=0").text


def test_a_day_and_an_actor_chosen_in_the_timeline_go_along(client: TestClient, stood: Desk) -> None:
    every = client.get("/timeline.json").json()["days"]
    assert {"2024-03-04", "2024-06-07"} <= set(every)
    page = client.get("/timeline?on=2024-06-07&actor=NOR").text
    assert 'href="/network?actor=NOR&amp;on=2024-06-07"' in page or 'href="/network?actor=NOR&on=2024-06-07"' in page
    assert "Norway accus" in page.partition("<h2>On 2024-06-07")[2]


def test_the_overlap_is_that_of_the_day(client: TestClient, stood: Desk) -> None:
    before, since = (client.get(f"/overlap.json?on={on}").json() for on in ("2010-01-01", "2024-06-01"))
    of = [{org["id"]: org["members"] for org in found["organisations"]} for found in (before, since)]
    assert of[1]["NATO"] == of[0]["NATO"] + 1


def test_the_difference_says_whose_sign_turned(client: TestClient, stood: Desk) -> None:
    found = client.get("/difference.json").json()
    assert [(pair["a"], pair["b"], pair["change"], pair["signs"]) for pair in found["pairs"]] == [
        ("NOR", "SWE", "turned", ["pos", "neg"])
    ]
    assert client.get("/difference.json?start2=2024-06").json()["counts"]["kept"] == 0
    page = client.get("/difference?pair=NOR~SWE").text
    assert "Norway stands with S" in page
    assert "Norway accuses Swede" in page


def test_a_dossier_has_every_part_and_its_files(client: TestClient, stood: Desk) -> None:
    found = client.get("/dossier.json?actor=Norway").json()
    assert found["parts"] == {
        "Where it stands": 1, "Its ties": 2, "What happens": 1, "What others say of it": 1,
    }  # fmt: skip
    assert client.get("/dossier.json?issue=the river plan").json()["parts"]["Who stands how on it"] == 2
    assert client.get("/dossier?actor=Nobody at all").status_code == 404
    taken = client.get("/dossier?actor=Norway&to=md")
    assert taken.headers["content-disposition"] == 'attachment; filename="dossier.md"'
    assert "Norway stands with S" in taken.text


def test_what_if_says_that_it_works_and_then_what_it_found(
    client: TestClient, stood: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def fails(*given: object) -> tuple[sections.WhatIf, ...]:
        asked.append(given)
        raise whatif.Told("nobody has that name. Check it")

    later = Later(lambda: ThreadPoolExecutor(1))
    monkeypatch.setattr(whatif, "LATER", later)
    monkeypatch.setattr(whatif, "weigh", fails)
    path = "/whatif?op=join&who=Norway&who=Sweden&whom=NATO&on=2018"
    client.get(path)
    while "being worked out" in (page := client.get(path).text):
        pass
    assert "nobody has that name. Check it" in page
    assert [given[1:] for given in asked] == [(("Norway and Sweden join NATO",), (), "2018")]


def test_what_if_shows_who_gains_who_pays_and_why(stood: Desk) -> None:
    from comity import security

    proposal = security.in_words(["Sweden joins NATO"], "2012")
    [found] = security.put([proposal], "2012", security.declared()[:2])
    shown = sections.what_if(found)
    assert {bond.change for bond in shown.bonds} == {"added"}
    assert all("SWE" in (bond.a, bond.b) for bond in shown.bonds)
    assert shown.tested.headline.startswith("Sweden joins NATO")
    assert [one.state for one in shown.tested.gain] == [one.state for one in shown.moved if one.up]
    assert "join: NATO" in shown.yaml


def test_what_if_asks_for_what_is_missing(client: TestClient) -> None:
    assert "Say which organisation as well." in client.get("/whatif?op=join&who=Norway").text
    assert client.get("/whatif?op=nonsense&who=Norway").status_code == 200


@pytest.mark.parametrize("path", ["/search", "/news?kind=warning"])
def test_what_is_found_is_chosen_on_the_map_from_where_it_stands(client: TestClient, desk: Desk, path: str) -> None:
    said = next(iter(desk.case.statements))
    desk.case.correct(said.id, "edit", {"stance": "warns"})
    links = re.findall(r'href="(/network\?actor=[^"]+)"', client.get(path).text)
    assert links
    page = client.get(html.unescape(links[0]))
    assert page.status_code == 200
    assert "Leave out Ana Petrova" in page.text
    assert "Leave out the statement" in page.text
    assert "/search?by=Ana" in page.text


def test_a_mark_says_whose_it_is_and_in_which_statement(client: TestClient, desk: Desk) -> None:
    said = next(iter(desk.case.statements))
    marks = client.get(f"/reader/{said.document}.json?marks=1").json()["marks"]
    assert {(mark["actor"], mark["said"]) for mark in marks if mark["layer"] == "statement"} == {
        ("person:ana-petrova", said.id)
    }
