"""The bloc that decides one state's figure, drawn before and after."""

from __future__ import annotations

import re
from io import StringIO
from xml.etree import ElementTree

import pytest
from rich.console import Console

from comity.errors import UnknownName
from comity.model import Change, Draft
from comity.report.weighed import bars, drawn, why_state, why_told
from comity.security import Coercion, Consequences, test, world_on_record

PACT = Draft("p", "A pact", (Change("pact", ("CHN", "RUS")),))


def found() -> Consequences:
    return test(world_on_record("2018-01-01"), PACT, [Coercion("neutral")])


def test_the_sides_make_the_ratio() -> None:
    """What is drawn for and against, divided, is the security that stands beside it."""
    why = why_state(found(), "Japan")
    assert why.said.startswith("pays in 1 of 1")
    for time in why.times:
        against, with_ = time.sides
        reached = float(re.search(r"security ([\d.]+)", time.told)[1])  # type: ignore[index]
        assert (against.side, with_.side) == ("against", "for")
        assert with_.total / against.total == pytest.approx(reached, rel=0.01)
    assert "Russia" not in dict(why.times[0].sides[0].parts)
    assert "Russia" in dict(why.times[1].sides[0].parts)


def test_who_does_not_move_and_who_is_nobody() -> None:
    still = why_state(found(), "South Korea")
    assert still.said == "moves in no reading by 5% or more"
    assert [time.told for time in still.times if "pressed by North Korea" in time.told]
    assert why_state(found(), "Iceland").said == "moves in no reading by 5% or more: nobody presses it"
    with pytest.raises(UnknownName):
        why_state(found(), "Ruritania")


def test_the_terminal_draws_both_times_to_one_scale() -> None:
    console = Console(width=160, file=StringIO(), record=True)
    console.print(why_told(why_state(found(), "Japan")))
    shown = console.export_text()
    assert shown.startswith("Why Japan? It pays in 1 of 1")
    lengths = [len(bar) for bar in re.findall("█+", shown)]
    assert len(lengths) == 4
    assert max(lengths) == 56


def test_the_drawing_is_well_formed_and_names_everybody() -> None:
    for why in drawn(found(), 2):
        root = ElementTree.fromstring(str(bars(why)))
        titles = {node.text for node in root.iter() if node.tag.endswith("title")}
        named = {f"{name} {share:.2g}%" for time in why.times for side in time.sides for name, share in side.parts}
        assert titles == named
