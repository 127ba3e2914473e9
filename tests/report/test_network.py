"""The picture of a system: a mark for every tie and actor, the same each time, and labels that stay apart."""

from __future__ import annotations

import random
import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

from comity.model import Actor, Tie
from comity.report.layout import layout
from comity.report.network import MANY, draw, names, strands
from comity.system import System

_SVG = "{http://www.w3.org/2000/svg}"


def system(*ties: Tie, kind: str = "state") -> System:
    ids = {id for tie in ties for id in (tie.source, tie.target)}
    return System.of(ties, {id: Actor(id, f"Land of {id}", kind) for id in ids}, "2020-01-01", "a test")  # type: ignore[arg-type]


def tie(a: str, b: str, sign: int = 1, n: int = 0, **more: object) -> Tie:
    given = {"basis": "record", "dataset": "made-up", **more}
    return Tie(f"{a}-{b}-{sign}-{n}", "alliance" if sign > 0 else "rivalry", a, b, sign, **given)  # type: ignore[arg-type]


def marks(svg: str, kind: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(svg).iter() if element.get("class") == kind]


def crowd(blocs: int = 5, size: int = 40) -> System:
    """Blocs of allies, each a foe of the next."""
    allies = [tie(f"b{b}m{i}", f"b{b}m{(i + k) % size}") for b in range(blocs) for i in range(size) for k in (1, 7, 15)]
    return system(*allies, *(tie(f"b{b}m0", f"b{(b + 1) % blocs}m0", -1) for b in range(blocs)))


def test_every_tie_and_actor_is_a_mark_with_a_title() -> None:
    drawn = system(tie("A", "B"), tie("A", "B", n=1), tie("B", "C", -1), tie("C", "D"))
    svg = draw(drawn)
    assert len(marks(svg, "tie")) == 4
    assert len(marks(svg, "actor")) == 4
    for kind in ("tie", "actor"):
        assert all(mark.find(f"{_SVG}title") is not None for mark in marks(svg, kind))
    assert len(marks(svg, "label")) == 4


def test_parallel_ties_are_lines_of_their_own() -> None:
    drawn = system(tie("A", "B"), tie("A", "B", n=1), tie("A", "B", -1))
    curves = {mark[0].get("d") for mark in marks(draw(drawn), "tie")}
    assert len(curves) == 3


def test_sign_and_basis_each_have_a_form_besides_colour() -> None:
    said: dict[str, Any] = {"basis": "said", "dataset": None, "asserted_by": "A"}
    svg = draw(system(tie("A", "B"), tie("B", "C", -1, **said), tie("C", "D", factuality="planned", **said)))
    assert {"pos record", "neg said", "pos unsure"} <= {e.get("class") for e in ElementTree.fromstring(svg).iter()}
    bars = [mark for mark in marks(svg, "tie") if len([p for p in mark if p.get("class") == "neg"])]
    assert len(bars) == 1


def test_the_legend_names_the_kinds_that_are_drawn() -> None:
    legend = draw(system(tie("A", "B"), tie("B", "C", -1))).partition('class="legend"')[2]
    assert ">positive: alliances<" in legend
    assert ">negative: rivalries<" in legend
    assert "sanctions" not in legend


def test_a_tie_leads_to_its_words() -> None:
    drawn = system(tie("A", "B"), tie("B", "C"))
    svg = draw(drawn, {drawn.ties[0].id: "w7"})
    assert re.findall(r'<a class="tie" href="#(\w+)" data-go="(\w+)"', svg) == [("w7", "w7")]


def test_the_same_system_has_the_same_picture() -> None:
    ties = [tie("A", "B"), tie("B", "C", -1), tie("C", "D"), tie("D", "E")]
    assert draw(system(*ties)) == draw(system(*reversed(ties)))
    assert draw(crowd()) == draw(crowd())


def test_names_are_escaped() -> None:
    svg = draw(system(tie('<b>"&\x0c\x00', "B")))
    assert any("<b>" in (mark.text or "") for mark in marks(svg, "label"))


def test_an_empty_system_says_so() -> None:
    assert "No ties" in draw(system())


def test_camps_stand_apart() -> None:
    found = layout(system(tie("A", "B"), tie("C", "D"), tie("E", "D"), tie("A", "C", -1), tie("B", "D", -1)))
    assert found.camp == {"A", "B"}
    assert found.misplaced == (0, 0)
    assert min(found.at[id][0] for id in "AB") > max(found.at[id][0] for id in "CDE")


def test_who_may_stand_in_either_camp_is_drawn_so() -> None:
    """A, B and C are friends; D is a friend of A and an enemy of B, so that either tie may be the one out of place."""
    friends = [tie("A", "B"), tie("A", "C"), tie("B", "C"), tie("A", "D")]
    drawn = system(*friends, tie("B", "D", -1))
    assert layout(drawn).unsure == {"D"}
    assert draw(drawn).count('class="node unsure"') == 1
    assert "Dashed outlines" in draw(drawn)
    assert "Dashed outlines" not in draw(system(*friends, tie("B", "D")))
    assert not layout(system(tie("A", "B"), tie("A", "C", -1), tie("B", "C", -1))).unsure


def test_camps_that_are_not_proved_are_drawn_alike_on_any_machine() -> None:
    """Steps are counted, not seconds."""
    drawn = random.Random(5)
    ties = [tie(f"S{a:02}", f"S{b:02}", drawn.choice([1, -1])) for a, b in combinations(range(30), 2)]
    svg = draw(system(*ties))
    assert "is not proved" in svg
    assert svg == draw(system(*ties))


def test_two_hundred_actors_have_labels_that_cover_nothing() -> None:
    drawn = crowd()
    found = layout(drawn)
    labels = names(drawn, found)
    assert len(drawn.actors) == 200
    assert len(labels) > 100
    assert not any(a.box.meets(b.box) for a, b in combinations(labels.values(), 2))
    assert not any(
        label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
        for label in labels.values()
        for x, y in found.at.values()
    )
    assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in found.at.values())


def test_actors_of_a_crowd_stand_in_their_blocs() -> None:
    found = layout(crowd())
    assert sorted(len(disc.members) for disc in found.discs) == [40] * 5
    for a, b in combinations(found.discs, 2):
        assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (a.radius + b.radius - 1) ** 2


def test_hundreds_of_ties_are_bundled_and_none_is_lost() -> None:
    many = crowd()
    many = system(*many.ties, *(tie(t.source, t.target, t.sign, 1) for t in many.ties))
    lines = strands(many)
    assert len(many.ties) > MANY
    assert len(lines) < len(many.ties)
    assert {tie.id for line in lines for tie in line.ties} == {tie.id for tie in many.ties}
    assert len(marks(draw(many), "tie")) == len(lines)
