"""Armed groups, de facto authorities and peoples, and the further names of actors: what their files hold."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
import yaml

from comity import record

DATA = files("comity.record") / "data"


def rows(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))


def test_every_movement_has_a_sort_and_states_on_record() -> None:
    states = {actor.id for actor in record.registry() if actor.kind in ("state", "place")}
    for row in rows("movements"):
        assert set(row) <= {"id", "sort", "state", "states", "names", "demonyms"}, row["id"]
        assert row["sort"] in ("armed group", "movement", "de facto authority", "people"), row["id"]
        assert {*row.get("states", ()), *([row["state"]] if "state" in row else [])} <= states, row["id"]


def test_armed_groups_of_every_region_are_known() -> None:
    armed = [row for row in rows("movements") if row["sort"] == "armed group"]
    assert len(armed) >= 150
    assert len({row["state"] for row in armed if "state" in row}) >= 50


def test_no_name_of_a_movement_is_written_twice() -> None:
    names = Counter(name for row in rows("movements") for name in {row["id"], *row.get("names", ())})
    assert [name for name, times in names.items() if times > 1] == []


def test_no_movement_is_listed_among_known_armed_groups_too() -> None:
    table = (files("comity.language") / "data" / "known_actors.tsv").read_text("utf-8").splitlines()
    listed = {name for line in table if "\tarmed group\t" in line for name in line.split("\t")[2].split("; ")}
    names = {name for row in rows("movements") for name in (row["id"], *row.get("names", ()))}
    assert names & listed == set()


@pytest.mark.parametrize("name", ["movements", "agencies", "more_names"])
def test_no_line_is_long(name: str) -> None:
    assert max(map(len, (DATA / f"{name}.yaml").read_text("utf-8").splitlines())) <= 120


def test_further_names_are_of_actors_on_record() -> None:
    ids = {actor.id for actor in record.registry()}
    assert set(rows("more_names")) <= ids


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Daesh", "ISIS"), ("Islamic State of Iraq and the Levant", "ISIS"), ("Tamil Tigers", "LTTE"),
        ("al Shabaab", "Al-Shabaab"), ("Kurdistan Workers’ Party", "PKK"), ("Luhansk People's Republic", "LPR"),
        ("TRNC", "Northern Cyprus"), ("Igad", "IGAD"), ("Alliance of Small Island States", "AOSIS"),
    ],
)  # fmt: skip
def test_names(name: str, id: str) -> None:
    assert record.find(name).id == id
