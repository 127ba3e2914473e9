"""Testing proposals in files against the record."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from comity import record
from comity.errors import ComityError, ProposalError, RecordError
from comity.model import Change
from comity.report.consequences import consequences, consequences_page
from comity.security import (
    Allocation,
    Assessment,
    Balance,
    Bargaining,
    Coercion,
    Entanglement,
    Frame,
    Proposal,
    Reading,
    World,
    declared,
    test,
    test_file,
    world_on_record,
)
from comity.system import System, on_record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = "proposal: A pact\n{on}changes:\n- pact: [Chile, Finland]\n"


# Readings that are quick: the whole ensemble is too slow for every test.
LIGHT = (
    Coercion("betraying"), Reading(Coercion(joins="foes", reach=True), Frame("latent", "none")), Entanglement(False),
)  # fmt: skip


@pytest.mark.parametrize("name", ["nato-north", "russia-china-pact", "umbrella", "cica"])
def test_the_examples_run_and_can_be_shown(name: str) -> None:
    slow = (Allocation(), Reading(Balance(), Frame("rivalry")), Bargaining()) if name == "cica" else ()
    found = test_file(EXAMPLES / f"{name}.yaml", models=(*LIGHT, *slow))
    console = Console(width=160, file=StringIO())
    console.print(consequences(found))
    assert found.differences
    assert any("2014" in note for note in found.notes)  # disputes end there


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ("- join: NATO\n  states: [Finland]", {"defence": 1, "consultation": 1}),
        ("- leave: NATO\n  states: [Turkey]", {"defence": -1, "consultation": -1}),
        ("- dissolve: CSTO", {"defence": -1}),
        ("- dissolve: [Russia, Belarus]", {"consultation": -1}),
        ("- umbrella: [CSTO, SCO]\n  obligations: carried", {"defence": 1}),
        ("- formalise: CICA\n  obligations: [non-aggression]", {"non-aggression": 1}),
        ("- pact: [Russia, China]", {"defence": 1}),
        ("- pact: [Russia, China]\n  obligations: [offence]", {"offence": 1}),
        ("- found: A league\n  states: [Chile, Finland]\n  obligations: [defence]", {"defence": 1}),
        ("- non-aggression: [Iran, Israel]", {"non-aggression": 1}),
        ("- neutrality: [Iran, Iraq]", {"neutrality": 1}),
        ("- guarantee: [Ukraine]\n  by: [United States]", {"guarantee": 1}),
        ("- arms limit: [France]\n  share: 80%", {"arms limit": 1}),
        ("- end rivalry: [India, Pakistan]", {"hostility": -1}),
        ("- begin rivalry: [India, Kenya]", {"hostility": 1}),
    ],
)
def test_every_kind_of_change_goes_the_whole_way(change: str, differs: dict[str, int], tmp_path: Path) -> None:
    """From the file through every model to the table, the page and the CSV."""
    path = tmp_path / "plan.yaml"
    path.write_text(f"proposal: A test\non: 2018-01-01\nchanges:\n{change}\n", "utf-8")
    tried = (*LIGHT, Allocation()) if "aggression" in change or "end" in change else LIGHT  # which moves some threats
    found = test_file(path, models=tried)
    layers = {d.layer: (1 if d.added else 0) - (1 if d.removed else 0) for d in found.differences}
    assert {layer: layers.get(layer) for layer in differs} == differs
    assert len(found.results) == len(tried)
    assert any(result.before != result.after for result in found.results)
    console = Console(width=160, file=StringIO())
    console.print(consequences(found))
    assert "A test" in consequences_page(found, tmp_path / "plan.html").read_text("utf-8")
    rows = found.to_csv(tmp_path / "plan.csv").read_text("utf-8").splitlines()
    assert len(rows) == 1 + sum(len(result.changes) for result in found.results)


def test_dates(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT.format(on=""), "utf-8")
    with pytest.raises(ProposalError, match="no date"):
        test_file(path)
    later = test_file(path, on="2024-05-20", models=LIGHT[:1])
    assert any("2018: their coverage ends there" in note for note in later.notes)
    with pytest.raises(ProposalError, match="not a date"):
        test_file(path, on="soon")
    path.write_text(TEXT.format(on="on: 1700-01-01\n"), "utf-8")
    with pytest.raises(ProposalError, match="date without data") as caught:
        test_file(path)
    assert caught.value.where == f"{path}:2"


def test_a_system_without_a_date() -> None:
    pact = Proposal.parse(TEXT.format(on=""))
    with pytest.raises(RecordError, match="no date"):
        test(System({}, ()), pact, [Coercion()])


def test_a_system_drawn_from_the_record() -> None:
    """A system of a few states has only their ties, and says so."""
    states = {id: record.state(id) for id in ("CHN", "IND", "PAK", "RUS", "USA")}
    system = on_record("2018-01-01", states)
    pact = Proposal("p", "a pact", (Change("pact", ("CHN", "RUS")),))
    found = test(system, pact)
    assert {result.model for result in found.results} == {model.name for model in declared()}
    assert not found.failures
    assert "obligations and hostility are on record" in found.notes
    assert set(found.results[0].before) == set(states)


class _Broken(Coercion, frozen=True):
    """A model that fails on every world, the way `fault` says."""

    fault: type[Exception] = ComityError

    def assess(self, world: World) -> Assessment:
        raise self.fault("no answer today")


@pytest.mark.parametrize("fault", [ComityError, ZeroDivisionError, KeyError])
def test_a_model_that_fails_stops_no_other(fault: type[Exception]) -> None:
    pact = Proposal.parse("proposal: p\nchanges:\n- pact: [Chile, Finland]\n")
    found = test(world_on_record("2018-01-01"), pact, [_Broken("betraying", fault=fault), Coercion()])
    assert [result.model for result in found.results] == [Coercion().name]
    assert [failure.model for failure in found.failures] == [Coercion("betraying").name]
    assert any("no answer from" in note and "no answer today" in note for note in found.notes)


def test_what_a_dataset_counts_early_is_said(tmp_path: Path) -> None:
    """The alliance data date the obligations of 1999's new members from the protocols of 1997."""
    path = tmp_path / "plan.yaml"
    path.write_text("proposal: p\non: 1998-01-01\nchanges:\n- join: NATO\n  states: [Poland]\n", "utf-8")
    said = r"by atop-5.1, dated from 1997, .*members of NATO \(North Atlantic Treaty.*\) on record from 1999-03-12"
    with pytest.raises(ProposalError, match=said):
        test_file(path)
    assert test_file(path, on="1996-01-01", models=LIGHT[:1]).differences


def test_every_model_says_what_is_published_and_what_is_ours() -> None:
    for model in declared():
        assert model.source
        assert any(word in model.ours for word in ("ours", "paper"))


def test_a_pact_that_is_on_record_says_since_when(tmp_path: Path) -> None:
    """The members of the Arab League are bound to defend one another by the treaty of 1950."""
    path = tmp_path / "plan.yaml"
    path.write_text("proposal: p\non: 2018-01-01\nchanges:\n- pact: [Saudi Arabia, Egypt, Jordan]\n", "utf-8")
    with pytest.raises(ProposalError, match=r"defence \(3 of 3 pairs\), on record by atop-5.1, dated from 19"):
        test_file(path)
