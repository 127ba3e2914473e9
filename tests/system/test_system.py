"""Systems: built from evidence in any order, compared, measured, exported."""

from __future__ import annotations

import itertools
from pathlib import Path

import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import record, system
from comity.model import Actor, Tie

ACTORS = {id: Actor(id, id.title(), "state") for id in ("A", "B", "C", "D")} | {
    "ORG": Actor("ORG", "Org", "organisation")
}


def tie(source: str, target: str, sign: int, by: str = "A", kind: str = "hostility") -> Tie:
    kind = "membership" if target == "ORG" else kind if sign < 0 else "alliance"
    status = "member" if kind == "membership" else None
    return Tie(f"{by}:{source}:{target}:{kind}", kind, source, target, sign, "said", status=status, asserted_by=by)


names = st.sampled_from(["A", "B", "C", "D"])
ties = st.lists(
    st.builds(tie, names, st.sampled_from(["A", "B", "C", "D", "ORG"]), st.sampled_from([1, -1]), names).filter(
        lambda t: t.source != t.target
    ),
    max_size=12,
    unique_by=lambda t: t.id,
)


@given(ties, st.randoms())
def test_the_order_of_documents_does_not_matter(found: list[Tie], random: object) -> None:
    shuffled = found.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert system.from_evidence(found, ACTORS) == system.from_evidence(shuffled, ACTORS)


@given(ties, ties)
def test_difference_is_antisymmetric(one: list[Tie], two: list[Tie]) -> None:
    a, b = system.from_evidence(one, ACTORS), system.from_evidence(two, ACTORS)
    assert system.difference(a, b) == -system.difference(b, a)
    assert not system.difference(a, a)


def test_two_parties_give_two_systems() -> None:
    found = [tie("A", "B", -1, by="A"), tie("A", "B", 1, by="B"), tie("A", "C", 1, by="A"), tie("A", "C", 1, by="B")]
    first = system.from_evidence(found, ACTORS, according_to=frozenset({"A"}))
    second = system.from_evidence(found, ACTORS, according_to=frozenset({"B"}))
    assert {t.kind for t in first.ties if t.target == "B"} == {"hostility"}
    assert {t.kind for t in second.ties if t.target == "B"} == {"alliance"}
    agreed = system.from_evidence(found, ACTORS, agreed_by=2)
    assert {(t.source, t.target) for t in agreed.ties} == {("A", "C")}


def test_the_ties_as_a_frame_are_all_or_those_of_one() -> None:
    found = system.from_evidence([tie("A", "B", -1), tie("C", "D", 1)], ACTORS)
    assert set(found.to_polars()["source"]) == {"A", "C"}
    assert found.to_polars(of="D")["source"].to_list() == ["C"]


def brute(signs: dict[tuple[str, str], int]) -> int:
    nodes = sorted({actor for pair in signs for actor in pair})
    sides = (dict(zip(nodes, bits, strict=True)) for bits in itertools.product((0, 1), repeat=len(nodes)))
    return min(sum((side[a] != side[b]) != (s < 0) for (a, b), s in signs.items()) for side in sides)


@given(
    st.dictionaries(st.sampled_from(list(itertools.combinations("ABCDEFG", 2))), st.sampled_from([1, -1]), max_size=14)
)
def test_frustration_is_exact_and_certified(signs: dict[tuple[str, str], int]) -> None:
    found = system.frustration(signs)
    assert found.proved
    assert found.value == len(found.frustrated) == (brute(signs) if signs else 0)
    camp = {actor: i for i, actors in enumerate(found.camps) for actor in actors}
    for (a, b), sign in signs.items():
        assert ((camp[a] != camp[b]) != (sign < 0)) == ((a, b) in found.frustrated)


def test_frustration_as_in_doreian_mrvar_2015(shared: Path) -> None:
    """Doreian & Mrvar (2015), as networks/SOURCES.md gives the values proved by two solvers."""
    table = pl.read_parquet(shared / "networks" / "doreian_mrvar_cow_signed_1946_1999.parquet")
    values = {"46-49": 17, "47-50": 18, "48-51": 20, "49-52": 15, "50-53": 15, "51-54": 17}
    for period, value in values.items():
        rows = table.filter(pl.col("period") == period).select("a", "b", "sign").iter_rows()
        assert system.frustration({(str(min(a, b)), str(max(a, b))): s for a, b, s in rows}).value == value


def test_overlap_counts_shared_members() -> None:
    found = [tie("A", "ORG", 1), tie("B", "ORG", 1)]
    overlap = system.from_evidence(found, ACTORS).overlap()
    assert overlap.members == {"ORG": ("A", "B")}
    assert overlap.sets == {("ORG",): ("A", "B")}


def test_exports_hold_every_tie_and_name_their_sources(tmp_path: Path) -> None:
    made = system.from_evidence([tie("A", "B", -1), tie("A", "ORG", 1), tie("A", "B", 1)], ACTORS)
    graph = nx.read_graphml(made.to_graphml(tmp_path / "s.graphml"), force_multigraph=True)
    assert graph.number_of_edges() == len(made.ties)
    assert "Comity" in graph.graph["provenance"]
    actors, rows, _ = (pl.read_csv(path) for path in made.to_csv(tmp_path))
    assert set(rows["id"]) == {t.id for t in made.ties}
    assert set(actors["id"]) == set(made.actors)
    gexf = (
        nx.read_gexf(made.to_gexf(tmp_path / "s.gexf"), version="1.2draft")
        if False
        else made.to_gexf(tmp_path / "s.gexf")
    )
    assert gexf.read_text("utf-8").count("<edge ") == len(made.ties)


@pytest.mark.parametrize("on", ["2012", "1938-06-01"])
def test_the_system_on_record(on: str) -> None:
    actors = {actor.id: actor for actor in record.registry() if actor.kind in ("state", "organisation")}
    made = system.on_record(on, actors)
    assert made.ties
    assert all(t.basis == "record" and t.dataset for t in made.ties)


def test_a_state_that_is_gone_has_the_ties_that_datasets_carry_under_its_successor() -> None:
    made = system.on_record("1980", ("Soviet Union", "USA", "Warsaw Pact"))
    joined = {(t.kind, *sorted((t.source, t.target))) for t in made.ties}
    assert ("rivalry", "SUN", "USA") in joined
    assert ("membership", "SUN", "Warsaw Pact") in joined
    assert not any("RUS" in (t.source, t.target) for t in made.ties)


def test_who_names_the_successor_has_its_ties_under_that_name() -> None:
    made = system.on_record("1980", ("Russia", "USA"))
    assert ("rivalry", "RUS", "USA") in {(t.kind, t.source, t.target) for t in made.ties}


@pytest.mark.parametrize(("on", "there", "not_there"), [("1980", {"SUN", "YUG", "EGY"}, {"RUS", "SRB", "UAR"}),
                                                        ("1967", {"SUN", "UAR"}, {"RUS", "EGY"}),
                                                        ("2010", {"RUS", "SRB"}, {"SUN", "YUG", "SCG"})])  # fmt: skip
def test_one_state_is_not_there_under_two_ids(on: str, there: set[str], not_there: set[str]) -> None:
    ends = {id for t in system.on_record(on).ties for id in (t.source, t.target)}
    assert there <= ends
    assert not not_there & ends
