"""Concentration, poles and polarisation: extremes, cases by hand, and the record."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import record
from comity.errors import RecordError
from comity.system import concentration, polarity
from comity.system.polarity import effective_number, polarisation

amounts = st.lists(st.integers(1, 1000), min_size=2, max_size=12)


@given(amounts)
def test_bounds(capability: list[int]) -> None:
    con = concentration({str(i): amount for i, amount in enumerate(capability)})
    shares = [Fraction(amount, sum(capability)) for amount in capability]
    poles, split = effective_number(shares), polarisation(shares)
    assert con is not None
    assert poles is not None
    assert split is not None
    assert 0 <= con <= 1
    assert (con == 0) == (len(set(capability)) == 1)
    assert 1 <= poles <= len(capability)
    assert 0 <= split <= 1
    # The three rest on the same sum of squares: CON^2 (n - 1) = n / N - 1.
    assert con**2 * (len(shares) - 1) == pytest.approx(float(len(shares) / poles - 1))


def test_by_hand() -> None:
    """Shares 1/2, 3/10, 1/5: squares 0.38, so CON = sqrt((0.38 - 1/3) / (2/3)) = sqrt(0.07)."""
    assert concentration({"a": 5, "b": 3, "c": 2}) == pytest.approx(0.07**0.5)
    assert polarisation([Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]) == 4 * Fraction(125 + 63 + 32, 1000)


def test_nobody_has_no_concentration() -> None:
    assert concentration({"a": 1}) is None
    assert concentration({}) is None
    assert polarisation([]) is None
    assert effective_number([]) is None


def test_on_record() -> None:
    found = polarity([("USA", "GBR"), ("SUN", "POL"), ("VAT",)], 1980)
    assert [pole.members for pole in found.poles] == [("SUN", "POL"), ("USA", "GBR")]
    assert sum(pole.share for pole in found.poles) == 1
    assert found.missing == ("VAT",)
    shares = record.capabilities(1980)
    held = sum(shares[state] for state in ("USA", "GBR", "SUN", "POL"))
    assert float(found.covered) == pytest.approx(held / sum(shares.values()), abs=1e-6)
    with pytest.raises(RecordError):
        polarity([("USA",)], 2024)
