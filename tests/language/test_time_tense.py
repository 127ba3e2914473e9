"""The direction that the governing verb gives."""

from __future__ import annotations

import pytest

from comity.language.parsing import parse
from comity.language.time.tense import FUTURE, PAST, direction


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The ministers met on Friday.", PAST),
        ("The ministers have met since Friday.", PAST),
        ("The ministers will meet on Friday.", FUTURE),
        ("The ministers are meeting on Friday.", FUTURE),
        ("The talks are scheduled for Friday.", FUTURE),
        ("They planned a march for Friday.", FUTURE),
        ("The offer had been due to expire Friday.", PAST),
        ("They extended the deadline until Friday.", FUTURE),
        ("The council will discuss Friday's attack.", PAST),
        ("The council will discuss it at Friday's session.", FUTURE),
    ],
)
def test_direction(text: str, way: int) -> None:
    (tokens,) = parse([text])
    start = text.index("Friday")
    assert direction(tokens, start, start + 6)[0] == way


def test_the_date_of_the_verb_itself() -> None:
    text = "The accord was signed on Friday."
    (tokens,) = parse([text])
    assert direction(tokens, text.index("Friday"), text.index("Friday") + 6)[2]


def test_no_verb_no_direction() -> None:
    (tokens,) = parse(["Friday"])
    assert direction(tokens, 0, 6)[0] == 0
