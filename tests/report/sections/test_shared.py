"""Who is in what with whom, as records."""

from __future__ import annotations

from comity.model import Actor, Tie
from comity.report.sections.shared import shared
from comity.system import System


def test_sets_and_organisations_with_names_and_sources() -> None:
    ties = [
        Tie(f"{state}-{org}", "membership", state, org, 1, "record", status="member", dataset=f"list of {org}")
        for org, states in {"X1": "abc", "Y2": "bc"}.items()
        for state in states
    ]
    actors = {org: Actor(org, f"Union of the Northern Towns {org}", "organisation") for org in ("X1", "Y2")}
    actors |= {state: Actor(state, f"Land {state}", "state") for state in "abc"}
    found = shared(System.of(ties, actors, "2020-01-01", "a test"))
    assert [(one.organisations, one.names) for one in found.sets] == [
        (("X1", "Y2"), ("Land b", "Land c")), (("X1",), ("Land a",)),
    ]  # fmt: skip
    assert [(one.id, one.short, one.members) for one in found.organisations] == [("X1", "X1", 3), ("Y2", "Y2", 2)]
    assert found.datasets == ("list of X1", "list of Y2")
    assert (found.on, found.organisations_left, found.sets_left) == ("2020-01-01", 0, 0)
