"""Rows that a user adds to the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import record
from comity.errors import RecordError
from comity.model import Claim, Span

HEAD = "kind,a,b,status,start,end,source,checked\n"


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "rows.csv"
    record.clear()


def test_rows_of_every_kind_are_on_record(rows: Path) -> None:
    rows.write_text(
        HEAD + "war,Korea Rep,M49:392,,2030-01-02,2030-02-03,own notes,2031-01-01\n"
        "membership,Kenya,NATO,member,2030-01-01,,own notes,2031-01-01\n"
        "membership,France,NATO,member,1949-08-24,2029-12-31,own notes,2031-01-01\n"
        "office,Kenya,Asha Moraa,president,2030-01-01,,own notes,2031-01-01\n",
        "utf-8",
    )
    assert record.add(rows) == 4
    (war,) = [tie for tie in record.ties("South Korea", "Japan", "2030-01-15") if tie.kind == "war"]
    assert (war.dataset, war.note) == ("own", "own notes")
    members = {tie.source for tie in record.members("NATO", "2030-06-01")}
    assert "KEN" in members
    assert "FRA" not in members  # what a user says of a pair takes the place of all else
    assert "Asha Moraa" in {person.name for person in record.leaders("Kenya", "2030-06-01")}
    claim = Claim(
        "c", "d", "membership", Span(0, 1, "x"), None, None, {"actor": "KEN", "organisation": "NATO", "on": "2030"}
    )
    assert record.check(claim).verdict == "consistent"
    record.clear()
    assert "KEN" not in {tie.source for tie in record.members("NATO", "2030-06-01")}
    assert "FRA" in {tie.source for tie in record.members("NATO", "2020-06-01")}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("war,Atlantis,Japan,,2030-01-02,,,", "line 2: no actor is called 'Atlantis'"),
        ("war,France,Japan,,2030-13-02,,,", "line 2: '2030-13-02' is not a date"),
        ("war,France,Japan,,2030-01-02,2029,,", "line 2: it ends before it starts"),
        ("war,France,Japan,,,,,", "line 2: no start"),
        ("quarrel,France,Japan,,2030,,,", "line 2: 'quarrel' is no kind of row"),
        ("office,France,,president,2030,,,", "line 2: an office needs a person"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_none_is_added(rows: Path, row: str, words: str) -> None:
    rows.write_text(HEAD + row + "\n", "utf-8")
    with pytest.raises(RecordError, match=words):
        record.add(rows)
    assert not [tie for tie in record.ties("France", "Japan", "2030") if tie.dataset == "own"]


def test_a_file_without_the_columns(rows: Path) -> None:
    rows.write_text("from,to\n1,2\n", "utf-8")
    with pytest.raises(RecordError, match="no column kind"):
        record.add(rows)
    with pytest.raises(RecordError, match="missing"):
        record.add(rows.parent / "missing.csv")


def test_every_dataset_is_cited() -> None:
    assert {"own", "updates", "offices", "treaties", "curated"} <= record.sources().keys()
