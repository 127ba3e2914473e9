"""Claims about seats: the city or the state; a further office and an unknown place decide nothing."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import Claim, Span
from comity.record.registry import actors
from comity.record.tables import entries


@pytest.mark.parametrize(
    ("organisation", "place", "on", "verdict"),
    [
        ("ASEAN", "Jakarta", "2026-06-10", "consistent"),
        ("ASEAN", "Indonesia", "2026-06-10", "consistent"),
        ("SCO", "Russia", "2026-06-10", "inconsistent"),
        ("AU", "Nairobi", "2026-06-10", "inconsistent"),
        ("NATO", "Mons", "2026-06-10", "undecided"),  # a further headquarters is there
        ("NATO", "Evere", "2026-06-10", "undecided"),  # not known to be elsewhere
        ("NATO", "Brussels", "1960-01-01", "undecided"),  # it was in Paris then
        ("ASEAN", "Jakarta", "2199", "undecided"),
        ("CFE", "Vienna", "2000", "not on record"),
    ],
)
def test_seat(organisation: str, place: str, on: str, verdict: str) -> None:
    said = {"organisation": organisation, "place": place, "on": on}
    claim = record.check(Claim("c", "d", "seat", Span(0, 1, "x"), None, None, said))
    assert claim.verdict == verdict


def test_every_seat_is_of_an_organisation_and_in_a_state() -> None:
    for row in entries("seats"):
        assert row["organisation"] in actors()
        assert record.state(row["state"]).id == row["state"]
        assert isinstance(row["city"], str)
        assert isinstance(row["since"], int)
