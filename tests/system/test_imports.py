"""Exporting and importing gives the same system, and the order of its ties does not matter."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import RecordError
from comity.model import Actor, Span, Tie
from comity.system import System, difference

_IDS = ("RUS", "USA", "NATO", "grouping:the-west")
_WORDS = st.text(max_size=12) | st.sampled_from(
    ['"quoted" & <b>', "line\nline\r\n", "\x00\x0b\uffff", "Türkiye 外交", "=1+1", "'@x"]
)
_MAYBE = st.none() | _WORDS
_DATES = st.none() | st.sampled_from(["1949", "1949-04", "1949-04-04"])
_TIES = st.builds(
    Tie, id=st.uuids().map(str), kind=st.sampled_from(["alliance", "hostility"]), source=st.sampled_from(_IDS),
    target=st.sampled_from(_IDS), sign=st.sampled_from([-1, 0, 1]), basis=st.sampled_from(["said", "record"]),
    directed=st.booleans(), status=_MAYBE, start=_DATES, end=_DATES, document=_MAYBE, asserted_by=st.sampled_from(_IDS),
    words=st.none() | st.builds(Span, st.integers(0, 9), st.integers(9, 99), _WORDS), statement=_MAYBE, note=_MAYBE,
    weight=st.none() | st.floats(allow_nan=False, allow_infinity=False), dataset=_MAYBE,
    factuality=st.sampled_from(["asserted", "planned", "hypothetical", "denied"]),
)  # fmt: skip
_ACTORS = st.fixed_dictionaries(
    {id: st.builds(Actor, id=st.just(id), name=_WORDS, kind=st.just("state"), office=_MAYBE) for id in _IDS}
)
_MANY = st.lists(_TIES, max_size=6)
_SYSTEMS = st.builds(System.of, _MANY, _ACTORS, _DATES, _WORDS)


@settings(max_examples=60, deadline=None)
@given(_SYSTEMS)
def test_export_and_import_give_the_same_system(system: System) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert System.from_networkx(system.to_networkx()) == system
        assert System.from_igraph(system.to_igraph()) == system
        assert System.from_graphml(system.to_graphml(Path(folder) / "a.graphml")) == system
        assert System.from_gexf(system.to_gexf(Path(folder) / "a.gexf")) == system
        for path in (*system.to_csv(folder), *system.to_parquet(folder)):
            assert path.is_file()
        assert System.from_csv(folder) == system
        assert System.from_parquet(folder) == system


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    words = Span(0, 16, '=HYPERLINK("x")')
    ties = [Tie("t", "alliance", "RUS", "USA", 1, "said", words=words, note="@sum", status="-2", asserted_by="'+1")]
    system = System.of(ties, {"RUS": Actor("RUS", "+Russia", "state")}, None, "")
    system.to_csv(tmp_path)
    text = (tmp_path / "ties.csv").read_text("utf-8") + (tmp_path / "actors.csv").read_text("utf-8")
    assert not re.search(r"(?:^|,)\"?[=+@-](?!\d+,)", text, re.MULTILINE)
    assert System.from_csv(tmp_path) == system


@settings(max_examples=30, deadline=None)
@given(_MANY, _ACTORS, st.randoms(use_true_random=False))
def test_the_order_of_ties_does_not_matter(ties: list[Tie], actors: dict[str, Actor], chance: random.Random) -> None:
    mixed = chance.sample(ties, len(ties))
    assert System.of(mixed, actors, None, "") == System.of(ties, actors, None, "")


@settings(max_examples=30, deadline=None)
@given(_SYSTEMS, _SYSTEMS)
def test_difference_is_antisymmetric(first: System, second: System) -> None:
    there, back = difference(first, second), difference(second, first)
    assert (there.gained, there.lost) == (back.lost, back.gained)


def test_spells_are_whole_days_and_the_record_keeps_the_date(tmp_path: Path) -> None:
    dates = [("1949-04", "1955-02"), ("1949", None), (None, "1955"), ("1949-04-04", "1955-05-09"), (None, None)]
    ties = [Tie(str(i), "alliance", "A", "B", 1, "record", start=s, end=e) for i, (s, e) in enumerate(dates)]
    made = System.of(ties, {}, None, "")
    spells = re.findall("<spell( .*?)/>", made.to_gexf(tmp_path / "a.gexf").read_text("utf-8"))
    assert spells == [
        ' start="1949-04-01" end="1955-02-28"', ' start="1949-01-01"', ' end="1955-12-31"',
        ' start="1949-04-04" end="1955-05-09"',
    ]  # fmt: skip
    assert [(tie.start, tie.end) for tie in System.from_gexf(tmp_path / "a.gexf").ties] == dates


def test_foreign_graphs_are_refused() -> None:
    with pytest.raises(RecordError, match="not a system that Comity exported"):
        System.from_igraph(igraph.Graph.Ring(3))
    with pytest.raises(RecordError, match="no sign"):
        System.from_networkx(nx.MultiDiGraph(nx.path_graph(3)))


@pytest.mark.parametrize("text", ["", "<gexf/>", '{"a": 1}'])
def test_a_foreign_file_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.gexf").write_text(text)
    with pytest.raises(RecordError, match="not a system that Comity exported"):
        System.from_gexf(tmp_path / "a.gexf")


def test_what_a_person_changes_in_a_table_is_read_back(tmp_path: Path) -> None:
    made = System.of([Tie("k", "alliance", "A", "B", 1, "said")], {}, "2024", "as said")
    _, ties, _ = made.to_csv(tmp_path)
    ties.write_text(ties.read_text("utf-8").replace(",alliance,A,B,1,", ",hostility,A,B,-1,"), "utf-8")
    assert [(tie.kind, tie.sign) for tie in System.from_csv(tmp_path).ties] == [("hostility", -1)]


@pytest.mark.parametrize("ties", [None, "id,kind\n", "id,sign\nk,much\n"])
def test_foreign_tables_are_refused(ties: str | None, tmp_path: Path) -> None:
    paths = System.of([], {}, None, "").to_csv(tmp_path)
    paths[1].unlink() if ties is None else paths[1].write_text(ties)
    with pytest.raises(RecordError, match="not the tables of a system"):
        System.from_csv(tmp_path)
    with pytest.raises(RecordError, match="not the tables of a system"):
        System.from_parquet(tmp_path)
