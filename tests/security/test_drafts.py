"""Drafts run as they are, or say what they lack."""

from __future__ import annotations

import pytest

from comity.errors import ProposalError
from comity.model import Change, Draft
from comity.security import lacking, test_draft, written

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
