"""A researcher's own tables and graphs as systems, and exports that other programs read."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from comity.errors import RecordError
from comity.model import Actor, Tie
from comity.system import System, on_record


def table(folder: Path, text: str) -> Path:
    path = folder / "ties.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_table_of_source_target_kind_sign(tmp_path: Path) -> None:
    path = table(tmp_path, "source,target,kind,sign\nRussia,CHN,partnership,1\nGavev,Kotun,,-1\nFrance,COW:255,war,\n")
    system = System.from_table(path, "2020")
    assert [(t.source, t.target, t.kind, t.sign) for t in system.ties] == [
        ("FRA", "DEU", "war", -1), ("Gavev", "Kotun", "hostility", -1), ("RUS", "CHN", "partnership", 1),
    ]  # fmt: skip
    assert system.actors["RUS"].kind == "state"
    assert system.on == "2020"
    assert system.signed() == {("CHN", "RUS"): 1, ("Gavev", "Kotun"): -1, ("DEU", "FRA"): -1}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("source,target,kind,sign\nRussia,,war,-1\n", "line 2: no source or no target"),
        ("source,target,kind,sign\nA,B,x,1\nA,C,x,often\n", "line 3: 'often' is not a sign"),
        ("source,target,kind,sign\nA,B,x,\n", "line 2: no sign"),
        ("source,target,kind,sign,start\nA,B,x,1,May\n", "line 2: 'May' is not a date"),
        ("source,target,kind,sign\n", "no tie"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        System.from_table(table(tmp_path, rows))


def test_a_plain_networkx_graph() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("RUS", "CHN", kind="partnership", sign=1)
    (tie,) = System.from_networkx(graph).ties
    assert (tie.source, tie.target, tie.kind, tie.sign) == ("RUS", "CHN", "partnership", 1)


def mixed() -> System:
    actors = {id: Actor(id, id, "state") for id in "ABC"}
    ties = [
        Tie("1", "alliance", "A", "B", 1, "record", status="defence"),
        Tie("2", "trade", "A", "B", 1, "record"),
        Tie("3", "sanctions", "C", "A", -1, "record", directed=True),
    ]
    return System.of(ties, actors, None, "made up")


def test_networkx_reads_the_gexf_and_parallel_edges_differ_by_kind(tmp_path: Path) -> None:
    path = mixed().to_gexf(tmp_path / "s.gexf")
    graph = nx.read_gexf(path)
    assert graph.number_of_edges() == 3
    text = path.read_text("utf-8")
    assert 'kind="alliance: defence"' in text
    assert 'kind="trade"' in text
    assert System.from_gexf(path) == mixed()


def test_graphml_says_of_each_edge_whether_it_goes_one_way(tmp_path: Path) -> None:
    graph = nx.read_graphml(mixed().to_graphml(tmp_path / "s.graphml"))
    assert {data["kind"]: data["directed"] for _, _, data in graph.edges(data=True)} == {
        "alliance": False, "trade": False, "sanctions": True,
    }  # fmt: skip


def test_the_whole_system_of_a_date() -> None:
    everybody = on_record("1962-10-20")
    assert len(everybody.states) > 90
    assert {tie.kind for tie in everybody.ties} >= {"alliance", "rivalry"}
    few = on_record("1962-10-20", ("USA", "CUB", "FRA"))
    assert set(few.actors) <= {"USA", "CUB", "FRA"}
