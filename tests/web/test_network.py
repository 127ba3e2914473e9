"""The network: what narrows it, what opens a pair, how sure a tie must be, and who stands in which camp."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.case.samples import made

from comity import record
from comity.evidence import Evidence
from comity.model import Tie
from comity.web import Desk

TEXT = "Norway stands with Sweden. Norway accuses Russia of pressure. Sweden thanks Russia. Chad may join."
TIES = (
    ("partnership", "NOR", "SWE", 1, "Norway stands with Sweden", 0.9, "asserted"),
    ("accusation", "NOR", "RUS", -1, "Norway accuses Russia", 0.8, "asserted"),
    ("support", "SWE", "RUS", 1, "Sweden thanks Russia", 0.7, "asserted"),
    ("partnership", "NOR", "SWE", 1, "stands with", 0.6, "planned"),
    ("partnership", "NOR", "TCD", 1, "Chad may join", 0.3, "asserted"),
)


@pytest.fixture
def tied(desk: Desk) -> Desk:
    source, document = made(TEXT, "ties.txt", "2024-03-04", "speech", "Ana Petrova")
    ties = tuple(
        Tie(f"{document.id}:t{n}", kind, a, b, sign, "said", document=document.id, asserted_by="NOR", confidence=sure,
            words=document.span(TEXT.index(words), TEXT.index(words) + len(words)), factuality=factuality)  # type: ignore[arg-type]
        for n, (kind, a, b, sign, words, sure, factuality) in enumerate(TIES)
    )  # fmt: skip
    desk.case.add_source(source, [document])
    desk.case.add_evidence(Evidence(document, actors=tuple(map(record.find, ("NOR", "NATO"))), ties=ties))
    return desk


def pairs(client: TestClient, query: str = "") -> dict[str, int]:
    found = client.get(f"/network.json{query}").json()
    return {f"{pair['a']}~{pair['b']}": len(pair["ties"]) for pair in found["pairs"]}


def test_a_pair_is_one_line_and_what_is_unsure_is_hidden_and_counted(client: TestClient, tied: Desk) -> None:
    assert pairs(client) == {"NOR~SWE": 2, "NOR~RUS": 1, "RUS~SWE": 1}
    assert "hides 1 tie of 5" in client.get("/network").text
    assert pairs(client, "?sure=0")["NOR~TCD"] == 1


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?sign=neg", ["NOR~RUS"]),
        ("?kind=support", ["RUS~SWE"]),
        ("?factuality=planned", ["NOR~SWE"]),
        ("?least=2", ["NOR~SWE"]),
        ("?by=Norway&kind=accusation", ["NOR~RUS"]),
        ("?by=Sweden", []),
        ("?end=2024-01", []),
        ("?on=2024-02-01", []),
        ("?start=2024-03&kind=accusation", ["NOR~RUS"]),
        ("?sure=0&actor=Chad&steps=1", ["NOR~TCD"]),
        ("?sure=much&least=-1", ["NOR~SWE", "NOR~RUS", "RUS~SWE"]),
    ],
)
def test_what_is_chosen_is_shown(client: TestClient, tied: Desk, query: str, left: list[str]) -> None:
    assert list(pairs(client, query)) == left


def test_a_pair_opens_to_its_ties_with_links_to_their_words(client: TestClient, tied: Desk) -> None:
    document = next(iter(tied.case.ties)).document
    page = client.get("/network?pair=SWE~NOR").text
    start = TEXT.index("Norway stands")
    assert f"/reader/{document}#c{start}-{start + 25}" in page
    assert "stands with</a>" in page
    assert "Norway accuses Russia</a>" not in page.partition('id="found"')[0]


def test_camps_come_with_who_is_out_of_place_and_the_proof(client: TestClient, tied: Desk) -> None:
    assert client.get("/network.json").json()["camps"] is None
    found = client.get("/network.json?camps=1").json()["camps"]
    assert found["proved"]
    assert len(found["misplaced"]) == found["bound"] == 1
    page = client.get("/network?camps=1").text
    assert "no two camps leave fewer, which is proved" in page
    assert found["unsure"] == ["NOR", "RUS", "SWE"]  # any one of the three pairs may be the one out of place
    assert 'data-unsure="NOR RUS SWE"' in page
    assert 'data-camps="|"' in page


def test_the_choice_goes_along_to_the_other_views(client: TestClient, tied: Desk) -> None:
    page = client.get("/network?actor=NOR&sure=0.6").text
    assert 'href="/network?actor=NOR"' in page
    assert "Leave out Norway" in page


def test_on_record_the_datasets_are_named(client: TestClient, tied: Desk) -> None:
    found = client.get("/network.json?basis=record").json()
    assert found["ties"]
    assert all(tie["dataset"] for tie in found["ties"])
    assert all(tie["basis"] == "record" for tie in found["ties"])
