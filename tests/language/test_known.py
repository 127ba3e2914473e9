"""Bodies, parties and groups widely known: how they must be written, and what tables hold them."""

from __future__ import annotations

from importlib.resources import files

import polars as pl
import pytest

from comity.language import annotate
from comity.language.known import known_names
from comity.record import registry
from comity.texts import document_from_text

DATA = files("comity.language") / "data"


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Sipah-e-Sahaba and Kataeb", ["PAK", "LBN"]),
        ("the Verkhovna Rada", ["UKR"]),
        ("Ban Ki-moon", ["UNO"]),
        ("a fatah of grapes", []),
        ("the cia", []),
        ("a labor party in a new town", []),
        ("on 28 August 2024", []),
    ],
)
def test_names_are_known_as_they_are_written(text: str, countries: list[str]) -> None:
    assert [clue.country for clue in known_names(text)] == countries


def test_known_bodies_are_actors_with_their_state() -> None:
    text = "Asbat al-Ansar and Petrobras wrote to the Riigikogu."
    (annotation,) = annotate([document_from_text(text)], registry())
    states = {actor.name: actor.state for actor in annotation.actors.values()}
    assert states == {
        "Asbat al Ansar": "LBN", "Petrobras": "BRA", "Riigikogu": "EST",
    }  # fmt: skip


def test_the_table_written_by_hand_names_nobody_twice() -> None:
    lines = [line for line in (DATA / "known_actors.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [name for line in lines for name in line.split("\t")[2].split("; ")]
    assert len(names) == len(set(names))
    assert all(len(line.split("\t")[0]) == 3 for line in lines)


def test_a_name_of_the_factbook_stands_for_one_country() -> None:
    table = pl.read_parquet((DATA / "factbook_actors.parquet").open("rb"))
    assert table["name"].n_unique() == len(table) > 8_000
    assert set(table["kind"]) == {"person", "party", "group", "parliament", "force"}
