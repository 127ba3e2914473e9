"""What is new, search, compare, verify, validate and brief: each shows what the case holds, with its words."""

from __future__ import annotations

import io
import zipfile

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import OWN

from comity.report import HANDOUTS, sections
from comity.report.sections.judged import alpha, wilson
from comity.web import Desk


def test_a_finding_stands_with_its_words_on_both_sides(client: TestClient) -> None:
    [finding] = client.get("/news.json").json()["findings"]
    assert finding["kind"] == "altered"
    here, there = finding["words"]
    assert "nine rivers" in here["text"]
    assert "three rivers" in there["text"]
    assert "“nine” for “three”" in finding["why"]
    assert here["cite"].startswith("“our region has nine rivers")
    assert "misquote.txt, characters" in here["cite"]


def test_findings_are_of_texts_since_a_day(client: TestClient) -> None:
    assert client.get("/news.json?since=2024-05-22").json()["findings"] == []
    assert client.get("/news?since=soon").status_code == 400


def test_a_search_counts_what_each_value_would_leave(client: TestClient) -> None:
    found = client.get("/search.json?q=norway").json()
    assert [row["words"] for row in found["rows"]] == ["that Norway is a friend"]
    facets = {facet["name"]: {v["value"]: v["count"] for v in facet["values"]} for facet in found["facets"]}
    assert facets["by"] == {"Ana Petrova": 1}
    assert facets["about"] == {"Norway": 1}
    assert facets["date"] == {"2024": 1}
    none = client.get("/search.json?by=Somebody").json()
    assert none["total"] == 0
    assert {v["value"] for f in none["facets"] if f["name"] == "by" for v in f["values"]} == {"Ana Petrova", "Somebody"}


def test_words_in_no_statement_are_found_too(client: TestClient) -> None:
    found = client.get("/search.json?q=dams").json()
    assert found["total"] == 0
    assert ["dams upstream" in row["words"] for row in found["sentences"]] == [True]


def test_what_is_quoted_stands_beside_its_source(client: TestClient) -> None:
    found = client.get("/verify.json").json()
    verdicts = {row["verdict"]: row for row in found["rows"]}
    assert set(verdicts) == {"altered", "verbatim"}
    assert [piece["text"] for piece in verdicts["altered"]["pieces"] if piece["only"]] == ["three"]
    assert verdicts["verbatim"]["next"].startswith(". If the members agree")
    assert {row["verdict"] for row in client.get("/verify.json?verdict=altered").json()["rows"]} == {"altered"}


def test_a_sample_is_the_same_for_everybody_and_judged(client: TestClient, desk: Desk) -> None:
    first = client.get("/validate.json?layer=quotation&seed=7").json()
    assert first["rows"] == client.get("/validate.json?layer=quotation&seed=7").json()["rows"]
    ids = [row["id"] for row in first["rows"]]
    for person, said in (("ann", ("right", "wrong")), ("bob", ("right", "right"))):
        for id, is_ in zip(ids, said, strict=True):
            given = {"layer": "quotation", "person": person, "id": id, "is": is_}
            assert client.post("/validate/judge", data=given, headers=OWN, follow_redirects=False).status_code == 303
    found = client.get("/validate.json?layer=quotation&seed=7").json()
    assert [(each["person"], each["right"], each["of"]) for each in found["precision"]] == [
        ("ann", 1, 2),
        ("bob", 2, 2),
    ]
    assert found["alpha"] == 0.0
    assert "bob" in client.get("/validate.csv?layer=quotation&seed=7").text
    bad = {"layer": "quotation", "person": "ann", "id": ids[0], "is": "maybe"}
    assert client.post("/validate/judge", data=bad, headers=OWN).status_code == 400
    assert len(desk.case.settings("judged/")) == 4


def test_interval_and_agreement_are_those_of_the_books() -> None:
    low, high = wilson(81, 263)  # Newcombe 1998, Statistics in Medicine 17: 857-872, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example B: two observers, twelve units, nominal
    assert alpha(list(zip("aabbdcccedda", "babbbccceddd", strict=True))) == 0.692


def test_a_brief_is_built_ordered_and_handed_on(client: TestClient, desk: Desk) -> None:
    [finding] = sections.news(desk.case).findings
    client.post("/brief/pick", data={"id": finding.id, "on": "1"}, headers=OWN)
    client.post("/brief/write", data={"id": finding.id, "line": "A <line> of *mine*"}, headers=OWN)
    client.post("/brief/write", data={"title": "Rivers & <dams>", "lead": "In short"}, headers=OWN)
    page = client.get("/brief?to=html").text
    assert "Rivers &amp; &lt;dams&gt;" in page
    assert "A &lt;line&gt; of *mine*" in page
    assert "nine rivers" in page
    assert "<script" not in page
    word = zipfile.ZipFile(io.BytesIO(client.get("/brief?to=docx").content))
    assert "A &lt;line&gt; of *mine*" in word.read("word/document.xml").decode()
    assert "\\*mine\\*" in client.get("/brief?to=md").text
    assert client.get("/brief?to=exe").status_code == 400
    client.post("/brief/pick", data={"id": finding.id}, headers=OWN)
    assert client.get("/brief.json").json()["notes"] == []


def test_picks_are_moved(desk: Desk) -> None:
    for id in "abc":
        sections.pick(desk.case, id, True)
    sections.move(desk.case, "c", -1)
    sections.move(desk.case, "a", -1)
    sections.move(desk.case, "a", 1)
    order = sorted(sections.picked(desk.case).items(), key=lambda pair: pair[1].order)
    assert [id for id, _ in order] == ["c", "a", "b"]


@pytest.mark.parametrize("to", [to for to in HANDOUTS if to != "pdf"])
def test_an_empty_brief_is_one_too(client: TestClient, to: str) -> None:
    assert client.get(f"/brief?to={to}").status_code == 200


def test_two_texts_are_compared(client: TestClient, desk: Desk) -> None:
    ids = [document.id for document in desk.case.documents if "quote" in document.path]
    found = client.get(f"/compare.json?first={ids[0]}&second={ids[1]}").json()
    assert [pair["kind"] for pair in found["pairs"]]
    marked = {
        piece["text"] for pair in found["pairs"] for piece in (pair["second"] or {}).get("pieces", []) if piece["only"]
    }
    assert "nine" in marked
    assert client.get(f"/compare?first={ids[0]}&second={ids[1]}").status_code == 200
    assert client.get(f"/compare?first={ids[0]}&second=nothing").status_code == 404
