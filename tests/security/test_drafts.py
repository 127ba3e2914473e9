"""Drafts run as they are, or say what they lack."""

from __future__ import annotations

import pytest

from comity.errors import ProposalError
from comity.model import Change, Draft
from comity.security import Coercion, completed, completions, lacking, test_draft, test_open, written

PACT = Draft(
    "d1", "A pact", (Change("pact", ("CHN", "RUS")),), on="2012-01-01", lacks=("the kind of obligation",)
)  # fmt: skip


def test_a_whole_draft_runs() -> None:
    whole = Draft("d2", "A pact", (Change("pact", ("CHN", "RUS"), obligations=("defence",)),), on="2012-01-01")
    found = test_draft(whole)
    assert found.on == "2012-01-01"
    assert [difference.layer for difference in found.differences] == ["defence"]


def test_what_the_text_does_not_say_is_to_be_completed() -> None:
    with pytest.raises(ProposalError, match=r"d1: .*the kind of obligation"):
        test_draft(PACT)
    assert "  # obligations: [one or more of: defence" in written(PACT)


def test_an_unknown_party_is_named() -> None:
    assert lacking(Draft("d3", "A pact", (Change("pact", ("CHN", "Ruritania")),), on="2012")) == (
        "a name on record: no state is called 'Ruritania'",
    )


def test_a_date_may_be_given() -> None:
    undated = Draft("d4", "A pact", (Change("pact", ("CHN", "RUS"), obligations=("defence",)),))
    assert lacking(undated) == ("a date",)
    assert test_draft(undated, on="2012-01-01").on == "2012-01-01"


UMBRELLA = Draft(
    "d5", "An umbrella", (Change("umbrella", organisations=("CSTO", "SCO", "GEP")),), on="2018-01-01",
    lacks=("obligations of its members",),
)  # fmt: skip


def test_a_draft_that_names_no_obligation_is_tried_with_each() -> None:
    """A body without members on record is left out of an umbrella, and the reader sees who is in."""
    found = test_open(UMBRELLA, models=[Coercion("neutral")])
    assert [one.proposal.changes[0].obligations for one in found] == [
        ("carried",), ("consultation",), ("non-aggression",), ("neutrality",), ("defence",)
    ]  # fmt: skip
    (who,) = found[-1].opening
    assert who.startswith("who is in: 10 states: Armenia (CSTO), Belarus (CSTO), China (SCO)")
    assert who.endswith("left out: Greater Eurasian Partnership has no members on record on 2018-01-01")


def test_what_is_owed_can_be_given() -> None:
    whole = completed(UMBRELLA, ["defence"])
    assert (lacking(whole), completions(whole)) == ((), (whole,))


def test_kinds_under_which_a_draft_changes_nothing_are_said() -> None:
    """France and Germany are bound to defend and to consult one another; what is new is neutrality."""
    pact = Draft("d6", "A pact", (Change("pact", ("FRA", "DEU")),), on="2018-01-01", lacks=PACT.lacks)
    found = test_open(pact, models=[Coercion("neutral")])
    assert "owing neutrality" in found[0].proposal.name
    assert any("owing defence' changes nothing" in note for note in found[0].notes)
