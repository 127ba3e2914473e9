"""The map of positions: a mark for every state that has one, what others say told apart, nothing on undecided land."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from comity.model import Actor, Position, Span
from comity.report.globe import HEIGHT, WIDTH, equal_earth, paths, spot
from comity.report.worldmap import PANELS, draw_world, stance, stands

ACTORS = {id: Actor(id, id.title(), "state") for id in ("FRA", "DEU", "SGP", "CHN", "XKX")}
ACTORS |= {
    "person:a": Actor("person:a", "A. Minister", "person", state="FRA"),
    "grouping:west": Actor("grouping:west", "the <West>", "grouping"),
}


def position(holder: str, target: str, stance: str = "support", by: str | None = None, n: int = 0) -> Position:
    words = Span(0, 5, "words")
    return Position(f"d:{holder}-{target}-{n}", "d", holder, target, stance, words, asserted_by=by or holder)


def marks(svg: str, kind: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(svg).iter() if element.get("class") == kind]


def test_every_state_with_a_position_is_a_mark() -> None:
    held = [position("FRA", "a pact"), position("DEU", "a pact", "oppose"), position("SGP", "a pact", "conditional")]
    svg = draw_world(held, ACTORS)
    shapes = [mark[0] for mark in marks(svg, "stand")]
    assert sorted((shape.get("class"), shape.tag.split("}")[1]) for shape in shapes) == [
        ("shape conditional", "circle"), ("shape oppose", "path"), ("shape support", "path"),
    ]  # fmt: skip
    assert svg == draw_world(reversed(held), ACTORS)


def test_officials_stand_for_their_state_and_groupings_beside_the_map() -> None:
    found = stands([position("person:a", "x"), position("grouping:west", "x", "oppose")], ACTORS)
    assert list(found[0].states) == ["FRA"]
    assert list(found[0].elsewhere) == ["grouping:west"]
    svg = draw_world([position("person:a", "x"), position("grouping:west", "x", "oppose")], ACTORS)
    assert "the &lt;West&gt; opposes" in svg


def test_what_another_says_of_a_state_is_told_apart() -> None:
    svg = draw_world([position("FRA", "x", by="person:a"), position("DEU", "x", by="person:a")], ACTORS)
    styles = sorted(mark[0].get("class") or "" for mark in marks(svg, "stand"))
    assert styles == ["shape support", "shape support others"]


def test_both_ways_is_mixed() -> None:
    assert stance([position("FRA", "x"), position("FRA", "x", "oppose", n=1)]) == "mixed"


def test_a_mark_leads_to_its_words() -> None:
    svg = draw_world([position("FRA", "x")], ACTORS, links={"d:FRA-x-0": "w5"})
    assert '<a class="stand" href="#w5" data-go="w5">' in svg


def test_targets_with_most_states_come_first_and_the_rest_is_counted() -> None:
    held = [position(holder, f"t{i}") for i in range(PANELS + 2) for holder in ("FRA", "DEU")]
    svg = draw_world([*held, position("CHN", "t3", n=1), position("CHN", "alone")], ACTORS)
    assert next(mark.text for mark in marks(svg, "panel")) == "t3"
    assert len(marks(svg, "about")) == PANELS
    assert "on 3 other targets" in svg


def test_undecided_land_takes_no_colour() -> None:
    svg = draw_world([position("XKX", "x"), position("FRA", "x")], ACTORS)
    assert len(marks(svg, "nobodys")) == 1
    assert sorted(mark[0].tag.split("}")[1] for mark in marks(svg, "stand")) == ["circle", "path"]
    assert "Natural Earth" in svg


def test_no_state_has_no_map() -> None:
    assert draw_world([position("grouping:west", "x")], ACTORS) == ""


def test_equal_earth_has_its_authors_proportions() -> None:
    """The poles are lines, 0.592 as long as the equator, which is 2.05 times as long as the central meridian."""
    east, pole, corner = equal_earth(180, 0), equal_earth(0, 90), equal_earth(180, 90)
    assert corner[0] / east[0] == pytest.approx(0.592, abs=0.001)
    assert east[0] / pole[1] == pytest.approx(2.05, abs=0.01)


def test_outlines_are_on_the_plane() -> None:
    assert spot(0, 0)[0] == WIDTH / 2
    assert 0 < HEIGHT < WIDTH
    assert all(path.startswith("M") and path.endswith("z") for path in paths().values())
