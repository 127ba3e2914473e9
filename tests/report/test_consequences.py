"""Consequences as they are shown."""

from __future__ import annotations

import re
from fractions import Fraction
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from comity.model import Change, Draft
from comity.report.consequences import consequences, consequences_page, consequences_part, side_by_side
from comity.report.wording import bargaining_lines, certificates, headline, lines, tried
from comity.security import Bargaining, Coercion, Consequences, Entanglement, standings, test, world_on_record

PACT = Draft("p", "A pact <of two>", (Change("pact", ("CHN", "RUS")),))


def found() -> Consequences:
    return test(world_on_record("2018-01-01"), PACT, [Coercion("neutral"), Coercion("betraying")])


def test_the_terminal_names_who_gains_and_who_pays() -> None:
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(found()))
    shown = console.export_text()
    for words in ("A pact <of two>: somebody pays in each of the 2 readings", "Russia", "United States (not a party)",
                  "China (rivals", "2 of 2", "2014", "counts as untouched"):  # fmt: skip
        assert words in shown


def test_nobody_pays() -> None:
    promise = Draft("p", "A promise", (Change("guarantee", ("UKR",), terms={"by": "CHL"}),))
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(test(world_on_record("2018-01-01"), promise, [Coercion()])))
    assert "nobody's security falls in any of the 1 readings: indivisible, as far as they go" in console.export_text()


def test_a_certificate_can_be_added_up() -> None:
    """What is printed: defenders and the bloc against them, each with its share, sum and ratio."""
    printed = [(name, *shown) for name, _, *shown in certificates(found())]
    assert {"Russia", "China"} <= {name for name, *_ in printed}
    for shown in (text for _, *both in printed for text in both if text.startswith("[")):
        (whole,) = re.finditer(r"^\[(.+)\] / \[(.+)\] = ([\d.]+)(?:; .*)?$", shown)
        defence, attack, reached = whole.groups()
        sums = []
        for side in (defence, attack):
            parts, _, total = side.partition(" = ")
            figures = [float(part.rsplit(" ", 1)[1]) for part in parts.split(" + ")]
            assert sum(figures) == pytest.approx(float(total or figures[0]), rel=0.02)
            sums.append(sum(figures))
        assert sums[0] / sums[1] == pytest.approx(float(reached), rel=0.05, abs=0.001)


def test_bargaining_is_a_line_of_its_own() -> None:
    both = test(world_on_record("2018-01-01"), PACT, [Coercion(), Bargaining()])
    assert len(bargaining_lines(both)) == 1
    assert "before" in bargaining_lines(both)[0]
    assert "of 1" in lines(standings(both)[1])[0].count


def test_two_proposals_stand_side_by_side() -> None:
    promise = Draft("q", "A promise", (Change("guarantee", ("TWN",), terms={"by": "USA"}),))
    two = [test(world_on_record("2018-01-01"), one, [Coercion()]) for one in (PACT, promise)]
    console = Console(width=200, file=StringIO(), record=True)
    console.print(side_by_side(two))
    shown = console.export_text()
    for words in ("A: A pact <of two>", "B: A promise", "untouched", "gains in 1 of 1"):
        assert words in shown


def test_the_page_escapes_what_it_shows(tmp_path: Path) -> None:
    page = consequences_page(found(), tmp_path / "page.html").read_text("utf-8")
    assert "A pact &lt;of two&gt;" in page
    assert "not a party" in page
    assert page.lstrip().startswith("<!doctype html>")
    assert "<html" not in consequences_part(msgspec.structs.replace(found(), notes=()))


def test_the_wars_that_a_pact_draws_a_state_into_are_named() -> None:
    drawn = test(world_on_record("2018-01-01"), PACT, [Entanglement(False)])
    said = {line.state: line.why for line in lines(standings(drawn)[1])}
    assert "attacks that draw it in: " in said["Russia"]
    assert re.search(r"(\d+) → (\d+); new: .+ on China", said["Russia"])


def test_how_often_the_readings_were_right_stands_on_every_test() -> None:
    assert re.search(r"coercion 0\.\d+ to 0\.\d+.*hostile pairs 0\.\d+", tried())
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(found()))
    assert "How often they were right" in console.export_text()


def test_states_have_the_names_of_the_day() -> None:
    """What the datasets carry under Russia is the Soviet Union in 1990, in the sentence and in the reasons."""
    ended = Draft("p", "The end of it", (Change("dissolve", (), ("Warsaw Pact",)),))
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(test(world_on_record("1990-01-01"), ended, [Coercion("neutral")])))
    shown = console.export_text()
    assert "Soviet Union" in shown
    assert "Russia" not in shown.replace("Russian", "")


def test_of_those_who_pay_in_few_readings_a_sentence_says_how_many() -> None:
    """Japan pays in one reading of eleven: it is no news; in one of two it is."""
    both = found().results
    rare = [msgspec.structs.replace(both[0], after=both[0].before | {"JPN": Fraction(1, 10)})]
    still = [msgspec.structs.replace(both[0], after=both[0].before)]
    few = msgspec.structs.replace(found(), results=tuple(rare + 10 * still))
    assert headline(few) == "A pact <of two>: in 10 of 11 readings nobody's security falls; Japan pays in one."
    assert "Japan pays in 1 (" in headline(msgspec.structs.replace(found(), results=tuple(rare + still)))
