"""The picture of overlap: every member once, in the column of exactly its organisations."""

from __future__ import annotations

from xml.etree import ElementTree

from comity.model import Actor, Tie
from comity.report.overlap import COLUMNS, NAMED, ROWS, draw_overlap, plot
from comity.system import System


def system(members: dict[str, str], **more: str) -> System:
    """States by organisation, each a letter."""
    ties = [
        Tie(f"{state}-{org}", "membership", state, org, 1, "record", status="member", dataset="made-up", **more)  # type: ignore[arg-type]
        for org, states in members.items()
        for state in states
    ]
    actors = {org: Actor(org, f"Union {org}", "organisation") for org in members}
    actors |= {state: Actor(state, f"Land {state}", "state") for states in members.values() for state in states}
    return System.of(ties, actors, "2020-01-01", "a test")


def marks(svg: str, kind: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(svg).iter() if element.get("class") == kind]


THREE = {"X1": "abcd", "Y2": "bcde", "Z3": "cd"}


def test_columns_are_the_sets_with_the_largest_first() -> None:
    found = plot(system(THREE))
    assert found.rows == (("X1", 4), ("Y2", 4), ("Z3", 2))
    assert found.columns == (
        (("X1", "Y2", "Z3"), ("c", "d")), (("X1", "Y2"), ("b",)), (("X1",), ("a",)), (("Y2",), ("e",)),
    )  # fmt: skip


def test_marks_are_as_many_as_members_sets_and_memberships() -> None:
    svg = draw_overlap(system(THREE))
    assert len(marks(svg, "organisation")) == 3
    assert len(marks(svg, "set")) == 4
    assert len(marks(svg, "member")) == 5
    assert len([e for e in marks(svg, "on") if e.tag.endswith("circle")]) == 3 + 2 + 1 + 1
    assert svg == draw_overlap(system(dict(reversed(THREE.items()))))


def test_a_member_names_every_membership_with_its_dataset() -> None:
    titles = ["".join(mark.itertext()) for mark in marks(draw_overlap(system(THREE)), "member")]
    assert sum(title.count("on record in made-up") for title in titles) == 10


def test_a_member_leads_to_the_words_of_a_membership() -> None:
    assert '<a class="member" href="#w3" data-go="w3">' in draw_overlap(system(THREE), {"c-Y2": "w3"})


def test_what_is_not_drawn_is_counted() -> None:
    many = {f"Org{i:02}": [f"s{j}" for j in range(60 - i)] for i in range(ROWS + 5)}
    svg = draw_overlap(system(many))  # type: ignore[arg-type]
    assert len(marks(svg, "organisation")) == ROWS
    assert "5 smaller organisations" in svg
    assert len(marks(svg, "member")) <= NAMED * COLUMNS


def test_without_overlap_there_is_no_picture() -> None:
    assert draw_overlap(system({"X1": "abc"})) == ""
    assert draw_overlap(system({"X1": "abc", "Y2": "de"})) == ""
