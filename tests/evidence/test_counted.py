"""Whom a number of parties stands for."""

from __future__ import annotations

import pytest

from comity.evidence.counted import counted
from comity.language.parsing import parse

STATES = {"Peru": "PER", "Chile": "CHL", "Kenya": "KEN", "Ghana": "GHA"}


def meant(text: str) -> dict[str, tuple[str, ...]]:
    (tokens,) = parse([text])
    at = {token.i: STATES[token.text] for token in tokens if token.text in STATES}
    return {tokens[i].text: parties for i, parties in counted(tokens, at, lambda party: True).items()}


@pytest.mark.parametrize(
    ("text", "noun", "parties"),
    [
        ("Peru and Chile met. The two countries will trade.", "countries", ("PER", "CHL")),
        ("Peru and Chile met. Both sides will trade.", "sides", ("PER", "CHL")),
        ("Peru, Chile and Kenya met. The three countries will trade.", "countries", ("PER", "CHL", "KEN")),
        ("Peru spoke to Chile. Kenya and Ghana met. The two countries will trade.", "countries", ("KEN", "GHA")),
    ],
)
def test_the_latest_set_of_the_right_size(text: str, noun: str, parties: tuple[str, ...]) -> None:
    assert meant(text)[noun] == parties


def test_nobody_where_no_set_has_the_size() -> None:
    assert meant("Peru came. The two countries will trade.") == {}
    assert meant("Peru and Chile met. Two countries will trade.") == {}
