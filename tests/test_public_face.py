"""Every line of the library's public face runs as it is written down, and says clearly what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest

import comity
from comity.errors import ProposalError, RecordError, UnknownName

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> comity.Case:
    path = tmp_path_factory.mktemp("face") / "summit.comity"
    case = comity.read(str(EXAMPLES / "steppe-bridge.txt"), case=str(path))
    assert path.is_file()
    return case


def test_what_somebody_says_about_an_actor_is_a_table(case: comity.Case) -> None:
    table = case.statements.by("Daniyar Seitkali").about("NATO").to_polars()
    assert isinstance(table, pl.DataFrame)
    assert table.height
    assert {"id", "document", "start", "end", "content"} <= set(table.columns)
    with pytest.raises(UnknownName, match="no actor is called"):
        case.statements.by("Danyar Seitkali")


@pytest.mark.parametrize("view", [{"according_to": "Kazakhstan"}, {"on_record": True}, {}])
def test_the_system_of_a_view_has_measures_and_exports(case: comity.Case, view: dict[str, Any]) -> None:
    system = case.system(on="2024-06-20", **view)
    assert system.ties
    assert system.on == "2024-06-20"
    assert system.frustration().proved
    assert set(system.overlap().members) <= set(system.actors)
    assert isinstance(system.to_networkx(), nx.MultiDiGraph)
    assert system.to_networkx().number_of_edges() == len(system.ties)


def test_a_proposal_is_put_to_the_system_of_a_view(case: comity.Case) -> None:
    found = comity.test(case.system(on="2024-06-20", according_to="Kazakhstan"), umbrella())
    assert "obligations and hostility are according to Kazakhstan" in found.notes
    assert any("that are no states with a tie in the system (according to Kazakhstan)" in note for note in found.notes)
    assert {result.model for result in found.results}


def test_a_system_that_a_test_cannot_run_on_says_what_it_lacks(case: comity.Case) -> None:
    said = case.system(on="2024-06-20", according_to="Kazakhstan")
    pact = comity.Proposal.load(EXAMPLES / "nato-north.yaml")
    with pytest.raises(
        ProposalError, match=r"Finland is no state with a tie in the system \(according to Kazakhstan\)"
    ):
        comity.test(said, pact)
    with pytest.raises(RecordError, match="lacks what a test needs: ties of two states"):
        comity.test(comity.System.of([], {}, "2024-06-20", "as nobody says"), umbrella())
    with pytest.raises(RecordError, match="no date"):
        comity.test(comity.System.of(said.ties, said.actors, None, "as said"), umbrella())


def umbrella() -> comity.Proposal:
    return comity.Proposal.load(EXAMPLES / "umbrella.yaml")


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text(
        "Press release of the Ministry of Foreign Affairs of Kazakhstan, 16 June 2024\n\nKazakhstan and Türkiye signed "
        "a treaty of alliance in Ankara. Foreign Minister Daniyar Seitkali said that Russia, an ally of Belarus, had "
        "imposed sanctions on Ukraine. China is a member of the SCO.\n",
        "utf-8",
    )
    files = [EXAMPLES / "steppe-bridge.txt", page]
    there, back = comity.read(files), comity.read(files[::-1])
    for view in ({}, {"according_to": "Kazakhstan"}, {"on_record": True}, {"agreed_by": 2}):
        assert there.system(**view) == back.system(**view), view
    assert there.system().ties
    assert {item.id for item in there.statements} == {item.id for item in back.statements}
