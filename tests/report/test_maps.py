"""A map's folder: the page first, every picture that shows something, and the tables for other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import OutputError
from comity.model import Actor, Tie
from comity.report.maps import ties_table, write_map
from comity.system import System

ACTORS = {id: Actor(id, f"State [{id}]", "state") for id in "AB"}
TIE = Tie("t", "hostility", "A", "B", -1, "said", asserted_by="A")


def test_the_page_is_first_and_pictures_lead_into_it(tmp_path: Path) -> None:
    made = write_map(System.of([TIE], ACTORS, "2024-05-20", "a test"), tmp_path / "out", "A <title>")
    names = [path.name for path in made]
    assert names[0] == "map.html"
    assert {"network.svg", "map.graphml", "map.gexf", "actors.csv", "ties.csv", "system.csv"} <= set(names)
    assert not {"timeline.svg", "world.svg"} & set(names)
    assert "A &lt;title&gt;" in made[0].read_text("utf-8")
    svg = (tmp_path / "out" / "network.svg").read_text("utf-8")
    assert 'href="map.html#t0"' in svg
    assert 'id="t0"' in made[0].read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_what_cannot_be_written_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(System, "to_gexf", full)
    with pytest.raises(OutputError, match="no room"):
        write_map(System.of([TIE], ACTORS, None, ""), tmp_path / "out", "title")
    assert list((tmp_path / "out").iterdir()) == []


def test_square_brackets_in_names_are_shown_as_they_stand() -> None:
    made = ties_table(System.of([TIE], ACTORS, None, ""))
    assert made.row_count == 1
    assert next(iter(made.columns[0].cells)) == "State [A] – State [B]"
